//! What is known of a document's texts, each thing computed once, when first asked for.
pub mod affirmations;
pub mod antonyms;
pub mod articles;
pub mod clauses;
pub mod correspondence;
pub mod coverage;
pub mod evidence;
pub mod facts;
pub mod fluency;
pub mod hearsay;
pub mod language;
pub mod locale;
pub mod modality;
pub mod names;
mod nearness;
pub mod noun_phrases;
pub mod numbers;
mod occurrences;
pub mod paraphrase;
mod phrase;
pub mod polarity;
pub mod quotes;
mod reach;
pub mod roles;
mod scope;
pub mod senses;
pub mod signals;
pub mod stretch;
mod tense;
pub mod word;

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::document::{Document, Pair, Segment};
use crate::knowledge::{Knowledge, Layout, Words};
use crate::text::{Lang, Span, TokenKind, scan, sentences};

use correspondence::Correspondence;
use evidence::Anchor;
use facts::calendar::{self, CalendarDate};
use facts::compare::{self, Differences};
use facts::days::{self, Day};
use names::{NameChange, StoryNames};
use numbers::{Comparison, Number};
use occurrences::Occurrences;
use polarity::{Polarity, PolarityChange};
use quotes::Quotes;
use roles::agent::{self, RoleChange};
use roles::cues::{self, Cues};
use roles::gender::{self, GenderChange};
use roles::mentions::{self, Mentions, Runs};
use roles::speaker::{self, SpeakerChange};
use senses::WrongSense;
use signals::Signals;
use word::Says;

/// One segment with what was computed from it.
pub struct SegmentAnalysis<'d> {
    /// Its index in [`Document::segments`].
    pub index: usize,
    pub segment: &'d Segment,
    sentences: OnceCell<Vec<Span>>,
    quotes: OnceCell<Quotes>,
    numbers: OnceCell<Vec<Number>>,
    polarity: OnceCell<Polarity>,
    anchors: OnceCell<Vec<Anchor<'d>>>,
    cues: OnceCell<Cues>,
    says: OnceCell<Says>,
    layout: OnceCell<Layout<'d>>,
    occurrences: OnceCell<Occurrences<u32>>,
    days: OnceCell<Vec<Day>>,
    dates: OnceCell<Vec<CalendarDate>>,
    /// With the one source it has as the target of a pair.
    correspondence: OnceCell<Correspondence>,
    wrong_senses: OnceCell<Vec<WrongSense>>,
}

impl<'d> SegmentAnalysis<'d> {
    fn new(index: usize, segment: &'d Segment) -> Self {
        SegmentAnalysis {
            index,
            segment,
            sentences: OnceCell::new(),
            quotes: OnceCell::new(),
            numbers: OnceCell::new(),
            polarity: OnceCell::new(),
            anchors: OnceCell::new(),
            cues: OnceCell::new(),
            says: OnceCell::new(),
            layout: OnceCell::new(),
            occurrences: OnceCell::new(),
            days: OnceCell::new(),
            dates: OnceCell::new(),
            correspondence: OnceCell::new(),
            wrong_senses: OnceCell::new(),
        }
    }

    /// Its sentences, in bytes of the segment's text.
    pub fn sentences(&self) -> &[Span] {
        self.sentences.get_or_init(|| sentences::split(&self.segment.text, self.segment.lang))
    }

    /// Its quotation marks.
    pub fn quotes(&self) -> &Quotes {
        self.quotes.get_or_init(|| Quotes::read(&self.segment.text, self.segment.lang))
    }

    /// Its numbers.
    pub fn numbers(&self) -> &[Number] {
        self.numbers.get_or_init(|| if self.says(Says::NUMBER) { numbers::read(self.segment) } else { Vec::new() })
    }

    /// What it denies.
    pub fn polarity(&self) -> &Polarity {
        self.polarity.get_or_init(|| polarity::read(self.segment))
    }

    /// Whether a mark of a question stands anywhere in it.
    pub fn asks(&self) -> bool {
        let Segment { tokens, lang, .. } = self.segment;
        tokens.iter().any(|t| t.kind == TokenKind::Mark && scan::is_question(t.form.first, *lang))
    }

    /// Its words that may be found again in another language.
    pub fn anchors(&self) -> &[Anchor<'d>] {
        self.anchors.get_or_init(|| evidence::anchors(&self.segment.text, &self.segment.tokens, self.segment.lang))
    }

    /// Whether any of its words may say such a thing.
    pub fn says(&self, any: Says) -> bool {
        self.says.get_or_init(|| Says::of(self.segment)).any(any)
    }

    /// The weekdays, feasts and days told from today that it names.
    pub fn days(&self) -> &[Day] {
        self.days.get_or_init(|| if self.says(Says::DAY) { days::days(self.segment) } else { Vec::new() })
    }

