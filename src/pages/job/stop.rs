use leptos::prelude::*;
use nexconn_api::admin::{Job, JobAction};

use super::steer::{Steering, Step};
use crate::components::{Button, ButtonKind, Dialog, DialogBody, DialogFooter};
use crate::state::CurrentApp;
use crate::text::use_text;

/// Asks before a job is stopped: that cannot be gone on with.
#[component]
pub(super) fn StopDialog(
    job: Memo<Job>,
    steering: Steering,
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    // A job that has ended meanwhile has nothing left to stop.
    Effect::new(move || {
        if job.with(|job| job.state.is_over()) {
            open.set(false);
        }
    });
    let detail = move || {
        let words = &text.now().job;
        if job.with(|job| job.action == JobAction::Fill) {
            return words.stop_fill.to_owned();
        }
        let rest = job.with(|job| job.counts.waiting);
        let detail = (words.stop_detail)(rest, &text.language().number(rest));
        format!("{detail} {}", words.stop_undo)
    };
    let stop = move || {
        steering.take(Step::Stop);
        open.set(false);
    };
    view! {
        <Dialog
            open
            title=text.of(|words| words.job.stop_title)
            hatched=Signal::derive(move || app.is_production())
            on_close=move || open.set(false)
        >
            <DialogBody>
                <p>{detail}</p>
            </DialogBody>
            <DialogFooter>
                <Button on_press=move || open.set(false)>{text.of(|words| words.job.go_on)}</Button>
                <Button
                    kind=ButtonKind::DangerFilled
                    busy=steering.busy(Step::Stop)
                    busy_label=text.of(|words| words.job.stopping)
                    on_press=stop
                >
                    {text.of(|words| words.job.stop_now)}
                </Button>
            </DialogFooter>
        </Dialog>
    }
}
