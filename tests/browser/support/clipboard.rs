use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;

/// Stands in the place of the browser's clipboard, which only a real press of a key may write to.
pub(crate) struct Clipboard {
    held: Rc<RefCell<Option<String>>>,
    _write: Closure<dyn FnMut(String) -> Promise>,
    _command: Closure<dyn FnMut() -> bool>,
}

impl Clipboard {
    /// One that takes what is written.
    pub(crate) fn working() -> Self {
        Self::new(true)
    }

    /// One that refuses, in the modern way and the old one.
    pub(crate) fn refusing() -> Self {
        Self::new(false)
    }

    /// What was copied last.
    pub(crate) fn held(&self) -> Option<String> {
        self.held.borrow().clone()
    }

    fn new(works: bool) -> Self {
        let held = Rc::<RefCell<Option<String>>>::default();
        let write = {
            let held = Rc::clone(&held);
            Closure::new(move |text: String| {
                if works {
                    *held.borrow_mut() = Some(text);
                    Promise::resolve(&JsValue::UNDEFINED)
                } else {
                    Promise::reject(&"refused".into())
                }
            })
        };
        let command = Closure::new(|| false);
        let clipboard = Object::new();
        Reflect::set(&clipboard, &"writeText".into(), write.as_ref()).unwrap();
        replace(&window().navigator(), "clipboard", &clipboard);
        replace(&document(), "execCommand", command.as_ref());
        Self { held, _write: write, _command: command }
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        // What the browser itself has lies in the prototypes.
        Reflect::delete_property(&window().navigator(), &"clipboard".into()).unwrap();
        Reflect::delete_property(&document(), &"execCommand".into()).unwrap();
    }
}

fn replace(object: &Object, name: &str, value: &JsValue) {
    let property = Object::new();
    Reflect::set(&property, &"value".into(), value).unwrap();
    Reflect::set(&property, &"configurable".into(), &JsValue::TRUE).unwrap();
    Object::define_property(object, &name.into(), &property);
}
