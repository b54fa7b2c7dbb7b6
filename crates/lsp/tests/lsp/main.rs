//! Conversations between an editor and the server.

mod editor;
mod folders;
mod large;
mod life;
mod malformed;
mod texts;
mod views;
