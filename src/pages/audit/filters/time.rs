use leptos::prelude::*;

use super::{add_label, of};
use crate::components::{FilterChoice, FilterForm, FilterInput, FilterMenu};
use crate::pages::audit::query::{Recent, Span};
use crate::state::Clock;
use crate::text::{Texts, for_field, of_field, use_text};

fn recent_words(text: Texts, recent: Recent) -> &'static str {
    let words = &text.now().audit;
    match recent {
        Recent::Day => words.last_day,
        Recent::Week => words.last_week,
        Recent::Month => words.last_month,
    }
}

/// A stretch of time in words.
pub(super) fn time_words(text: Texts, time: Span) -> String {
    let words = &text.now().audit;
    let moment = |at| text.language().short_time(at);
    match time {
        Span::Last(recent) => recent_words(text, recent).to_owned(),
        Span::Between { from: Some(from), to: Some(to) } => {
            (words.from_to)(&moment(from), &moment(to))
        }
        Span::Between { from: Some(from), to: None } => (words.since)(&moment(from)),
        Span::Between { from: None, to: Some(to) } => (words.before)(&moment(to)),
        Span::Between { from: None, to: None } => String::new(),
    }
}

/// A stretch that ends now, or two moments.
#[component]
pub(super) fn TimeFilter(#[prop(into)] on_choose: Callback<Span>) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let typing = RwSignal::new(false);
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let choices = Signal::derive(move || {
        let mut choices: Vec<FilterChoice<Option<Recent>>> = Recent::ALL
            .iter()
            .map(|(recent, _)| FilterChoice {
                value: Some(*recent),
                text: recent_words(text, *recent).to_owned(),
            })
            .collect();
        choices.push(FilterChoice { value: None, text: text.now().audit.span.to_owned() });
        choices
    });
    let choose = move |recent: Option<Recent>| {
        if let Some(recent) = recent {
            on_choose.run(Span::Last(recent));
        } else {
            from.set(for_field(clock.now() - 24 * 60 * 60 * 1000));
            to.set(String::new());
            typing.set(true);
        }
    };
    let apply = move || {
        let (from, to) =
            (from.with_untracked(|text| of_field(text)), to.with_untracked(|text| of_field(text)));
        if from.is_some() || to.is_some() {
            on_choose.run(Span::Between { from, to });
        }
    };
    move || {
        if typing.get() {
            view! {
                <FilterForm
                    name=of(text, |words| words.time)
                    label=add_label(text, |words| words.time)
                    apply=of(text, |words| words.apply)
                    open=typing
                    on_apply=apply
                >
                    <FilterInput label=of(text, |words| words.from) value=from kind="datetime-local" first=true />
                    <FilterInput label=of(text, |words| words.to) value=to kind="datetime-local" />
                </FilterForm>
            }
            .into_any()
        } else {
            view! {
                <FilterMenu
                    name=of(text, |words| words.time)
                    label=add_label(text, |words| words.time)
                    choices
                    on_choose=choose
                />
            }
            .into_any()
        }
    }
}
