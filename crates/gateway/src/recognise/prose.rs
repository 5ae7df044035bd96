//! Sentences, logs, tickets: every word that may be an id, for the directory to decide.

use std::ops::Range;

use nexconn_api::check::{USER_ID_BYTES, in_user_id_alphabet};

use super::part::{Part, Word, is_blank};

/// Marks around a word rather than in it.
const AROUND: &[char] = &[
    '.', ',', ';', ':', '!', '?', '"', '\'', '`', '(', ')', '[', ']', '{', '}', '<', '>', '“', '”',
    '‘', '’', '«', '»', '。', '，', '、', '；', '：', '！', '？', '「', '」', '（', '）', '【',
    '】', '*', '@',
];

/// The parts of a range of the text: one a word, with all its readings.
pub(super) fn cut(text: &str, within: Range<usize>) -> impl Iterator<Item = Part> {
    let piece = text.get(within.clone()).unwrap_or_default();
    let words = pieces(piece, within.start, |character| !is_blank(character));
    words.filter_map(|word| part(text, word))
}

/// `user=spammer-1` may read as a whole, as `user` and `spammer-1`, and so on.
fn part(text: &str, at: Range<usize>) -> Option<Part> {
    let word = text.get(at.clone())?;
    let mut ranges = vec![at.clone(), without_marks(word, at.start)];
    ranges.extend(pieces(word, at.start, |c| !AROUND.contains(&c)));
    ranges.extend(pieces(word, at.start, |c| in_user_id_alphabet(c) || matches!(c, '.' | '@')));
    ranges.extend(pieces(word, at.start, in_user_id_alphabet));
    ranges.extend(pieces(word, at.start, |c| in_user_id_alphabet(c) && c != '='));
    ranges.retain(|range| (1..=USER_ID_BYTES).contains(&range.len()));
    ranges.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    ranges.dedup();
    let readings: Vec<Word> = ranges.into_iter().map(Word::new).collect();
    (!readings.is_empty()).then_some(Part::Prose(readings))
}

/// Longest runs of characters that belong together.
fn pieces(
    text: &str,
    start: usize,
    belongs: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    text.split(move |character| !belongs(character)).filter(|piece| !piece.is_empty()).map(
        move |piece| {
            // Both are of the same text.
            let begin = start + (piece.as_ptr() as usize - text.as_ptr() as usize);
            begin..begin + piece.len()
        },
    )
}

fn without_marks(word: &str, start: usize) -> Range<usize> {
    let left = word.trim_start_matches(AROUND);
    let begin = start + word.len() - left.len();
    begin..begin + left.trim_end_matches(AROUND).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Vec<Vec<String>> {
        let parts = cut(text, 0..text.len());
        parts.map(|part| part.words(text).map(str::to_owned).collect()).collect()
    }

    fn has(text: &str, id: &str) -> bool {
        readings(text).iter().flatten().any(|reading| reading == id)
    }

    #[test]
    fn an_id_is_read_out_of_what_stands_around_it() {
        for text in [
            "ban spammer-1 now",
            "It is spammer-1.",
            "(spammer-1)",
            "user=spammer-1 ip=10.0.0.1",
            "GET /users/spammer-1?x HTTP",
            "{\"userId\":\"spammer-1\",",
            "用户spammer-1被举报",
            "“spammer-1”",
        ] {
            assert!(has(text, "spammer-1"), "{text}: {:?}", readings(text));
        }
        assert!(has("mail j.doe@example.com, please", "j.doe@example.com"));
        assert!(has("the user a==b= wrote", "a==b="));
        assert!(has("小雨，被举报", "小雨"));
    }

    #[test]
    fn longer_readings_come_first_and_none_is_longer_than_an_id() {
        assert_eq!(readings("a=b."), [["a=b.", "a=b", "a", "b"]]);
        let long = "a".repeat(65);
        assert_eq!(readings(&long), [] as [Vec<String>; 0]);
    }
}
