use e2e::scene;
use e2e::scene::PASSWORD;

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_signs_out_and_in_again_where_they_were() {
    scene("sign-in", async |stage| {
        let first_link = stage.server.link().to_owned();
        stage.sign_in_first().await;
        stage.register_many("acme-dev", &[("someone", "Someone")]).await;
        let page = &stage.page;
        let email: String =
            page.js("fetch('/api/v1/session').then(a => a.json()).then(s => s.email)").await;
        page.button(&format!("Account of {email}")).await.click().await;
        page.find("menuitem", "Sign out").await.click().await;
        page.heading("Sign in").await;

        page.open("about:blank").await;
        page.open(&first_link).await;
        page.shows("This link no longer works.").await;
        page.watch.expect("401").await;
        page.watch.expect("the link does not work").await;

        stage.visit("apps/acme-dev/users/someone").await;
        let page = &stage.page;
        page.field("Email").await.fill(&email).await;
        page.field("Password").await.fill("not the password").await;
        page.button("Sign in").await.click().await;
        page.shows("Email or password is wrong.").await;
        page.watch.expect("401").await;
        page.field("Password").await.fill(PASSWORD).await;
        page.button("Sign in").await.click().await;
        page.heading("Someone").await;
    })
    .await;
}
