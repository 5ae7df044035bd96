use nexconn_api::admin::{JobAction, TextForm};

use crate::text::ManyTexts;

pub(super) const MANY: ManyTexts = ManyTexts {
    title: "粘贴用户",
    link: "粘贴用户…",
    back: "返回用户列表",
    text: "含有用户 ID 的文本",
    text_hint: "粘贴工单、日志、JSON、多行文本或表格的一列，也可以把文件拖到这里。执行任何操作之前，您会先看到找到了哪些用户。",
    use_file: "使用文件…",
    file_too_large: |megabytes| format!("文件超过 {megabytes} MB，请拆分。"),
    file_unreadable: "浏览器无法将此文件读取为文本。",
    look: "查找用户",
    looking: "正在查找",
    nothing_typed: "请先粘贴文本或选择文件。",
    failed: "文本未能读取。",
    pasted: "粘贴的文本",
    edit_text: "编辑文本",
    users_in_lines: |_, users, lines| format!("{lines} 行中有 {users} 个用户"),
    form: |form| match form {
        TextForm::Json => "按 JSON 读取。",
        TextForm::Lines => "按列表读取：每个值都是一个 ID。",
        TextForm::Column => "按表格读取，其中一列是 ID。",
        TextForm::Prose => "按普通文字读取：只挑出网关认识的 ID。",
    },
    repeats: |_, repeats| format!("{repeats} 处重复只计一次。"),
    more_lines: |lines| format!("另有 {lines} 行"),
    cut_title: "文本中的用户过多。",
    cut_detail: |most| format!("只显示前 {most} 个，其余请放到另一个任务中。"),
    bans_unread_title: "无法读取 Nexconn 的封禁列表。",
    bans_unread_detail: "封禁状态按网关的记录显示，可能已过时。",
    none_title: "此文本中没有找到用户",
    none_detail: "普通文字中只会挑出网关认识的 ID。每行写一个 ID，即可将每一行都读作 ID。",
    caption: "文本中的用户",
    choose_all: "选择所有用户",
    choose: |id| format!("选择 {id}"),
    column_user: "用户",
    column_id: "用户 ID",
    column_found: "位置",
    column_happens: "将会怎样",
    line: |line| format!("第 {line} 行"),
    bad: "有误的行",
    bad_note: "不会发送，请在文本中更正。",
    copy_bad: "复制这些行",
    unknown: "未知",
    unknown_note: "网关没有见过这些 ID，但它们仍可能已注册。",
    banned: "已被封禁",
    banned_note: |action| match action {
        JobAction::Ban => "新的结束时间将取代原来的。",
        JobAction::Standing => "封禁不再自行结束。",
        JobAction::Unban => "",
        JobAction::Kick => "不参与一分钟封禁，否则会取代更长的封禁。",
        _ => "封禁保持不变。",
    },
    deleted: "已软删除",
    deleted_note: |action| match action {
        JobAction::Restore => "删除未满一小时的，Nexconn 会拒绝恢复。",
        JobAction::Delete => "已被删除。",
        _ => "恢复之前，无法对其进行其他操作。",
    },
    known: "已知，未被封禁",
    known_note: |chosen| format!("已选 {chosen} 个"),
    show_more: |count| format!("再显示 {count} 个"),
    left_out: "不处理",
    left_out_by_you: "您已排除",
    shortens: "会提前结束",
    bad_lines: |_| "有误的行",
    tally: |action| match action {
        JobAction::Ban => ("新封禁", "更改结束时间"),
        JobAction::Standing => ("新封禁", "改为长期封禁"),
        JobAction::Unban => ("未被封禁", "解除封禁"),
        JobAction::Kick => ("强制下线", "已封禁，令牌失效"),
        JobAction::Expire => ("令牌失效", "已封禁，令牌失效"),
        JobAction::Delete => ("软删除", "已封禁，软删除"),
        JobAction::Restore => ("恢复", "已封禁，恢复"),
        JobAction::Block => ("拉黑", "已封禁，拉黑"),
        JobAction::Unblock => ("取消拉黑", "已封禁，取消拉黑"),
        JobAction::SetTags => ("设置标签", "已封禁，设置标签"),
        JobAction::Mute => ("禁言", "已封禁，禁言"),
        JobAction::Unmute => ("解除禁言", "已封禁，解除禁言"),
        JobAction::SetProfile => ("设置资料", "已封禁，设置资料"),
        JobAction::ClearProfiles => ("清除资料", "已封禁，清除资料"),
        JobAction::AddFriends => ("添加", "已封禁，添加"),
        JobAction::RemoveFriends => ("移除", "已封禁，移除"),
        JobAction::ClearFriends => ("移除好友", "已封禁，移除好友"),
        JobAction::SetFriendPermission => ("设置权限", "已封禁，设置权限"),
        JobAction::Status | JobAction::Register | JobAction::Fill | JobAction::Undo => {
            ("查询", "已封禁，查询")
        }
    },
    tally_left_out: "不处理",
    tally_label: |parts| parts.join("，"),
    do_with: |_, users| format!("对 {users} 个用户执行"),
    action: "操作",
    choice: |action| match action {
        JobAction::Ban => "封禁一段时间",
        JobAction::Standing => "封禁直到解除",
        JobAction::Unban => "解除封禁",
        JobAction::Kick => "强制下线",
        JobAction::Expire => "使访问令牌失效",
        JobAction::Status => "查询谁在线",
        JobAction::Register => "注册",
        JobAction::Delete => "软删除",
        JobAction::Restore => "恢复",
        JobAction::Block => "为某个用户拉黑",
        JobAction::Unblock => "为某个用户取消拉黑",
        JobAction::SetTags => "设置标签",
        JobAction::Mute => "单聊禁言",
        JobAction::Unmute => "解除单聊禁言",
        JobAction::SetProfile => "设置托管资料",
        JobAction::ClearProfiles => "清除托管资料",
        JobAction::AddFriends => "添加为某个用户的好友",
        JobAction::RemoveFriends => "从某个用户的好友中移除",
        JobAction::ClearFriends => "移除所有好友",
        JobAction::SetFriendPermission => "设置好友权限",
        JobAction::Fill => "填充目录",
        JobAction::Undo => "撤销",
    },
    happens: |action, had_ban| match (action, had_ban) {
        (JobAction::Ban, false) => "将封禁",
        (JobAction::Ban, true) => "将更改结束时间",
        (JobAction::Standing, false) => "将封禁直到解除",
        (JobAction::Standing, true) => "封禁保持到解除为止",
        (JobAction::Unban, _) => "将解除封禁",
        (JobAction::Kick, false) => "将断开连接",
        (JobAction::Kick, true) | (JobAction::Expire, _) => "令牌将失效",
        (JobAction::Delete, _) => "将软删除",
        (JobAction::Restore, _) => "将恢复",
        (JobAction::Block, _) => "将拉黑",
        (JobAction::Unblock, _) => "将取消拉黑",
        (JobAction::SetTags, _) => "将获得新标签",
        (JobAction::Mute, _) => "将禁言",
        (JobAction::Unmute, _) => "将解除禁言",
        (JobAction::SetProfile, _) => "将设置资料",
        (JobAction::ClearProfiles, _) => "将清除资料",
        (JobAction::AddFriends, _) => "将添加",
        (JobAction::RemoveFriends, _) => "将移除",
        (JobAction::ClearFriends, _) => "将移除好友",
        (JobAction::SetFriendPermission, _) => "将设置权限",
        (JobAction::Status | JobAction::Register | JobAction::Fill | JobAction::Undo, _) => {
            "将查询"
        }
    },
    pointless_deleted: |action| match action {
        JobAction::Restore => "并非已知的已删除用户，不处理",
        _ => "已删除，不处理",
    },
    pointless: |action| match action {
        JobAction::Unban => "未被封禁，不处理",
        _ => "已封禁直到解除，不处理",
    },
    effects: |action| match action {
        JobAction::Ban => &[
            "现有连接立即断开，结束之前他们都无法连接。",
            "封禁会自行结束。可以提前解除，任务也可以撤销。",
        ],
        JobAction::Standing => &[
            "现有连接立即断开，解除封禁之前他们都无法连接。",
            "Nexconn 的封禁最长 30 天，网关会在到期之前再次封禁。",
        ],
        JobAction::Unban => {
            &["他们可以用有效的访问令牌重新连接。", "长期封禁随之停止。任务可以撤销。"]
        }
        JobAction::Kick => &[
            "他们的访问令牌失效，并以一分钟的封禁断开现有连接。",
            "应用服务器签发新令牌后，他们可以重新连接。",
        ],
        JobAction::Expire => &[
            "此刻之前取得的访问令牌不能再用于连接，应用服务器需要签发新的令牌。",
            "现有连接保持不变。此操作无法撤销。",
        ],
        JobAction::Delete => &[
            "他们的数据将在 Nexconn 和此处永久清除，现有连接立即断开。",
            "最早在请求一小时后才能恢复 ID，数据不会恢复。",
        ],
        JobAction::Restore => &[
            "这些 ID 可以重新使用。数据不会恢复：之后请设置名称并签发令牌。",
            "请求删除未满一小时的 ID，Nexconn 会拒绝恢复。",
        ],
        JobAction::Block => &[
            "他们不能再向该用户发送单聊消息；该用户仍可以给他们发消息。",
            "已在名单中的保持不变。任务可以撤销。",
        ],
        JobAction::Unblock => {
            &["如无其他限制，他们可以再次向该用户发送单聊消息。", "任务可以撤销。"]
        }
        JobAction::SetTags => &[
            "新标签将取代这些用户的全部标签；不填标签则全部清除。",
            "标签决定谁会收到按标签推送的消息。任务可以撤销。",
        ],
        JobAction::Mute => &[
            "他们不能再从客户端发送单聊消息。禁言不会自行结束。",
            "他们仍能收到消息。任务可以撤销。",
        ],
        JobAction::Unmute => &["如无其他限制，他们可以再次发送单聊消息。", "任务可以撤销。"],
        JobAction::SetProfile => {
            &["填写的字段将写入每个托管资料，其余保持不变。", "注册名称不变。任务可以撤销。"]
        }
        JobAction::ClearProfiles => {
            &["他们的托管资料将全部清除，注册名称保留。", "任务可在七天内撤销。"]
        }
        JobAction::AddFriends => &[
            "按您的选择，每个用户直接成为该用户的好友，或收到请求。",
            "已是好友的保持不变。任务可以撤销。",
        ],
        JobAction::RemoveFriends => {
            &["双方的好友关系都会结束。", "任务可以撤销，但备注名和属性不会恢复。"]
        }
        JobAction::ClearFriends => {
            &["他们所有的好友关系都会结束，双方的备注名和属性随之删除。", "此操作无法撤销。"]
        }
        JobAction::SetFriendPermission => {
            &["决定谁可以添加他们为好友，已有的好友保持不变。", "任务可以撤销。"]
        }
        JobAction::Status | JobAction::Register | JobAction::Fill | JobAction::Undo => {
            &["不作任何更改。每个用户单独查询一次。"]
        }
    },
    becomes_job: |batches, number, size| match (batches, size) {
        (1, _) => "这将成为一个只含一次调用的任务。".to_owned(),
        (_, 1) => format!("这将成为一个含 {number} 次调用的任务，您可以关闭此页面。"),
        _ => format!(
            "这将成为一个含 {number} 批的任务；Nexconn 每次调用最多 {size} 个用户。您可以关闭此页面。"
        ),
    },
    submit: |action, _, users| match action {
        JobAction::Ban => format!("封禁 {users} 个用户"),
        JobAction::Standing => format!("封禁 {users} 个用户直到解除"),
        JobAction::Unban => format!("解除 {users} 个用户的封禁"),
        JobAction::Kick => format!("强制 {users} 个用户下线"),
        JobAction::Expire => format!("使 {users} 个用户的令牌失效"),
        JobAction::Status => format!("查询 {users} 个用户"),
        JobAction::Register => format!("注册 {users} 个用户"),
        JobAction::Delete => format!("软删除 {users} 个用户"),
        JobAction::Restore => format!("恢复 {users} 个用户"),
        JobAction::Block => format!("拉黑 {users} 个用户"),
        JobAction::Unblock => format!("取消拉黑 {users} 个用户"),
        JobAction::SetTags => format!("设置 {users} 个用户的标签"),
        JobAction::Mute => format!("禁言 {users} 个用户"),
        JobAction::Unmute => format!("解除 {users} 个用户的禁言"),
        JobAction::SetProfile => format!("设置 {users} 个用户的资料"),
        JobAction::ClearProfiles => format!("清除 {users} 个用户的资料"),
        JobAction::AddFriends => format!("添加 {users} 个用户"),
        JobAction::RemoveFriends => format!("移除 {users} 个用户"),
        JobAction::ClearFriends => format!("移除 {users} 个用户的好友"),
        JobAction::SetFriendPermission => format!("为 {users} 个用户设置"),
        JobAction::Fill => "填充目录".to_owned(),
        JobAction::Undo => format!("撤销 {users} 个用户"),
    },
    submitting: |action| match action {
        JobAction::Ban | JobAction::Standing => "正在封禁",
        JobAction::Unban => "正在解除",
        JobAction::Kick => "正在强制下线",
        JobAction::Expire => "正在使令牌失效",
        JobAction::Status => "正在查询",
        JobAction::Register => "正在注册",
        JobAction::Delete => "正在软删除",
        JobAction::Restore => "正在恢复",
        JobAction::Block => "正在拉黑",
        JobAction::Unblock => "正在取消拉黑",
        JobAction::SetTags => "正在设置标签",
        JobAction::Mute => "正在禁言",
        JobAction::Unmute => "正在解除禁言",
        JobAction::SetProfile => "正在设置资料",
        JobAction::ClearProfiles => "正在清除资料",
        JobAction::AddFriends => "正在添加",
        JobAction::RemoveFriends | JobAction::ClearFriends => "正在移除",
        JobAction::SetFriendPermission => "正在设置",
        JobAction::Fill => "正在填充目录",
        JobAction::Undo => "正在撤销",
    },
    nobody_chosen: "没有选择用户。",
    not_begun: "任务未开始。",
    type_before: "输入",
    type_after: |action| match action {
        JobAction::Delete => "以在生产环境中软删除这么多用户",
        JobAction::ClearFriends => "以在生产环境中移除这么多用户的所有好友",
        _ => "以确认在生产环境中使这么多用户的令牌失效",
    },
    type_first: "请先输入用户数量。",
    drop_title: "不执行就离开？",
    drop_detail: "尚未发送任何内容。离开后，文本和您的选择都会丢失。",
};
