//! A page as people use it: found by role and name, clicked and typed into by real input events.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use chromiumoxide::cdp::browser_protocol::accessibility::{
    AxNode, GetPartialAxTreeParams, QueryAxTreeParams,
};
use chromiumoxide::cdp::browser_protocol::dom::{
    BackendNodeId, FocusParams, GetContentQuadsParams, ScrollIntoViewIfNeededParams,
};
use chromiumoxide::cdp::browser_protocol::emulation::{
    MediaFeature, SetDeviceMetricsOverrideParams,
};
use chromiumoxide::cdp::browser_protocol::input::InsertTextParams;
use chromiumoxide::cdp::browser_protocol::page::{
    CaptureScreenshotFormat, NavigateParams, ReloadParams,
};
use chromiumoxide::cdp::js_protocol::runtime::EvaluateParams;
use chromiumoxide::keys::get_key_definition;
use chromiumoxide::layout::Point;
use chromiumoxide::page::{MediaTypeParams, ScreenshotParams};
use serde::de::DeserializeOwned;

use crate::watch::Watch;

/// A desktop window, in CSS pixels.
pub const WIDE: (u32, u32) = (1440, 900);
/// A phone, in CSS pixels.
pub const NARROW: (u32, u32) = (390, 844);
/// How long a page may take to show what a test waits for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is asked.
pub(crate) const AGAIN: Duration = Duration::from_millis(40);

/// A page and what is watched of it.
#[derive(Debug)]
pub struct Page {
    page: chromiumoxide::Page,
    /// What the page did that it may not.
    pub watch: Watch,
}

/// One element, found in the accessibility tree.
#[derive(Debug)]
pub struct Found<'a> {
    page: &'a Page,
    node: AxNode,
    id: BackendNodeId,
}

impl Page {
    pub(crate) fn new(page: chromiumoxide::Page, watch: Watch) -> Self {
        Self { page, watch }
    }

    /// Opens an address and waits until it has loaded.
    pub async fn open(&self, url: &str) {
        let navigated = self.page.execute(NavigateParams::new(url)).await.expect("navigates");
        assert_eq!(navigated.result.error_text, None, "{url}");
        self.until("document.readyState === 'complete'").await;
    }

