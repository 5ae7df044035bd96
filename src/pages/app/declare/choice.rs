use leptos::prelude::*;
use nexconn_api::admin::{DeclaredPlan, DeclaredRequests, DeclaredSwitch};

use super::fields::{Fields, Switch};
use crate::components::{RadioChoice, RadioGroup};
use crate::pages::app::validity::ValidityFields;
use crate::text::{Catalog, use_text};

/// A value that can be declared, and what it is called.
type Named<T> = (T, fn(&'static Catalog) -> &'static str);

/// The fields of the dialog.
#[component]
pub(super) fn Choice(
    fields: Fields,
    /// What is asked.
    question: fn(&'static Catalog) -> &'static str,
    /// What is wrong with the length of time.
    error: Signal<Option<String>>,
) -> impl IntoView {
    match fields {
        Fields::Tokens(validity) => {
            view! { <ValidityFields validity with_unknown=true error /> }.into_any()
        }
        Fields::Plan(value) => {
            let choices: Vec<Named<DeclaredPlan>> = vec![
                (DeclaredPlan::Starter, |words| words.app_page.plan_starter),
                (DeclaredPlan::Pro, |words| words.app_page.plan_pro),
                (DeclaredPlan::Unknown, |words| words.app_page.dont_know),
            ];
            view! { <Radios question value choices /> }.into_any()
        }
        Fields::Switch(which, value) => {
            let choices: Vec<Named<DeclaredSwitch>> = match which {
                Switch::Hooks => vec![
                    (DeclaredSwitch::On, |words| words.app_page.hooks_on),
                    (DeclaredSwitch::Off, |words| words.app_page.hooks_off),
                    (DeclaredSwitch::Unknown, |words| words.app_page.dont_know),
                ],
                Switch::FriendsOnly | Switch::Blocklist => vec![
                    (DeclaredSwitch::On, |words| words.chat_settings.on),
                    (DeclaredSwitch::Off, |words| words.chat_settings.off),
                    (DeclaredSwitch::Unknown, |words| words.app_page.dont_know),
                ],
            };
            view! { <Radios question value choices /> }.into_any()
        }
        Fields::Requests(value) => {
            let choices: Vec<Named<DeclaredRequests>> = vec![
                (DeclaredRequests::Anyone, |words| words.friends.anyone),
                (DeclaredRequests::Approval, |words| words.friends.approval),
                (DeclaredRequests::Nobody, |words| words.friends.nobody_may),
                (DeclaredRequests::Unknown, |words| words.app_page.dont_know),
            ];
            view! { <Radios question value choices /> }.into_any()
        }
    }
}

/// One question with its answers.
#[component]
fn Radios<T>(
    question: fn(&'static Catalog) -> &'static str,
    value: RwSignal<T>,
    choices: Vec<Named<T>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let text = use_text();
    let choice = move |(which, says): Named<T>| {
        view! {
            <RadioChoice
                chosen=Signal::derive(move || value.get() == which)
                on_choose=move || value.set(which)
            >
                {text.of(says)}
            </RadioChoice>
        }
    };
    view! {
        <RadioGroup legend=text.of(question)>
            {choices.into_iter().map(choice).collect_view()}
        </RadioGroup>
    }
}
