//! The parts of a story: slug, headline, dateline, lead, paragraphs, subheads, quotations, boilerplate; and its day.
mod boilerplate;
mod caption;
mod dateline;
mod paragraphs;

use crate::document::{Date, Part, Role};
use crate::text::Span;
use crate::text::scan::is_spaceless_char;

/// Characters of the longest headline.
const HEADLINE: usize = 200;
/// Characters and words of the longest subhead.
const SUBHEAD: (usize, usize) = (90, 12);
/// Words from which a quotation on a line of its own is a sentence.
const QUOTED_SENTENCE: usize = 4;
/// Words of the longest quotation that is set as a line of its own.
const QUOTED_LINE: usize = 25;

pub struct Structure {
    pub parts: Vec<Part>,
    pub date: Option<Date>,
}

/// Reads the structure off a normalised text.
pub fn of(text: &str) -> Structure {
    let spans = paragraphs::of(text);
    let mut parts: Vec<Part> = Vec::with_capacity(spans.len() + 1);
    let mut date = None;
    let last_prose = spans.iter().rposition(|s| !boilerplate::is(s.of(text)));
    let mut place = Place::Head;
    for (i, &span) in spans.iter().enumerate() {
        let line = span.of(text);
        let goes_on = last_prose.is_some_and(|last| i < last);
        date = date.or_else(|| boilerplate::dispatch_date(line));
        if boilerplate::is(line) {
            parts.push(Part { span, role: Role::Boilerplate });
            continue;
        }
        if caption::is(line) {
            parts.push(Part { span, role: Role::Caption });
            continue;
        }
        if place != Place::Body {
            if let Some(day) = dateline::only_date(line).filter(|_| goes_on) {
                date = date.or(Some(day));
                parts.push(Part { span, role: Role::Dateline });
                continue;
            }
            if let Some(found) = dateline::of(line) {
                date = date.or(found.date);
                let end = span.start + found.end;
                parts.push(Part { span: Span::new(span.start, end), role: Role::Dateline });
                let rest = text[end..span.end].trim_start();
                if !rest.is_empty() {
                    parts.push(Part { span: Span::new(span.end - rest.len(), span.end), role: Role::Lead });
                    place = Place::Body;
                }
                continue;
            }
        }
        let role = match place {
            Place::Head if goes_on && is_slug(line) => Role::Slug,
            Place::Head if goes_on && is_headline(line) => {
                place = Place::AfterHeadline;
                Role::Headline
            }
            _ if goes_on && is_subhead(line) => Role::Subhead,
            _ if is_quotation(line) && place == Place::Body => Role::Quote,
            Place::Body => Role::Paragraph,
            Place::Head if !goes_on && parts.is_empty() => Role::Paragraph,
            Place::Head | Place::AfterHeadline => {
                place = Place::Body;
                Role::Lead
            }
        };
        parts.push(Part { span, role });
    }
    Structure { parts, date }
}

/// How far the story has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    AfterHeadline,
    /// The lead has begun.
    Body,
}

fn words(line: &str) -> usize {
    line.split_whitespace().count() + line.chars().filter(|c| is_spaceless_char(*c)).count() / 3
}

fn ends_like_a_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«', ')', ']', '」', '』', '）']);
    bare.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '：', '؟', '۔', '।'])
}

/// `BC-FRANCE-CRIME`, `frankreich/kriminalitaet/`
fn is_slug(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    !line.contains(char::is_whitespace) && letters > 3 && line.contains(['-', '/', '_']) && !ends_like_a_sentence(line) && !line.contains('@')
}

fn is_headline(line: &str) -> bool {
    let full_stop = line.ends_with(['.', '。', '।', '۔', ':', ',', ';']) && !line.ends_with("...");
    line.chars().count() <= HEADLINE && !full_stop && !line.contains('\n')
}

/// A short line without final punctuation.
fn is_subhead(line: &str) -> bool {
    let begins = line.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let listed = line.starts_with(['-', '–', '—', '•', '*', '·']);
    let (chars, most) = SUBHEAD;
    let whole_quotation = is_quotation(line) && words(line) >= QUOTED_SENTENCE;
    line.chars().count() <= chars && words(line) <= most && begins && !listed && !whole_quotation && !ends_like_a_sentence(line) && !line.contains('\n')
}

