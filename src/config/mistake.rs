//! A mistake in the user's configuration file: its position, the error, and the nearest valid word.

use crate::words;

/// A mistake. The setting it concerns keeps its default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The error.
    pub sentence: words::Mistake,
    /// The valid word nearest to what is written.
    pub near: Option<String>,
}

impl Mistake {
    /// The error with file, line and suggestion.
    pub fn sentence(&self) -> words::Mistake {
        let what = Box::new(self.sentence.clone());
        words::Mistake::At { file: self.file.clone(), line: self.line, what }.or_meant(self.near.clone())
    }
}
