use leptos::prelude::*;
use nexconn_api::spec::{Kind, Length};

use super::body::{Body, Entry, longest};
use crate::components::{
    BanRuler, Button, ButtonSize, Checkbox, ChoiceField, ListField, RulerSize, SelectOption,
    TextField, TextKind,
};
use crate::form::DraftCore;
use crate::state::Clock;
use crate::text::{Texts, use_text};

const MINUTE: i64 = 60_000;

/// The fields of a call, each by its kind.
#[component]
pub(super) fn Fields(
    /// What is typed.
    body: Body,
    /// What says what is wrong with it.
    draft: DraftCore,
) -> impl IntoView {
    let text = use_text();
    let entries = body.entries();
    if entries.is_empty() {
        let nothing = text.of(|words| words.explorer.no_fields);
        return view! { <p class="muted">{nothing}</p> }.into_any();
    }
    entries.into_iter().map(|entry| field(text, entry, draft)).collect_view().into_any()
}

fn field(text: Texts, entry: Entry, draft: DraftCore) -> AnyView {
    let name = entry.field.name;
    match entry.field.kind {
        Kind::UserIds { .. } | Kind::Texts { .. } => view! {
            <ListField
                label=name.to_owned()
                values=entry.list
                note=note_of(text, entry)
                hint=text.of(|words| words.explorer.list_hint)
                error=draft.error_of(name)
                required=entry.field.required
                remove_label=move |item: String| (text.now().explorer.remove)(&item)
                on_commit=move || draft.leave(name)
            />
        }
        .into_any(),
        Kind::Words(words) => view! { <WordsField entry words=words.to_vec() draft /> }.into_any(),
        Kind::NumberedWords(words) => {
            let words = words.iter().map(|(word, _)| *word).collect();
            view! { <WordsField entry words draft /> }.into_any()
        }
        Kind::OneOf(words) => view! { <OneOfField entry words draft /> }.into_any(),
        Kind::Bool => view! { <OneOfField entry words=&["true", "false"] draft /> }.into_any(),
        Kind::Int { .. } if name.ends_with("Minutes") => {
            view! { <MinutesField entry draft /> }.into_any()
        }
        Kind::Instant => view! { <InstantField entry draft /> }.into_any(),
        _ => view! { <PlainField entry draft /> }.into_any(),
    }
}

/// A field of one text, number or piece of JSON.
#[component]
fn PlainField(
    entry: Entry,
    draft: DraftCore,
    /// What a number comes to, in words.
    #[prop(optional, into)]
    means: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let text = use_text();
    let field = entry.field;
    let is_json = matches!(field.kind, Kind::Object | Kind::Objects { .. });
    let hint = Signal::derive(move || {
        let words = &text.now().explorer;
        match field.kind {
            Kind::Object => Some(words.object.to_owned()),
            Kind::Objects { .. } => Some(words.objects.to_owned()),
            _ => means.and_then(|means| means.get()),
        }
    });
    let broken = draft.error_of(field.name);
    let error = Signal::derive(move || {
        let is_unreadable =
            || entry.text.with(|text| serde_json::from_str::<serde_json::Value>(text).is_err());
        let broken = broken.get()?;
        let says = is_json && entry.text.with(|text| !text.is_empty()) && is_unreadable();
        Some(if says { text.now().explorer.not_json.to_owned() } else { broken })
    });
    let kind = match field.kind {
        Kind::Text { .. } => TextKind::Text,
        _ => TextKind::Machine,
    };
    let note = note_of(text, entry);
    let label = field.name.to_owned();
    let optional = !field.required;
    let leave = move || draft.leave(field.name);
    let control = if is_json {
        view! { <TextField label value=entry.text kind optional note hint error rows=4 on_commit=leave /> }
            .into_any()
    } else {
        view! { <TextField label value=entry.text kind optional note hint error on_commit=leave /> }
            .into_any()
    };
    let empty = move || {
        let is_offered = entry.can_be_empty() && entry.text.with(String::is_empty);
        is_offered.then(|| {
            view! { <Checkbox value=entry.empty>{text.of(|words| words.explorer.send_empty)}</Checkbox> }
        })
    };
    view! {
        <div class="explorer-field">{control} {empty}</div>
    }
}

