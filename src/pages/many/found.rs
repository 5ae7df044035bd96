use std::collections::{BTreeMap, BTreeSet};

use nexconn_api::admin::{BadPart, BadRow, Recognised, Span};

use crate::components::{PartMark, TextLine, TextPart};

/// Lines shown at the start of a text.
const FIRST_LINES: usize = 8;
/// Texts up to this many lines are shown whole.
const WHOLE_LINES: usize = 16;
/// Bad lines that are shown.
const BAD_LINES: usize = 30;
/// Characters of a line that are shown.
const LINE_CHARS: usize = 400;

/// A text, and who was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    text: String,
    pub(super) recognised: Recognised,
}

impl Found {
    pub(super) fn new(text: String, recognised: Recognised) -> Self {
        Self { text, recognised }
    }

    /// How many lines the text has.
    pub(super) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// What cannot be sent, as rows of a preview.
    pub(super) fn bad_rows(&self) -> Vec<BadRow> {
        let row = |bad: &BadPart| BadRow {
            line: bad.span.line,
            text: bad.text.clone(),
            why: vec![bad.why.clone()],
        };
        self.recognised.bad.iter().map(row).collect()
    }

    /// The text as it is shown: its start, every bad line and its end, each piece marked; `is_out` says who is left
    /// out, `skipped` words how many lines are not shown.
    pub(super) fn shown(
        &self,
        is_out: impl Fn(usize) -> bool,
        skipped: impl Fn(usize) -> String,
    ) -> Vec<TextLine> {
        let count = self.lines();
        let shown = self.shown_numbers(count);
        let marks = self.marks(&shown, is_out);
        let bad: BTreeSet<usize> = self.recognised.bad.iter().map(|bad| bad.span.line).collect();
        let mut lines = Vec::new();
        let mut before = 0;
        for (index, line) in self.text.lines().enumerate() {
            let number = index + 1;
            if !shown.contains(&number) {
                continue;
            }
            if number > before + 1 {
                lines.push(TextLine::Skipped(skipped(number - before - 1)));
            }
            let marks = marks.get(&number).map(Vec::as_slice).unwrap_or_default();
            let is_bad = bad.contains(&number);
            lines.push(TextLine::Shown { number, is_bad, parts: parts(line, marks) });
            before = number;
        }
        lines
    }

    fn shown_numbers(&self, count: usize) -> BTreeSet<usize> {
        let first = if count <= WHOLE_LINES { count } else { FIRST_LINES };
        let bad = self.recognised.bad.iter().map(|bad| bad.span.line).take(BAD_LINES);
        (1..=first).chain(bad).chain((count > 0).then_some(count)).collect()
    }

    fn marks(
        &self,
        shown: &BTreeSet<usize>,
        is_out: impl Fn(usize) -> bool,
    ) -> BTreeMap<usize, Vec<(Span, PartMark)>> {
        let Recognised { users, bad, repeated, .. } = &self.recognised;
        let users = users.iter().enumerate().map(|(index, user)| {
            let mark = match user.known {
                _ if is_out(index) => PartMark::Out,
                true => PartMark::Known,
                false => PartMark::Unknown,
            };
            (user.span, mark)
        });
        let bad = bad.iter().map(|bad| (bad.span, PartMark::Bad));
        let repeated = repeated.iter().map(|span| (*span, PartMark::Out));
        let mut marks: BTreeMap<usize, Vec<(Span, PartMark)>> = BTreeMap::new();
        for (span, mark) in users.chain(bad).chain(repeated) {
            if shown.contains(&span.line) {
                marks.entry(span.line).or_default().push((span, mark));
            }
        }
        for marks in marks.values_mut() {
            marks.sort_by_key(|(span, _)| span.start);
        }
        marks
    }
}

/// Cuts a line into its pieces.
fn parts(line: &str, marks: &[(Span, PartMark)]) -> Vec<TextPart> {
    let line: Vec<char> = line.chars().take(LINE_CHARS).collect();
    let piece = |start: usize, end: usize, mark| {
        let text: String = line.get(start..end.min(line.len()))?.iter().collect();
        (!text.is_empty()).then_some(TextPart { text, mark })
    };
    let mut parts = Vec::new();
    let mut at = 0;
    for (span, mark) in marks.iter().filter(|(span, _)| span.start < span.end) {
        if span.start < at || span.start >= line.len() {
            continue;
        }
        parts.extend(piece(at, span.start, None));
        parts.extend(piece(span.start, span.end, Some(*mark)));
        at = span.end;
    }
    parts.extend(piece(at, line.len(), None));
    parts
}
