//! Holds the grammars that editors read to the vocabulary and to the compiler.
#![allow(clippy::disallowed_methods, reason = "these tests read and, when asked, write the project's own files")]

mod agreement;
mod corpus;
mod ebnf;
mod editors;
mod files;
mod generated;
mod highlights;
mod keywords;
mod tree;
