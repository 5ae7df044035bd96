//! What stands around every page of an app: navigation, app chooser, top bar, gateway's state.

mod account_menu;
mod app_frame;
mod expired;
mod jobs_under_way;
mod lost;
mod navigation;
mod settings_menu;
mod signed_in;
mod top;

pub(super) use account_menu::AccountMenu;
pub(super) use settings_menu::SettingsMenu;
pub use signed_in::SignedIn;

use app_frame::AppFrame;
use expired::ExpiredDialog;
use lost::LostBanner;
use navigation::Navigation;
use top::Top;
