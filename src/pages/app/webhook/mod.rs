//! The webhook: where Nexconn tells of what happened, whether it comes, and how it is read.

mod change;
mod how_to;
mod names;
mod refused;

use leptos::prelude::*;
use nexconn_api::admin::{AppState, HookDay, HookState};
use nexconn_api::local::{GetWebhook, GetWebhookRequest, Webhook};

use super::declare::{Declaration, DeclareButton};
use super::source::{At, source_of};
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonSize, Dialog, DialogSize, Dot, DotState, IconName, Identifier, Setting, Source,
    SourceKind,
};
use crate::state::{CurrentApp, Live, News};
use crate::text::{Texts, use_text};

use change::ChangeWebhook;
use how_to::HowTo;
use names::NamesForm;
use refused::Refused;

/// What the parts of the row share.
#[derive(Debug, Clone, Copy)]
struct Hook {
    state: Reading<AppState>,
    /// What the gateway knows of what comes.
    hooks: Memo<Option<HookState>>,
    /// What the service says of what it sends; none where no API tells.
    sent: Option<Reading<Webhook>>,
}

impl Hook {
    fn again(self) {
        self.state.again();
        if let Some(sent) = self.sent {
            sent.again();
        }
    }

    /// Whether the last request was refused, so that nothing comes.
    fn is_refused(self) -> bool {
        self.hooks.with(|hooks| {
            hooks.as_ref().is_some_and(|hooks| {
                let last = hooks.last.as_ref().map(|last| last.at);
                hooks.failure.as_ref().is_some_and(|failure| Some(failure.at) > last)
            })
        })
    }

    /// When something came last.
    fn last_at(self) -> Option<i64> {
        self.hooks.with(|hooks| Some(hooks.as_ref()?.last.as_ref()?.at))
    }
}

/// The row.
#[component]
pub(super) fn WebhookRow(state: Reading<AppState>) -> impl IntoView {
    let text = use_text();
    let client = Client::here();
    let app = CurrentApp::here();
    let sent = untrack(|| app.has_console()).then(|| {
        let sent =
            Reading::new(move || client.ask::<GetWebhook>(app.slug(), &GetWebhookRequest {}));
        Live::here().read_again(sent, |news| matches!(news, News::Event(_)));
        sent
    });
    let hooks = Memo::new(move |_| state.with(|state| state.map(|state| state.hooks.clone())));
    let hook = Hook { state, hooks, sent };
    let value = match sent {
        Some(sent) => view! { <Sending sent /> }.into_any(),
        None => view! { <ToSetUp hook /> }.into_any(),
    };
    let first = match sent {
        Some(_) => view! { <ChangeButton hook /> }.into_any(),
        None => view! { <HowToButton hook /> }.into_any(),
    };
    let explanation = text.of(|words| words.app_page.webhook_explained);
    view! {
        <Setting
            icon=IconName::Webhook
            name=text.of(|words| words.app_page.webhook)
            explanation
            warns=Signal::derive(move || hook.last_at().is_none() || hook.is_refused())
            source=view! { <WhereFrom hook /> }.into_any()
            actions=view! {
                {first}
                <NamesButton hook />
            }
            .into_any()
        >
            <Coming hook />
            {value}
            <Refused hook />
        </Setting>
    }
}

/// Whether events come: the last one, and how many within a day.
#[component]
fn Coming(hook: Hook) -> impl IntoView {
    let text = use_text();
    let dot = Signal::derive(move || match hook.last_at() {
        _ if hook.is_refused() => DotState::Bad,
        Some(_) => DotState::On,
        None => DotState::Off,
    });
    let says = move || match hook.last_at() {
        Some(at) => view! { {text.of(|words| words.app_page.last_event)} " " <At at /> }.into_any(),
        None => view! { {text.of(|words| words.app_page.no_event)} }.into_any(),
    };
    let day = move || hook.hooks.with(|hooks| of_day(text, hooks.as_ref()?));
    view! {
        <Dot state=dot>{says}</Dot>
        <span class="setting-where">{day}</span>
    }
}

