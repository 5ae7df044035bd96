//! Compiles the crate again when a migration is added; cargo does not see the folder by itself.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
