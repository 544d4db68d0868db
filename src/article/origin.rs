//! The location of an article: its file, and its id where the file holds several. `store` reads it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Location of an article. The articles of one file share its path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file.
    pub file: Arc<Path>,
    /// The article's [`id`](super::Meta::id) in a file that holds several; `None` in any other.
    pub id: Option<Box<str>>,
}

impl Origin {
    /// The article of this name in a file; `None` for a file's only one.
    pub fn new(file: impl Into<Arc<Path>>, id: Option<&str>) -> Self {
        Self { file: file.into(), id: id.map(Into::into) }
    }

    /// The location on one line: `FILE`, or `FILE#ID`. Bytes that are not Unicode are replaced.
    pub fn address(&self) -> String {
        self.named(&self.file.to_string_lossy())
    }

    /// The same without the folder.
    pub fn short(&self) -> String {
        self.named(&self.file.file_name().unwrap_or(self.file.as_os_str()).to_string_lossy())
    }

    fn named(&self, file: &str) -> String {
        match &self.id {
            Some(id) => format!("{file}#{id}"),
            None => file.to_owned(),
        }
    }
}

impl From<PathBuf> for Origin {
    fn from(file: PathBuf) -> Self {
        Self::new(file, None)
    }
}

impl From<&Path> for Origin {
    fn from(file: &Path) -> Self {
        Self::new(file, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_of_several_is_named_behind_its_file() {
        assert_eq!(Origin::from(Path::new("in/a.txt")).address(), "in/a.txt");
        let origin = Origin::new(Path::new("in/feed.xml"), Some("a/b"));
        assert_eq!((origin.address(), origin.short()), ("in/feed.xml#a/b".to_owned(), "feed.xml#a/b".to_owned()));
    }
}
