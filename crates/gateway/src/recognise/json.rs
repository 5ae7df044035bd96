//! Ids in JSON: a webhook, an answer of the API, an export.

use serde::de::IgnoredAny;

use super::heading::{Naming, naming};
use super::part::{Part, Word, is_blank};

/// What the surest name in a text says that is JSON: one value, or several behind one another. None
/// where it is no JSON.
pub(super) fn surest_name(text: &str) -> Option<Naming> {
    let json = text.trim_start_matches(is_blank);
    if !json.starts_with(['{', '[']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(json).into_iter::<IgnoredAny>();
    if !values.all(|value| value.is_ok()) {
        return None;
    }
    Some(Scan::new(text).map(|(naming, _)| naming).max().unwrap_or(Naming::Other))
}

/// The parts of a text that is JSON: what stands under the surest names of ids; where no name is that
/// of an id, every text and number.
pub(super) fn cut(text: &str, surest: Naming) -> impl Iterator<Item = Part> {
    let named = Scan::new(text).filter(move |(naming, _)| *naming == surest);
    named.map(|(_, word)| Part::value(word))
}

/// Goes through JSON, from one text or number that is a value to the next, with what its name says.
#[derive(Debug)]
struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// What the name before the values of each open object or array says.
    open: Vec<Naming>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: vec![Naming::Other] }
    }

    fn name(&self) -> Naming {
        self.open.last().copied().unwrap_or(Naming::Other)
    }

    /// Reads the text that begins here: a name, or a value.
    fn text(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let (start, end) = (self.at, end_of_text(bytes, self.at));
        self.at = end;
        let reads: String = serde_json::from_str(self.text.get(start..end)?).ok()?;
        let mut rest = bytes.get(end..)?.iter();
        if rest.find(|byte| !byte.is_ascii_whitespace()) == Some(&b':') {
            if let Some(last) = self.open.last_mut() {
                *last = naming(&reads);
            }
            return None;
        }
        // Every escape is longer than what it stands for.
        let is_as_written = reads.len() == end - start - 2;
        Some(Word { at: start + 1..end - 1, reads: (!is_as_written).then_some(reads) })
    }

    fn number(&mut self) -> Word {
        let digits = |byte: &&u8| matches!(**byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
        let length = self.text.as_bytes().iter().skip(self.at).take_while(digits).count();
        let start = self.at;
        self.at += length;
        Word::new(start..self.at)
    }
}

impl Iterator for Scan<'_> {
    type Item = (Naming, Word);

    fn next(&mut self) -> Option<(Naming, Word)> {
        loop {
            match self.text.as_bytes().get(self.at)? {
                b'{' => self.open.push(Naming::Other),
                // The values of an array have its name.
                b'[' => self.open.push(self.name()),
                b'}' | b']' => _ = self.open.pop(),
                b'"' => {
                    if let Some(word) = self.text() {
                        return Some((self.name(), word));
                    }
                    continue;
                }
                b'-' | b'0'..=b'9' => {
                    let word = self.number();
                    return Some((self.name(), word));
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

/// Behind the quote that ends the text beginning at `start`.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<String>> {
        let parts: Vec<Part> = cut(text, surest_name(text)?).collect();
        let words = parts.iter().flat_map(|part| part.words(text).map(str::to_owned));
        Some(words.collect())
    }

    fn reads(text: &str, expected: &[&str]) {
        assert_eq!(read(text).expect("json"), expected, "{text}");
    }

    #[test]
    fn without_a_name_every_text_and_number_is_an_id() {
        reads(r#"["a", 12, "b"]"#, &["a", "12", "b"]);
        reads(r#"{"x": {"y": ["a", -1.5e3, true, null]}}"#, &["a", "-1.5e3"]);
        reads("[]", &[]);
    }

    #[test]
    fn what_has_the_name_of_an_id_is_one() {
        reads(r#"{"userId": "a", "name": "Noor", "id": 7}"#, &["a"]);
        reads(r#"{"userIds" : ["a", "b"], "targetUserIds": ["c"], "at": 1}"#, &["a", "b", "c"]);
        reads(r#"[{"id": 1, "user": {"name": "n"}}, {"id": 2}]"#, &["1", "2"]);
        reads("{\"userId\":\"a\"}\n{\"userId\":\"b\",\"n\":1}\n", &["a", "b"]);
    }

    #[test]
    fn escapes_are_read_and_places_are_those_of_the_text() {
        let text = r#" ["\u5c0f\"雨\\", "b"]"#;
        reads(text, &["小\"雨\\", "b"]);
        let places: Vec<_> = cut(text, Naming::Other)
            .map(|part| match part {
                Part::Values { each, .. } => text.get(each[0].at.clone()).expect("inside"),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(places, [r#"\u5c0f\"雨\\"#, "b"]);
    }

    #[test]
    fn what_is_no_json_is_left_to_others() {
        for text in ["", "a", "12", "\"a\"", "[\"a\",]", "{\"a\":1} rest", "[1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
