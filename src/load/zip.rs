//! Members of a zip archive, unpacked one by one within a limit: what DOCX and EPUB files are made of.

use super::limits::{MB, MOST_MEMBER_BYTES, MOST_UNPACKED_BYTES};
use std::fmt;

/// An archive in memory. Nothing is unpacked before it is asked for.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    members: Vec<Member>,
    /// Bytes that may still be unpacked.
    left: usize,
}

/// Why a member cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failed {
    /// There is none of that name.
    Missing,
    /// It is larger than [`MOST_MEMBER_BYTES`], or all together are larger than [`MOST_UNPACKED_BYTES`].
    TooLarge,
    /// It is locked with a password.
    Locked,
    /// Its bytes are damaged, or packed in a way that office programs do not use.
    Damaged,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("a part is missing"),
            Self::TooLarge => write!(
                f,
                "unpacked it is more than the limit of {} MB a part, {} MB in all",
                MOST_MEMBER_BYTES / MB,
                MOST_UNPACKED_BYTES / MB
            ),
            Self::Locked => f.write_str("it is locked with a password"),
            Self::Damaged => f.write_str("it is damaged"),
        }
    }
}

#[derive(Debug)]
struct Member {
    name: String,
    locked: bool,
    method: u16,
    sum: u32,
    packed: usize,
    /// Where its local header starts.
    start: usize,
}

const LOCAL_HEADER: &[u8] = b"PK\x03\x04";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
const DIRECTORY_END: &[u8] = b"PK\x05\x06";

impl<'a> Archive<'a> {
    /// The archive in these bytes, if its directory can be found. Names are read as UTF-8. Sorts the directory.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
        let end = tail + last(&bytes[tail..], DIRECTORY_END)?;
        let size = u32_at(bytes, end + 12)?;
        let stated = u32_at(bytes, end + 16)?;
        u16_at(bytes, end + 20)?;
        // What stands before the archive moves all places in it.
        let mut at = end.checked_sub(size)?;
        let shift = at.checked_sub(stated)?;
        let mut members = Vec::new();
        while at < end && bytes.get(at..at + 4) == Some(DIRECTORY_ENTRY) {
            let name_length = u16_at(bytes, at + 28)?;
            let rest = u16_at(bytes, at + 30)? + u16_at(bytes, at + 32)?;
            members.push(Member {
                name: String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name_length)?)
                    .replace('\\', "/"),
                locked: u16_at(bytes, at + 8)? & 1 == 1,
                method: u16_at(bytes, at + 10)? as u16,
                sum: u32_at(bytes, at + 16)? as u32,
                packed: u32_at(bytes, at + 20)?,
                start: shift.checked_add(u32_at(bytes, at + 42)?)?,
            });
            at += 46 + name_length + rest;
        }
        // In order of their names, the first of several with one name before the others.
        members.sort_by(|a, b| a.name.cmp(&b.name));
        (!members.is_empty()).then_some(Self {
            bytes,
            members,
            left: MOST_UNPACKED_BYTES,
        })
    }

    /// Whether there is a member of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Member> {
        let at = self.members.partition_point(|it| it.name.as_str() < name);
        self.members.get(at).filter(|it| it.name == name)
    }

    /// A member, unpacked, its check sum compared.
    ///
    /// # Errors
    /// As [`Failed`] says.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, Failed> {
        let member = self.find(name).ok_or(Failed::Missing)?;
        if member.locked {
            return Err(Failed::Locked);
        }
        let packed = packed(self.bytes, member).ok_or(Failed::Damaged)?;
        let most = MOST_MEMBER_BYTES.min(self.left);
        let bytes = match member.method {
            0 if packed.len() > most => return Err(Failed::TooLarge),
            0 => packed.to_vec(),
            8 => inflate(packed, most)?,
            _ => return Err(Failed::Damaged),
        };
        if crc32fast::hash(&bytes) != member.sum {
            return Err(Failed::Damaged);
        }
        self.left -= bytes.len();
        Ok(bytes)
    }
}

