use nexconn_api::nexconn::FriendPermission;

use crate::text::ManyValuesTexts;

pub(super) const MANY_VALUES: ManyValuesTexts = ManyValuesTexts {
    whose_blocklist: "谁的黑名单",
    whose_friends: "谁的好友",
    owner_first: "请先选择用户。",
    how: "方式",
    at_once: "直接添加",
    at_once_hint: "无需询问，立即成为好友。",
    ask: "按各自的权限",
    ask_hint: "需要同意的用户会收到请求，七天内答复有效。",
    tags: "标签",
    tags_hint: "以逗号分隔，例如 vip, region-us。可用字母、数字、- 和 _，最多 20 个。",
    who_may_add: "谁可以添加他们",
    permission: |permission| match permission {
        FriendPermission::Anyone => "任何人",
        FriendPermission::Approval => "经他们同意的人",
        FriendPermission::Nobody => "不允许任何人",
    },
    key: "资料字段",
    custom: "自定义属性",
    custom_key: "属性的键",
    custom_hint: "以 ext_ 开头，并已在 Nexconn 控制台中声明。",
    value: "所有人的值",
    value_hint: "留空则清除该字段。",
    value_first: "请先填写数字。",
};
