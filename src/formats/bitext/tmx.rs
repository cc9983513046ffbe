//! TMX 1.4 translation memories, read as a stream: no tree is built, no entity is expanded, depth and size have limits.
use std::io::{self, BufRead, Read};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::{Pair, PassedOver, Problem, Sink, Wanted};
use crate::text::Lang;

/// Elements inside one another at most.
const DEPTH: usize = 64;
/// Bytes of one tag or one piece of text at most; of one segment too.
const LONGEST: usize = 4 << 20;
/// Languages of one unit at most.
const VARIANTS: usize = 128;

/// Gives no more than `left` bytes: a piece of XML is held whole.
struct Limited<R> {
    bytes: R,
    left: usize,
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let found = self.fill_buf()?;
        let taken = found.len().min(out.len());
        out[..taken].copy_from_slice(&found[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Limited<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(format!("a tag or text of more than {} MB", LONGEST >> 20)));
        }
        let found = self.bytes.fill_buf()?;
        Ok(&found[..found.len().min(self.left)])
    }

    fn consume(&mut self, taken: usize) {
        self.left -= taken;
        self.bytes.consume(taken);
    }
}

/// What was read of the unit that is open.
#[derive(Default)]
struct Unit {
    /// Language of the file's sources, and of this unit's.
    source: (Option<Lang>, Option<Lang>),
    /// Of the variant that is open; none where the language is unknown.
    lang: Option<Lang>,
    variants: Vec<(Lang, String)>,
    /// A segment is open; elements of formatting codes inside it.
    in_segment: bool,
    codes: usize,
    text: String,
}

pub fn read(path: &Path, bytes: impl BufRead, wanted: Wanted, sink: Sink) -> Result<PassedOver, Problem> {
    let mut reader = Reader::from_reader(Limited { bytes, left: LONGEST });
    let mut buffer = Vec::new();
    let mut unit = Unit::default();
    let mut passed = PassedOver::default();
    let mut depth = 0usize;
    let mut any = false;
    loop {
        buffer.clear();
        reader.get_mut().left = LONGEST;
        let at = reader.buffer_position();
        let broken = |message: String| Problem::new(path, None, format!("is no valid TMX near byte {at}: {}", message.replace('\n', " ")));
        match reader.read_event_into(&mut buffer).map_err(|e| broken(e.to_string()))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(broken(format!("more than {DEPTH} elements inside one another")));
                }
                any |= tag.local_name().as_ref() == "tmx";
                unit.open(&tag);
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "header" => unit.source.0 = attribute(&tag, "srclang"),
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if unit.close(tag.local_name().as_ref()) {
                    match unit.pair(wanted) {
                        Some(pair) => {
                            if sink(pair).is_break() {
                                return Ok(passed);
                            }
                        }
                        None => passed.note(|| broken("the unit lacks one of the languages".into())),
                    }
                }
            }
            Event::Text(text) => unit.push(&text.xml10_content()),
            Event::CData(text) => unit.push(&text.xml10_content()),
            Event::GeneralRef(name) => match (name.resolve_char_ref(), resolve_predefined_entity(&name)) {
                (Ok(Some(c)), _) => unit.push(c.encode_utf8(&mut [0; 4])),
                (_, Some(text)) => unit.push(text),
                _ => unit.push(" "),
            },
            Event::Eof => break,
            _ => (),
        }
    }
    if !any {
        return Err(Problem::new(path, None, "is XML, but no TMX: <tmx> is missing"));
    }
    Ok(passed)
}

