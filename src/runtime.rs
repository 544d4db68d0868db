//! The loop, threads, terminal, processes.