/// Minutes, beside the ruler on which every length of a ban is seen.
#[component]
fn MinutesField(entry: Entry, draft: DraftCore) -> impl IntoView {
    let text = use_text();
    let minutes = move || entry.text.with(|text| text.trim().parse::<i64>().ok());
    let millis = Signal::derive(move || minutes().unwrap_or_default().saturating_mul(MINUTE));
    let means = Signal::derive(move || {
        let minutes = minutes().filter(|minutes| *minutes > 0)?;
        Some(text.language().span(minutes.saturating_mul(MINUTE)))
    });
    view! {
        <div class="explorer-field">
            <PlainField entry draft means />
            <BanRuler length=millis size=RulerSize::Panel />
        </div>
    }
}

/// A moment in Unix milliseconds, with what it is in words.
#[component]
fn InstantField(entry: Entry, draft: DraftCore) -> impl IntoView {
    let text = use_text();
    let clock: Clock = expect_context();
    let means = Signal::derive(move || {
        let at = entry.text.with(|text| text.trim().parse::<i64>().ok())?;
        Some(text.language().exact_time(at))
    });
    view! {
        <div class="explorer-field">
            <PlainField entry draft means />
            <Button
                size=ButtonSize::Small
                on_press=move || entry.text.set(clock.now().to_string())
            >
                {text.of(|words| words.explorer.now)}
            </Button>
        </div>
    }
}

/// One of a few words, or none of them.
#[component]
fn OneOfField(entry: Entry, words: &'static [&'static str], draft: DraftCore) -> impl IntoView {
    let text = use_text();
    let name = entry.field.name;
    let options = Signal::derive(move || {
        let none =
            SelectOption { value: String::new(), text: text.now().explorer.left_out.to_owned() };
        let own = words
            .iter()
            .map(|word| SelectOption { value: (*word).to_owned(), text: (*word).to_owned() });
        std::iter::once(none).chain(own).collect::<Vec<_>>()
    });
    view! {
        <ChoiceField
            label=name.to_owned()
            value=entry.text
            options
            note=note_of(text, entry)
            error=draft.error_of(name)
            on_commit=move || draft.leave(name)
        />
    }
}

/// Some of a few words.
#[component]
fn WordsField(entry: Entry, words: Vec<&'static str>, draft: DraftCore) -> impl IntoView {
    let text = use_text();
    let name = entry.field.name;
    let note = note_of(text, entry);
    let error = draft.error_of(name);
    let box_of = move |word: &'static str| {
        let ticked = move || entry.list.with(|list| list.iter().any(|known| known == word));
        let tick = move |on: bool| {
            entry.list.update(|list| {
                list.retain(|known| known != word);
                if on {
                    list.push(word.to_owned());
                }
            });
            draft.leave(name);
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    class="check-box"
                    prop:checked=ticked
                    on:change:target=move |event| tick(event.target().checked())
                />
                <code dir="ltr">{word}</code>
            </label>
        }
    };
    view! {
        <fieldset class="explorer-words">
            <legend>
                {name} " " <span class="field-note">{note}</span>
            </legend>
            {words.into_iter().map(box_of).collect_view()}
            <p class="field-error" aria-live="polite">{error}</p>
        </fieldset>
    }
}

/// The limits of a field in a few words, such as "2 of 20, required".
fn note_of(text: Texts, entry: Entry) -> Signal<Option<String>> {
    Signal::derive(move || {
        let (language, words) = (text.language(), &text.now().explorer);
        let field = entry.field;
        let number = |number: i64| language.number(number.unsigned_abs());
        let signed = |value: i64| {
            let digits = number(value);
            if value < 0 { ["−", &digits].concat() } else { digits }
        };
        let size = |size: usize| language.number(size as u64);
        let limit = match field.kind {
            Kind::UserIds { max } | Kind::Texts { max, .. } => {
                let count = entry.list.with(Vec::len);
                Some((words.count_of)(count, &size(max)))
            }
            Kind::Int { min, max } if max < i64::MAX => {
                Some((words.range)(&signed(min), &signed(max)))
            }
            Kind::Instant => Some(words.millis.to_owned()),
            kind => longest(kind).map(|longest| match longest {
                Length::Bytes(max) => (words.bytes)(&size(max)),
                Length::Chars(max) => (words.characters)(&size(max)),
            }),
        };
        let must = if field.required { words.required } else { words.optional };
        Some(match limit {
            Some(limit) => [&limit, ", ", must].concat(),
            None => must.to_owned(),
        })
    })
}
