use leptos::prelude::*;

/// A line icon on a 16 grid in the colour of the text around it.
///
/// It is decoration: whatever carries it has a name of its own.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=name.outline()></path>
        </svg>
    }
}

/// The icons, by what they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Alert,
    Back,
    Ban,
    Block,
    Bubble,
    Braces,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ChevronsUpDown,
    Clipboard,
    Clock,
    Copy,
    Cube,
    Device,
    Download,
    Edit,
    Eye,
    File,
    Filter,
    Forward,
    Friends,
    Help,
    Info,
    Jobs,
    Key,
    KeyOff,
    Lock,
    Menu,
    Minus,
    More,
    Mute,
    NotEqual,
    Overview,
    Panel,
    Pause,
    Plug,
    Plus,
    Profile,
    Pulse,
    Receipt,
    Refresh,
    Resume,
    Search,
    Send,
    SignOut,
    SortDown,
    SortUp,
    Stop,
    Swap,
    TableColumns,
    Tag,
    Theme,
    Trash,
    Try,
    Undo,
    Unplug,
    Upload,
    User,
    UserPlus,
    Users,
    Webhook,
    X,
    /// The register: three lines and a rule, the product's own mark.
    Mark,
}

impl IconName {
    /// One path for each: a dot is a line of no length with round ends.
    #[allow(clippy::too_many_lines, reason = "one line for each")]
    const fn outline(self) -> &'static str {
        match self {
            Self::Alert => "M8 2.25L14.25 13H1.75zM8 6.5v3M8 11.25h.01",
            Self::Back => "M13 8H3.5M7 4.25L3.25 8 7 11.75",
            Self::Ban => "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M3.8 3.8l8.4 8.4",
            Self::Block => "M2.5 4h11M2.5 8H8M2.5 12H8M10.5 8.75l3.5 3.5M14 8.75l-3.5 3.5",
            Self::Bubble => {
                "M3.5 3h9A1.5 1.5 0 0 1 14 4.5V10a1.5 1.5 0 0 1-1.5 1.5H8L4.75 14v-2.5H3.5A1.5 1.5 0 0 1 2 10V4.5A1.5 1.5 0 0 1 3.5 3z"
            }
            Self::Braces => {
                "M6 2.5c-2 0-2 1-2 2.5S3.75 8 2.5 8C3.75 8 4 9.5 4 11s0 2.5 2 2.5M10 2.5c2 0 2 1 2 2.5s.25 3 1.5 3C12.25 8 12 9.5 12 11s0 2.5-2 2.5"
            }
            Self::Check => "M3 8.5l3.25 3.25L13 4.75",
            Self::ChevronDown => "M4 6.25l4 4 4-4",
            Self::ChevronLeft => "M9.75 4l-4 4 4 4",
            Self::ChevronRight => "M6.25 4l4 4-4 4",
            Self::ChevronUp => "M4 9.75l4-4 4 4",
            Self::ChevronsUpDown => "M5 6.25l3-3 3 3M5 9.75l3 3 3-3",
            Self::Clipboard => {
                "M5.5 3H4a1.25 1.25 0 0 0-1.25 1.25v8.5A1.25 1.25 0 0 0 4 14h8a1.25 1.25 0 0 0 1.25-1.25v-8.5A1.25 1.25 0 0 0 12 3h-1.5M6.5 1.75h3a1 1 0 0 1 1 1v1.5h-5v-1.5a1 1 0 0 1 1-1zM5.75 7.75h4.5M5.75 10.75h3"
            }
            Self::Clock => "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 4.5V8l2.25 1.5",
            Self::Copy => {
                "M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5zM10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2"
            }
            Self::Cube => "M8 1.75l5.5 3.1v6.3L8 14.25l-5.5-3.1v-6.3zM2.6 4.9L8 8l5.4-3.1M8 8v6.1",
            Self::Device => {
                "M6 1.75h4a1.5 1.5 0 0 1 1.5 1.5v9.5a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5v-9.5A1.5 1.5 0 0 1 6 1.75zM7.25 12h1.5"
            }
            Self::Download => "M8 2.5V10M4.75 7L8 10.25 11.25 7M2.5 13.25h11",
            Self::Edit => "M3 13l.75-3 6.75-6.75 2.25 2.25L6 12.25z",
            Self::Eye => {
                "M1.75 8C3.2 5.2 5.3 3.75 8 3.75S12.8 5.2 14.25 8C12.8 10.8 10.7 12.25 8 12.25S3.2 10.8 1.75 8zM6.25 8a1.75 1.75 0 1 0 3.5 0a1.75 1.75 0 1 0-3.5 0"
            }
            Self::File => {
                "M9 1.75H4.75A1.25 1.25 0 0 0 3.5 3v10a1.25 1.25 0 0 0 1.25 1.25h6.5A1.25 1.25 0 0 0 12.5 13V5.25zM9 1.75v3.5h3.5M6 8.5h4M6 11.25h4"
            }
            Self::Filter => "M2.5 4h11M4.5 8h7M6.5 12h3",
            Self::Forward => "M3 8h9.5M9 4.25L12.75 8 9 11.75",
            Self::Friends => {
                "M2 8a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0M6.5 8a3.75 3.75 0 1 0 7.5 0a3.75 3.75 0 1 0-7.5 0"
            }
            Self::Help => {
                "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M6.25 6.4A1.75 1.75 0 1 1 8.8 7.9c-.55.3-.8.6-.8 1.1M8 11.1h.01"
            }
            Self::Info => "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 7.5v3.25M8 5.1h.01",
            Self::Jobs => {
                "M3 2.5h10a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1zM3 9.5h10a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-2a1 1 0 0 1 1-1zM4.5 4.5h4M4.5 11.5H6"
            }
            Self::Key => {
                "M2.25 11a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0M7 9l6-6M10.5 5.5l2 2"
            }
            Self::KeyOff => {
                "M2.25 11a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0M7 9l2.25-2.25M10 2.5l4 4M14 2.5l-4 4"
            }
            Self::Lock => {
                "M4.5 7h7A1.5 1.5 0 0 1 13 8.5v3.75a1.5 1.5 0 0 1-1.5 1.5h-7a1.5 1.5 0 0 1-1.5-1.5V8.5A1.5 1.5 0 0 1 4.5 7zM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"
            }
            Self::Menu => "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
            Self::Minus => "M3.5 8h9",
            Self::More => {
                "M3 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M7.5 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0M12 8a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0"
            }
            Self::Mute => {
                "M6 4.25a2 2 0 0 1 4 0V7.5M9.4 9.2A2 2 0 0 1 6 7.75V6M3.75 7.75A4.25 4.25 0 0 0 8 12a4.2 4.2 0 0 0 2.75-1M12.25 7.75a4.2 4.2 0 0 1-.4 1.8M8 12v2M2.5 2.5l11 11"
            }
            Self::NotEqual => "M3 6h10M3 10h10M10.5 2.5l-5 11",
            Self::Overview => "M2.5 13.5h11M4 11V8.5M8 11V3.5M12 11V6",
            Self::Panel => {
                "M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3zM6 3v10"
            }
            Self::Pause => "M5.5 3.5v9M10.5 3.5v9",
            Self::Plug => "M5.5 2v3.5M10.5 2v3.5M3.75 5.5h8.5v2a4.25 4.25 0 0 1-8.5 0zM8 11.75V14",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Profile => {
                "M3.25 3h9.5a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5h-9.5a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 3.25 3zM4.1 6.9a1.4 1.4 0 1 0 2.8 0a1.4 1.4 0 1 0-2.8 0M3.6 10.75c.3-1 1-1.5 1.9-1.5s1.6.5 1.9 1.5M9.75 6.5h2.5M9.75 9.5h2.5"
            }
            Self::Pulse => "M1.75 8.25h3l2-4.75 3 9 2-4.25h2.5",
            Self::Receipt => {
                "M3.5 2.25h9v11.5l-2.25-1.5L8 13.75l-2.25-1.5-2.25 1.5zM6 5.5h4M6 8.5h4"
            }
            Self::Refresh => "M13 8a5 5 0 1 1-1.5-3.55L13 6M13.25 2.75V6H10",
            Self::Resume => "M5 3.25v9.5L12.5 8z",
            Self::Search => "M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M10.5 10.5l3.25 3.25",
            Self::Send => "M13.5 2.5L7.2 8.8M13.5 2.5L9.5 13.5 7.2 8.8 2.5 6.5z",
            Self::SignOut => "M6.5 3.5h-3v9h3M9.5 5L12.75 8 9.5 11M12.5 8H6.5",
            Self::SortDown => "M8 3v9.5M4.25 9L8 12.75 11.75 9",
            Self::SortUp => "M8 13V3.5M4.25 7L8 3.25 11.75 7",
            Self::Stop => "M5 4h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z",
            Self::Swap => {
                "M3 5.5h9.5M9.75 2.75L12.5 5.5 9.75 8.25M13 10.75H3.5M6.25 8l-2.75 2.75 2.75 2.75"
            }
            Self::TableColumns => {
                "M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3zM6 3v10M10 3v10"
            }
            Self::Tag => "M2.25 3.25v4.4l6.2 6.1 5.3-5.3-6.1-6.2h-4.4a1 1 0 0 0-1 1zM5.25 5.25h.01",
            Self::Theme => "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0M8 2v12M8 4.5h4.5M8 8h6M8 11.5h4.5",
            Self::Trash => "M2.5 4.25h11M6.25 4V2.5h3.5V4M4 4.5l.6 9h6.8l.6-9M6.75 7v4M9.25 7v4",
            Self::Try => "M2.25 3h11.5v8H8l-3 2.75V11H2.25zM6.9 5.25v3.5L9.75 7z",
            Self::Undo => "M5.25 3l-3 3 3 3M2.5 6h7.25a3.75 3.75 0 0 1 0 7.5H6",
            Self::Unplug => {
                "M3.5 4v2.5M7 4v2.5M2.25 6.5h6v1.25a3 3 0 0 1-6 0zM5.25 10.75V14M10.5 2.5L14 6M14 2.5L10.5 6"
            }
            Self::Upload => "M8 10.25V2.75M4.75 6L8 2.75 11.25 6M2.5 13.25h11",
            Self::User => {
                "M5.25 5.25a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0M2.75 13.75c.5-2.7 2.4-4.25 5.25-4.25s4.75 1.55 5.25 4.25"
            }
            Self::UserPlus => {
                "M3.75 5.25a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0M1.75 13.75c.45-2.7 2.1-4.25 4.75-4.25s4.3 1.55 4.75 4.25M13 5.5v4M11 7.5h4"
            }
            Self::Users => {
                "M3.5 5.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M1.75 13.25c.4-2.4 2-3.75 4.25-3.75s3.85 1.35 4.25 3.75M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12 9.9c1.3.5 2 1.7 2.25 3.35"
            }
            Self::Webhook => {
                "M6.5 5.75a2.25 2.25 0 1 1 3.4 1.6l2.1 3.4M8.3 6.2L6 10.5a2.25 2.25 0 1 1-2.4-1M12.6 10.6a1.75 1.75 0 1 1-2.1 2.6H6.4"
            }
            Self::X => "M3.75 3.75l8.5 8.5M12.25 3.75l-8.5 8.5",
            Self::Mark => "M5 1.5v13M2 5h12M2 8.5h12M2 12h7",
        }
    }
}
