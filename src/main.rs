fn main() {
    println!("wirelint {}", env!("CARGO_PKG_VERSION"));
}