/// The bytes of a member as they stand in the archive.
fn packed<'a>(bytes: &'a [u8], member: &Member) -> Option<&'a [u8]> {
    let header = member.start;
    if bytes.get(header..header.checked_add(30)?)?.get(..4)? != LOCAL_HEADER {
        return None;
    }
    let start = header + 30 + u16_at(bytes, header + 26)? + u16_at(bytes, header + 28)?;
    bytes.get(start..start.checked_add(member.packed)?)
}

fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, Failed> {
    miniz_oxide::inflate::decompress_to_vec_with_limit(packed, most).map_err(|error| {
        match error.status {
            miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Failed::TooLarge,
            _ => Failed::Damaged,
        }
    })
}

/// Where the last occurrence of a mark starts.
fn last(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|it| it == mark)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(usize::from(u16::from_le_bytes(two.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes(four.try_into().ok()?)).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Archive, Failed, MOST_MEMBER_BYTES};

    /// An archive of these members, deflated.
    pub(in crate::load) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in members {
            let packed = miniz_oxide::deflate::compress_to_vec(content, 6);
            let start = out.len() as u32;
            let mut fields = Vec::new();
            fields.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
            fields.extend(crc32fast::hash(content).to_le_bytes());
            fields.extend((packed.len() as u32).to_le_bytes());
            fields.extend((content.len() as u32).to_le_bytes());
            fields.extend((name.len() as u16).to_le_bytes());
            fields.extend([0, 0]);
            out.extend(b"PK\x03\x04");
            out.extend(fields[..].iter());
            out.extend(name.bytes());
            out.extend(packed);
            directory.extend(b"PK\x01\x02\x14\0");
            directory.extend(fields);
            directory.extend([0; 10]);
            directory.extend(start.to_le_bytes());
            directory.extend(name.bytes());
        }
        let start = out.len() as u32;
        out.extend(&directory);
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend([(members.len() as u16).to_le_bytes(); 2].concat());
        out.extend((directory.len() as u32).to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend([0, 0]);
        out
    }

    #[test]
    fn members_come_out_by_name() {
        let mut bytes = b"what a mail program put before it".to_vec();
        bytes.extend(zip(&[("a.txt", b"The ferry."), ("b/c.xml", b"")]));
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert!(archive.has("b/c.xml") && !archive.has("c.xml"));
        assert_eq!(archive.read("a.txt").as_deref(), Ok(&b"The ferry."[..]));
        assert_eq!(archive.read("b/c.xml").as_deref(), Ok(&b""[..]));
        assert_eq!(archive.read("d"), Err(Failed::Missing));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bytes = zip(&[("a", &vec![b' '; MOST_MEMBER_BYTES + 1])]);
        assert!(bytes.len() < 100_000);
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert_eq!(archive.read("a"), Err(Failed::TooLarge));
        let members: Vec<(String, Vec<u8>)> = (0..4)
            .map(|n| (n.to_string(), vec![b' '; MOST_MEMBER_BYTES - 1]))
            .collect();
        let members: Vec<(&str, &[u8])> = members.iter().map(|it| (&*it.0, &*it.1)).collect();
        let bytes = zip(&members);
        let mut archive = Archive::open(&bytes).expect("an archive");
        assert!(archive.read("0").is_ok() && archive.read("1").is_ok());
        assert_eq!(archive.read("2"), Err(Failed::TooLarge));
    }

    #[test]
    fn archives_cut_short_or_locked_are_told() {
        let bytes = zip(&[("a.txt", b"The ferry left at nine, the harbor office said.")]);
        for end in 0..bytes.len() {
            assert!(Archive::open(&bytes[..end]).is_none(), "{end}");
        }
        let mut locked = bytes.clone();
        let entry = locked.windows(4).position(|it| it == b"PK\x01\x02");
        locked[entry.expect("an entry") + 8] |= 1;
        let mut archive = Archive::open(&locked).expect("an archive");
        assert_eq!(archive.read("a.txt"), Err(Failed::Locked));
        let mut damaged = bytes;
        damaged[40] ^= 0xff;
        let mut archive = Archive::open(&damaged).expect("an archive");
        assert_eq!(archive.read("a.txt"), Err(Failed::Damaged));
    }
}
