//! Lists the catalogues, so that a new language is one new file.
#![allow(clippy::disallowed_methods, reason = "a build script reads the folder of its crate")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where the crate is")).join("locales");
    let entries = fs::read_dir(&folder).expect("the folder of the catalogues is there");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file can be listed").path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "ftl"));
    files.sort();
    let mut table = String::from("&[\n");
    for file in files {
        let tag = file.file_stem().and_then(|stem| stem.to_str()).expect("a catalogue is named by its language");
        writeln!(table, "({tag:?}, include_str!({:?})),", file.display().to_string())
            .expect("a string takes all that is written");
    }
    table.push(']');
    let out = Path::new(&env::var("OUT_DIR").expect("cargo says where to write")).join("catalogues.rs");
    fs::write(out, table).expect("the list can be written");
}
