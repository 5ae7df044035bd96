use leptos::prelude::*;
use nexconn_api::admin::{AppState, GetAppState, GetAppStateRequest, UserQuota};

use crate::api::{Client, Reading};
use crate::components::{ButtonLink, Icon, IconName, Meter, Notice, Tone};
use crate::route::Route;
use crate::state::{CurrentApp, Live, News};
use crate::text::{Texts, use_text};

/// From which part of the limit on places are short, in percent.
const SHORT: u64 = 80;

/// Registered users against what the environment allows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Quota {
    /// Registered, the soft-deleted ones among them.
    pub(crate) used: u64,
    /// At most.
    pub(crate) limit: u64,
    /// The service counted them; else these are those known here, and there may be more.
    pub(crate) is_exact: bool,
}

impl Quota {
    /// The quota of an app; none where there is no limit.
    pub(crate) fn of(quota: &UserQuota) -> Option<Self> {
        Some(Self { used: quota.registered, limit: quota.limit?, is_exact: quota.exact })
    }

    /// How many may still be registered.
    pub(crate) const fn left(self) -> u64 {
        self.limit.saturating_sub(self.used)
    }

    /// From how many on places are short.
    pub(crate) const fn notice(self) -> u64 {
        self.limit * SHORT / 100
    }

    /// Whether places are short.
    pub(crate) const fn is_short(self) -> bool {
        self.used >= self.notice()
    }

    /// Such as "86 of 100 registered users".
    pub(crate) fn says(self, text: Texts) -> String {
        let (words, language) = (&text.now().quota, text.language());
        let says = if self.is_exact { words.used } else { words.known };
        says(&language.number(self.used), &language.number(self.limit))
    }

    /// The same beside a heading, such as "86 of 100".
    fn says_briefly(self, text: Texts) -> String {
        let (words, language) = (&text.now().quota, text.language());
        let says = if self.is_exact { words.used_of } else { words.known_of };
        says(&language.number(self.used), &language.number(self.limit))
    }

    /// What is to be known where places are short, such as "14 left, then code 2007".
    pub(crate) fn warning(self, text: Texts) -> Option<String> {
        let words = &text.now().quota;
        match self.left() {
            _ if !self.is_short() => None,
            0 => Some(words.none_left.to_owned()),
            left => Some((words.left)(&text.language().number(left))),
        }
    }
}

/// Reads what is known of the app, again when users come or go.
pub(crate) fn read_app_state() -> Reading<AppState> {
    let client = Client::here();
    let app = CurrentApp::here();
    let state =
        Reading::new(move || client.admin::<GetAppState>(&GetAppStateRequest { app: app.slug() }));
    Live::here().read_again(state, News::is_about_registered);
    state
}

/// The quota in what was read; none where there is no limit, or it is not known yet.
pub(crate) fn quota_of(state: Reading<AppState>) -> Memo<Option<Quota>> {
    Memo::new(move |_| state.with(|state| Quota::of(&state?.quota)))
}

/// The quota in words and as a bar.
#[component]
pub(crate) fn QuotaMeter(
    /// How it stands.
    #[prop(into)]
    quota: Signal<Quota>,
) -> impl IntoView {
    view! {
        <div class="quota">
            <p>
                <QuotaLine quota says=|quota, text| quota.says(text) />
            </p>
            <QuotaBar quota />
        </div>
    }
}

/// A part of a page about the quota: one line, and the bar over the whole width.
#[component]
pub(crate) fn QuotaSection(
    /// How it stands.
    #[prop(into)]
    quota: Signal<Quota>,
    /// At the end of the line.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Below the bar.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = use_text();
    let is_short = Memo::new(move |_| quota.get().is_short());
    let icon = move || if is_short.get() { IconName::Alert } else { IconName::Users };
    view! {
        <section class="section" data-warns=move || is_short.get().then_some("")>
            <span class="section-mark">{move || view! { <Icon name=icon() /> }}</span>
            <div class="section-content">
                <div class="section-head">
                    <h2>{text.of(|words| words.quota.title)}</h2>
                    <QuotaLine quota says=|quota, text| quota.says_briefly(text) />
                    <div class="section-actions">{actions}</div>
                </div>
                <QuotaBar quota />
                {children.map(|children| children())}
            </div>
        </section>
    }
}

#[component]
fn QuotaLine(quota: Signal<Quota>, says: fn(Quota, Texts) -> String) -> impl IntoView {
    let text = use_text();
    let warning = move || {
        let quota = quota.get();
        let class = if quota.left() == 0 { "quota-none" } else { "quota-short" };
        quota.warning(text).map(|warning| view! { <span class=class>{warning}</span> })
    };
    view! {
        <span class="quota-used">{move || says(quota.get(), text)}</span>
        " "
        {warning}
    }
}

#[component]
fn QuotaBar(quota: Signal<Quota>) -> impl IntoView {
    let text = use_text();
    view! {
        <Meter
            label=Signal::derive(move || quota.get().says(text))
            used=Signal::derive(move || quota.get().used)
            limit=Signal::derive(move || quota.get().limit)
            notice=Signal::derive(move || quota.get().notice())
            notice_label=Signal::derive(move || {
                (text.now().quota.notice)(&text.language().number(quota.get().notice()))
            })
        />
    }
}

/// Says before anything is sent that places are short, or too few, and what to do.
#[component]
pub(crate) fn PlacesNotice(
    /// How the quota stands.
    quota: Memo<Option<Quota>>,
    /// How many new users are to be registered, where it is a list of them.
    #[prop(optional, into)]
    wanted: Signal<Option<u64>>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let told = Memo::new(move |_| {
        let (quota, wanted) = (quota.get()?, wanted.get());
        let (words, language) = (&text.now().quota, text.language());
        let left = language.number(quota.left());
        let (title, detail) = match wanted {
            Some(wanted) if wanted > quota.left() => {
                let title = (words.too_many_title)(&language.number(wanted), &left);
                (title, words.too_many_detail)
            }
            _ if quota.left() == 0 => (words.full_title.to_owned(), words.full_detail),
            None if quota.is_short() => ((words.short_title)(&left), words.short_detail),
            _ => return None,
        };
        let counted = if quota.is_exact { "" } else { words.cloud_detail };
        Some((title, [detail, counted].join(" ").trim_end().to_owned()))
    });
    let is_there = Memo::new(move |_| told.with(Option::is_some));
    let title = Signal::derive(move || told.with(|told| told.as_ref().map(|told| told.0.clone())));
    let detail = Signal::derive(move || told.with(|told| told.as_ref().map(|told| told.1.clone())));
    move || {
        is_there.get().then(|| {
            view! {
                <Notice
                    tone=Tone::Warning
                    title=Signal::derive(move || title.get().unwrap_or_default())
                    detail
                >
                    <ButtonLink href=Signal::derive(move || {
                        Route::TestUsers { app: app.slug() }.href()
                    })>{text.of(|words| words.quota.to_test_users)}</ButtonLink>
                </Notice>
            }
        })
    }
}
