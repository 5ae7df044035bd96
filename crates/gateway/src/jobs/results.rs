//! The outcomes of a job's users as a file.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use nexconn_api::admin::{ItemNote, ItemState, JobItem, JobItemPage, ListJobItemsRequest};
use nexconn_api::streams::RESULT_COLUMNS;
use nexconn_api::wire::TextTime;
use nexconn_api::{Code, csv};

use super::items;
use crate::Error;
use crate::gateway::Shared;

/// Users of one reading.
const ROWS_AT_ONCE: u32 = 1_000;

/// The file, read page by page while it is sent: a job may have 100,000 users. Where a reading fails
/// the file breaks off, so that nobody takes a part of it for the whole.
pub(crate) async fn results(
    shared: Shared,
    request: ListJobItemsRequest,
) -> Result<Response, Error> {
    let request = ListJobItemsRequest { limit: Some(ROWS_AT_ONCE), ..request };
    let name = format!("{}-job-{}.csv", request.app, request.job);
    let first = items(&shared, &request).await?;
    let mut file = csv::BEGIN.to_owned();
    csv::push_row(&mut file, RESULT_COLUMNS);
    push_rows(&mut file, &first);
    let rest = stream::unfold(first.next, move |after| {
        let (shared, request) = (shared.clone(), request.clone());
        async move {
            let request = ListJobItemsRequest { after: Some(after?), ..request };
            let mut rows = String::new();
            let page = items(&shared, &request).await.inspect_err(|error| {
                tracing::error!(job = request.job, %error, "a file of results breaks off");
            });
            Some(match page {
                Ok(page) => {
                    push_rows(&mut rows, &page);
                    (Ok(rows), page.next)
                }
                Err(error) => (Err(error), None),
            })
        }
    });
    let begin = stream::once(async move { Ok(file) });
    let mut response = Response::new(Body::from_stream(begin.chain(rest)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(csv::MEDIA_TYPE));
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let name = name.map_err(|error| Error::Internal(error.to_string()))?;
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn push_rows(file: &mut String, page: &JobItemPage) {
    for item in &page.items {
        push_row(file, item);
    }
}

fn push_row(file: &mut String, item: &JobItem) {
    let number = |number: Option<String>| number.unwrap_or_default();
    let online = item.online.map_or("", |online| if online { "online" } else { "offline" });
    let refused = item.code.filter(|code| *code != Code::SUCCESS);
    csv::push_row(
        file,
        [
            item.user_id.as_str(),
            item.target.as_deref().unwrap_or_default(),
            ItemState::name(item.state),
            &number(item.http.map(|http| http.to_string())),
            &number(item.code.map(|code| code.0.to_string())),
            refused.and_then(Code::row).map_or("", |row| row.meaning),
            item.note.map_or("", ItemNote::name),
            online,
            &TextTime::write(item.at, 0).0,
        ],
    );
}
