//! The parts of the pages for many users.

use js_sys::Array;
use leptos::prelude::*;
use nexconn_console::components::{
    Figure, FilePick, FileProblem, PartMark, RecognisedText, Tally, TallyPart, TallyTone, TextLine,
    TextPart,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, File, HtmlInputElement};

use crate::support::{Page, dispatch};

#[wasm_bindgen_test]
async fn a_tally_says_how_far_it_is_and_draws_nothing_of_what_is_none() {
    let page = Page::show(|| {
        let part = |tone, count| TallyPart { tone, count };
        let parts =
            vec![part(TallyTone::Main, 3), part(TallyTone::Danger, 0), part(TallyTone::Rest, 1)];
        let figures = vec![Figure {
            value: "75 %".into(),
            label: "3 of 4".into(),
            tone: TallyTone::Main,
            at_end: false,
        }];
        view! {
            <Tally
                label="Ban 4 users"
                parts=Signal::stored(parts)
                figures=Signal::stored(figures)
                progress=Signal::stored(Some(75))
            />
        }
    });
    let bar = page.find("progressbar", "Ban 4 users").await;
    assert_eq!(bar.get_attribute("aria-valuenow").as_deref(), Some("75"));
    assert_eq!(bar.child_element_count(), 2);
    page.says("75 %").await;
    page.says("3 of 4").await;
}

#[wasm_bindgen_test]
async fn a_text_shows_what_was_recognised_where_it_stands() {
    let page = Page::show(|| {
        let part = |text: &str, mark| TextPart { text: text.to_owned(), mark };
        let lines = vec![
            TextLine::Shown {
                number: 1,
                is_bad: false,
                parts: vec![part("<b>", None), part("amara", Some(PartMark::Known))],
            },
            TextLine::Skipped("10 more lines".into()),
            TextLine::Shown {
                number: 12,
                is_bad: true,
                parts: vec![part("a b", Some(PartMark::Bad))],
            },
        ];
        view! { <RecognisedText label="Pasted text" lines=Signal::stored(lines) /> }
    });
    page.says("<b>amara").await;
    page.says("10 more lines").await;
    let marks: Vec<_> = page
        .all("generic")
        .into_iter()
        .filter_map(|part| Some((part.get_attribute("data-mark")?, part.inner_text())))
        .collect();
    assert_eq!(marks, [("known".into(), "amara".into()), ("bad".into(), "a b".into())]);
}

/// Gives the field for files a file, as a reader who chose it.
fn choose(page: &Page, content: &[u8]) {
    let bytes = js_sys::Uint8Array::from(content);
    let file = File::new_with_u8_array_sequence(&Array::of1(&bytes), "ids.txt").unwrap();
    let files = DataTransfer::new().unwrap();
    files.items().add_with_file(&file).unwrap();
    let field = document().query_selector("input[type=file]").unwrap().unwrap();
    let field: HtmlInputElement = field.unchecked_into();
    field.set_files(files.files().as_ref());
    dispatch(&field, "change");
    assert!(page.html().contains("type=\"file\""));
}

#[wasm_bindgen_test]
async fn a_file_is_read_as_its_marks_say_and_one_that_is_too_large_is_told() {
    let page = Page::show(|| {
        let told = RwSignal::new(String::new());
        let take = move |text: Result<String, FileProblem>| {
            told.set(text.unwrap_or_else(|problem| format!("{problem:?}")));
        };
        view! {
            <FilePick label="Use a file…" accept=".txt" most_bytes=20 on_text=take />
            <output>{told}</output>
        }
    });
    page.find("button", "Use a file…").await;
    choose(&page, "ليلى".as_bytes());
    page.says("ليلى").await;
    // As sheets write "Unicode text": UTF-16 with its mark.
    choose(&page, &[0xff, 0xfe, b'i', 0, b'd', 0, b'7', 0]);
    page.says("id7").await;
    choose(&page, b"a text that is far too long");
    page.says("TooLarge").await;
}
