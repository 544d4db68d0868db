//! The articles of one file: the limit on their number, and their identifiers within the file.

use std::collections::HashSet;

use crate::article::limits::Room;
use crate::article::{Article, Builder, clean};
use crate::words::Diagnostic;

/// The most articles taken from one file.
const MOST: usize = 10_000;

/// The longest name of an article, in characters.
const LONGEST: usize = clean::LINE / 2;

/// The articles of one file, in its order, each passed on as soon as it is written.
pub struct ArticleSet<'t> {
    format: &'static str,
    notes: Vec<Diagnostic>,
    take: &'t mut dyn FnMut(Article),
    /// Number of articles so far.
    count: usize,
    ids: HashSet<String>,
    several: bool,
    left_out: usize,
    /// Notes for every article, known only after some of them.
    late: Vec<Diagnostic>,
    /// The room left for the parts of further articles.
    room: Room,
    /// Whether reading has taken too long.
    is_late: &'t dyn Fn() -> bool,
}

impl<'t> ArticleSet<'t> {
    /// An empty set for a file in this format, whose articles `take` gets. The notes concern the file, and each of its articles carries
    /// them.
    pub fn new(format: &'static str, notes: Vec<Diagnostic>, take: &'t mut dyn FnMut(Article)) -> Self {
        Self {
            format,
            notes,
            take,
            count: 0,
            ids: HashSet::new(),
            several: false,
            left_out: 0,
            late: Vec::new(),
            room: Room::of_file(),
            is_late: &|| false,
        }
    }

    /// The set with a deadline, which formats look at that may read for long.
    #[must_use]
    pub fn until(self, is_late: &'t dyn Fn() -> bool) -> Self {
        Self { is_late, ..self }
    }

    /// Whether reading has taken too long: what has been read so far is the article.
    pub fn is_late(&self) -> bool {
        (self.is_late)()
    }

    /// Adds a note about the file to each article that follows.
    pub fn note(&mut self, note: Diagnostic) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Adds a note about the file to each article, those already passed on included.
    pub fn note_at_each(&mut self, note: Diagnostic) {
        if !self.notes.contains(&note) && !self.late.contains(&note) {
            self.late.push(note);
        }
    }

    /// Marks the file as a collection: even an only article gets an identifier.
    pub fn hold_several(&mut self) {
        self.several = true;
    }

    /// Whether there is no article yet.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the limit is reached. A format may stop parsing then and report the rest with [`ArticleSet::leave_out`].
    pub fn is_full(&self) -> bool {
        self.count >= MOST
    }

    /// Counts articles that were left out because the file holds too many.
    pub fn leave_out(&mut self, count: usize) {
        self.left_out = self.left_out.saturating_add(count);
    }

    /// Adds an article, filled in by `write`, including its [`id`](crate::article::Meta::id). Articles beyond ten thousand are dropped.
    pub fn article(&mut self, write: impl FnOnce(&mut Builder)) {
        if self.is_full() {
            return self.leave_out(1);
        }
        let room = self.room.of_next();
        let mut builder = Builder::within(self.format, room);
        for note in &self.notes {
            builder.note(note.clone());
        }
        write(&mut builder);
        let id = builder.meta.id.as_deref().map(clean::line).filter(|id| !id.is_empty());
        let id = id.unwrap_or_else(|| of_title(&builder.meta.title));
        builder.meta.id = self.several.then(|| self.name(id));
        self.room.take_off(room, builder.room());
        self.count += 1;
        (self.take)(builder.finish());
    }

    /// An address within the file that no other article has: `id`, the article's number where it is empty, with a figure after it
    /// where another has the same.
    fn name(&mut self, mut id: String) -> String {
        if id.is_empty() {
            id = (self.count + 1).to_string();
        }
        // A figure behind a longer one would be cut off with the rest of the line.
        if let Some((end, _)) = id.char_indices().nth(LONGEST) {
            id.truncate(end);
        }
        let mut name = id.clone();
        // The number of articles so far is taken at most once for each id, so that thousands of equal ones end soon.
        let mut figure = 1;
        while !self.ids.insert(name.clone()) {
            figure = if figure == 1 { 2 } else { self.count.max(figure) + 1 };
            name = format!("{id}-{figure}");
        }
        name
    }

