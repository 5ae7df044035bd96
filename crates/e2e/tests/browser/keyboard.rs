use e2e::{Page, scene};

/// Presses Tab until what has the focus has that accessible name.
async fn tab_to(page: &Page, name: &str) {
    for _ in 0..40 {
        page.press("Tab").await;
        if page.focused().await == name {
            return;
        }
    }
    panic!("Tab never reached {name:?}\n{}", page.outline().await);
}

/// Registers, finds, opens and edits a user without a mouse.
#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_does_all_of_it() {
    scene("keyboard", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        tab_to(page, "Register user").await;
        page.press("Enter").await;
        page.heading("Register user").await;
        tab_to(page, "User id").await;
        page.type_text("keys-only").await;
        tab_to(page, "Name").await;
        page.type_text("Keys Only").await;
        page.press("Enter").await;
        page.shows("Keys Only is registered").await;
        tab_to(page, "I have copied the token").await;
        page.press(" ").await;
        tab_to(page, "Open the user").await;
        page.press("Enter").await;
        page.heading("Keys Only").await;
        tab_to(page, "Edit…").await;
        page.press("Enter").await;
        page.until("document.activeElement.matches('dialog input')").await;
        page.js::<()>("document.activeElement.select()").await;
        page.type_text("Only Keys").await;
        page.press("Enter").await;
        page.heading("Only Keys").await;
        page.until("!document.querySelector('dialog[open]')").await;
        assert_eq!(page.focused().await, "Edit…", "the focus returns to where it was");
    })
    .await;
}
