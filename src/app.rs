//! The state of the program, and how messages change it.
