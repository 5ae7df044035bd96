use crate::text::ListTexts;

pub(super) const LISTS: ListTexts = ListTexts {
    range_untold: |first, last| format!("{first}–{last}，Nexconn 不提供总数"),
    rows_as_of: |moment| format!("以下内容截至 {moment}。"),
};
