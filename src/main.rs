//! Starts the console; everything else is in the library, where tests reach it.

fn main() {
    #[cfg(target_arch = "wasm32")]
    nexconn_console::start();
}