    /// Keeps every answer of the gateway's API to the page from the next document on; see
    /// [`Self::answers`].
    pub async fn keep_answers(&self) {
        let script = "{
            const ask = window.fetch;
            window.fetch = async (...request) => {
                const answer = await ask(...request);
                if (!answer.url.includes('/api/')) return answer;
                const body = await answer.clone().text();
                // Nothing is awaited between reading and writing: another answer may come at the same time.
                const kept = JSON.parse(sessionStorage.getItem('answers') ?? '[]');
                kept.push([answer.url, body]);
                sessionStorage.setItem('answers', JSON.stringify(kept));
                return answer;
            };
        }";
        self.page.evaluate_on_new_document(script).await.expect("a script");
    }

    /// The answers kept so far: address and body.
    pub async fn answers(&self) -> Vec<(String, String)> {
        self.js("JSON.parse(sessionStorage.getItem('answers') ?? '[]')").await
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.js::<()>("void (window.isFromBefore = true)").await;
        self.page.execute(ReloadParams::default()).await.expect("reloads");
        self.until("!window.isFromBefore && document.readyState === 'complete'").await;
    }

    /// Goes back in the page's history.
    pub async fn back(&self) {
        self.js::<()>("history.back()").await;
    }

    /// The address now.
    pub async fn url(&self) -> String {
        self.js("location.href").await
    }

    /// The value of a JavaScript expression.
    pub async fn js<T: DeserializeOwned + 'static>(&self, expression: &str) -> T {
        let value = self.page.evaluate_expression(expression).await.expect("evaluates");
        let value = value.value().cloned().unwrap_or_default();
        serde_json::from_value(value).expect("a value of that type")
    }

    /// Whether an expression is true now; false also while one document replaces another.
    async fn is_true(&self, expression: &str) -> bool {
        let expression = format!("Boolean({expression})");
        let value = self.page.evaluate_expression(expression).await;
        value.is_ok_and(|value| value.value() == Some(&serde_json::Value::Bool(true)))
    }

    /// Waits until a JavaScript expression is true.
    pub async fn until(&self, expression: &str) {
        let start = Instant::now();
        while !self.is_true(expression).await {
            let in_time = start.elapsed() <= PATIENCE;
            assert!(in_time, "never true: {expression}\n{}", self.outline().await);
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// Waits until the page shows `text` somewhere.
    pub async fn shows(&self, text: &str) {
        let text = serde_json::to_string(text).expect("json");
        self.until(&format!("document.body.innerText.includes({text})")).await;
    }

    /// Waits until the page shows `text` nowhere.
    pub async fn hides(&self, text: &str) {
        let text = serde_json::to_string(text).expect("json");
        self.until(&format!("!document.body.innerText.includes({text})")).await;
    }

    /// Waits until the address contains `part`.
    pub async fn arrives_at(&self, part: &str) {
        let part = serde_json::to_string(part).expect("json");
        self.until(&format!("location.href.includes({part})")).await;
    }

    /// The one element with that role and accessible name; waits until it is there.
    pub async fn find(&self, role: &str, name: &str) -> Found<'_> {
        self.until_found(role, name, |count| count == 1).await
    }

    async fn until_found(&self, role: &str, name: &str, fits: fn(usize) -> bool) -> Found<'_> {
        let start = Instant::now();
        loop {
            let mut found = self.all(role).await;
            found.retain(|one| one.name() == name);
            let count = found.len();
            if fits(count) {
                return found.remove(0);
            }
            let in_time = start.elapsed() < PATIENCE;
            assert!(in_time, "{count} of role {role}, name {name:?}\n{}", self.outline().await);
            tokio::time::sleep(AGAIN).await;
        }
    }

    /// The first of several elements with that role and name; waits until one is there.
    pub async fn first(&self, role: &str, name: &str) -> Found<'_> {
        self.until_found(role, name, |count| count > 0).await
    }

    /// Every element with that role that is there now.
    pub async fn all(&self, role: &str) -> Vec<Found<'_>> {
        let Ok(document) = self.page.get_document().await else { return Vec::new() };
        let mut query = QueryAxTreeParams::builder().node_id(document.node_id).build();
        query.role = Some(role.to_owned());
        // The document may be replaced between the two questions; the caller asks again.
        let Ok(answer) = self.page.execute(query).await else { return Vec::new() };
        let nodes = answer.result.nodes.into_iter().filter(|node| !node.ignored);
        nodes
            .filter_map(|node| {
                let id = node.backend_dom_node_id?;
                Some(Found { page: self, node, id })
            })
            .collect()
    }

    /// A button by its name.
    pub async fn button(&self, name: &str) -> Found<'_> {
        self.find("button", name).await
    }

    /// A link by its name.
    pub async fn link(&self, name: &str) -> Found<'_> {
        self.find("link", name).await
    }

    /// A text field by its label.
    pub async fn field(&self, label: &str) -> Found<'_> {
        self.find("textbox", label).await
    }

    /// A heading by its text.
    pub async fn heading(&self, text: &str) -> Found<'_> {
        self.find("heading", text).await
    }

    /// The accessible name of what has the focus.
    pub async fn focused(&self) -> String {
        let element = EvaluateParams::builder()
            .expression("document.activeElement")
            .return_by_value(false)
            .build()
            .expect("complete");
        let element = self.page.evaluate_expression(element).await.expect("evaluates");
        let id = element.object().object_id.clone();
        let Some(id) = id else { return String::new() };
        let node = GetPartialAxTreeParams::builder().object_id(id).fetch_relatives(false).build();
        let answer = self.page.execute(node).await.expect("is in the tree");
        let node = answer.result.nodes.first();
        text(node.and_then(|node| node.name.as_ref()).and_then(|name| name.value.as_ref()))
    }

    /// Presses a key on whatever has the focus: `Enter`, `Tab`, `ArrowDown`, `/`.
    pub async fn press(&self, key: &str) {
        assert!(get_key_definition(key).is_some(), "no such key: {key}");
        let focused = self.page.find_element(":focus, body").await.expect("something has focus");
        focused.press_key(key).await.expect("key pressed");
    }

    /// Presses Tab until what has the focus has that accessible name.
    ///
    /// # Panics
    ///
    /// Where Tab never gets there.
    pub async fn tab_to(&self, name: &str) {
        for _ in 0..80 {
            self.press("Tab").await;
            if self.focused().await == name {
                return;
            }
        }
        panic!("Tab never reached {name:?}\n{}", self.outline().await);
    }

    /// Types text into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        self.page.execute(InsertTextParams::new(text)).await.expect("typed");
    }

    /// Brings its tab to the front; the others are hidden then.
    pub async fn to_front(&self) {
        self.page.bring_to_front().await.expect("in front");
    }

    /// Gives the page another size, in CSS pixels.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let size = SetDeviceMetricsOverrideParams::new(width, height, 1.0, width < 600);
        self.page.execute(size).await.expect("resized");
    }

    /// Lets the system prefer `light` or `dark`.
    pub async fn prefers(&self, theme: &str) {
        let reduced = feature("prefers-reduced-motion", "reduce");
        let theme = feature("prefers-color-scheme", theme);
        self.page.emulate_media_features(vec![theme, reduced]).await.expect("emulated");
    }

    /// Shows the page as it is printed, or on the screen again.
    pub async fn prints(&self, print: bool) {
        let media = if print { MediaTypeParams::Print } else { MediaTypeParams::Screen };
        self.page.emulate_media_type(media).await.expect("emulated");
    }

    /// Saves what the page looks like in its window.
    pub async fn picture(&self, name: &str) {
        let path = crate::paths::pictures().join(format!("{name}.png"));
        let png = ScreenshotParams::builder().format(CaptureScreenshotFormat::Png).build();
        self.page.save_screenshot(png, path).await.expect("a screenshot");
    }

    /// The page's accessibility tree in words, for a failing test.
    pub async fn outline(&self) -> String {
        let mut lines = vec![format!("at {}", self.url().await)];
        for role in ["heading", "button", "link", "textbox", "alert", "status", "dialog", "row"] {
            for one in self.all(role).await {
                lines.push(format!("  {role} {:?}", one.name()));
            }
        }
        lines.join("\n")
    }
}

