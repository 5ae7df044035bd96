use crate::text::MuteTexts;

pub(super) const MUTES: MuteTexts =
    MuteTexts { title: "单聊禁言", unmuted: |who| format!("{who} 可以发言了。") };
