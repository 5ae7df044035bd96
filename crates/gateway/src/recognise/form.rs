//! What kind of text it is, and its parts by that.

use nexconn_api::admin::TextForm;

use super::column::Heading;
use super::heading::Naming;
use super::part::Part;
use super::{column, json, lines, prose};

/// The form of a text, with what was learnt on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON, in which the surest name of an id says so much.
    Json(Naming),
    Column(Heading),
    Lines,
    Prose,
}

impl Form {
    /// The form of a text. It is read to its end.
    pub(super) fn of(text: &str) -> Self {
        if let Some(surest) = json::surest_name(text) {
            Self::Json(surest)
        } else if let Some(heading) = column::find(text) {
            Self::Column(heading)
        } else if lines::is_list(text) {
            Self::Lines
        } else {
            Self::Prose
        }
    }

    /// The parts of that text, in order. Each is cut when it is asked for, since all of them together
    /// would be many times the text.
    pub(super) fn cut<'a>(&self, text: &'a str) -> Box<dyn Iterator<Item = Part> + Send + 'a> {
        let all = 0..text.len();
        match self {
            Self::Json(surest) => Box::new(json::cut(text, *surest)),
            Self::Column(heading) => column::cut(text, heading),
            Self::Lines => Box::new(lines::cut(text, all, false)),
            Self::Prose => Box::new(prose::cut(text, all)),
        }
    }

    /// The same in the contract's words.
    pub(super) const fn told(&self) -> TextForm {
        match self {
            Self::Json(_) => TextForm::Json,
            Self::Column(_) => TextForm::Column,
            Self::Lines => TextForm::Lines,
            Self::Prose => TextForm::Prose,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> TextForm {
        Form::of(text).told()
    }

    #[test]
    fn each_form_is_told_by_its_look() {
        for json in ["[\"a\"]", " {\"a\": 1}\n{\"a\": 2}", "\u{feff}[1, 2]"] {
            assert_eq!(form(json), TextForm::Json, "{json}");
        }
        for lines in ["a", "a\nb c\nd", "a, b; c\td", "[a", "12345", "user_id"] {
            assert_eq!(form(lines), TextForm::Lines, "{lines}");
        }
        for column in ["user_id\na", "name,userId\nA B,a", "Ticket 12, see below\nUser ID\na"] {
            assert_eq!(form(column), TextForm::Column, "{column}");
        }
        for prose in ["", "a b", "Please ban spammer-1 today\nand spammer-2", "{ not json }"] {
            assert_eq!(form(prose), TextForm::Prose, "{prose}");
        }
    }
}
