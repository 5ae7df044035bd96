use leptos::{html, prelude::*};
use nexconn_api::Code;

use super::happening::{Deed, Happening, Letter, Sent, What, is_good};
use super::seat::Tried;
use super::stage::use_stage;
use super::words;
use crate::components::{Button, ButtonSize, Icon, IconName};
use crate::text::use_text;

/// What the user sees: own messages right, others left, what happened between them, codes in the margin.
#[component]
pub(super) fn Conversation(letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let list = NodeRef::<html::Ol>::new();
    let here = Memo::new(move |_| {
        stage.happenings.with(|all| {
            let here = all.iter().filter(|one| one.letter == Some(letter));
            here.map(|one| one.number).collect::<Vec<_>>()
        })
    });
    // The latest stays in view, as in any conversation.
    Effect::new(move || {
        here.track();
        request_animation_frame(move || {
            if let Some(list) = list.try_get_untracked().flatten() {
                list.set_scroll_top(list.scroll_height());
            }
        });
    });
    let find = move |number: u32| {
        stage.happenings.with_untracked(|all| {
            let found = all.binary_search_by_key(&number, |one| one.number).ok()?;
            all.get(found).cloned()
        })
    };
    let label = move || {
        let name = seat.user.with(|user| user.as_ref().map(Tried::called));
        (text.now().try_as_user.conversation)(&name.unwrap_or_default())
    };
    view! {
        <ol class="try-list" node_ref=list tabindex="0" aria-label=label>
            <For each=move || here.get() key=|number| *number let(number)>
                {find(number).map(|happening| view! { <Entry happening letter /> })}
            </For>
        </ol>
    }
}

#[component]
fn Entry(happening: Happening, letter: Letter) -> impl IntoView {
    let Happening { at, what, .. } = happening;
    match what {
        What::Mine { text, sent, .. } => view! { <Mine said=text sent /> }.into_any(),
        What::Theirs { from, text } => view! { <Theirs from said=text at letter /> }.into_any(),
        what => view! { <Event what at letter /> }.into_any(),
    }
}

/// A message of the user; one that was refused is dashed, and a strip says why.
#[component]
fn Mine(said: String, sent: ArcRwSignal<Sent>) -> impl IntoView {
    let text = use_text();
    let sent = Memo::new(move |_| sent.get());
    let refused = Memo::new(move |_| match sent.get() {
        Sent::Refused(code) => Some(code),
        _ => None,
    });
    let state = move || {
        let words = &text.now().try_as_user;
        match sent.get() {
            Sent::OnItsWay => words.sending.to_owned(),
            Sent::Taken(at) => (words.sent)(&text.language().time_of_day(at)),
            Sent::Unknown => words.maybe_sent.to_owned(),
            Sent::Refused(_) => String::new(),
        }
    };
    let mark = move || match sent.get() {
        Sent::Taken(_) => Some(IconName::Check),
        Sent::Unknown => Some(IconName::Help),
        Sent::OnItsWay | Sent::Refused(_) => None,
    };
    let strip = move || {
        refused.get().map(|code| {
            view! {
                <div class="try-event" data-bad="">
                    <code class="try-margin">{code.0}</code>
                    <p class="try-body">
                        <strong>{text.of(|words| words.try_as_user.not_delivered)}</strong>
                        " "
                        {move || words::of_message(text, code)}
                    </p>
                </div>
            }
        })
    };
    view! {
        <li>
            <div
                class="try-message"
                data-mine=""
                data-refused=move || refused.with(Option::is_some).then_some("")
            >
                <span class="try-margin">{move || mark().map(|name| view! { <Icon name /> })}</span>
                <div class="try-body">
                    <p dir="auto">{said}</p>
                    <span class="try-sent">{state}</span>
                </div>
            </div>
            {strip}
        </li>
    }
}

#[component]
fn Theirs(from: String, said: String, at: i64, letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let other = stage.seat(letter.other());
    let sender = from.clone();
    let is_other =
        move || other.user.with(|user| user.as_ref().is_some_and(|user| user.id == sender));
    let name = move || {
        let stranger = (!is_other()).then(|| {
            let from = (text.now().try_as_user.from)(&stage.called(&from));
            view! { <bdi>{from}</bdi> ", " }
        });
        view! {
            {stranger}
            {text.language().time_of_day(at)}
        }
    };
    view! {
        <li>
            <div class="try-message">
                <span class="try-margin"></span>
                <div class="try-body">
                    <p dir="auto">{said}</p>
                    <span class="try-sent">{name}</span>
                </div>
            </div>
        </li>
    }
}

/// What is no message.
#[component]
fn Event(what: What, at: i64, letter: Letter) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let is_bad = match &what {
        What::NoToken(_) | What::Refused(_) | What::Cut(_) | What::Lost(_) => true,
        What::Did { code, .. } => !is_good(*code),
        _ => false,
    };
    let mark = match (what.code(), &what) {
        (Some(code), _) if code != Code::SUCCESS => view! { {code.0} }.into_any(),
        (_, what) => view! { <Icon name=icon_of(what) /> }.into_any(),
    };
    let request = match &what {
        What::Friend { with: Some(with), open, .. } => {
            Some(view! { <Request letter with=with.clone() open=open.clone() /> })
        }
        _ => None,
    };
    let device = matches!(what, What::Connected)
        .then(|| view! { " " <code dir="ltr">{letter.device()}</code> });
    let says = move || {
        let (first, rest) = words::line(text, stage, &what);
        let first = (!first.is_empty()).then(|| view! { <strong>{first}</strong> " " });
        view! {
            {first}
            {rest}
        }
    };
    view! {
        <li>
            <div class="try-event" data-bad=is_bad.then_some("")>
                <code class="try-margin">{mark}</code>
                <div class="try-body">
                    <p>{says} {device}</p>
                    <time>{move || text.language().time_of_day(at)}</time>
                    {request}
                </div>
            </div>
        </li>
    }
}

/// The answers to a friend request, for as long as there was none.
#[component]
fn Request(letter: Letter, with: String, open: ArcRwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let stage = use_stage();
    let seat = stage.seat(letter);
    let with = StoredValue::new(with);
    let is_open = Memo::new(move |_| open.get());
    let answer = move |deed: Deed| move || seat.act(deed, with.get_value());
    move || {
        is_open.get().then(|| {
            view! {
                <span class="try-answers">
                    <Button size=ButtonSize::Small on_press=answer(Deed::Accept)>
                        {text.of(|words| words.try_as_user.accept)}
                    </Button>
                    <Button size=ButtonSize::Small on_press=answer(Deed::Refuse)>
                        {text.of(|words| words.try_as_user.refuse)}
                    </Button>
                </span>
            }
        })
    }
}

const fn icon_of(what: &What) -> IconName {
    match what {
        What::Token => IconName::Key,
        What::Connected => IconName::Plug,
        What::Left => IconName::Unplug,
        What::Lost(_) => IconName::Alert,
        What::Did { what: Deed::Block | Deed::Unblock, .. } => IconName::Block,
        What::Did { .. } | What::Friend { .. } => IconName::UserPlus,
        What::Profile { .. } => IconName::Profile,
        _ => IconName::Info,
    }
}
