//! Compiles the parser that tree-sitter generated.

fn main() {
    let source = "tree-sitter-milepost/src";
    for file in ["parser.c", "scanner.c"] {
        println!("cargo:rerun-if-changed={source}/{file}");
    }
    cc::Build::new()
        .std("c11")
        .include(source)
        .files([format!("{source}/parser.c"), format!("{source}/scanner.c")])
        .warnings(false)
        .compile("tree-sitter-milepost");
}
