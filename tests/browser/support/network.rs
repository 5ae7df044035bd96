use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, Response, ResponseInit, Url};

use super::until;

thread_local! {
    /// The browser's own `fetch`.
    static FETCH: JsValue = Reflect::get(&js_sys::global(), &"fetch".into()).unwrap();
    /// The browser's own streams of events.
    static EVENT_SOURCE: JsValue =
        Reflect::get(&js_sys::global(), &"EventSource".into()).unwrap();
    /// A stream of events that nothing ever comes from.
    static QUIET: JsValue =
        Function::new_no_args("this.addEventListener = this.close = () => {}").into();
}

/// Takes the place of the network: requests of the page wait here until the test answers them.
pub(crate) struct Network {
    waiting: Rc<RefCell<Vec<Waiting>>>,
    sent: Rc<RefCell<Vec<String>>>,
    _fetch: Closure<dyn FnMut(Request) -> Promise>,
}

struct Waiting {
    request: Request,
    path: String,
    resolve: Function,
    reject: Function,
}

impl Network {
    /// Takes it, until it is dropped.
    pub(crate) fn take() -> Self {
        Self::give_back();
        let waiting: Rc<RefCell<Vec<Waiting>>> = Rc::default();
        let sent: Rc<RefCell<Vec<String>>> = Rc::default();
        let fetch = {
            let (waiting, sent) = (Rc::clone(&waiting), Rc::clone(&sent));
            Closure::new(move |request: Request| {
                let url = Url::new(&request.url()).unwrap();
                let path = url.pathname() + &url.search();
                sent.borrow_mut().push(path.clone());
                Promise::new(&mut |resolve, reject| {
                    let (request, path) = (request.clone().unwrap(), path.clone());
                    waiting.borrow_mut().push(Waiting { request, path, resolve, reject });
                })
            })
        };
        set("fetch", fetch.as_ref());
        QUIET.with(|quiet| set("EventSource", quiet));
        Self { waiting, sent, _fetch: fetch }
    }

    /// Lets requests reach the real network again.
    pub(crate) fn give_back() {
        FETCH.with(|fetch| set("fetch", fetch));
        EVENT_SOURCE.with(|source| set("EventSource", source));
    }

    /// Waits for a request whose path, without its query, ends so.
    pub(crate) async fn asks(&self, path: &str) -> Asked {
        let place = || self.waiting.borrow().iter().position(|request| ends(&request.path, path));
        until(|| place().is_some()).await;
        let place = place()
            .unwrap_or_else(|| panic!("no request to {path}, but: {:?}", self.sent.borrow()));
        let Waiting { request, path, resolve, reject } = self.waiting.borrow_mut().remove(place);
        let text = JsFuture::from(request.clone().unwrap().text().unwrap())
            .await
            .unwrap()
            .as_string()
            .unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Asked { method: request.method(), path, body, request, resolve, reject }
    }

    /// How many requests were sent so far to paths that end so.
    pub(crate) fn sent(&self, path: &str) -> usize {
        self.sent.borrow().iter().filter(|sent| ends(sent, path)).count()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        Self::give_back();
    }
}

/// A request that waits for its answer.
pub(crate) struct Asked {
    pub(crate) method: String,
    /// With its query.
    pub(crate) path: String,
    pub(crate) body: Value,
    pub(crate) request: Request,
    resolve: Function,
    reject: Function,
}

impl Asked {
    /// Answers it.
    pub(crate) fn answer(self, http: u16, body: &Value) {
        self.answer_text(http, &body.to_string());
    }

    /// Answers it with what may be no JSON.
    pub(crate) fn answer_text(self, http: u16, body: &str) {
        let init = ResponseInit::new();
        init.set_status(http);
        let response = Response::new_with_opt_str_and_init(Some(body), &init).unwrap();
        self.resolve.call1(&JsValue::NULL, &response).unwrap();
    }

    /// Nexconn did it.
    pub(crate) fn done(self, result: &Value) {
        self.of_nexconn("done", 200, &json!({"code": 0, "result": result}));
    }

    /// Nexconn refused it.
    pub(crate) fn refused(self, http: u16, code: i32, message: &str) {
        self.of_nexconn("refused", http, &json!({"code": code, "errorMessage": message}));
    }

    /// The gateway refused it.
    pub(crate) fn failed(self, http: u16, code: &str, fields: &Value) {
        let error = json!({"code": code, "message": "No.", "fields": fields, "requestId": "g-1"});
        self.answer(http, &json!({ "error": error }));
    }

    /// The connection breaks.
    pub(crate) fn breaks(self) {
        let error = js_sys::TypeError::new("Failed to fetch");
        self.reject.call1(&JsValue::NULL, &error).unwrap();
    }

    fn of_nexconn(self, outcome: &str, http: u16, body: &Value) {
        let answer = json!({"http": http, "body": body});
        self.answer(200, &json!({"outcome": outcome, "answer": answer, "requestId": "n-1"}));
    }
}

fn set(name: &str, value: &JsValue) {
    Reflect::set(&js_sys::global(), &name.into(), value).unwrap();
}

fn ends(sent: &str, path: &str) -> bool {
    sent.split('?').next().is_some_and(|sent| sent.ends_with(path))
}