    /// Ends the set: a single empty article if the file holds none, so that its diagnostics are still reported. Returns what is to be
    /// noted at each article, known only now.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        if self.is_empty() {
            self.article(|_| ());
        }
        self.late.extend((self.left_out > 0).then_some(Diagnostic::TooMany { count: self.left_out, most: MOST }));
        self.late
    }
}

/// Maximum length of an id made from a title, in characters.
const OF_TITLE: usize = 48;

/// A name made of a title: it stays the same when other articles come in before this one.
fn of_title(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join("-").to_lowercase().chars().take(OF_TITLE).collect();
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    /// The articles of a set.
    fn articles(notes: Vec<Diagnostic>, fill: impl FnOnce(&mut ArticleSet)) -> (Vec<Article>, Vec<Diagnostic>) {
        let mut articles = Vec::new();
        let mut take = |article| articles.push(article);
        let mut article_set = ArticleSet::new("test", notes, &mut take);
        fill(&mut article_set);
        let note = article_set.finish();
        (articles, note)
    }

    fn ids(ids: &[&str]) -> Vec<String> {
        let (articles, _) = articles(Vec::new(), |article_set| {
            article_set.hold_several();
            for id in ids {
                article_set.article(|builder| builder.meta.id = Some((*id).to_owned()));
            }
        });
        articles.iter().map(|article| article.meta().id.clone().unwrap_or_default()).collect()
    }

    #[test]
    fn a_single_article_has_no_id() {
        let (articles, _) = articles(Vec::new(), |article_set| article_set.article(|builder| builder.meta.id = Some("a".into())));
        assert_eq!(articles[0].meta().id, None);
    }

    #[test]
    fn each_of_several_articles_has_an_id_of_its_own() {
        assert_eq!(ids(&["a", "b"]), ["a", "b"]);
        assert_eq!(ids(&["", ""]), ["1", "2"]);
        assert_eq!(ids(&["a", "a", "a-2", "a"]), ["a", "a-2", "a-2-2", "a-4"]);
        assert_eq!(ids(&["2", ""]), ["2", "2-2"]);
    }

    #[test]
    fn long_ids_are_unique_too() {
        let long = "a".repeat(2000);
        let ids = ids(&[&long, &long, &long]);
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2], "{ids:?}");
    }

    #[test]
    fn articles_without_an_id_are_named_by_their_title() {
        let (articles, _) = articles(Vec::new(), |article_set| {
            article_set.hold_several();
            for title in ["L’Été, à 12 h !", "?!", "A very long title that goes on and on, further than anybody would like to type"] {
                article_set.article(|builder| builder.meta.title = title.to_owned());
            }
        });
        let ids: Vec<_> = articles.iter().map(|article| article.meta().id.as_deref().unwrap_or_default()).collect();
        assert_eq!(ids, ["l-été-à-12-h", "2", "a-very-long-title-that-goes-on-and-on-further-th"]);
    }

    #[test]
    fn a_file_without_articles_is_an_empty_one_with_its_notes() {
        let (articles, _) = articles(vec![Diagnostic::NotText], |_| ());
        assert_eq!((articles.len(), articles[0].diagnostics()), (1, &[Diagnostic::NotText][..]));
    }

    #[test]
    fn too_many_articles_are_reported() {
        let (articles, note) = articles(Vec::new(), |article_set| {
            for _ in 0..MOST + 2 {
                article_set.article(|builder| builder.meta.title = "T".into());
            }
        });
        assert_eq!((articles.len(), note), (MOST, vec![Diagnostic::TooMany { count: 2, most: MOST }]));
    }

    #[test]
    fn the_articles_of_a_file_share_the_room_for_their_parts() {
        let (articles, _) = articles(Vec::new(), |article_set| {
            for _ in 0..4 {
                article_set.article(|builder| (0..400_000).for_each(|_| builder.add(BlockKind::Paragraph, None, "a")));
            }
        });
        let counts: Vec<usize> = articles.iter().map(|article| article.blocks().len()).collect();
        assert_eq!(counts[..2], [400_000, 400_000]);
        assert!(counts[2] < 201_000 && counts[3] < 100, "{counts:?}");
        assert_eq!(articles[3].text().len(), articles[0].text().len());
        assert_eq!(articles[3].diagnostics(), [Diagnostic::Crowded]);
    }
}
