//! Expressions of one word or several, as the tables of a language write them: `soll`, `dem_Vernehmen_nach`, `iddia_edil*`, `ne_…_que`.
use crate::document::Segment;
use crate::text::{Span, Token};

/// Words that a gap may hold.
const GAP: usize = 5;

/// An expression.
#[derive(Debug)]
pub struct Phrase(Vec<Word>);

#[derive(Debug)]
enum Word {
    Whole(String),
    Beginning(String),
    /// Up to [`GAP`] words.
    Gap,
}

impl Phrase {
    /// The expressions of a list, set apart by white space.
    pub fn list(written: &str) -> Vec<Phrase> {
        written.split_whitespace().map(Phrase::read).collect()
    }

    fn read(written: &str) -> Phrase {
        let word = |w: &str| match w.strip_suffix('*') {
            _ if w == "…" => Word::Gap,
            Some(beginning) => Word::Beginning(beginning.to_lowercase()),
            None => Word::Whole(w.to_lowercase()),
        };
        Phrase(written.split('_').map(word).collect())
    }

    /// Of how many tokens it is, where a text begins with it. No token of a gap may pass `barred`, and it ends with the sentence.
    pub fn stands(&self, tokens: &[Token], barred: impl Fn(&Token) -> bool + Copy) -> Option<usize> {
        fit(&self.0, tokens, barred)
    }

    /// Where the first of several expressions stands in a text.
    pub fn find(phrases: &[Phrase], segment: &Segment, barred: impl Fn(&Token) -> bool + Copy) -> Option<Span> {
        if segment.tokens.iter().any(Token::is_spaceless) {
            return phrases.iter().find_map(|phrase| {
                let [Word::Whole(word)] = phrase.0.as_slice() else { return None };
                let start = segment.text.find(word.as_str())?;
                Some(Span::new(start, start + word.len()))
            });
        }
        let tokens = &segment.tokens;
        (0..tokens.len()).find_map(|at| {
            let len = phrases.iter().find_map(|phrase| phrase.stands(&tokens[at..], barred))?;
            Some(tokens[at].span.cover(tokens[at + len - 1].span))
        })
    }
}

fn fit(words: &[Word], tokens: &[Token], barred: impl Fn(&Token) -> bool + Copy) -> Option<usize> {
    let Some((word, rest)) = words.split_first() else { return Some(0) };
    let first = tokens.first()?;
    let stands = match word {
        Word::Whole(whole) => *first.form.lower == **whole,
        Word::Beginning(beginning) => first.form.lower.starts_with(beginning.as_str()),
        Word::Gap => {
            let open = tokens.iter().take(GAP).take_while(|t| t.is_word() && !barred(t)).count();
            return (0..=open).find_map(|len| Some(len + fit(rest, &tokens[len..], barred)?));
        }
    };
    stands.then_some(())?;
    Some(1 + fit(rest, &tokens[1..], barred)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::text::tokens::tokenize;

    #[test]
    fn gaps_and_endings_are_filled() {
        let stands = |phrase: &str, text: &str| Phrase::read(phrase).stands(&tokenize(text, Lang::parse("fr").unwrap()), |t| &*t.form.lower == "pas");
        assert_eq!(stands("ne_…_que", "ne lit vraiment que deux livres"), Some(4));
        assert_eq!(stands("ne_…_que", "ne que"), Some(2));
        assert_eq!(stands("ne_…_que", "ne croit pas que"), None);
        assert_eq!(stands("ne_…_que", "ne lit. Que"), None);
        assert_eq!(stands("ne_…_que", "ne lit toujours et encore une fois que"), None);
        assert_eq!(stands("ne_cess*_de", "ne cessent de"), Some(3));
        assert_eq!(stands("ne_cess*_de", "ne cessent"), None);
    }
}
