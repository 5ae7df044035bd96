//! Names of people, script by script, and the odd ones that break careless pages.

use fastrand::Rng;

/// Names as one script has them.
struct Script {
    given: &'static [&'static str],
    family: &'static [&'static str],
    /// Whether the family name stands first, and what is between the two.
    family_first: bool,
    between: &'static str,
}

const SCRIPTS: &[Script] = &[
    Script {
        given: &[
            "Anna", "Jonas", "Chloé", "Łukasz", "Zoë", "Inês", "Björn", "Maja", "Seán", "Nils",
        ],
        family: &[
            "Kowalska",
            "Müller",
            "O’Brien",
            "García",
            "Øster",
            "Nováková",
            "Silva",
            "Dubois",
        ],
        family_first: false,
        between: " ",
    },
    Script {
        given: &["小雨", "志强", "梓涵", "俊杰", "美玲", "子轩", "雅婷", "宇航"],
        family: &["王", "李", "张", "欧阳", "陈", "赵", "司马"],
        family_first: true,
        between: "",
    },
    Script {
        given: &["أحمد", "فاطمة", "يوسف", "ليلى", "عمر", "مريم"],
        family: &["الحسن", "منصور", "الخطيب", "حداد", "سليمان"],
        family_first: false,
        between: " ",
    },
    Script {
        given: &["נועה", "איתי", "תמר", "יונתן"],
        family: &["כהן", "לוי", "מזרחי", "פרץ"],
        family_first: false,
        between: " ",
    },
    Script {
        given: &["Ольга", "Дмитрий", "Світлана", "Иван", "Анастасия"],
        family: &["Иванова", "Шевченко", "Петров", "Ковальчук"],
        family_first: false,
        between: " ",
    },
    Script {
        given: &["さくら", "陽翔", "結衣", "ハンナ", "蓮"],
        family: &["佐藤", "鈴木", "高橋", "渡辺"],
        family_first: true,
        between: " ",
    },
    Script {
        given: &["서연", "민준", "지우", "하은"],
        family: &["김", "이", "박", "최"],
        family_first: true,
        between: "",
    },
    Script {
        given: &["आरव", "प्रिया", "अनन्या", "विवान"],
        family: &["शर्मा", "पटेल", "सिंह", "गुप्ता"],
        family_first: false,
        between: " ",
    },
    Script {
        given: &["สมชาย", "กานดา", "ณัฐพล", "พิมพ์ชนก"],
        family: &["ใจดี", "แสงทอง", "ศรีสุข"],
        family_first: false,
        between: " ",
    },
    Script {
        given: &["Thị Mai", "Văn Hùng", "Quốc Anh", "Ngọc Hân"],
        family: &["Nguyễn", "Trần", "Lê", "Phạm"],
        family_first: true,
        between: " ",
    },
];

/// Names that a page must show as they stand.
pub(super) const ODD: &[&str] = &[
    "<b>Bobby</b> & \"Sons\"",
    "<script>alert(1)</script>",
    "👩‍👩‍👧‍👦 family 🏳️‍🌈",
    "\u{202e}drawkcab\u{202c} Lee",
    "Robert'); DROP TABLE users;--",
    "Z̷a̷l̷g̷o̷ ͑͗ͥ",
    "  spaces  around  ",
    "ﷺ ﷺ ﷺ ﷺ ﷺ ﷺ",
    "Sixty-four characters, which is as long as a name may be: 64 64.",
];

/// A name of any script.
pub(super) fn name(random: &mut Rng) -> String {
    let script = &SCRIPTS[random.usize(..SCRIPTS.len())];
    let given = script.given[random.usize(..script.given.len())];
    let family = script.family[random.usize(..script.family.len())];
    let (first, last) = if script.family_first { (family, given) } else { (given, family) };
    format!("{first}{}{last}", script.between)
}

#[cfg(test)]
mod tests {
    use nexconn_api::check::check;
    use nexconn_api::nexconn::IssueAccessToken;
    use nexconn_api::spec::Endpoint;
    use serde_json::json;

    use super::*;

    #[test]
    fn every_name_can_be_registered() {
        let mut random = Rng::with_seed(7);
        let made = (0..500).map(|_| name(&mut random));
        for name in ODD.iter().map(|odd| (*odd).to_owned()).chain(made) {
            let body = json!({"userId": "u", "name": name});
            let found = check(&IssueAccessToken::SPEC, body.as_object().expect("an object"));
            assert!(found.is_empty(), "{name}: {found:?}");
        }
        assert!(ODD.iter().any(|odd| odd.chars().count() == 64), "as long as may be");
    }
}
