//! Names and ids that break careless pages, on every page about who may talk to whom.

use e2e::page::{NARROW, WIDE};
use e2e::survey::survey;
use e2e::{Page, Stage, scene};
use nexconn_api::nexconn::{
    AddFriend, AddUserBlocklist, BatchSetUserTags, IssueAccessToken, SetChannelTypeMute,
    SetFriendProfile, SetUserProfile,
};
use serde_json::json;

const APP: &str = "acme-dev";
/// The longest that Nexconn allows, of the widest letter.
const LONG: &str = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
const ARABIC: &str = "ليلى حداد!";
const HEBREW: &str = "דנה כהן (2)";
/// Turns the direction of whatever follows it, where it is not kept to itself.
const TURNED: &str = "Ada \u{202e}Lovelace";

const PEOPLE: &[(&str, &str)] = &[
    ("script", "<img src=x onerror=\"window.wasHurt=1\">"),
    ("bold", "<b>Bold</b> & “quoted” {{name}}"),
    ("arabic", ARABIC),
    ("hebrew", HEBREW),
    ("turned", TURNED),
    ("family", "👨‍👩‍👧‍👦 🇪🇸"),
    ("flag", "🇯🇵"),
    (LONG, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
    ("a=_-+Z", "Nguyễn Thị Minh Khai"),
    ("_", "林"),
];

/// The people, all of them friends of the one with the long id, on its blocklist, muted and tagged; each has a profile,
/// and some a picture on a host that the deployment does not allow.
async fn people(stage: &Stage) {
    stage.sign_in_first().await;
    stage.register_many(APP, PEOPLE).await;
    let others: Vec<&str> = PEOPLE.iter().map(|&(id, _)| id).filter(|&id| id != LONG).collect();
    for &(user_id, name) in &PEOPLE[..6] {
        let avatar_url = format!("https://elsewhere.example/{user_id}.png");
        let info = json!({"userId": user_id, "name": name, "avatarUrl": avatar_url});
        stage.change::<IssueAccessToken>(APP, "", info).await;
        let profile =
            json!({"name": name, "portraitUri": avatar_url, "location": ARABIC, "level": 7});
        let profile = json!({"userId": user_id, "userProfile": profile});
        stage.change::<SetUserProfile>(APP, "", profile).await;
    }
    let profile = json!({"userId": LONG, "userProfile": {"location": "W".repeat(32), "email": "W".repeat(128)}});
    stage.change::<SetUserProfile>(APP, "", profile).await;
    for user_id in &others {
        let friend = json!({"userId": LONG, "targetId": user_id, "action": 2});
        stage.change::<AddFriend>(APP, "", friend).await;
    }
    for (target, alias) in [("arabic", HEBREW), ("bold", "<i>W</i>"), ("flag", "👩🏽‍🚀")] {
        let notes = json!({"ext_about": ARABIC, "ext_long": "W".repeat(256)});
        let request =
            json!({"userId": LONG, "targetId": target, "alias": alias, "friendExtProfile": notes});
        stage.change::<SetFriendProfile>(APP, "", request).await;
    }
    let blocked = json!({"userId": LONG, "targetUserIds": others});
    stage.change::<AddUserBlocklist>(APP, "", blocked).await;
    let everybody: Vec<&str> = PEOPLE.iter().map(|&(id, _)| id).collect();
    let muted = json!({"userIds": everybody, "muteState": 1, "channelTypes": ["PERSON"]});
    stage.change::<SetChannelTypeMute>(APP, "", muted).await;
    let tagged = json!({"userIds": everybody, "tags": ["W".repeat(40), "وسم", "vip"]});
    stage.change::<BatchSetUserTags>(APP, "", tagged).await;
}

/// What is wrong with how the page shows people, in words; a function that is called in the page with the texts that are
/// written from right to left.
const FAULTS: &str = r"turned => {
    const faults = [];
    if ('wasHurt' in window) faults.push('a name was executed');
    for (const made of document.querySelectorAll('b, i, img')) {
        const isOurs = /^[AB]?$/.test(made.textContent) && made.localName === 'b';
        if (!isOurs) faults.push(`a name became an element: ${made.outerHTML}`);
    }
    for (const box of document.querySelectorAll('html, main, dialog[open], .table-box, .peek, .try-sheet'))
        if (box.scrollWidth > box.clientWidth)
            faults.push(`${box.localName}.${box.className} is ${box.scrollWidth} wide in ${box.clientWidth}`);
    for (const seal of document.querySelectorAll('.avatar'))
        if (!seal.innerText.trim()) faults.push('a seal is empty');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode());) {
        // What stands in an isolate of its own, or alone in an element that is one, reaches no word around.
        const open = text.data.replaceAll(/\u2068[^\u2069]*\u2069/g, '');
        const place = text.parentElement;
        if (!turned.some(one => open.includes(one)) || place.closest('script, style')) continue;
        const isApart = ['BDI', 'P'].includes(place.tagName) && getComputedStyle(place).unicodeBidi !== 'normal';
        if (!isApart || !turned.includes(text.data))
            faults.push(`its direction reaches the words around: ${place.outerHTML.slice(0, 300)}`);
    }
    return faults;
}";

