use std::collections::BTreeMap;

use leptos::prelude::*;
use nexconn_api::csv;

use super::kind::{Group, Kind};
use super::rows::reasons;
use crate::components::{Button, IconName};
use crate::pages::parts::{Sheet, save_csv};
use crate::state::CurrentApp;
use crate::text::{Texts, use_text};

/// Saves the rows that are not sent: as they stand in the table, so that they can be corrected there and imported.
#[component]
pub(super) fn Skipped<K: Kind>(sheet: Sheet<K>) -> impl IntoView {
    let text = use_text();
    let app = CurrentApp::here();
    let skipped = Memo::new(move |_| skipped(sheet, text));
    let count = Memo::new(move |_| skipped.with(BTreeMap::len));
    let save = move || {
        let file = sheet.text.with_untracked(|table| {
            let lines = sheet.preview.with_untracked(|preview| {
                let preview = preview.as_ref()?;
                let read = preview.rows.iter().map(Kind::line);
                let mut lines: Vec<usize> =
                    read.chain(preview.bad.iter().map(|b| b.line)).collect();
                lines.sort_unstable();
                Some(lines)
            });
            skipped.with_untracked(|skipped| file_of(table, &lines.unwrap_or_default(), skipped))
        });
        save_csv(&[&app.slug_untracked(), "-skipped.csv"].concat(), &file);
    };
    let label = move || {
        let count = count.get();
        (text.now().import.skipped)(count, &text.language().number(count as u64))
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <Button icon=IconName::Download on_press=save>
                    {label}
                </Button>
            }
        })
    }
}

/// Why each row is not sent, by its line.
fn skipped<K: Kind>(sheet: Sheet<K>, text: Texts) -> BTreeMap<usize, String> {
    let mut skipped = BTreeMap::new();
    if let Some(preview) = sheet.preview.get() {
        let bad = preview.bad.iter().map(|bad| (bad.line, reasons::<K>(text, &bad.why)));
        skipped.extend(bad);
    }
    let words = &text.now().import;
    sheet.each(|row, chosen| {
        if !chosen {
            let why = match row.group() {
                Group::Same => words.same,
                Group::Over => K::words(text).over,
                Group::Unknown | Group::NotCompared | Group::New => words.left_out,
            };
            skipped.insert(row.line(), why.to_owned());
        }
    });
    skipped
}

/// The file: the table's heading and those rows, each behind its line and why it was skipped. `lines` are those where
/// rows begin, in order; a row may have several.
fn file_of(table: &str, lines: &[usize], skipped: &BTreeMap<usize, String>) -> String {
    let delimiter = char::from(csv::delimiter(table));
    let all: Vec<&str> = table.trim_start_matches('\u{feff}').split('\n').collect();
    let heading = all.iter().find(|line| !line.trim().is_empty()).copied().unwrap_or_default();
    let mut file = csv::BEGIN.to_owned();
    let mut push = |line: &str, why: &str, row: &str| {
        for part in [
            line,
            &delimiter.to_string(),
            why,
            &delimiter.to_string(),
            row.trim_end_matches(['\r', '\n']),
            "\r\n",
        ] {
            file.push_str(part);
        }
    };
    push("line", "why", heading);
    for (line, why) in skipped {
        let end = lines.iter().find(|next| *next > line).map_or(all.len(), |next| next - 1);
        let row = all.get(line - 1..end).unwrap_or_default().join("\n");
        let why = format!("\"{}\"", csv::defused(why).replace('"', "\"\""));
        push(&line.to_string(), &why, &row);
    }
    file
}
