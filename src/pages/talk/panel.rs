use leptos::prelude::*;
use nexconn_api::admin::{
    DiagnoseMessage, DiagnoseMessageRequest, Event, FactSource, Finding, MessageReport,
};
use nexconn_api::nexconn::{AddFriend, RemoveUserBlocklist, SetChannelTypeMute};
use nexconn_api::verdict::message::{Answer, Verdict};

use super::TalkQuery;
use super::check::CheckItem;
use super::person::Person;
use super::strip::Strip;
use crate::api::{Client, Reading};
use crate::components::{
    Button, ButtonKind, ButtonSize, Icon, IconButton, IconName, Section, Steps,
};
use crate::pages::Undo;
use crate::pages::actions::{Quick, QuickProblem, use_actions};
use crate::pages::parts::{ReadFailed, UserPicker, Zone};
use crate::state::{CurrentApp, Live, News};
use crate::text::use_text;

/// What the parts of the panel share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    /// Who writes.
    pub(super) from: Person,
    /// Who is written to.
    pub(super) to: Person,
    quick: StoredValue<Quicks>,
}

/// What mends at one press.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quicks {
    /// Takes somebody off a blocklist.
    pub(super) unblock: Quick<RemoveUserBlocklist>,
    /// Lets somebody write again.
    pub(super) unmute: Quick<SetChannelTypeMute>,
    /// Makes the two friends.
    pub(super) befriend: Quick<AddFriend>,
}

impl Pair {
    /// What mends at one press.
    pub(super) fn quick<T>(self, of: impl FnOnce(&Quicks) -> T) -> T {
        self.quick.with_value(of)
    }
}

/// The question about two users, the answer, and what mends it.
#[component]
pub(crate) fn MessagePanel(
    /// The two.
    query: Memo<TalkQuery>,
    /// What it says above the two.
    #[prop(into)]
    title: Signal<String>,
    /// Called when others are chosen.
    #[prop(into)]
    on_change: Callback<TalkQuery>,
) -> impl IntoView {
    let text = use_text();
    let from = Person::of(Signal::derive(move || query.with(|query| query.from.clone())));
    let to = Person::of(Signal::derive(move || query.with(|query| query.to.clone())));
    let quick = Quicks { unblock: Quick::here(), unmute: Quick::here(), befriend: Quick::here() };
    let pair = Pair { from, to, quick: StoredValue::new(quick) };
    let report = read(query);
    follow(report, query);
    let same = Memo::new(move |_| query.with(|query| query.to.is_some() && query.from == query.to));
    let choose_from = move |id: String| {
        on_change.run(TalkQuery { from: Some(id), ..query.get_untracked() });
    };
    let choose_to =
        move |id: String| on_change.run(TalkQuery { to: Some(id), ..query.get_untracked() });
    let swap = move || on_change.run(query.get_untracked().turned());
    let is_asked =
        Memo::new(move |_| query.with(|query| query.from.is_some() && query.to.is_some()));
    let again = move || {
        is_asked.get().then(|| {
            view! {
                <Button
                    icon=IconName::Refresh
                    busy=report.loading()
                    on_press=move || report.again()
                >
                    {text.of(|words| words.why.ask_again)}
                </Button>
            }
        })
    };
    view! {
        <Section
            icon=IconName::Bubble
            title
            note=text.of(|words| words.talk.note)
        >
            <div class="talk-pair">
                <UserPicker label=text.of(|words| words.talk.writes) chosen=from.id on_choose=choose_from />
                <IconButton icon=IconName::Swap label=text.of(|words| words.talk.swap) on_press=swap />
                <UserPicker
                    label=text.of(|words| words.talk.receives)
                    chosen=to.id
                    error=Signal::derive(move || same.get().then(|| text.now().talk.themselves.to_owned()))
                    on_choose=choose_to
                />
                {again}
            </div>
        </Section>
        <QuickProblem draft=pair.quick(|quick| quick.unblock.core()) />
        <QuickProblem draft=pair.quick(|quick| quick.unmute.core()) />
        <QuickProblem draft=pair.quick(|quick| quick.befriend.core()) />
        <Answered pair query report on_turn=swap />
    }
    .into_any()
}

