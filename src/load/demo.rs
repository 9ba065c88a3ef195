//! The three reports that come with the program: one invented event, told by an agency, a broadcaster and a local paper.

use super::Input;

/// The bundled reports, as inputs like any other; they are in the binary, so this needs no file.
#[must_use]
pub fn demo() -> Vec<Input> {
    [
        (
            "merrow.txt",
            &include_bytes!("../../assets/demo/merrow.txt")[..],
        ),
        (
            "radio-ardovia.html",
            &include_bytes!("../../assets/demo/radio-ardovia.html")[..],
        ),
        (
            "velin-courier.md",
            &include_bytes!("../../assets/demo/velin-courier.md")[..],
        ),
    ]
    .map(|(name, bytes)| Input::Bytes {
        name: name.into(),
        bytes: bytes.into(),
    })
    .into()
}
