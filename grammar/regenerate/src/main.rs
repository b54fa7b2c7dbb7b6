//! Writes the parser of the tree-sitter grammar anew from `grammar.js`, which Node evaluates.

use std::path::{Path, PathBuf};
use std::{error::Error, fs};

use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

#[path = "../../src/fingerprint.rs"]
mod fingerprint;

/// The version of the tables that all editors of the last years can load.
const ABI: usize = 14;

fn main() -> Result<(), Box<dyn Error>> {
    let grammar = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tree-sitter-milepost").canonicalize()?;
    let none = None::<PathBuf>;
    let mut remarks = Vec::new();
    generate_parser_in_directory(
        grammar.clone(),
        none.clone(),
        none,
        ABI,
        None,
        Some("node"),
        true,
        OptLevel::default(),
        &mut remarks,
    )?;
    for remark in remarks {
        eprintln!("{remark:?}");
    }
    let line = |name: &str| -> Result<String, Box<dyn Error>> {
        let text = fs::read_to_string(grammar.join(name))?;
        Ok(format!("{} {name}\n", fingerprint::fingerprint(&text)))
    };
    fs::write(grammar.join("src/fingerprints"), line("grammar.js")? + &line("src/parser.c")?)?;
    Ok(())
}