/// The answer, once there is one.
#[component]
fn Answered(
    pair: Pair,
    query: Memo<TalkQuery>,
    report: Reading<Option<MessageReport>>,
    #[prop(into)] on_turn: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let zone = Zone::here();
    // Asked again with the same answer, it stays as it stands: only times go on.
    let told = Memo::new(move |_| report.value().flatten().map(timeless));
    let asked_at = Memo::new(move |_| {
        report.with(|report| report.and_then(|report| report.as_ref().map(|report| report.at)))
    });
    let is_of_others = move || {
        query.with(|query| {
            told.with(|told| {
                let of = told.as_ref().map(|told| (&told.from.user_id, &told.to.user_id));
                of != query.from.as_ref().zip(query.to.as_ref())
            })
        })
    };
    move || {
        let words = &text.now().talk;
        if query.with(|query| query.from.is_none() || query.to.is_none()) {
            return view! { <p class="talk-hint">{words.choose}</p> }.into_any();
        }
        let Some(told) = told.get().filter(|_| !is_of_others()) else {
            if report.error().is_some() {
                let title = text.of(|words| words.talk.failed);
                return view! { <ReadFailed reading=report title /> }.into_any();
            }
            return view! { <p class="talk-hint" role="status">{words.asking}</p> }.into_any();
        };
        let steps = Verdict::of(&told)
            .path
            .map(|check| view! { <CheckItem check told=told.clone() asked_at zone /> });
        view! {
            <Strip pair told=StoredValue::new(told.clone()) />
            <div class="talk-path">
                <OtherWay pair verdict=Verdict::of(&told.turned()) on_turn />
                <Steps label=words.path flat=true>{steps.into_iter().collect_view()}</Steps>
            </div>
        }
        .into_any()
    }
}

/// The answer for the other direction, in one line.
#[component]
fn OtherWay(pair: Pair, verdict: Verdict, #[prop(into)] on_turn: Callback<()>) -> impl IntoView {
    let text = use_text();
    let answer = verdict.answer;
    let icon = match answer {
        Answer::May => IconName::Check,
        Answer::Stopped { .. } => IconName::X,
        Answer::Unclear { .. } => IconName::Help,
    };
    let says = move || {
        let words = &text.now().talk;
        let (from, to) = (pair.from.called(), pair.to.called());
        match answer {
            Answer::May => (words.other_yes)(&to, &from),
            Answer::Stopped { .. } => (words.other_no)(&to, &from),
            Answer::Unclear { .. } => (words.other_unclear)(&to, &from),
        }
    };
    view! {
        <p class="talk-other">
            <Icon name=icon />
            <span>{text.of(|words| words.talk.other_way)} " " {says}</span>
            <Button kind=ButtonKind::Bare size=ButtonSize::Small on_press=on_turn>
                {text.of(|words| words.talk.show_it)}
            </Button>
        </p>
    }
}

/// Asks about the two, again after each change that is made here.
fn read(query: Memo<TalkQuery>) -> Reading<Option<MessageReport>> {
    let client = Client::here();
    let app = CurrentApp::here();
    let (actions, undo) = (use_actions(), Undo::here());
    Reading::new(move || {
        let _changed = (actions.changes(), undo.ended());
        let TalkQuery { from, to } = query.get();
        let two = from.zip(to).filter(|(from, to)| from != to);
        let request = two.map(|(from, to)| DiagnoseMessageRequest { app: app.slug(), from, to });
        async move {
            let Some(request) = request else { return Ok(None) };
            Ok(Some(client.admin::<DiagnoseMessage>(&request).await?))
        }
    })
}

/// Reads anew what an event about one of the two makes old.
fn follow(report: Reading<Option<MessageReport>>, query: Memo<TalkQuery>) {
    let is_one = move |user_id: &String| {
        query.with_untracked(|query| {
            [&query.from, &query.to].into_iter().flatten().any(|id| id == user_id)
        })
    };
    Live::here().read_again(report, move |news: &News| match news.event() {
        Some(Event::Change(entry)) => entry.user_ids.iter().any(is_one),
        Some(Event::BanEnded(ended)) => is_one(&ended.user_id),
        Some(Event::Deletion(changed)) => is_one(&changed.user_id),
        Some(Event::Job(job)) => job.state.is_over(),
        _ => false,
    });
}

/// What of a report is not about when it was asked.
fn timeless(mut report: MessageReport) -> MessageReport {
    report.at = 0;
    for party in [&mut report.from, &mut report.to] {
        if let Finding::Known(Some(ban)) = &mut party.ban {
            ban.ban_known_at = 0;
        }
        if let Finding::Known(Some(deletion)) = &mut party.deletion {
            deletion.known_at = 0;
        }
    }
    for fact in [&mut report.friends_only, &mut report.blocklist].into_iter().flatten() {
        if fact.from == FactSource::Service {
            fact.at = None;
        }
    }
    report
}
