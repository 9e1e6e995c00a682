# fn hidden() {}
fn main() {
    // ANCHOR: ebb
    let ebb = low();
    // ANCHOR: low
    println!("{ebb}");
    // ANCHOR_END: low
    // ANCHOR_END: ebb
}
