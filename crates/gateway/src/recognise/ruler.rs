//! Places as people count them.

use std::ops::Range;

use nexconn_api::admin::Span;

/// Counts lines and characters of a text, going forward through it once.
#[derive(Debug)]
pub(super) struct Ruler<'a> {
    text: &'a str,
    /// How far it is, in bytes.
    at: usize,
    line: usize,
    character: usize,
}

impl<'a> Ruler<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, character: 0 }
    }

    /// The span of a range of bytes, which begins no earlier than the one before. One that goes over
    /// several lines ends with the first.
    pub(super) fn span(&mut self, range: Range<usize>) -> Span {
        let passed = self.text.get(self.at..range.start).unwrap_or_default();
        for character in passed.chars() {
            if character == '\n' {
                self.line += 1;
                self.character = 0;
            } else {
                self.character += 1;
            }
        }
        self.at = self.at.max(range.start);
        let inside = self.text.get(range).unwrap_or_default();
        let length = inside.chars().take_while(|character| *character != '\n').count();
        Span { line: self.line, start: self.character, end: self.character + length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_lines_and_characters() {
        let text = "小雨 a\r\n\nb\"c\nd\"";
        let mut ruler = Ruler::new(text);
        let mut of = |piece: &str| {
            let at = text.find(piece).expect("inside");
            let Span { line, start, end } = ruler.span(at..at + piece.len());
            (line, start, end)
        };
        assert_eq!(of("小雨"), (1, 0, 2));
        assert_eq!(of("a"), (1, 3, 4));
        assert_eq!(of("b"), (3, 0, 1));
        assert_eq!(of("\"c\nd\""), (3, 1, 3));
    }
}