    /// Its dates.
    pub fn dates(&self) -> &[CalendarDate] {
        self.dates.get_or_init(|| if self.says(Says::DATE) { calendar::dates(self.segment) } else { Vec::new() })
    }

    /// Its words as renderings see them.
    pub fn layout(&self) -> &Layout<'d> {
        self.layout.get_or_init(|| Layout::of(&self.segment.text, &self.segment.tokens))
    }

    /// Where it has the words of a key: their places among its tokens.
    fn occurrences(&self) -> &Occurrences<u32> {
        self.occurrences.get_or_init(|| {
            let words = self.segment.tokens.iter().enumerate().filter(|(_, t)| t.is_word());
            Occurrences::of(words.flat_map(|(at, t)| t.form.keys.iter().map(move |key| (*key, at as u32))).collect())
        })
    }

    /// Its words that tell who does, says or is what.
    fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| cues::read(self.segment))
    }
}

/// Source and target of one pair.
pub struct PairAnalysis<'a, 'd> {
    pub document: &'a DocumentAnalysis<'d>,
    /// Which of [`Document::pairs`] it is.
    place: usize,
    pub source: &'a SegmentAnalysis<'d>,
    pub target: &'a SegmentAnalysis<'d>,
    /// How sure the alignment is, 0 to 1.
    pub confidence: f32,
    number_changes: OnceCell<Comparison>,
    name_changes: OnceCell<Vec<NameChange>>,
    polarity_change: OnceCell<Option<PolarityChange>>,
    differences: OnceCell<Differences>,
    runs: OnceCell<Runs>,
    mentions: OnceCell<Mentions>,
}

impl<'a, 'd> PairAnalysis<'a, 'd> {
    /// The pair at this place, if it has both sides.
    fn new(document: &'a DocumentAnalysis<'d>, place: usize) -> Option<Self> {
        let &Pair { source: Some(source), target: Some(target), confidence, .. } = document.document.pairs.get(place)? else { return None };
        let (source, target) = (&document.segments[source], &document.segments[target]);
        Some(PairAnalysis {
            document,
            place,
            source,
            target,
            confidence,
            number_changes: OnceCell::new(),
            name_changes: OnceCell::new(),
            polarity_change: OnceCell::new(),
            differences: OnceCell::new(),
            runs: OnceCell::new(),
            mentions: OnceCell::new(),
        })
    }

    /// The lexicon of the two languages.
    pub fn words(&self) -> Option<&'d Words> {
        self.document.words(self.source.segment.lang, self.target.segment.lang)
    }

    /// Whether the two belong together, and whether each says what the other does.
    pub fn correspondence(&self) -> &Correspondence {
        self.target.correspondence.get_or_init(|| Correspondence::of(self.source, self.target, self.words()))
    }

    /// The source of the sentence before it, and of the one after it.
    pub fn neighbours(&self) -> impl Iterator<Item = &SegmentAnalysis<'d>> {
        self.beside().filter_map(|pair| pair.source).map(|i| &self.document.segments[i])
    }

    /// The translation of the sentence before it, and of the one after it.
    pub fn target_neighbours(&self) -> impl Iterator<Item = &SegmentAnalysis<'d>> {
        self.beside().filter_map(|pair| pair.target).map(|i| &self.document.segments[i])
    }

    fn beside(&self) -> impl Iterator<Item = &Pair> {
        let pairs = &self.document.document.pairs;
        [self.place.checked_sub(1), Some(self.place + 1)].into_iter().filter_map(|n| pairs.get(n?))
    }

    /// Words of the target that may have taken another sense than the one meant.
    pub fn wrong_senses(&self) -> &[WrongSense] {
        self.target.wrong_senses.get_or_init(|| senses::wrong_senses(self))
    }

    /// What became of the source's numbers.
    pub fn number_changes(&self) -> &Comparison {
        self.number_changes.get_or_init(|| {
            let (source, target) = (self.source, self.target);
            Comparison::of((source.segment, source.numbers()), (target.segment, target.numbers()))
        })
    }

    /// What one side denies and the other does not.
    pub fn polarity_change(&self) -> Option<&PolarityChange> {
        let denies = || self.source.says(Says::DENIAL) || self.target.says(Says::DENIAL);
        let compare = || polarity::compare((self.source.segment, self.source.polarity()), (self.target.segment, self.target.polarity()));
        self.polarity_change.get_or_init(|| if denies() { compare() } else { None }).as_ref()
    }

    /// A date of the source, and the other one that stands for it.
    pub fn date_change(&self) -> Option<(&CalendarDate, &CalendarDate)> {
        calendar::changed_date(self.source.dates(), self.target.dates())
    }

    /// What stands beside figures that both sides have, and differs.
    pub fn differences(&self) -> &Differences {
        self.differences.get_or_init(|| compare::differences(self.source, self.target))
    }

    /// The names of the English target.
    fn runs(&self) -> &Runs {
        self.runs.get_or_init(|| mentions::of_pair(self))
    }

    /// Where the source has these names.
    fn mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| mentions::find(self.source, self.target, self.runs()))
    }

    /// A woman of the source who is a man in the target, or the other way round.
    pub fn gender_change(&self) -> Option<GenderChange> {
        gender::compare(self)
    }

    /// A statement that is somebody else's in the target.
    pub fn speaker_change(&self) -> Option<SpeakerChange> {
        speaker::compare(self)
    }

    /// Two names whose roles are turned round.
    pub fn role_change(&self) -> Option<RoleChange> {
        agent::compare(self)
    }

    /// Names that one side has and the other lacks.
    pub fn name_changes(&self) -> &[NameChange] {
        self.name_changes.get_or_init(|| {
            let mut changes = self.compared_names();
            for change in &mut changes {
                change.steady = names::is_steady(change, self.source.segment, self.target.segment, self.others());
            }
            changes
        })
    }

    /// The same by this pair alone.
    fn compared_names(&self) -> Vec<NameChange> {
        let (source, target) = (self.source, self.target);
        names::compare(
            source.segment,
            source.sentences(),
            target.segment,
            target.sentences(),
            || &self.correspondence().coverage,
            || self.document.source_names(),
        )
    }

    /// The story’s other pairs, as far as they stand near.
    fn others(&self) -> impl Iterator<Item = PairAnalysis<'a, 'd>> {
        /// To either side.
        const REACH: usize = 100;
        let (document, place) = (self.document, self.place);
        let near = place.saturating_sub(REACH)..document.document.pairs.len().min(place + REACH + 1);
        near.filter(move |n| *n != place).filter_map(move |n| PairAnalysis::new(document, n))
    }
}

