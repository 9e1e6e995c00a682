//! The programs `convert` and `sevigne`.

fn main() {}
