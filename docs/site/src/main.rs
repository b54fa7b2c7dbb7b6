//! Writes the documentation as a static site: `cargo run -p milepost-site -- FOLDER`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a face: it reads and writes files"
)]

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use milepost_site::{Page, findings, reference, site};

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("say where the site is to be written: cargo run -p milepost-site -- FOLDER");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(count) => {
            println!("Wrote {count} files to {folder}: open {folder}/index.html");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn write(folder: &Path) -> Result<usize, String> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the site lies in docs/");
    let failed = |path: &Path, error: &io::Error| format!("{}: {error}", path.display());
    let mut pages = [reference(), findings()].concat();
    for entry in docs.read_dir().map_err(|error| failed(docs, &error))? {
        let path = entry.map_err(|error| failed(docs, &error))?.path();
        let target = path.file_name().unwrap_or_default();
        if path.extension().is_some_and(|ending| ending == "md") {
            let text = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
            pages.push(Page { path: target.to_string_lossy().into_owned(), text });
        } else if path.extension().is_some_and(|ending| ending == "png") {
            fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
            fs::copy(&path, folder.join(target)).map_err(|error| failed(&path, &error))?;
        }
    }
    let files = site(&pages);
    for file in &files {
        let path = folder.join(&file.path);
        let around = path.parent().unwrap_or(folder);
        fs::create_dir_all(around).map_err(|error| failed(around, &error))?;
        fs::write(&path, &file.text).map_err(|error| failed(&path, &error))?;
    }
    Ok(files.len())
}