/// A document and the analyses of its segments.
pub struct DocumentAnalysis<'d> {
    pub document: &'d Document,
    /// One for each of [`Document::segments`].
    pub segments: Vec<SegmentAnalysis<'d>>,
    sources: OnceCell<FxHashMap<usize, usize>>,
    source_names: OnceCell<StoryNames>,
    /// Renderings and terms to hold it against.
    pub knowledge: Option<&'d Knowledge>,
}

impl<'d> DocumentAnalysis<'d> {
    pub fn new(document: &'d Document) -> Self {
        let segments = document.segments.iter().enumerate().map(|(i, s)| SegmentAnalysis::new(i, s)).collect();
        DocumentAnalysis { document, segments, sources: OnceCell::new(), source_names: OnceCell::new(), knowledge: None }
    }

    pub fn with_knowledge(document: &'d Document, knowledge: &'d Knowledge) -> Self {
        DocumentAnalysis { knowledge: Some(knowledge), ..DocumentAnalysis::new(document) }
    }

    /// The pairs that have both sides.
    pub fn pairs(&self) -> impl Iterator<Item = PairAnalysis<'_, 'd>> {
        (0..self.document.pairs.len()).filter_map(|place| PairAnalysis::new(self, place))
    }

    /// The lexicon of two languages: the built-in one, and the user's own.
    fn words(&self, source: Lang, target: Lang) -> Option<&'d Words> {
        match self.knowledge {
            Some(knowledge) => knowledge.words(source, target),
            None => Words::between(source, target),
        }
    }

    /// The names in the story's source.
    pub fn source_names(&self) -> &StoryNames {
        self.source_names.get_or_init(|| StoryNames::of(self.document.pairs.iter().filter_map(|p| Some(self.segments[p.source?].segment))))
    }

    /// For each of [`Document::pairs`] what speaks for and against it; nothing where it has no target.
    pub fn signals(&self) -> Vec<Option<Signals>> {
        let of = |(place, p): (usize, &Pair)| Some(signals::of(PairAnalysis::new(self, place).as_ref(), &self.segments[p.target?]));
        self.document.pairs.iter().enumerate().map(of).collect()
    }

    /// The target's paragraphs or rows.
    pub fn blocks(&self) -> impl Iterator<Item = &SegmentAnalysis<'d>> {
        self.document.blocks.iter().map(|&i| &self.segments[i])
    }

    /// The source of a target segment: of a row, or of a sentence of a story; a story's paragraphs have none of their own.
    pub fn source_of(&self, target: &SegmentAnalysis) -> Option<&SegmentAnalysis<'d>> {
        let sources = self.sources.get_or_init(|| self.document.pairs.iter().filter_map(|p| Some((p.target?, p.source?))).collect());
        sources.get(&target.index).map(|&i| &self.segments[i])
    }
}
