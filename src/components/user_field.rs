use leptos::{ev, html, prelude::*};

use super::field::{FieldFrame, FieldLinks};
use super::ids::next_id;
use super::{Avatar, Identifier};

/// A user who can be chosen in a [`UserField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserChoice {
    /// The user id.
    pub id: String,
    /// The name; none if it is not known.
    pub name: Option<String>,
    /// A picture's address, only from a host that the deployment allows.
    pub picture: Option<String>,
    /// Stands in place of a name, such as "Use this id".
    pub nameless: String,
}

impl UserChoice {
    fn called(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

/// What the parts of one field share.
#[derive(Clone, Copy, Debug)]
struct Choosing {
    choices: Signal<Vec<UserChoice>>,
    answered: Signal<Option<String>>,
    on_type: Callback<String>,
    on_choose: Callback<UserChoice>,
    list_id: StoredValue<String>,
    /// What is typed; none while the field shows who is chosen.
    typed: RwSignal<Option<String>>,
    is_open: RwSignal<bool>,
    /// Which of the choices Enter takes.
    active: RwSignal<usize>,
    /// Enter was pressed before the choices for what is typed were there.
    is_hasty: RwSignal<bool>,
}

impl Choosing {
    fn option_id(self, index: usize) -> String {
        format!("{}-{index}", self.list_id.get_value())
    }

    fn active_id(self) -> Option<String> {
        let index = self.active.get();
        let is_there = self.choices.with(|all| index < all.len());
        (self.is_open.get() && is_there).then(|| self.option_id(index))
    }

    fn open(self) {
        if !self.is_open.get_untracked() {
            self.on_type.run(self.typed.get_untracked().unwrap_or_default());
            self.begin();
            self.is_open.set(true);
        }
    }

    /// Other choices are asked for.
    fn begin(self) {
        self.active.set(0);
        self.is_hasty.set(false);
    }

    fn close(self) {
        self.is_hasty.set(false);
        self.is_open.set(false);
        self.typed.set(None);
    }

    /// The field is left, or gone with its dialog. Whom Enter waits for is taken all the same.
    fn leave(self) {
        if self.is_hasty.try_get_untracked() == Some(false) {
            self.close();
        }
    }

    fn write(self, now: String) {
        self.typed.set(Some(now.clone()));
        self.begin();
        self.on_type.run(now);
        self.is_open.set(true);
    }

    fn take(self, choice: UserChoice) {
        self.on_choose.run(choice);
        self.close();
    }

    /// Whether the choices are those for what is typed.
    fn is_answer(self) -> bool {
        let typed = self.typed.get().unwrap_or_default();
        self.answered.with(|answered| answered.as_ref() == Some(&typed))
    }

    /// Takes the active choice; where the choices are still those for something else, once they are not.
    fn enter(self) {
        let is_answer = self.is_answer();
        self.is_hasty.set(!is_answer);
        let active = self.choices.with(|all| all.get(self.active.get()).cloned());
        if let Some(choice) = active.filter(|_| is_answer) {
            self.take(choice);
        }
    }

    fn step(self, forward: bool) {
        let count = self.choices.with_untracked(Vec::len);
        if count > 0 {
            let by = if forward { 1 } else { count - 1 };
            self.active.update(|active| *active = (*active + by) % count);
        }
    }

    fn press(self, event: &ev::KeyboardEvent) {
        let is_open = self.is_open.get_untracked();
        match event.key().as_str() {
            key @ ("ArrowDown" | "ArrowUp") => {
                event.prevent_default();
                if is_open { self.step(key == "ArrowDown") } else { self.open() }
            }
            "Enter" if is_open => {
                event.prevent_default();
                untrack(|| self.enter());
            }
            // A dialog around it stays open.
            "Escape" if is_open => {
                event.prevent_default();
                event.stop_propagation();
                self.close();
            }
            _ => {}
        }
    }
}

/// A field for one user: whoever types sees those who match, in a list below, and takes one by ↑ ↓ and Enter or by a
/// press. It shows who is chosen until something else is typed.
#[component]
pub fn UserField(
    /// Stands above.
    #[prop(into)]
    label: Signal<String>,
    /// Who is chosen.
    #[prop(into)]
    chosen: Signal<Option<UserChoice>>,
    /// Those who match what is typed, the best first.
    #[prop(into)]
    choices: Signal<Vec<UserChoice>>,
    /// What the choices are for; none while they are asked for.
    #[prop(into)]
    answered: Signal<Option<String>>,
    /// Stands in the list where nobody matches.
    #[prop(into)]
    nobody: Signal<String>,
    /// Names what can be typed, such as "Name or user id".
    #[prop(optional, into)]
    placeholder: Signal<Option<String>>,
    /// Below: what it is for.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// Below, instead: how to mend it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Gets the focus when a dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Called with what is typed, empty where nothing is, when the list opens and as one types.
    #[prop(into)]
    on_type: Callback<String>,
    /// Called with who is chosen.
    #[prop(into)]
    on_choose: Callback<UserChoice>,
) -> impl IntoView {
    let links = FieldLinks::new(hint, error);
    let choosing = Choosing {
        choices,
        answered,
        on_type,
        on_choose,
        list_id: StoredValue::new(next_id("choices")),
        typed: RwSignal::new(None),
        is_open: RwSignal::new(false),
        active: RwSignal::new(0),
        is_hasty: RwSignal::new(false),
    };
    Effect::new(move || {
        if choosing.is_answer() && choosing.is_hasty.get_untracked() {
            untrack(|| choosing.enter());
        }
    });
    let Choosing { typed, is_open, list_id, .. } = choosing;
    let input = NodeRef::<html::Input>::new();
    let shown = Memo::new(move |_| {
        let called = || chosen.with(|chosen| chosen.as_ref().map(|user| user.called().to_owned()));
        typed.get().or_else(called).unwrap_or_default()
    });
    let faced = Memo::new(move |_| chosen.get().filter(|_| typed.with(Option::is_none)));
    let select = move || {
        if let Some(input) = input.get_untracked() {
            input.select();
        }
    };
    view! {
        <FieldFrame links label note=Signal::stored(None)>
            <div class="user-field" data-faced=move || faced.with(Option::is_some).then_some("")>
                <Face faced />
                <input
                    node_ref=input
                    id=links.control.get_value()
                    class="input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="none"
                    autofocus=autofocus
                    spellcheck="false"
                    placeholder=placeholder
                    aria-autocomplete="list"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=list_id.get_value()
                    aria-activedescendant=move || choosing.active_id()
                    aria-invalid=move || links.aria_invalid()
                    aria-describedby=move || links.described_by()
                    prop:value=shown
                    on:focus=move |_| select()
                    on:click=move |_| choosing.open()
                    on:input:target=move |event| choosing.write(event.target().value())
                    on:keydown=move |event| choosing.press(&event)
                    on:blur=move |_| choosing.leave()
                />
                <FaceId faced />
                {move || is_open.get().then(|| view! { <Choices choosing label nobody /> })}
            </div>
        </FieldFrame>
    }
}

/// The seal of who is chosen.
#[component]
fn Face(faced: Memo<Option<UserChoice>>) -> impl IntoView {
    move || {
        faced.get().map(|UserChoice { id, name, picture, .. }| {
            view! { <Avatar id name=Signal::stored(name) picture=Signal::stored(picture) /> }
        })
    }
}

/// The id of who is chosen, beside the name.
#[component]
fn FaceId(faced: Memo<Option<UserChoice>>) -> impl IntoView {
    move || {
        let user = faced.get().filter(|user| user.name.is_some());
        user.map(|user| view! { <Identifier value=user.id /> })
    }
}

/// Those who match.
#[component]
fn Choices(choosing: Choosing, label: Signal<String>, nobody: Signal<String>) -> impl IntoView {
    let option = move |(index, choice): (usize, UserChoice)| {
        let UserChoice { id, name, picture, nameless } = choice.clone();
        let is_nameless = name.is_none();
        let said = name.clone().unwrap_or(nameless);
        let is_active = Memo::new(move |_| choosing.active.get() == index);
        view! {
            <li
                class="user-choice"
                id=choosing.option_id(index)
                role="option"
                aria-selected=move || is_active.get().to_string()
                data-nameless=is_nameless.then_some("")
                on:mouseenter=move |_| choosing.active.set(index)
                on:click=move |_| choosing.take(choice.clone())
            >
                <Avatar id=id.clone() name=Signal::stored(name) picture=Signal::stored(picture) />
                <bdi class="user-choice-name">{said}</bdi>
                <Identifier value=id />
            </li>
        }
    };
    let found = move || choosing.choices.get().into_iter().enumerate().map(option).collect_view();
    let is_empty = Memo::new(move |_| choosing.choices.with(Vec::is_empty));
    view! {
        // The focus stays in the field, whatever is pressed here.
        <div class="user-choices" on:mousedown=move |event| event.prevent_default()>
            <ul role="listbox" id=choosing.list_id.get_value() aria-label=label>
                {found}
            </ul>
            {move || is_empty.get().then(|| view! { <p class="user-choice-none">{nobody}</p> })}
        </div>
    }
}
