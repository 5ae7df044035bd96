use leptos::prelude::*;

/// What a part of a [`Tally`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TallyTone {
    /// What it is about.
    Main,
    /// The same, in a lesser way.
    Second,
    /// Went well.
    Positive,
    /// May have taken effect.
    Warning,
    /// Failed, or cannot be sent.
    Danger,
    /// Left out, or to come.
    Rest,
}

impl TallyTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Second => "second",
            Self::Positive => "positive",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Rest => "rest",
        }
    }
}

/// A length of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyPart {
    /// What it is.
    pub tone: TallyTone,
    /// How many; a part of none is not drawn.
    pub count: u64,
}

/// A number with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Such as "34" or "62 %".
    pub value: String,
    /// Such as "new bans".
    pub label: String,
    /// Its colour; [`TallyTone::Main`] is that of the text.
    pub tone: TallyTone,
    /// Stands at the end of the line.
    pub at_end: bool,
}

/// What a list turns into, or how far it is: one bar of 12 px, below it the numbers in words.
#[component]
pub fn Tally(
    /// The whole in words, for those who do not see the bar.
    #[prop(into)]
    label: Signal<String>,
    /// The bar, from its start.
    #[prop(into)]
    parts: Signal<Vec<TallyPart>>,
    /// The numbers.
    #[prop(into)]
    figures: Signal<Vec<Figure>>,
    /// How far it is, in percent, for what goes on.
    #[prop(optional, into)]
    progress: Signal<Option<u32>>,
) -> impl IntoView {
    let length = |part: TallyPart| {
        view! {
            <span class="tally-part" data-tone=part.tone.name() style:flex-grow=part.count.to_string()></span>
        }
    };
    let figure = |figure: Figure| {
        let at_end = figure.at_end.then_some("");
        view! {
            <div class="figure" data-tone=figure.tone.name() data-end=at_end>
                <strong>{figure.value}</strong>
                <span>{figure.label}</span>
            </div>
        }
    };
    let drawn = move || parts.get().into_iter().filter(|part| part.count > 0);
    view! {
        <div class="tally">
            <div
                class="tally-bar"
                role=move || if progress.get().is_some() { "progressbar" } else { "img" }
                aria-label=label
                aria-valuenow=progress
                aria-valuemin=move || progress.get().map(|_| "0")
                aria-valuemax=move || progress.get().map(|_| "100")
            >
                {move || drawn().map(length).collect_view()}
            </div>
            <div class="figures">{move || figures.get().into_iter().map(figure).collect_view()}</div>
        </div>
    }
}
