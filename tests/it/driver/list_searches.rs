//! Answers of other threads about listed articles: passages that match the search, videos.

use std::sync::Arc;

use kiosque::app::Msg;
use kiosque::find;
use kiosque::library::{ArticleKey, LinkTarget, PanelRow, PassageRequest};

use super::{Desk, today};

impl Desk {
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
