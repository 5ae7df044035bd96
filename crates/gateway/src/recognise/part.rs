//! Pieces of a text in which an id may stand.

use std::ops::Range;

use nexconn_api::csv;
pub(super) use nexconn_api::csv::is_blank;

/// A word that may be an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands, in bytes of the text.
    pub(super) at: Range<usize>,
    /// What it reads, where that is not what stands there: JSON and CSV write some characters
    /// otherwise.
    pub(super) reads: Option<String>,
}

impl Word {
    pub(super) const fn new(at: Range<usize>) -> Self {
        Self { at, reads: None }
    }

    /// What it reads, of the text it stands in.
    pub(super) fn read<'a>(&'a self, text: &'a str) -> &'a str {
        match &self.reads {
            Some(reads) => reads,
            None => text.get(self.at.clone()).unwrap_or_default(),
        }
    }
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// Ids must stand here.
    Values {
        /// Readings of the whole piece: one that is known is the id.
        wholes: Vec<Word>,
        /// Else each of these is one.
        each: Vec<Word>,
    },
    /// An id should stand here and does not.
    Empty(Range<usize>),
    /// Readings of a word of prose, each longer one before those inside it: the known ones are ids.
    Prose(Vec<Word>),
}

impl Part {
    /// One id.
    pub(super) fn value(word: Word) -> Self {
        Self::Values { wholes: Vec::new(), each: vec![word] }
    }

    /// Every reading in it.
    pub(super) fn words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let (some, more): (&[Word], &[Word]) = match self {
            Self::Values { wholes, each } => (wholes, each),
            Self::Empty(_) => (&[], &[]),
            Self::Prose(words) => (words, &[]),
        };
        some.iter().chain(more).map(|word| word.read(text))
    }
}

/// A range of the text without blanks around it.
pub(super) fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let piece = text.get(at.clone()).unwrap_or_default();
    let start = at.start + (piece.len() - piece.trim_start_matches(is_blank).len());
    let end = start + piece.trim_matches(is_blank).len();
    start..end
}

/// A range of the text without blanks around it, and without a pair of quotes around that or the mark
/// that our own files put before an id like `-u1`.
pub(super) fn unquoted(text: &str, at: Range<usize>) -> Range<usize> {
    let at = trimmed(text, at);
    let piece = text.get(at.clone()).unwrap_or_default();
    let marked = csv::unmarked(piece).map_or(0, |rest| piece.len() - rest.len());
    let is_quoted =
        |quote: char| piece.len() > 1 && piece.starts_with(quote) && piece.ends_with(quote);
    if is_quoted('"') || is_quoted('\'') {
        trimmed(text, at.start + 1..at.end - 1)
    } else {
        at.start + marked..at.end
    }
}

/// The lines of a range of the text, without their ends.
pub(super) fn lines_of(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let piece = text.get(within.clone()).unwrap_or_default();
    piece.split_inclusive('\n').scan(within.start, |start, line| {
        let begin = *start;
        *start += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Some(begin..begin + line.len())
    })
}
