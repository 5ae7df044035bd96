//! The parts that pages are made of. They know neither the gateway's interface nor the router, and hold no language:
//! texts come as properties, the few words built in come once from [`Words`].

#![allow(
    unreachable_pub,
    reason = "the component macro puts a public function of its own beside each component"
)]

mod avatar;
mod ban_ruler;
mod ban_stamp;
mod button;
mod checkbox;
mod code_block;
mod columns;
mod copy;
mod dialog;
mod dot;
mod facts;
mod field;
mod focus;
mod form;
mod icon;
mod icon_button;
mod identifier;
mod ids;
mod mark;
mod menu;
mod notice;
mod page_head;
mod pager;
mod radio_group;
mod ruler_choice;
mod search_field;
mod section;
mod select;
mod shell;
mod side_bar;
mod sign_in_frame;
mod state_view;
mod table;
mod text_field;
mod time;
mod toast;
mod token_block;
mod toolbar;
mod top_bar;
mod typed_guard;
mod user;
mod words;

pub use avatar::{Avatar, AvatarSize};
pub use ban_ruler::{BanRuler, RulerSize, share_of};
pub use ban_stamp::{BanStamp, TimeOnRuler};
pub use button::{Button, ButtonKind, ButtonLink, ButtonSize};
pub use checkbox::Checkbox;
pub use code_block::CurlBlock;
pub use columns::Columns;
pub use copy::CopyButton;
pub use dialog::{Dialog, DialogAside, DialogBody, DialogFooter, DialogSize};
pub use dot::{Dot, DotState};
pub use facts::{Fact, Facts};
pub(crate) use focus::focus;
pub use form::{Form, FormActions};
pub use icon::{Icon, IconName};
pub use icon_button::IconButton;
pub use identifier::Identifier;
pub use mark::Marked;
pub use menu::{Menu, MenuAlign, MenuChoice, MenuGroup, MenuItem, MenuLink};
pub use notice::{Notice, NoticeFact, Tone};
pub use page_head::{BackLink, PageHead};
pub use pager::Pager;
pub use radio_group::{RadioChoice, RadioGroup};
pub use ruler_choice::{RulerChoice, RulerStop};
pub use search_field::SearchField;
pub use section::Section;
pub use select::{Select, SelectOption};
pub use shell::{Environment, Sheet, SheetMain, Shell};
pub use side_bar::{AppChooser, NavLink, NavList, SideBar};
pub use sign_in_frame::SignInFrame;
pub use state_view::StateView;
pub use table::{Column, Place, Sort, Table};
pub use text_field::{TextField, TextKind};
pub use time::Time;
pub use toast::{Toast, ToastHost, Toasts};
pub use token_block::TokenBlock;
pub use toolbar::{Chip, Toolbar};
pub use top_bar::TopBar;
pub use typed_guard::TypedGuard;
pub use user::{UserLink, UserSummary};
pub use words::Words;