/// A quotation and nothing else.
fn is_quotation(line: &str) -> bool {
    let mut chars = line.chars();
    let opens = chars.next().is_some_and(|c| matches!(c, '"' | '“' | '„' | '«' | '»' | '‘' | '「' | '”'));
    let closes = chars.next_back().is_some_and(|c| matches!(c, '"' | '”' | '“' | '»' | '«' | '’' | '」'));
    let inner = chars.as_str();
    opens && closes && !inner.contains(['"', '”', '“', '„', '«', '»', '「', '\n']) && words(line) <= QUOTED_LINE
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn expect(text: &str, expected: &[(Role, &str)]) {
        let found: Vec<(Role, &str)> = of(text).parts.iter().map(|p| (p.role, p.span.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_agency_story_has_all_its_parts() {
        let text = "frankreich/kriminalitaet/\n\nThousands march against drug violence\n\nMARSEILLE (dpa) – Thousands of people marched on Saturday.\n\n\
                    The prefecture counted 6,000 in Marseille.\n\nFive dead in a year\n\n“They want us to be silent”\n\nThe youngest was fifteen.\n\n\
                    (dpa/AFP)\n\n© dpa-infocom, dpa:251122-930-327543/1";
        expect(
            text,
            &[
                (Role::Slug, "frankreich/kriminalitaet/"),
                (Role::Headline, "Thousands march against drug violence"),
                (Role::Dateline, "MARSEILLE (dpa) –"),
                (Role::Lead, "Thousands of people marched on Saturday."),
                (Role::Paragraph, "The prefecture counted 6,000 in Marseille."),
                (Role::Subhead, "Five dead in a year"),
                (Role::Quote, "“They want us to be silent”"),
                (Role::Paragraph, "The youngest was fifteen."),
                (Role::Boilerplate, "(dpa/AFP)"),
                (Role::Boilerplate, "© dpa-infocom, dpa:251122-930-327543/1"),
            ],
        );
        assert_eq!(of(text).date.unwrap().to_string(), "2025-11-22");
    }

    #[test]
    fn lines_without_blank_lines_between_are_paragraphs() {
        expect(
            "A Man Is Held: Police Search the House\nPolice held a man on Monday after a long search of the house in the city centre.\nThe Background\n\
             He is known to the courts.\nFAQ\nQ: Who is he?\nA: A clerk.",
            &[
                (Role::Headline, "A Man Is Held: Police Search the House"),
                (Role::Lead, "Police held a man on Monday after a long search of the house in the city centre."),
                (Role::Subhead, "The Background"),
                (Role::Paragraph, "He is known to the courts."),
                (Role::Subhead, "FAQ"),
                (Role::Paragraph, "Q: Who is he?"),
                (Role::Paragraph, "A: A clerk."),
            ],
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let wrapped = "The council met on Monday evening to decide whether the bridge\nover the river should be closed to lorries for the winter, and in\n\
                       the end it could not agree.";
        expect(
            &format!("Bridge stays open\n\n{wrapped}\n\nIt meets again."),
            &[(Role::Headline, "Bridge stays open"), (Role::Lead, wrapped), (Role::Paragraph, "It meets again.")],
        );
    }

    #[test]
    fn a_sentence_alone_is_a_paragraph() {
        expect("The council met.", &[(Role::Paragraph, "The council met.")]);
        expect("No stop at the end", &[(Role::Paragraph, "No stop at the end")]);
    }

    proptest! {
        #[test]
        fn parts_are_in_order_and_hold_everything(text in "([A-Ca-c .,–()“”©-]|dpa|PARIS|[0-9]|\n|\n\n){0,60}") {
            let mut last = 0;
            for part in of(&text).parts {
                prop_assert!(last <= part.span.start && part.span.start < part.span.end);
                prop_assert!(text[last..part.span.start].trim().is_empty());
                last = part.span.end;
            }
            prop_assert!(text[last..].trim().is_empty());
        }
    }
}
