//! From what was named on the command line to opened files, each with its reader.
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Item, Problem, READERS, Reader, Sink, decode, plain};

/// Bytes by which a format is told.
const HEAD: usize = 16 * 1024;

/// One opened file, or standard input.
pub struct Input<'a> {
    /// What reports call it.
    pub name: Arc<str>,
    /// The file, where it is one that can be opened a second time.
    pub file: Option<&'a Path>,
    pub bytes: Box<dyn BufRead + 'a>,
}

impl Input<'_> {
    /// Everything in it, when it holds no more than `limit` bytes.
    pub fn all(&mut self, limit: u64) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        self.bytes.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(|e| self.unreadable(&e))?;
        if bytes.len() as u64 > limit {
            return Err(self.problem(None, format!("is larger than {} MB: split it into one file per story", limit >> 20)));
        }
        Ok(bytes)
    }

    pub fn problem(&self, line: Option<usize>, message: impl Into<String>) -> Problem {
        Problem::new(&*self.name, line, message)
    }

    pub fn unreadable(&self, error: &io::Error) -> Problem {
        self.problem(None, why(error))
    }
}

/// Reads files, folders (with all that is in them, in the order of their names) and, for `-`, standard input.
///
/// In a folder, hidden files and files that no reader recognises are passed over. Everything that could not be read is handed on as
/// a [`Problem`], and the reading goes on with the next.
pub fn read(inputs: &[PathBuf], sink: Sink) -> ControlFlow<()> {
    for path in inputs {
        if path.as_os_str() == "-" {
            stream("-", None, io::stdin().lock(), Choice::Named, sink)?;
        } else if path.is_dir() {
            if !folder(path, sink)? {
                sink(Item::Problem(Problem::new(path, None, "the folder holds nothing to check: no text or JSONL file is in it")))?;
            }
        } else {
            open(path, Choice::Named, sink)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether a file was asked for by name or came across in a folder.
#[derive(Clone, Copy)]
pub(super) enum Choice {
    Named,
    CameAcross,
}

/// Whether anything in the folder was of a known format.
fn folder(path: &Path, sink: Sink) -> ControlFlow<(), bool> {
    let entries = match fs::read_dir(path).and_then(|d| d.map(|e| Ok(e?.path())).collect::<io::Result<Vec<_>>>()) {
        Ok(entries) => entries,
        Err(e) => {
            sink(Item::Problem(Problem::new(path, None, why(&e))))?;
            return ControlFlow::Continue(true);
        }
    };
    let mut entries: Vec<_> = entries.into_iter().filter(|p| !p.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"."))).collect();
    entries.sort();
    let mut any = false;
    for entry in entries {
        if entry.is_file() {
            any |= open(&entry, Choice::CameAcross, sink)?;
        } else if entry.is_dir() && !entry.is_symlink() {
            any |= folder(&entry, sink)?;
        }
    }
    ControlFlow::Continue(any)
}

/// Whether the file was read, or meant to be.
fn open(path: &Path, choice: Choice, sink: Sink) -> ControlFlow<(), bool> {
    match File::open(path) {
        Ok(file) => {
            let again = file.metadata().is_ok_and(|m| m.is_file()).then_some(path);
            stream(&path.to_string_lossy(), again, file, choice, sink)
        }
        Err(e) => {
            sink(Item::Problem(Problem::new(path, None, why(&e))))?;
            ControlFlow::Continue(true)
        }
    }
}

pub(super) fn stream(name: &str, file: Option<&Path>, mut bytes: impl Read, choice: Choice, sink: Sink) -> ControlFlow<(), bool> {
    let refuse = |message: String, sink: Sink| {
        sink(Item::Problem(Problem::new(name, None, message)))?;
        ControlFlow::Continue(true)
    };
    let mut head = Vec::with_capacity(HEAD);
    if let Err(e) = bytes.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        return refuse(why(&e), sink);
    }
    if head.is_empty() {
        return refuse("is empty: there is nothing to check".into(), sink);
    }
    let mut input = Input { name: name.into(), file, bytes: Box::new(io::empty()) };
    if let Some(utf16) = decode::Utf16::of(&head) {
        // every reader below is given UTF-8
        input.file = None;
        if let Err(e) = bytes.read_to_end(&mut head) {
            return refuse(why(&e), sink);
        }
        match utf16.decode(&head) {
            Ok(text) => {
                head = text.into_bytes();
                input.bytes = Box::new(Cursor::new(head.clone()));
                head.truncate(HEAD);
            }
            Err(e) => return refuse(e, sink),
        }
    } else {
        input.bytes = Box::new(Cursor::new(head.clone()).chain(BufReader::with_capacity(256 * 1024, bytes)));
    }
    let reader = READERS.iter().copied().find(|r| r.recognises(&head, Path::new(name)));
    let reader: &dyn Reader = match (reader, choice) {
        (Some(reader), _) => reader,
        (None, Choice::Named) => &plain::Plain,
        (None, Choice::CameAcross) => return ControlFlow::Continue(false),
    };
    reader.read(input, sink)?;
    ControlFlow::Continue(true)
}

fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file: check the path".into(),
        io::ErrorKind::PermissionDenied => "may not be read: check its permissions".into(),
        _ => format!("cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{problems, read_bytes, read_paths};
    use super::*;

    #[test]
    fn what_cannot_be_read_is_said_in_one_line_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("empty.txt"), "").unwrap();
        fs::write(path("blank.txt"), " \n\n").unwrap();
        fs::write(path("binary.bin"), b"a\0b\x01").unwrap();
        fs::write(path("cut.txt"), &"Größe – Maß".as_bytes()[..7 + 2]).unwrap();
        fs::write(path("good.txt"), "A story.").unwrap();
        fs::create_dir(path("nothing")).unwrap();
        fs::write(path("nothing/.hidden.txt"), "hidden").unwrap();
        fs::write(path("nothing/image.png"), b"\x89PNG\0\0").unwrap();
        for (name, says) in [
            ("missing.txt", "no such file"),
            ("empty.txt", "is empty"),
            ("blank.txt", "only white space"),
            ("binary.bin", "binary"),
            ("cut.txt", "cut off"),
            ("nothing", "nothing to check"),
        ] {
            let items = read_paths(&[&path(name), &path("good.txt")]);
            let found = problems(&items);
            assert_eq!(found.len(), 1, "{name}");
            assert!(found[0].contains(says) && found[0].contains(name) && !found[0].contains('\n'), "{}", found[0]);
            assert!(matches!(&items[1], Item::Story(s) if s.text == "A story."), "{name}");
        }
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in
            [("b.txt", "B."), ("a/z.txt", "Z."), ("a/y.jsonl", "{\"target\":\"Y.\"}"), (".git/c.txt", "C."), ("code.py", "x = 1"), ("c", "Last.")]
        {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let read: Vec<_> = read_paths(&[folder.path()])
            .into_iter()
            .map(|i| match i {
                Item::Story(s) => s.text,
                Item::Rows(r) => r[0].target.text.clone(),
                Item::Problem(p) => p.to_string(),
            })
            .collect();
        assert_eq!(read, ["Y.", "Z.", "B.", "Last."]);
    }

    #[test]
    fn a_stream_is_told_by_its_content() {
        assert!(matches!(&read_bytes("-", b"{\"target\":\"a\"}")[..], [Item::Rows(_)]));
        assert!(matches!(&read_bytes("-", b"A story.")[..], [Item::Story(_)]));
        let utf16: Vec<u8> = "{\"target\":\"é\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(matches!(&read_bytes("-", &utf16)[..], [Item::Rows(r)] if r[0].target.text == "é"));
    }

    #[test]
    fn a_sink_can_stop_the_reading() {
        let mut seen = 0;
        let _ = stream("-", None, &b"{\"target\":\"a\"}\n{\"target\":\"b\"}\n{\"target\":\"c\"}\n"[..], Choice::Named, &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        });
        assert_eq!(seen, 1);
    }
}
