//! The program `kiosque`: hands its arguments to the library and ends with the status that comes back.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// The C library's allocator keeps what its threads have freed: half an hour of keys over 5,000 changing articles doubled the memory of the
/// program, two thirds of it free. This one gives it back.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    kiosque::cli::main()
}
