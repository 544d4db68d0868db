//! The files of a folder that are not shown, counted by kind: those that a reader may miss, not pictures and program files.

/// A kind of file that is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassedOver {
    /// `PostScript` and the like: pages, whose text has no reliable order.
    Pages,
    /// Documents of old or proprietary word processors.
    OldDocument,
    /// Spreadsheets and slides.
    Office,
    /// Electronic books of other kinds than EPUB.
    Book,
    /// Mails and pages that other programs saved in formats of their own.
    Saved,
    /// Folders and files that could not be read.
    Denied,
}

impl PassedOver {
    /// Every kind.
    pub const ALL: [Self; 6] = [Self::Pages, Self::OldDocument, Self::Office, Self::Book, Self::Saved, Self::Denied];

    /// The kind of a file with this name; `None` for those that nobody misses.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "ps" | "eps" | "djvu" | "xps" => Self::Pages,
            "doc" | "dot" | "wpd" | "wps" | "pages" | "sxw" | "abw" => Self::OldDocument,
            "xls" | "xlsx" | "ods" | "numbers" | "ppt" | "pptx" | "odp" | "key" => Self::Office,
            "mobi" | "azw" | "azw3" | "fb2" => Self::Book,
            "msg" | "pst" | "ost" | "webarchive" | "warc" => Self::Saved,
            _ => return None,
        })
    }
}

/// Numbers of files that are not shown, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PassedOverCounts([usize; PassedOver::ALL.len()]);

impl PassedOverCounts {
    /// Counts one more.
    pub(crate) fn add(&mut self, kind: PassedOver) {
        self.0[kind as usize] += 1;
    }

    /// Number of all of them.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// The kinds that occur, each with its number.
    pub fn by_kind(&self) -> impl Iterator<Item = (PassedOver, usize)> {
        PassedOver::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_kind() {
        let mut counts = PassedOverCounts::default();
        for name in ["a.ps", "b.EPS", "c.doc", "d.png", "e.tar.gz", "f"] {
            if let Some(kind) = PassedOver::of_name(name) {
                counts.add(kind);
            }
        }
        assert_eq!(counts.by_kind().collect::<Vec<_>>(), [(PassedOver::Pages, 2), (PassedOver::OldDocument, 1)]);
        assert_eq!(counts.total(), 3);
    }
}
