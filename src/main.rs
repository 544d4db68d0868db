//! The program `kiosque`: hands its arguments to the library and ends with the status that comes back.

use std::process::ExitCode;

fn main() -> ExitCode {
    kiosque::cli::main()
}