/// Looks at pages one after the other, and tells what is wrong with all of them at once.
struct Eye<'a> {
    page: &'a Page,
    faults: Vec<String>,
}

impl<'a> Eye<'a> {
    const fn of(page: &'a Page) -> Self {
        Self { page, faults: Vec::new() }
    }

    async fn look(&mut self, what: &str) {
        let page = self.page;
        page.until("!document.querySelector('[aria-busy=true]')").await;
        survey(page, what).await;
        for size in [WIDE, NARROW] {
            page.resize(size).await;
            let turned = serde_json::to_string(&[ARABIC, HEBREW, TURNED]).expect("json");
            let faults: Vec<String> = page.js(&format!("({FAULTS})({turned})")).await;
            self.faults.extend(faults.iter().map(|fault| format!("{what}-{}: {fault}", size.0)));
        }
        page.resize(WIDE).await;
    }

    fn close(self) {
        assert!(self.faults.is_empty(), "{}", self.faults.join("\n"));
    }
}

/// Waits for what is told only in a label, a tooltip or in part.
async fn tells(page: &Page, selector: &str, attribute: &str, value: &str) {
    let value = serde_json::to_string(value).expect("json");
    page.until(&format!(
        "[...document.querySelectorAll('{selector}')].some(one => one.getAttribute('{attribute}')?.includes({value}))"
    ))
    .await;
}

