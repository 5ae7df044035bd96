use leptos::prelude::*;
use nexconn_api::admin::{Job, UndoState};

use super::steer::{Steering, Step};
use crate::components::{Button, ButtonKind, Dialog, DialogBody, DialogFooter, IconName};
use crate::pages::parts::WhatHappens;
use crate::route::Route;
use crate::state::CurrentApp;
use crate::text::use_text;

/// The way back of a job, where there is one: a job of its own that takes it back, or a link to it.
#[component]
pub(super) fn UndoButton(job: Memo<Job>, steering: Steering) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let open = RwSignal::new(false);
    let undo = Memo::new(move |_| job.with(|job| job.undo.filter(|_| job.state.is_over())));
    let button = move || match undo.get()? {
        UndoState::Open { .. } => Some(
            view! {
                <Button icon=IconName::Undo on_press=move || open.set(true)>
                    {text.of(|words| words.job.undo)}
                </Button>
            }
            .into_any(),
        ),
        UndoState::Done { by } => {
            let href = Route::Job { app: app.slug(), job: by }.href();
            Some(
                view! {
                    <a class="link" href=href>
                        {(text.now().job.undone_by)(by)}
                    </a>
                }
                .into_any(),
            )
        }
    };
    let effects = Signal::derive(move || {
        let (words, language) = (&text.now().job, text.language());
        let detail = job.with(|job| (words.undo_detail)(job.action)).to_owned();
        let mut effects = vec![detail, words.undo_left_alone.to_owned()];
        if let Some(UndoState::Open { until }) = undo.get() {
            effects.push((words.undo_until)(&language.exact_time(until)));
        }
        effects
    });
    let press = move || {
        steering.take(Step::Undo);
        open.set(false);
    };
    view! {
        {button}
        <Dialog
            open
            title=text.of(|words| words.job.undo_title)
            hatched=Signal::derive(move || app.is_production())
            on_close=move || open.set(false)
        >
            <DialogBody>
                <WhatHappens effects />
            </DialogBody>
            <DialogFooter>
                <Button on_press=move || open.set(false)>{text.of(|words| words.form.cancel)}</Button>
                <Button
                    kind=ButtonKind::Primary
                    busy=steering.busy(Step::Undo)
                    busy_label=text.of(|words| words.job.undoing)
                    on_press=press
                >
                    {text.of(|words| words.job.undo_now)}
                </Button>
            </DialogFooter>
        </Dialog>
    }
}
