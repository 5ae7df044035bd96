use crate::text::BanTexts;

pub(super) const BAN: BanTexts = BanTexts {
    banned: "已封禁",
    until_lifted: "直至解除",
    until_lifted_hint: "网关会在封禁到期前自动续期，直到有人解除。",
    left: |span| format!("剩余 {span}"),
    ended: "已结束",
    end_unknown: "结束时间未知",
    zone_unknown: "按 Nexconn 返回的原文显示，时区未知，因此无法显示剩余时间。",
    ends: |exact| format!("{exact} 结束"),
    days: |days| format!("{days} 天"),
    hours: |hours| format!("{hours} 小时"),
    minutes: |minutes| format!("{minutes} 分钟"),
    seconds: |seconds| format!("{seconds} 秒"),
    ruler: ["现在", "10 分钟", "1 小时", "1 天", "7 天", "30 天"],
};
