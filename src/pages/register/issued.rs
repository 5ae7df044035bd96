use leptos::prelude::*;

use super::Issued;
use crate::components::{
    Button, Checkbox, Columns, FormActions, IconName, Marked, TokenBlock, Tone, UserSummary,
};
use crate::pages::parts::{LeaveDialog, focus_on};
use crate::route::{Navigator, Route};
use crate::state::CurrentApp;
use crate::text::use_text;

/// Shows an access token this once, and lets nobody leave before it is copied without asking.
#[component]
pub(super) fn IssuedView(
    /// The token and whose it is.
    issued: Issued,
    /// Asked to register another user.
    #[prop(into)]
    on_another: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let navigator: Navigator = expect_context();
    let guard = navigator.hold();
    let copied = RwSignal::new(false);
    Effect::new(move || {
        if copied.get() {
            navigator.release();
        }
    });
    let Issued { user_id, name, token, was_known } = issued;
    let title = {
        let name = name.clone();
        Signal::derive(move || {
            let words = &text.now().register;
            if was_known { (words.done_token)(&name) } else { (words.done_registered)(&name) }
        })
    };
    let user = Route::User { app: app.slug_untracked(), user_id: user_id.clone() }.href();
    let blocked =
        Signal::derive(move || (!copied.get()).then(|| text.now().register.blocked.to_owned()));
    // Tells those who do not see the page that the form has gone.
    request_animation_frame(|| focus_on("main .user-summary h2"));
    let aside = view! {
        <section>
            <h2>{text.of(|words| words.register.what_was_done)}</h2>
            <ul class="effects">
                <li>
                    {move || {
                        let words = &text.now().register;
                        if was_known { words.was_issued } else { words.was_registered }
                    }}
                </li>
                <li>{text.of(|words| words.register.was_audited)}</li>
            </ul>
        </section>
    }
    .into_any();
    view! {
        <Columns aside>
            <Marked icon=IconName::Check tone=Tone::Positive>
                <UserSummary
                    id=user_id
                    name=Some(name)
                    sentence=title
                    copy_label=text.of(|words| words.users.copy_id)
                />
            </Marked>
            <Marked icon=IconName::Key tone=Tone::Warning>
                <h2>
                    {text.of(|words| words.register.token)} " "
                    <span class="token-once">{text.of(|words| words.register.token_once)}</span>
                </h2>
                <p class="muted">{text.of(|words| words.register.token_detail)}</p>
                <TokenBlock
                    token=token.reveal().to_owned()
                    label=text.of(|words| words.register.token)
                    copy_label=text.of(|words| words.register.copy_token)
                    on_copied=move || copied.set(true)
                />
            </Marked>
            <FormActions>
                <Button icon=IconName::UserPlus blocked on_press=on_another>
                    {text.of(|words| words.register.another)}
                </Button>
                <Button blocked on_press=move || navigator.go(&user)>
                    {text.of(|words| words.register.done)}
                </Button>
                <Checkbox value=copied>{text.of(|words| words.register.have_copied)}</Checkbox>
            </FormActions>
        </Columns>
        <LeaveDialog
            guard=Signal::stored(Some(guard))
            title=text.of(|words| words.register.leave_title)
            detail=text.of(|words| words.register.leave_detail)
        />
    }
    .into_any()
}
