//! Trains the name tagger: `cargo run --release --example train-names -- TEXTS.jsonl … assets/models/names.bin`.
//!
//! Each line of the texts is an object with `text` and `spans`, a list of `[start, end, type]` in code points; types are
//! `PER ORG LOC MISC`, any other is passed over. The same texts in the same order give the same file, byte for byte.

mod trainer;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let (model, paths) = paths
        .split_last()
        .ok_or("name the texts, then the model to write")?;
    let texts = paths
        .iter()
        .map(std::fs::read_to_string)
        .collect::<Result<Vec<_>, _>>()?;
    std::fs::write(model, trainer::train(&texts, &mut std::io::stdout())?)?;
    Ok(())
}
