//! What those who are asked send back.
//!
//! Comes in: a plan and the bytes of a file: a filled workbook, a text file with columns, an export of a phone form.
//! Goes out: the answers in it, ready to be recorded, and every fault with its place, all at once.
//! Must never be here: files on disk, the clock, the data beside the plan. Nothing in a file is trusted: not its size,
//! not its formulas, not the rules of its cells.

mod cell;
mod form;
mod number;
mod read;
mod row;
mod text;
mod workbook;

pub use read::{Chosen, Return, read};