/// Such as "12 taken in 24 h, 1 repeated, 1 refused".
fn of_day(text: Texts, hooks: &HookState) -> Option<String> {
    let (words, language) = (&text.now().app_page, text.language());
    let HookDay { repeated, refused, failed, .. } = hooks.day;
    let taken: u64 = hooks.day.taken.iter().map(|kind| kind.count).sum();
    if taken + repeated + refused == 0 {
        return None;
    }
    let came = (words.events_of_day)(
        &language.number(taken),
        &language.number(repeated),
        &language.number(refused),
    );
    let failed = (failed > 0).then(|| (words.never_applied)(&language.number(failed)));
    Some([Some(came), failed].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Where the service sends them, and how delivery fares.
#[component]
fn Sending(sent: Reading<Webhook>) -> impl IntoView {
    let text = use_text();
    let goes_to = move || {
        match sent.with(|sent| sent.map(|sent| sent.url.clone())) {
        None => ().into_any(),
        Some(None) => {
            view! { <span class="setting-short">{text.of(|words| words.app_page.webhook_off)}</span> }
                .into_any()
        }
        Some(Some(url)) => view! { <Identifier value=url whole=true /> }.into_any(),
    }
    };
    let delivery = move || {
        let (words, language) = (&text.now().app_page, text.language());
        sent.with(|sent| {
            let sent = sent.filter(|sent| sent.pending + sent.dropped > 0)?;
            Some((words.delivery)(&language.number(sent.pending), &language.number(sent.dropped)))
        })
    };
    let error = move || {
        let error = sent.with(|sent| {
            let sent = sent?;
            let error = sent.last_error.clone()?;
            (Some(error.at) > sent.last_delivered_at).then_some(error)
        })?;
        Some(view! {
            <span class="setting-wrong">
                {text.of(|words| words.app_page.delivery_failed)} " " <At at=error.at /> ": "
                {error.message}
            </span>
        })
    };
    view! {
        {goes_to}
        <span class="setting-where">{delivery}</span>
        {error}
    }
}

/// The address to enter in Nexconn's Console, and the place.
#[component]
fn ToSetUp(hook: Hook) -> impl IntoView {
    let text = use_text();
    let address = Signal::derive(move || {
        hook.hooks
            .with(|hooks| hooks.as_ref().map(|hooks| hooks.address.clone()))
            .unwrap_or_default()
    });
    view! {
        <span class="setting-where">{text.of(|words| words.app_page.hook_place)}</span>
        <Identifier
            value=address
            whole=true
            copy_label=text.of(|words| words.app_page.copy_address)
        />
    }
}

/// Set here, said by what came, or declared.
#[component]
fn WhereFrom(hook: Hook) -> impl IntoView {
    let text = use_text();
    let declared = Memo::new(move |_| {
        hook.state.with(|state| state.and_then(|state| state.hooks_declared.clone()))
    });
    let is_set_here = hook.sent.is_some();
    move || {
        if is_set_here {
            return view! {
                <Source kind=SourceKind::Set>{text.of(|words| words.app_page.set_here)}</Source>
            }
            .into_any();
        }
        if let Some(at) = hook.last_at() {
            return view! { <Source kind=SourceKind::Measured><At at /></Source> }.into_any();
        }
        declared.with(|declared| source_of(declared.as_ref()))
    }
}

#[component]
fn ChangeButton(hook: Hook) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let open = RwSignal::new(false);
    view! {
        <Button size=ButtonSize::Small on_press=move || open.set(true)>
            {text.of(|words| words.app_page.change)}
        </Button>
        <Dialog
            open
            size=DialogSize::Wide
            hatched=Signal::derive(move || app.is_production())
            title=text.of(|words| words.app_page.webhook_title)
            on_close=move || open.set(false)
        >
            <ChangeWebhook hook open />
        </Dialog>
    }
}

#[component]
fn HowToButton(hook: Hook) -> impl IntoView {
    let text = use_text();
    let open = RwSignal::new(false);
    let declared = Signal::derive(move || {
        let declared =
            hook.state.with(|state| state.and_then(|state| state.hooks_declared.clone()));
        Declaration::Hooks(declared.map(|fact| fact.value))
    });
    view! {
        <Button size=ButtonSize::Small on_press=move || open.set(true)>
            {text.of(|words| words.app_page.how_to)}
        </Button>
        <DeclareButton declared state=hook.state />
        <Dialog
            open
            title=text.of(|words| words.app_page.how_to_title)
            on_close=move || open.set(false)
        >
            <HowTo hook open />
        </Dialog>
    }
}

#[component]
fn NamesButton(hook: Hook) -> impl IntoView {
    let text = use_text();
    let open = RwSignal::new(false);
    view! {
        <Button size=ButtonSize::Small on_press=move || open.set(true)>
            {text.of(|words| words.app_page.names)}
        </Button>
        <Dialog
            open
            size=DialogSize::Wide
            title=text.of(|words| words.app_page.names_title)
            on_close=move || open.set(false)
        >
            <NamesForm hook open />
        </Dialog>
    }
}
