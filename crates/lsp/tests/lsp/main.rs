//! Conversations between an editor and the server.

mod editor;
mod large;
mod life;
mod texts;
mod views;
