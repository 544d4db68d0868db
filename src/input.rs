//! Keys and what they mean: key names, sequences, commands, line editing.
