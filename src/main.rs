use std::process::ExitCode;

/// Many small texts make many small allocations: it saves a tenth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    wirelint::cli::main()
}
