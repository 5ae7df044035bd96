use crate::text::BanTexts;

pub(super) const BAN: BanTexts = BanTexts {
    banned: "Banned",
    until_lifted: "until lifted",
    until_lifted_hint: "The gateway renews this ban before it runs out, until somebody lifts it.",
    left: |span| format!("{span} left"),
    ended: "ended",
    end_unknown: "end not known",
    zone_unknown: "As Nexconn writes it, time zone not known: no time left can be shown.",
    ends: |exact| format!("Ends {exact}"),
    days: |days| format!("{days} d"),
    hours: |hours| format!("{hours} h"),
    minutes: |minutes| format!("{minutes} min"),
    seconds: |seconds| format!("{seconds} s"),
    ruler: ["now", "10 min", "1 h", "1 d", "7 d", "30 d"],
};
