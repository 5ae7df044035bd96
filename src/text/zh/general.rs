use crate::text::{
    AppTexts, CrashTexts, FormTexts, PasswordTexts, SettingsTexts, ShellTexts, SignInTexts,
    TimeTexts, WordTexts,
};

pub(super) const APP: AppTexts = AppTexts {
    name: "Nexconn Admin",
    not_loaded: ("控制台的一部分未能加载", "请检查网络连接，然后重新加载此页面。"),
};

pub(super) const WORDS: WordTexts = WordTexts {
    copy: "复制",
    copied: "已复制",
    copy_failed: "浏览器未能复制，请手动选中并复制。",
    copy_details: "复制详情",
    close: "关闭",
    optional: "选填",
    show_password: "显示密码",
    clear_search: "清除搜索",
    navigation: "导航",
    skip_to_content: "跳到正文",
    previous_page: "上一页",
    next_page: "下一页",
    rows_per_page: "每页行数",
    refresh: "重新读取列表",
    select_page: "选择本页所有行",
    clear_selection: "清除选择",
    previous_row: "上一行",
    next_row: "下一行",
    loading: "正在读取",
};

pub(super) const CRASH: CrashTexts = CrashTexts {
    title: "控制台出错了",
    detail: "这是控制台自身的错误。网关此前已确认的操作均已完成，没有发送其他内容。",
    reload: "重新加载",
};

pub(super) const FORM: FormTexts = FormTexts {
    counter: |used, most| format!("{used} / {most}"),
    wrong_fields: |count| format!("有 {count} 项需要更正"),
    cancel: "取消",
    as_curl: "curl 命令",
    copy_curl: "复制命令",
    what_will_happen: "将会发生什么",
    check_now: "立即查看",
    nothing_changed: "未作任何更改。",
    unknown_title: "无法确定操作是否已完成。",
    unknown_detail: "Nexconn 没有应答，操作可能已经生效。请先查看结果，再决定是否重新发送。",
    done_before_title: "该操作此前已完成。",
    done_before_detail: "之前的一次提交已经生效，其访问令牌无法再次显示；可以再签发一个。",
    no_answer_title: "网关没有应答。",
    no_answer_detail: "操作可能已经完成。可以放心重新发送：同一操作网关只执行一次。",
    fact_code: "代码",
    fact_http: "HTTP",
    fact_request: "请求",
    fact_time: "时间",
    reason: "原因",
    reason_hint: "记入审计日志，用户看不到。",
};

pub(super) const TIME: TimeTexts = TimeTexts {
    now: "刚刚",
    minutes_ago: |minutes| format!("{minutes} 分钟前"),
    hours_ago: |hours| format!("{hours} 小时前"),
    days_ago: |days| format!("{days} 天前"),
};

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    title: "登录",
    subtitle: |host| format!("{host} 的控制台"),
    email: "邮箱",
    password: "密码",
    submit: "登录",
    submitting: "正在登录",
    failed: "未能登录。",
    wrong: "邮箱或密码不正确。",
    forgot: "没有密码或忘记密码？请网关管理员生成新链接：nexconn-admin admin invite EMAIL",
    bad_link_title: "此链接已失效。",
    bad_link_detail: "链接只能使用一次，且有时间限制。请用密码登录，或请网关管理员生成新链接：nexconn-admin admin invite EMAIL",
    gateway_answers: |ms| format!("网关应答 {ms} 毫秒"),
    asking_gateway: "正在连接网关",
    secrets_stay: "App Secret 只保存在服务器上，不会出现在此页面。",
    expired_title: "会话已结束",
    expired_detail: "请重新登录以继续。您填写的内容仍然保留。",
};

pub(super) const PASSWORD: PasswordTexts = PasswordTexts {
    choose_title: "设置密码",
    choose_subtitle: |email| format!("账号 {email}"),
    change_title: "修改密码",
    current: "当前密码",
    password: "新密码",
    rule: |min, max| format!("{min} 至 {max} 个字符，任意字符均可。几个词连在一起更好记。"),
    submit: "设置密码",
    submitting: "正在设置",
    failed: "密码未设置。",
    others_end: "您的其他会话将结束。",
    changed: "密码已修改，您的其他会话已结束。",
};

pub(super) const SETTINGS: SettingsTexts = SettingsTexts {
    label: "语言和主题",
    theme: "主题",
    system: "跟随系统",
    light: "浅色",
    dark: "深色",
    language: "语言",
};

pub(super) const SHELL: ShellTexts = ShellTexts {
    navigation: "页面",
    activity: "活动",
    developer: "开发",
    users: "用户",
    choose_app: "选择应用",
    development: "开发环境",
    production: "生产环境",
    gateway_ms: |ms| format!("网关 {ms} 毫秒"),
    lost_detail: "每隔几秒会自动重试。当前显示的内容可能已过时。",
    account: |email| format!("账号 {email}"),
    change_password: "修改密码…",
    sign_out: "退出登录",
    sign_out_failed: "未能退出登录。",
    apps_failed: "无法读取您的应用",
    no_apps_title: "还没有应用",
    no_apps_detail: "网关中没有您有权限的应用。网关管理员可在 apps.json 或 NEXCONN_ADMIN_APPS 中添加应用。",
    unknown_app_title: |slug| format!("没有应用“{slug}”"),
    unknown_app_detail: "或者您没有该应用的权限。请选择您的应用。",
    unknown_page_title: "没有这个页面",
    unknown_page_detail: "地址可能不完整或有误。",
};
