//! Answers of other threads about listed articles: passages that match the search, videos.

use std::sync::Arc;

use kiosque::app::Msg;
use kiosque::app::panel::{Panel, rows_of};
use kiosque::find;
use kiosque::library::{ArticleKey, LinkTarget, PanelRequest, PanelRow, PanelSource, PassageRequest};
use kiosque::store::catalogue::archive::Archive;

use super::{Desk, today};

impl Desk {
    /// Rows of a panel, as the panel thread answers.
    pub(crate) fn panel(&self, request: &PanelRequest) -> Msg {
        let rows = match &request.source {
            PanelSource::Videos => self.videos(),
            PanelSource::Marks => self.shelf.marks(),
            PanelSource::Notes(_) => self.shelf.notes(|key| self.articles[key.0 as usize].1.meta().title.clone()),
            PanelSource::Archive => {
                let mut windows = Vec::new();
                Archive::new(self.catalogue.snapshot(), today()).answer(request, &|| false, &mut |window| windows.push(window));
                return Msg::Panel(windows.pop().unwrap());
            }
            source => rows_of(source),
        };
        Msg::Panel(Panel::new(rows).answer(request, &self.state.words, &|| false).unwrap())
    }

    /// The passages of some articles, as the thread for them answers.
    pub(super) fn passages(&self, request: &PassageRequest) -> Msg {
        let of = |key: ArticleKey| find::passage(&request.needles, &self.articles[key.0 as usize].1, &|| false).unwrap();
        let found = request.keys.iter().map(|&key| (key, of(key))).collect();
        Msg::Passages { needles: Arc::clone(&request.needles), found }
    }

    /// The number of articles that each query finds.
    pub(super) fn counts(&self, generation: u64, queries: &[String]) -> Msg {
        let snapshot = self.catalogue.present_snapshot();
        let counts = queries.iter().map(|query| snapshot.count(query, today(), &|| false).unwrap()).collect();
        Msg::SearchesCounted { generation, counts }
    }

    /// The videos of all listed articles.
    pub(super) fn videos(&self) -> Vec<PanelRow> {
        let origins = self.catalogue.with_videos();
        let articles = origins.iter().flat_map(|origin| self.articles.iter().filter(move |(own, _)| own == origin));
        articles.flat_map(|(origin, article)| LinkTarget::videos_of(article, &origin.file)).map(PanelRow::Video).collect()
    }
}
