use e2e::scene;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_gets_the_focus_and_typed_text_is_not_lost_unasked() {
    scene("register", async |stage| {
        stage.sign_in_first().await;
        stage.visit("apps/acme-dev/users/new").await;
        let page = &stage.page;
        page.field("User id").await.fill("amara okafor").await;
        page.field("Name").await.fill("Pat O'Brien").await;
        page.button("Register user").await.click().await;
        page.shows("A user id can’t hold a space.").await;
        page.until("document.activeElement.getAttribute('aria-invalid') === 'true'").await;
        assert_eq!(page.focused().await, "User id");

        let strings: Vec<String> = page
            .js("[...document.querySelectorAll('.code-string')].map(part => part.innerText)")
            .await;
        assert!(strings.contains(&r#"'{"name":"Pat O'"#.to_owned()), "{strings:?}");
        assert!(
            strings.contains(&r#"'Brien","userId":"amara okafor"}'"#.to_owned()),
            "{strings:?}"
        );

        page.link("Users").await.click().await;
        page.shows("Leave without registering?").await;
        page.button("Stay").await.click().await;
        page.until("!document.querySelector('dialog[open]')").await;
        assert_eq!(page.field("Name").await.value(), "Pat O'Brien");
        page.link("Users").await.click().await;
        page.button("Leave").await.click().await;
        page.heading("Users").await;
    })
    .await;
}
