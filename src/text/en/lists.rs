use crate::text::ListTexts;

pub(super) const LISTS: ListTexts = ListTexts {
    range_untold: |first, last| format!("{first}–{last}, Nexconn gives no total"),
    rows_as_of: |moment| format!("These rows are as of {moment}."),
};
