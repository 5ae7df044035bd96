/// Begins what has a direction of its own, by its first letter, and reaches no word around.
const BEGIN: char = '\u{2068}';
/// Ends that, and whatever within turned the direction.
const END: char = '\u{2069}';

/// A text that others wrote, such as a name, to stand in a sentence: where it could change the order of the words around,
/// it is kept apart from them. Elements do the same with `<bdi>`.
pub fn isolated(text: &str) -> String {
    if !text.chars().any(turns) {
        return text.to_owned();
    }
    // Its own isolates could end this one.
    let inner = text.chars().filter(|sign| !('\u{2066}'..='\u{2069}').contains(sign));
    [BEGIN].into_iter().chain(inner).chain([END]).collect()
}

/// Whether a sign is written from right to left, or turns the direction of others.
const fn turns(sign: char) -> bool {
    matches!(
        sign,
        '\u{590}'..='\u{8ff}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}
