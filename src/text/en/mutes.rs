use crate::text::MuteTexts;

pub(super) const MUTES: MuteTexts = MuteTexts {
    title: "Muted in direct channels",
    unmuted: |who| format!("{who} can write again."),
};
