//! Lists: an id a line, or several between commas, semicolons or tabs.

use std::ops::Range;

use super::part::{Part, Word, is_blank, lines_of, trimmed, unquoted};

/// What stands between ids of one line. No new id may hold one of these.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// What a list may have before each line.
const BULLETS: [&str; 5] = ["- ", "* ", "• ", "– ", "· "];

/// Whether most lines look like ids rather than sentences.
pub(super) fn is_list(text: &str) -> bool {
    let (mut all, mut alike) = (0_usize, 0_usize);
    for line in lines_of(text, 0..text.len()).map(|line| without_bullet(text, line)) {
        if line.is_empty() {
            continue;
        }
        all += 1;
        let is_word =
            |at: Range<usize>| !text.get(at).is_some_and(|value| value.contains(is_blank));
        alike += usize::from(values(text, line).all(is_word));
    }
    alike * 2 > all
}

/// The parts of a list. A line without anything is left out, unless it is the empty cell of a sheet.
pub(super) fn cut(text: &str, within: Range<usize>, is_sheet: bool) -> impl Iterator<Item = Part> {
    let within = without_end(text, within);
    lines_of(text, within).filter_map(move |line| part(text, line, is_sheet))
}

fn part(text: &str, line: Range<usize>, is_sheet: bool) -> Option<Part> {
    if line.is_empty() {
        return is_sheet.then_some(Part::Empty(line));
    }
    let value = unquoted(text, without_bullet(text, line.clone()));
    let each: Vec<Word> =
        values(text, value.clone()).filter(|value| !value.is_empty()).map(Word::new).collect();
    if each.is_empty() {
        return Some(Part::Empty(line));
    }
    let mut wholes = vec![Word::new(line.clone())];
    for other in [trimmed(text, line), value] {
        if wholes.iter().all(|whole| whole.at != other) {
            wholes.push(Word::new(other));
        }
    }
    Some(Part::Values { wholes, each })
}

/// The values of a line, without quotes.
fn values(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let piece = text.get(line.clone()).unwrap_or_default();
    piece.split(SEPARATORS).scan(line.start, move |start, value| {
        let begin = *start;
        *start += value.len() + 1;
        Some(unquoted(text, begin..begin + value.len()))
    })
}

fn without_bullet(text: &str, line: Range<usize>) -> Range<usize> {
    let line = trimmed(text, line);
    let piece = text.get(line.clone()).unwrap_or_default();
    match BULLETS.iter().find(|bullet| piece.starts_with(**bullet)) {
        Some(bullet) => trimmed(text, line.start + bullet.len()..line.end),
        None => line,
    }
}

/// A range without the blank lines at its end, which come with every copy.
fn without_end(text: &str, within: Range<usize>) -> Range<usize> {
    let piece = text.get(within.clone()).unwrap_or_default();
    let kept = piece.trim_end_matches(['\r', '\n']).len();
    within.start..within.start + kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each part reads: the values, `-` for an empty one.
    fn read(text: &str, is_sheet: bool) -> Vec<Vec<&str>> {
        cut(text, 0..text.len(), is_sheet)
            .map(|part| match part {
                Part::Values { each, .. } => {
                    each.into_iter().map(|word| text.get(word.at).expect("inside")).collect()
                }
                _ => vec!["-"],
            })
            .collect()
    }

    #[test]
    fn a_line_is_a_value_without_what_stands_around_it() {
        let text = "a\r\n  b\u{a0}\n\"c\"\n- d\n'e',\n\n";
        assert_eq!(read(text, false), [["a"], ["b"], ["c"], ["d"], ["e"]]);
    }

    #[test]
    fn a_line_may_hold_several() {
        assert_eq!(read("'-u1, '=u2", false), [["-u1", "=u2"]]);
        assert_eq!(read("a, b;\"c d\"\te,,", false), [["a", "b", "c d", "e"]]);
    }

    #[test]
    fn blanks_alone_are_a_bad_value_and_an_empty_cell_is_one_too() {
        let text = "a\n\n \u{200b}\n\"\"\n,;\nb\n\n\n";
        assert_eq!(read(text, false), [["a"], ["-"], ["-"], ["-"], ["b"]]);
        assert_eq!(read(text, true), [["a"], ["-"], ["-"], ["-"], ["-"], ["b"]]);
    }

    #[test]
    fn a_line_as_it_stands_may_be_an_id_too() {
        let text = " - x;y ";
        let [Part::Values { wholes, .. }] =
            &cut(text, 0..text.len(), false).collect::<Vec<_>>()[..]
        else {
            panic!("one part");
        };
        let wholes: Vec<_> = wholes.iter().map(|word| word.read(text)).collect();
        assert_eq!(wholes, [" - x;y ", "- x;y", "x;y"]);
    }
}
