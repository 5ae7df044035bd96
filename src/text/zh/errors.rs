use crate::text::{ErrorTexts, RuleTexts};

pub(super) const RULES: RuleTexts = RuleTexts {
    missing: "此项必填。",
    integer: "请填写整数。",
    wrong_type: "格式不正确。",
    too_short: |min, actual| format!("至少 {min} 个字符，当前 {actual} 个。"),
    too_many_characters: |max, actual| format!("最多 {max} 个字符，当前 {actual} 个。"),
    too_many_bytes: |max, actual| {
        format!("最多 {max} 字节，当前 {actual} 字节。汉字等字符每个占 2 至 4 字节。")
    },
    count: |min, max, actual| format!("需要 {min} 至 {max} 项，当前 {actual} 项。"),
    out_of_range: |min, max, actual| format!("请填写 {min} 至 {max} 之间的数，当前为 {actual}。"),
    alphabet: |found| match found {
        ' ' => "用户 ID 不能含空格，只能使用字母、数字和 _ = + -".to_owned(),
        _ => format!("用户 ID 不能含“{found}”，只能使用英文字母、数字和 _ = + -"),
    },
    not_one_of: |allowed| format!("只能是以下之一：{allowed}。"),
    form: |expected| format!("格式应为：{expected}。"),
    mismatch: "与已保存的内容不一致。",
};

pub(super) const ERRORS: ErrorTexts = ErrorTexts {
    try_now: "立即重试",
    reload: "重新加载页面",
    own_origin: "此页面的地址",
    gateway_lost: "无法连接网关",
    offline: ("设备处于离线状态。", "请连接网络后重试。"),
    bad_address: ("网关地址有误。", |gateway| {
        format!("config.json 中的地址为“{gateway}”，应为 https://gateway.example 这样的源。")
    }),
    mixed_content: ("浏览器拦截了对网关的访问。", |gateway| {
        format!(
            "此页面通过 https 打开，而 config.json 中的地址是 {gateway}。请为网关配置 https 地址（混合内容）。"
        )
    }),
    origin_refused: ("网关不接受此页面。", |gateway| {
        format!("{gateway} 可以访问，但拒绝了此页面的源（CORS）。请将该源加入网关的控制台源列表。")
    }),
    unreachable: ("网关没有应答。", |gateway| {
        format!(
            "{gateway} 没有应答。请确认 nexconn-admin serve 正在该处运行，并且 config.json 和内容安全策略中写的是该地址。"
        )
    }),
    not_a_gateway: ("应答的不是网关。", |gateway, http| {
        format!(
            "{gateway} 对 /api/ 的应答是 HTTP {http} 和一个页面，而不是数据。请检查 config.json 中的地址，以及 /api/ 是否转发到网关。"
        )
    }),
    timeout: ("网关应答超时。", "30 秒内没有应答，请重试。"),
    unauthenticated: ("尚未登录。", "请重新登录以继续。"),
    password_required: ("请先设置密码。", "设置之前网关不会执行其他操作。"),
    forbidden: ("没有权限。", "您的角色不允许此操作，或网关不认识此页面的源。请联系所有者。"),
    invalid: ("请求中有错误。", "请更正下方标出的项。"),
    not_found: ("找不到该内容。", "它可能已被移除。"),
    refused: "Nexconn 拒绝了该请求。",
    conflict: ("与现有内容冲突。", "请重新读取页面后再决定。"),
    too_large: ("内容过大。", "请减少一次发送的内容。"),
    throttled: ("尝试次数过多。", "请等一分钟后再试。"),
    upstream_unreachable: (
        "Nexconn 没有应答。",
        "网关无法连接 Nexconn 服务，因此没有发送任何内容。请稍后重试；如果一直如此，请检查应用的地址。",
    ),
    internal: ("网关出错。", "网关日志中有此请求 ID，请告知网关管理员。"),
    misfit: (
        "控制台与网关版本不一致。",
        "应答的格式此控制台不认识。请重新加载，以获取与网关匹配的控制台。",
    ),
    contract: |console, gateway| {
        format!(
            "网关使用第 {gateway} 版协议，此控制台使用第 {console} 版。请重新加载以获取匹配的控制台；如果无效，请更新较旧的一方。"
        )
    },
    session_lost: "浏览器没有保持登录状态。",
    session_lost_other_site: "网关与控制台位于不同站点，而此浏览器拦截跨站 Cookie。请将两者部署在同一站点，或允许网关的 Cookie。",
    session_lost_same_site: "网关已建立会话，但浏览器没有带回 Cookie。请允许此站点的 Cookie；使用 http 时网关必须在本机。",
    codes: &[
        (400, "Nexconn 中没有此 ID 的用户。请核对 ID，或先注册该用户。"),
        (404, "Nexconn 没有这个接口。请检查网关中该应用的地址。"),
        (1000, "Nexconn 内部错误，请稍后重试。"),
        (1001, "App Secret 不正确，需要网关管理员更正。"),
        (1002, "Nexconn 认为有参数不正确。"),
        (1004, "Nexconn 不接受签名。请网关管理员检查 App Key、App Secret 和时钟。"),
        (1005, "Nexconn 认为有参数过长。"),
        (1006, "该应用在 Nexconn 处于下线状态，请在 Nexconn 控制台查看。"),
        (1007, "Nexconn 不接受来自网关 IP 地址的调用，请在 Nexconn 控制台添加该地址。"),
        (1008, "该应用的调用过于频繁，请稍等一秒后重试。"),
        (1009, "该应用未开通此服务，请在 Nexconn 控制台开通。"),
        (1050, "Nexconn 超时，请稍后重试。"),
        (
            2007,
            "该应用的注册用户数已达上限：开发环境为 100 个。可删除测试用户以腾出名额，或改用生产环境的应用。已软删除的用户也计算在内；已注册的用户仍可获得新令牌。",
        ),
        (31029, "该用户已被软删除，无法获得访问令牌。请先恢复该用户；最早在删除一小时后才能恢复。"),
    ],
    other_code: |code| format!("Nexconn 拒绝了操作，代码 {code}。"),
    other_code_saying: |code, message| format!("Nexconn 拒绝了操作，代码 {code}：{message}"),
};
