use leptos::prelude::*;

/// What was recognised in a part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartMark {
    /// A user that is known.
    Known,
    /// A user that is not known.
    Unknown,
    /// A user that is left out, or was named before.
    Out,
    /// Not the id of a user.
    Bad,
}

impl PartMark {
    const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unknown => "unknown",
            Self::Out => "out",
            Self::Bad => "bad",
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPart {
    /// The text.
    pub text: String,
    /// What it was recognised as; none for what lies between.
    pub mark: Option<PartMark>,
}

/// A line of a [`RecognisedText`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextLine {
    /// A line as it stands.
    Shown {
        /// Its number, from 1.
        number: usize,
        /// It holds something that cannot be sent.
        is_bad: bool,
        /// Its pieces.
        parts: Vec<TextPart>,
    },
    /// Lines that are not shown, in words such as "10 more lines".
    Skipped(String),
}

/// A text after it was read: line numbers in the margin, what was recognised underlined, bad lines washed.
#[component]
pub fn RecognisedText(
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: Signal<String>,
    /// The lines.
    #[prop(into)]
    lines: Signal<Vec<TextLine>>,
) -> impl IntoView {
    let part = |part: TextPart| match part.mark {
        None => part.text.into_any(),
        Some(mark) => view! { <mark data-mark=mark.name()>{part.text}</mark> }.into_any(),
    };
    let line = move |line: TextLine| match line {
        TextLine::Shown { number, is_bad, parts } => view! {
            <li class="text-line" data-bad=is_bad.then_some("")>
                <span class="text-number">{number}</span>
                <code dir="auto">{parts.into_iter().map(part).collect_view()}</code>
            </li>
        }
        .into_any(),
        TextLine::Skipped(words) => view! {
            <li class="text-line" data-skipped="">
                <span class="text-number" aria-hidden="true">"⋮"</span>
                <span>{words}</span>
            </li>
        }
        .into_any(),
    };
    view! {
        <ol class="recognised-text" aria-label=label>
            {move || lines.get().into_iter().map(line).collect_view()}
        </ol>
    }
}
