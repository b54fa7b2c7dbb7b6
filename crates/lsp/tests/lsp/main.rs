//! Conversations between an editor and the server.

mod editor;
mod life;
mod texts;
mod views;