impl Found<'_> {
    /// The accessible name.
    pub fn name(&self) -> String {
        text(self.node.name.as_ref().and_then(|name| name.value.as_ref()))
    }

    /// The accessible description.
    pub fn description(&self) -> String {
        text(self.node.description.as_ref().and_then(|text| text.value.as_ref()))
    }

    /// The value of a field.
    pub fn value(&self) -> String {
        text(self.node.value.as_ref().and_then(|value| value.value.as_ref()))
    }

    /// Clicks its middle with the mouse.
    pub async fn click(&self) {
        let into_view = ScrollIntoViewIfNeededParams::builder().backend_node_id(self.id).build();
        self.page.page.execute(into_view).await.expect("in view");
        let quads = GetContentQuadsParams::builder().backend_node_id(self.id).build();
        let quads = self.page.page.execute(quads).await.expect("has a place").result.quads;
        let corners = quads.first().expect("is visible").inner();
        let middle = |start: usize| corners.iter().skip(start).step_by(2).sum::<f64>() / 4.0;
        let point = Point::new(middle(0), middle(1));
        self.page.page.click(point).await.expect("clicked");
    }

    /// Gives it the focus.
    pub async fn focus(&self) {
        let focus = FocusParams::builder().backend_node_id(self.id).build();
        self.page.page.execute(focus).await.expect("focused");
    }

    /// Replaces the text of a field.
    pub async fn fill(&self, text: &str) {
        self.focus().await;
        self.page.js::<()>("document.activeElement.select?.()").await;
        if text.is_empty() {
            self.page.press("Backspace").await;
        } else {
            self.page.type_text(text).await;
        }
    }
}

fn text(value: Option<&serde_json::Value>) -> String {
    value.and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}

fn feature(name: &str, value: &str) -> MediaFeature {
    MediaFeature::new(name, value)
}
