use leptos::prelude::*;

/// How large the seal is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// 22 px, in rows.
    #[default]
    Row,
    /// 44 px, in a page's head.
    Head,
}

/// Colours to tell users apart; `style/components/avatar.css` has one rule for each.
const HUES: u32 = 8;

/// A user's seal: initials on a colour made from the id, a dashed ? without a name, or a picture.
///
/// Decoration: the name stands beside it.
#[component]
pub fn Avatar(
    /// The user id, which makes the colour.
    #[prop(into)]
    id: Signal<String>,
    /// The name, which makes the initials.
    #[prop(into)]
    name: Signal<Option<String>>,
    /// A picture's address, only from a host that the deployment allows. What does not load is not shown.
    #[prop(optional, into)]
    picture: Signal<Option<String>>,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let broken = RwSignal::new(None::<String>);
    let shown_picture = move || {
        picture.get().filter(|address| broken.with(|broken| broken.as_ref() != Some(address)))
    };
    let initials = Memo::new(move |_| name.with(|name| name.as_deref().and_then(initials)));
    let face = move || match (shown_picture(), initials.get()) {
        (Some(address), _) => {
            let failed = address.clone();
            view! {
                <img
                    src=address
                    alt=""
                    loading="lazy"
                    decoding="async"
                    referrerpolicy="no-referrer"
                    on:error=move |_| broken.set(Some(failed.clone()))
                />
            }
            .into_any()
        }
        (None, Some(initials)) => view! { {initials} }.into_any(),
        (None, None) => view! { "?" }.into_any(),
    };
    view! {
        <span
            class="avatar"
            data-size=match size {
                AvatarSize::Row => "row",
                AvatarSize::Head => "head",
            }
            data-hue=move || id.with(|id| hue(id)).to_string()
            data-nameless=move || (initials.with(Option::is_none) && shown_picture().is_none()).then_some("")
            aria-hidden="true"
        >
            {face}
        </span>
    }
}

/// The same id has the same colour everywhere (FNV-1a).
fn hue(id: &str) -> u32 {
    let hash = id
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) % HUES
}

/// First letters of the first and the last word; one sign for names that are written without spaces, or without letters.
fn initials(name: &str) -> Option<String> {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let Some(first) = words.next() else { return first_sign(name.trim()) };
    let is_ideograph = |letter: char| {
        ('\u{2e80}'..='\u{9fff}').contains(&letter) || ('\u{ac00}'..='\u{d7a3}').contains(&letter)
    };
    let last = words.next_back().filter(|_| !is_ideograph(first));
    Some(first.to_uppercase().chain(last.into_iter().flat_map(char::to_uppercase)).collect())
}

/// A flag is one sign that is written as two.
fn first_sign(name: &str) -> Option<String> {
    let mut signs = name.chars();
    let first = signs.next()?;
    let is_half = |sign: &char| ('\u{1f1e6}'..='\u{1f1ff}').contains(sign);
    let second = signs.next().filter(|second| is_half(&first) && is_half(second));
    Some([first].into_iter().chain(second).collect())
}
