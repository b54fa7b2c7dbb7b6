//! Conversations between an editor and the server.

mod editor;
mod folders;
mod large;
mod life;
mod texts;
mod views;