/// Waits until the whole of a long id is in a tooltip.
async fn long_id_is_whole(page: &Page) {
    tells(page, "code", "title", LONG).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_names_are_shown_as_they_are_among_friends_and_profiles() {
    scene("odd-friends", async |stage| {
        people(stage).await;
        let page = &stage.page;
        let mut eye = Eye::of(page);
        stage.visit(&format!("apps/{APP}/friends?user={LONG}")).await;
        page.shows("9 of 3,000").await;
        for (_, name) in PEOPLE.iter().filter(|(id, _)| *id != LONG) {
            page.shows(name).await;
        }
        long_id_is_whole(page).await;
        eye.look("odd-friends").await;
        page.js::<()>("document.querySelectorAll('tbody button[title^=Remove]')[2].click()").await;
        let title = format!("Remove \u{2068}{ARABIC}\u{2069} from the friends of {}", PEOPLE[7].1);
        page.find("dialog", &title).await;
        eye.look("odd-friends-remove").await;
        page.press("Escape").await;

        stage.visit(&format!("apps/{APP}/users/{LONG}?view=talk")).await;
        page.shows("9 of 3,000").await;
        page.shows(ARABIC).await;
        long_id_is_whole(page).await;
        eye.look("odd-user-friends").await;
        stage.visit(&format!("apps/{APP}/profiles")).await;
        page.shows(ARABIC).await;
        long_id_is_whole(page).await;
        eye.look("odd-profiles").await;
        stage.visit(&format!("apps/{APP}/profiles?user=arabic")).await;
        page.shows("Location").await;
        eye.look("odd-profiles-panel").await;
        for (user_id, what) in [("script", "script"), ("arabic", "arabic"), (LONG, "long")] {
            stage.visit(&format!("apps/{APP}/users/{user_id}?view=profile")).await;
            page.shows("Location").await;
            eye.look(&format!("odd-user-profile-{what}")).await;
        }
        eye.close();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_names_are_shown_as_they_are_where_users_are_blocked_and_muted() {
    scene("odd-talk", async |stage| {
        people(stage).await;
        let page = &stage.page;
        let mut eye = Eye::of(page);
        stage.visit(&format!("apps/{APP}/blocklists?user={LONG}&whom=arabic")).await;
        page.shows("9 of 3,000 on a paid plan").await;
        page.shows("<b>Bold</b> & “quoted” {{name}}").await;
        eye.look("odd-blocklist").await;
        stage.visit(&format!("apps/{APP}/blocklists?user=arabic&whom=hebrew")).await;
        page.shows("has blocked nobody").await;
        eye.look("odd-blocklist-none").await;
        stage.visit(&format!("apps/{APP}/tags")).await;
        page.shows("10 muted").await;
        page.shows(TURNED).await;
        long_id_is_whole(page).await;
        eye.look("odd-mutes").await;
        stage.visit(&format!("apps/{APP}/tags?view=tags")).await;
        for (count, user_id) in [(1, "arabic"), (2, LONG)] {
            page.find("combobox", "Look up a user’s tags").await.fill(user_id).await;
            // At once: Enter waits for who it is.
            page.press("Enter").await;
            page.until(&format!(
                "document.querySelectorAll('tbody .user-name').length === {count}"
            ))
            .await;
        }
        eye.look("odd-tags").await;
        for (from, to) in [("arabic", LONG), ("turned", "hebrew"), (LONG, "script")] {
            stage.visit(&format!("apps/{APP}/talk?from={from}&to={to}")).await;
            page.shows("muted in direct channels").await;
            page.shows("The other way round").await;
            eye.look(&format!("odd-talk-{}", &from[..4])).await;
        }
        eye.close();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_names_are_shown_as_they_are_where_users_are_tried() {
    scene("odd-try", async |stage| {
        stage.sign_in_first().await;
        stage.register_many(APP, PEOPLE).await;
        let page = &stage.page;
        let mut eye = Eye::of(page);
        stage.visit(&format!("apps/{APP}/try")).await;
        for (letter, user_id) in [("A", "arabic"), ("B", LONG)] {
            let place = format!("[data-letter={letter}]");
            let offer = format!(
                "[...document.querySelectorAll('{place} .try-offer')].find(o => o.querySelector('code').textContent === '{user_id}')"
            );
            page.until(&offer).await;
            if letter == "A" {
                eye.look("odd-try-offers").await;
            }
            page.js::<()>(&format!("{offer}.click()")).await;
            page.until(&format!("document.querySelector('{place}[data-link=on]')")).await;
        }
        let field = "[...document.querySelectorAll('[data-letter=A] input')].at(-1)";
        for said in [HEBREW, "<b>Hi</b>", &"W".repeat(300), "👨‍👩‍👧‍👦", TURNED] {
            page.until(&format!("!{field}.disabled")).await;
            page.js::<()>(&format!("void {field}.focus()")).await;
            page.type_text(said).await;
            page.press("Enter").await;
        }
        page.until("document.querySelector('[data-letter=B] .try-list').innerText.includes('👨‍👩‍👧‍👦')").await;
        eye.look("odd-try").await;
        eye.close();
    })
    .await;
}
