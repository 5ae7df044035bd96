use super::FirstTexts;
use crate::components::Words;

/// Gives the components the words built into them.
pub(super) fn provide(texts: FirstTexts) {
    Words {
        copy: texts.of(|words| words.words.copy),
        copied: texts.of(|words| words.words.copied),
        copy_failed: texts.of(|words| words.words.copy_failed),
        copy_details: texts.of(|words| words.words.copy_details),
        close: texts.of(|words| words.words.close),
        optional: texts.of(|words| words.words.optional),
        show_password: texts.of(|words| words.words.show_password),
        clear_search: texts.of(|words| words.words.clear_search),
        navigation: texts.of(|words| words.words.navigation),
        skip_to_content: texts.of(|words| words.words.skip_to_content),
        previous_page: texts.of(|words| words.words.previous_page),
        next_page: texts.of(|words| words.words.next_page),
        rows_per_page: texts.of(|words| words.words.rows_per_page),
        refresh: texts.of(|words| words.words.refresh),
        select_page: texts.of(|words| words.words.select_page),
        clear_selection: texts.of(|words| words.words.clear_selection),
        previous_row: texts.of(|words| words.words.previous_row),
        next_row: texts.of(|words| words.words.next_row),
        loading: texts.of(|words| words.words.loading),
    }
    .provide();
}
