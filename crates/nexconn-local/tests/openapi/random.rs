//! Requests made at random from the declarations, around every limit of theirs.

use fastrand::Rng;
use nexconn_api::admin::Environment::{Development, Production};
use nexconn_api::check::USER_ID_BYTES;
use nexconn_api::spec::{Field, Kind, Length};
use nexconn_api::{Spec, local, nexconn};
use serde_json::{Map, Value, json};

use crate::judge::judge;
use crate::service::Service;

const SEEDS: u64 = 3;
/// Requests to each endpoint with each seed.
const REQUESTS: usize = 60;

#[tokio::test]
async fn whatever_is_sent_the_answer_is_one_of_the_documented_ones() {
    for seed in 0..SEEDS {
        let mut random = Rng::with_seed(seed);
        let environment = if seed == 0 { Production } else { Development };
        let service = Service::start(environment).await;
        let document = service.document().await;
        let mut exchanges = Vec::new();
        for _ in 0..REQUESTS {
            for spec in [nexconn::SPECS, local::SPECS].into_iter().flatten() {
                exchanges.push(service.post(spec.path, request(&mut random, spec)).await);
            }
        }
        judge(&document, &exchanges).await;
        service.stop().await;
    }
}

fn request(random: &mut Rng, spec: &Spec) -> Value {
    let mut fields = Map::new();
    for field in spec.fields {
        if let Some(value) = value(random, field) {
            fields.insert(field.name.to_owned(), value);
        }
    }
    if random.u8(..) < 30 {
        fields.insert(text(random, 5), json!([1.5]));
    }
    Value::Object(fields)
}

/// What a field holds: mostly something that it may, else something beyond its limit or of another
/// type, or nothing.
fn value(random: &mut Rng, field: &Field) -> Option<Value> {
    match random.u8(0..20) {
        0 => None,
        1 => Some(Value::Null),
        2 => Some(any(random)),
        3..6 => Some(beyond(random, field.kind)),
        _ => Some(within(random, field.kind)),
    }
}

fn any(random: &mut Rng) -> Value {
    let values = [
        json!(""),
        json!("text"),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(u64::MAX),
        json!(1e300),
        json!(true),
        json!([]),
        json!([[null]]),
        json!({}),
        json!({ "userId": "u" }),
    ];
    random.choice(values).unwrap_or_default()
}

fn within(random: &mut Rng, kind: Kind) -> Value {
    match kind {
        Kind::UserId => json!(id(random)),
        Kind::NewUserId => json!(new_id(random)),
        Kind::UserIds { max } => {
            let count = random.usize(1..=max);
            json!((0..count).map(|_| id(random)).collect::<Vec<_>>())
        }
        Kind::Text { min, max: Length::Chars(max) } => {
            let length = random.usize(min..=max);
            json!(text(random, length))
        }
        Kind::Text { min, max: Length::Bytes(max) } => json!(text(random, (max / 4).max(min))),
        Kind::Int { min, max } => match random.u8(0..3) {
            0 => json!(min),
            1 => json!(max),
            _ => json!(random.i64(min..=max)),
        },
        Kind::Instant => json!(*random.choice(&[0, 1, 1_730_203_200_000, i64::MAX]).unwrap_or(&0)),
        Kind::Bool => json!(random.bool()),
        Kind::OneOf(words) => json!(random.choice(words)),
        Kind::Words(words) => json!(words[random.usize(..words.len())..]),
        Kind::NumberedWords(words) => match random.choice(words) {
            Some((_, number)) if random.bool() => json!([number]),
            word => json!([word.map(|(word, _)| word)]),
        },
        Kind::Texts { max, each } => {
            let text = |random: &mut Rng| format!("ext_{}", text(random, each.limit() / 8));
            json!((0..random.usize(..=max)).map(|_| text(random)).collect::<Vec<_>>())
        }
        Kind::Object => json!({}),
        Kind::Objects { max } => json!(vec![json!({}); random.usize(1..=max)]),
    }
}

fn beyond(random: &mut Rng, kind: Kind) -> Value {
    match kind {
        Kind::UserId => json!(text(random, USER_ID_BYTES + 1)),
        Kind::NewUserId => {
            let odd = random.choice(["a b", "雨", "a\n", "a\0", "a.b", ""]).unwrap_or_default();
            json!(odd)
        }
        Kind::UserIds { max } => {
            let lists = [json!([]), json!(vec!["u"; max + 1]), json!(["u", ""]), json!(["u", 1])];
            random.choice(lists).unwrap_or_default()
        }
        Kind::Text { min, max } => {
            let length = if min > 0 && random.bool() { min - 1 } else { max.limit() + 1 };
            json!(text(random, length))
        }
        Kind::Int { min, max } => {
            let beyond = [min.checked_sub(1), max.checked_add(1)];
            json!(random.choice(beyond).flatten().unwrap_or(min))
        }
        Kind::Instant => json!(-1),
        Kind::OneOf(_) => json!("no such word"),
        Kind::Words(words) => json!(vec![words[0]; words.len() + 1]),
        Kind::NumberedWords(words) => {
            let lists = [json!([]), json!([-1]), json!(vec![words[0].0; words.len() + 1])];
            random.choice(lists).unwrap_or_default()
        }
        Kind::Texts { max, each } => {
            let lists =
                [json!(vec!["a"; max + 1]), json!([""]), json!(["a".repeat(each.limit() + 1)])];
            random.choice(lists).unwrap_or_default()
        }
        Kind::Bool | Kind::Object => json!("text"),
        Kind::Objects { max } => json!(vec![json!({}); max + 1]),
    }
}

/// One of a few ids, so that calls meet users that exist, or anything that may be one.
fn id(random: &mut Rng) -> String {
    match random.u8(0..3) {
        0 => text(random, USER_ID_BYTES / 4),
        _ => new_id(random),
    }
}

fn new_id(random: &mut Rng) -> String {
    format!("u{}", random.u8(0..20))
}

/// Text of that many characters in any script, with those that often go wrong.
fn text(random: &mut Rng, length: usize) -> String {
    const ODD: [char; 10] =
        ['\0', '\n', '\'', '"', '%', '\u{202e}', '\u{feff}', '雨', '😀', '\u{301}'];
    let mut character = || {
        if random.bool() { *random.choice(&ODD).unwrap_or(&'a') } else { random.char('\u{1}'..) }
    };
    (0..length).map(|_| character()).collect()
}
