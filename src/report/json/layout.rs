//! How the document stands in lines, and its bytes as text.

use serde_json::ser::Formatter;
use std::fmt;
use std::io;

/// Lays the document out so that it can be read and compared by lines: one line for each field of the document and for each
/// item of its lists; inside articles one for each item of theirs.
#[derive(Default)]
pub(super) struct Lines {
    depth: usize,
    closed_lists: usize,
    item_begins: bool,
}

impl Lines {
    /// Containers open around an item that gets its own line: the articles, which come first, are laid out deeper.
    fn breaks(&self) -> bool {
        self.depth == 2 || self.depth == 4 && self.closed_lists == 0
    }

    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if std::mem::take(&mut self.item_begins) && bracket == b"{" && self.breaks() {
            writer.write_all(b"\n")?;
        }
        self.depth += 1;
        writer.write_all(bracket)
    }
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.closed_lists += usize::from(self.depth == 1);
        self.item_begins = false;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.item_begins = true;
        writer.write_all(if first { b"" } else { b"," })
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.item_begins = false;
        Ok(())
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        let own_line = self.depth == 1 || self.depth == 3 && self.closed_lists == 0 && !first;
        writer.write_all(if own_line { b"\n" } else { b"" })
    }
}

/// Text for `fmt::Write` from a serializer that writes bytes, a few at a time: each piece that it writes is text, so what
/// is gathered between two pieces is text too.
pub(super) struct Bytes<'a> {
    out: &'a mut dyn fmt::Write,
    gathered: Vec<u8>,
}

impl<'a> Bytes<'a> {
    /// Bytes gathered before they are handed on.
    const ENOUGH: usize = 1 << 13;

    pub fn new(out: &'a mut dyn fmt::Write) -> Self {
        Self {
            out,
            gathered: Vec::with_capacity(2 * Self::ENOUGH),
        }
    }
}

impl io::Write for Bytes<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= Self::ENOUGH {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(|_| ())
    }

    fn flush(&mut self) -> io::Result<()> {
        let text = std::str::from_utf8(&self.gathered).map_err(io::Error::other)?;
        self.out.write_str(text).map_err(io::Error::other)?;
        self.gathered.clear();
        Ok(())
    }
}
