//! Any bytes load or fail cleanly: `cargo +nightly fuzz run load --fuzz-dir tests/fuzz -- -max_total_time=600 -rss_limit_mb=1024 -timeout=25`.
//!
//! The first byte says how the others are read: told by their content, as one format, or as what lies inside an archive.
//! A panic that the library contains (one of pdf-extract) is no finding, and neither is a message.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::comparison::{Options, compare};
use parallax::load::{Format, Input, InputOptions, panic_is_contained, read_one_with};
use std::panic::{set_hook, take_hook};

fuzz_target!(
    init: {
        let abort = take_hook();
        set_hook(Box::new(move |info| if !panic_is_contained() { abort(info) }));
    },
    |data: &[u8]| {
        let Some((&how, bytes)) = data.split_first() else {
            return;
        };
        let how = usize::from(how % 12);
        let bytes = match how {
            10 => archive(&[("[Content_Types].xml", b""), ("word/document.xml", bytes)]),
            11 => archive(&[
                ("META-INF/container.xml", CONTAINER),
                ("book.opf", BOOK),
                ("1.xhtml", bytes),
            ]),
            _ => bytes.to_vec(),
        };
        let options = InputOptions {
            format: how.checked_sub(1).and_then(|it| Format::ALL.get(it)).copied(),
            raw: how == 9,
            ..InputOptions::default()
        };
        let name = "a".to_owned();
        match read_one_with(&Input::Bytes { name, bytes }, &options) {
            Ok((article, _)) => {
                let text = article.text();
                assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
                assert!(article.blocks().iter().all(|it| !article.slice(it.span).trim().is_empty()));
                if text.len() < 4096 {
                    compare(vec![article.clone(), article], &Options::default());
                }
            }
            Err(error) => assert!(!error.what.is_empty() && !error.next_step.is_empty()),
        }
    }
);

const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
const BOOK: &[u8] = b"<package><metadata><title>Ferry</title></metadata><manifest><item id=\"a\" href=\"1.xhtml\" \
    media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";

/// An archive of files that are not packed.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let start = out.len() as u32;
        let mut about = [0; 26];
        about[0] = 20;
        about[10..14].copy_from_slice(&crc32fast::hash(bytes).to_le_bytes());
        about[14..18].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        about[18..22].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        about[22..24].copy_from_slice(&(name.len() as u16).to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(about);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(about);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (out.len() as u32, directory.len() as u32);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([files.len() as u8, 0].repeat(2));
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}
