//! Lists articles in the order of their paths: each as soon as its file has been read, while those that follow are not.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::load_articles::Library;
use super::parallel;
use super::saved_speakers::SavedSpeakers;
use super::sources::Piped;
use crate::library::{ArticleKey, Order};
use crate::query;
use crate::runtime::clock::today;
use crate::store::entry::FileKey;
use crate::words::Words;

/// Called with articles of the list, in order; returns whether it wants more of them.
pub(super) type Take<'a> = &'a mut dyn FnMut(&Library, &[ArticleKey]) -> Result<bool>;

/// Hands the articles under `paths` that match a query to `take`, in the order of their paths. Returns the library, as far as it was read.
pub(super) fn list(
    paths: &[PathBuf],
    query: &str,
    (piped, speakers): (&Piped, &SavedSpeakers),
    words: &Words,
    take: Take<'_>,
) -> Result<Library> {
    let parsed = query::parse(query);
    if parsed.asks_status() {
        let mut library = Library::read(paths, query, piped, words)?;
        speakers.give(&mut library.catalogue);
        return list_at_once(library, query, take);
    }
    let mut library = Library::open(paths, words);
    let mut reading = library.unread();
    speakers.give(&mut library.catalogue);
    // What the index knows is searched at once.
    library.arrange(query.to_owned(), Order::Newest);
    let known: HashSet<ArticleKey> = library.listed().collect();
    let plan = parsed.plan(today());
    for files in parallel::stretches(&library.catalogue.files_by_path()) {
        let unread: Vec<(FileKey, Arc<Path>)> = files.iter().filter_map(|file| reading.remove_entry(file)).collect();
        library.read_some(&unread, piped, words)?;
        if !unread.is_empty() {
            speakers.give(&mut library.catalogue);
        }
        let mut listed = Vec::new();
        let unread: HashSet<FileKey> = unread.into_iter().map(|(file, _)| file).collect();
        for &file in files {
            let keys = library.catalogue.articles_of(file);
            if unread.contains(&file) {
                listed.extend(library.matching(&keys, &plan));
            } else {
                listed.extend(keys.into_iter().filter(|key| known.contains(key)));
            }
        }
        if !listed.is_empty() && !take(&library, &listed)? {
            break;
        }
    }
    Ok(library)
}

/// The same once all were read: articles that were moved are recognised then.
fn list_at_once(mut library: Library, query: &str, take: Take<'_>) -> Result<Library> {
    library.arrange(query.to_owned(), Order::Newest);
    let mut keys: Vec<ArticleKey> = library.listed().collect();
    library.catalogue.sort_by_path(&mut keys);
    take(&library, &keys)?;
    Ok(library)
}