impl Unit {
    fn open(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "header" => self.source.0 = attribute(tag, "srclang"),
            "tu" => *self = Unit { source: (self.source.0, attribute(tag, "srclang")), ..Unit::default() },
            "tuv" => self.lang = attribute(tag, "xml:lang").or_else(|| attribute(tag, "lang")),
            "seg" => (self.in_segment, self.codes) = (true, 0),
            // what is highlighted is text; what stands in other elements is their codes
            "hi" if self.codes == 0 => (),
            _ if self.in_segment => self.codes += 1,
            _ => (),
        }
    }

    /// Whether the unit ends.
    fn close(&mut self, name: &str) -> bool {
        match name {
            "seg" => {
                self.in_segment = false;
                let text = std::mem::take(&mut self.text);
                if let Some(lang) = self.lang.filter(|_| self.variants.len() < VARIANTS) {
                    self.variants.push((lang, text));
                }
            }
            "hi" if self.codes == 0 => (),
            _ if self.in_segment => self.codes = self.codes.saturating_sub(1),
            "tu" => return true,
            _ => (),
        }
        false
    }

    fn push(&mut self, text: &str) {
        if self.in_segment && self.codes == 0 && self.text.len() + text.len() <= LONGEST {
            self.text += text;
        }
    }

    /// The variant in the language of sources, and one in another.
    fn pair(&mut self, (from, to): Wanted) -> Option<Pair> {
        let variants = std::mem::take(&mut self.variants);
        let of = |lang: Lang| variants.iter().find(|(l, _)| l.same(&lang));
        let source = match from.or(self.source.1).or(self.source.0) {
            Some(lang) => of(lang)?,
            None => variants.iter().find(|(l, _)| to.is_none_or(|to| !l.same(&to)))?,
        };
        let target = match to {
            Some(lang) => of(lang)?,
            None => variants.iter().find(|(l, _)| !l.same(&source.0))?,
        };
        Some(Pair { langs: (Some(source.0), Some(target.0)), source: source.1.clone(), target: target.1.clone() })
    }
}

/// The language that an attribute names; `*all*` is none.
fn attribute(tag: &BytesStart, name: &str) -> Option<Lang> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Lang::parse(&attribute.value).ok()
}

#[cfg(test)]
mod tests {
    use super::super::tests::pairs;
    use super::*;

    const MEMORY: &str = r#"<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY bomb "boom">]>
<tmx version="1.4"><header srclang="fr" datatype="plaintext"/><body>
<tu tuid="1"><note>hors sujet</note>
 <tuv xml:lang="EN"><seg>Bread &amp; <bpt i="1">&lt;b&gt;</bpt>butter<ept i="1">&lt;/b&gt;</ept> &#x263A; &bomb;</seg></tuv>
 <tuv xml:lang="de"><seg>Brot und Butter</seg></tuv>
 <tuv xml:lang="fr-CA"><seg>Pain et <hi>beurre</hi></seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu>
</body></tmx>"#;

    fn of(from: Option<&str>, to: Option<&str>) -> (Vec<(String, String)>, u64) {
        let lang = |tag: Option<&str>| tag.map(|t| Lang::parse(t).unwrap());
        let (pairs, passed) = pairs("a.tmx", MEMORY.as_bytes(), (lang(from), lang(to))).unwrap();
        (pairs.into_iter().map(|p| (p.source, p.target)).collect(), passed.count)
    }

    #[test]
    fn any_pair_of_many_is_read_and_entities_are_not_expanded() {
        let bread = "Bread & butter \u{263A}  ";
        assert_eq!(of(None, None), (vec![("Pain et beurre".into(), bread.into())], 1));
        assert_eq!(of(Some("de"), Some("fr")), (vec![("Brot und Butter".into(), "Pain et beurre".into())], 1));
        assert_eq!(of(Some("it"), Some("fr")), (vec![], 2));
    }

    #[test]
    fn depth_and_size_have_limits() {
        let deep = format!("<tmx>{}", "<a>".repeat(DEPTH + 1));
        let error = pairs("a.tmx", deep.as_bytes(), Wanted::default()).unwrap_err().to_string();
        assert!(error.contains("inside one another"), "{error}");
        let long = format!("<tmx><seg>{}", "a".repeat(LONGEST + 10));
        let error = pairs("a.tmx", long.as_bytes(), Wanted::default()).unwrap_err().to_string();
        assert!(error.contains("more than 4 MB"), "{error}");
        let error = pairs("a.tmx", b"<tmx><tu></tmx>", Wanted::default()).unwrap_err().to_string();
        assert!(error.contains("no valid TMX near byte"), "{error}");
        assert!(pairs("a.xml", b"<html></html>", Wanted::default()).unwrap_err().to_string().contains("no TMX"));
    }
}
