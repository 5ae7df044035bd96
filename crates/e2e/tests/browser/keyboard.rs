use e2e::scene;

/// Registers, finds, opens and edits a user without a mouse.
#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_does_all_of_it() {
    scene("keyboard", async |stage| {
        stage.sign_in_first().await;
        let page = &stage.page;
        page.tab_to("Register user").await;
        page.press("Enter").await;
        page.heading("Register user").await;
        page.tab_to("User id").await;
        page.type_text("keys-only").await;
        page.tab_to("Name").await;
        page.type_text("Keys Only").await;
        page.press("Enter").await;
        page.shows("Keys Only is registered").await;
        page.tab_to("I have copied the token").await;
        page.press(" ").await;
        page.tab_to("Open the user").await;
        page.press("Enter").await;
        page.heading("Keys Only").await;
        page.tab_to("Edit…").await;
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
