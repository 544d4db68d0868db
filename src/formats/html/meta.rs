//! Reads a page's metadata: title, authors, dates and the rest. Structured data takes precedence over `<meta>` elements, and these over the
//! visible page. The text itself is read elsewhere.

mod byline;
mod date;
mod head;
mod near_headline;
#[cfg(test)]
mod proptests;
mod saved_from;
mod site_name;
#[cfg(test)]
mod tests;
mod title;

use serde_json::Value;

use super::address::{Base, original};
use super::body::{self, Facts};
use super::dom::{Dom, Id};
use super::{element, visibility};
use crate::article::{Builder, Video, video};
use crate::formats::block_writer::{letters, same_letters};
use crate::formats::byline::{field, names, roles};
use crate::formats::language;
use crate::formats::lexicon::Phrases;
use crate::formats::schema::{self, Position, Story, StructuredData, words};
use crate::formats::text::lines::is_wide;
use crate::words::Diagnostic;
use head::Head;

/// The most that an element says whose words became byline or date, in bytes.
const TAKEN: usize = 400;

/// The longest heading that is a headline, in bytes.
const HEADLINE: usize = 400;

/// The longest line that names the authors and little else, in bytes.
const LINE: usize = 120;

/// Completes the metadata once the text is read: the standfirst, shown above the text unless it is in it; authors who sign below; a missing
/// language.
pub(super) fn finish(standfirst: Option<String>, builder: &mut Builder) {
    builder.meta.subtitle = standfirst.filter(|standfirst| !builder.text().contains(standfirst.as_str()));
    if builder.meta.authors.is_empty() {
        // Some newsrooms sign below the text.
        let last = builder.text().trim_end().rsplit('\n').next().unwrap_or_default().trim_matches(['(', ')', '-', '—', ' ']).to_owned();
        builder.meta.authors = byline::of_signature(&last, builder.meta.lang.as_deref());
    }
    language::set_by_beginning(builder);
}

/// Drops a summary that repeats the first paragraph, or its beginning, unless the page marks that as a standfirst.
pub(super) fn drop_repetition(facts: &Facts, opening: Option<&str>, builder: &mut Builder) {
    let (Some(opening), Some(summary)) = (opening, builder.meta.summary.as_deref()) else { return };
    let is_standfirst = facts.standfirst.as_deref().is_some_and(|standfirst| same_letters(standfirst, opening));
    let said = letters(summary);
    if !is_standfirst && !said.is_empty() && letters(opening).starts_with(&said) {
        builder.meta.summary = None;
    }
}

/// Reads the metadata of the page with the source `source` into `builder`. `address` is the URL it was saved from, where that is known.
pub(super) fn read(dom: &Dom<'_>, source: &str, address: Option<&str>, builder: &mut Builder) -> Facts {
    let address = address.or_else(|| saved_from::from(source));
    let head = Head::read(dom);
    let data = structured(dom, &head, builder);
    let mut page = Page { dom, head: &head, heading: None, headings: Vec::new(), sites: Vec::new(), facts: Facts::default() };
    page.find_headings();
    let mut url = page.url(address, &data);
    if let Some(original) = url.as_deref().and_then(original).map(str::to_owned) {
        page.facts.archived = true;
        url = Some(original);
    }
    builder.meta.url.clone_from(&url);
    page.find_sites(url.as_deref(), &data);
    let story = page.story(&data, url.as_deref());
    builder.meta.lang = page.lang(story);
    page.title(story, builder);
    page.authors(story, builder);
    page.dates(story, url.as_deref(), builder);
    page.rest(story, &data, builder);
    let base = Base::of(dom, url.as_deref());
    builder.meta.image = page.image(story).and_then(|image| base.absolute(&image));
    page.videos(data.videos.clone(), &base, builder);
    page.facts.text = story.and_then(|story| story.body.clone());
    page.facts.standfirst = page.standfirst(builder);
    page.facts
}

/// Reads the page's JSON-LD.
fn structured(dom: &Dom<'_>, head: &Head, builder: &mut Builder) -> StructuredData {
    let mut values: Vec<Value> = Vec::new();
    for script in &head.scripts {
        let text: String = dom.children(*script).filter_map(|child| dom.text(child)).collect();
        let read = schema::lenient::read(&text);
        if read.broken {
            builder.note(Diagnostic::BrokenData);
        }
        values.extend(read.values);
    }
    schema::read(&values)
}

/// Whether a summary breaks off: it is the beginning of the text, cut by a program.
fn is_cut_off(summary: &str) -> bool {
    let text = summary.trim_end_matches([' ', '→', '»', '›', '>', ']', ')', '.', '…', '\u{a0}']).to_lowercase();
    let calls =
        Phrases::ReadOn.iter().chain(Phrases::ContinueReading.iter()).any(|call| text.ends_with(call) && text.len() > call.len() + 20);
    calls || ["…", "...", "[…]", "[...]", "(…)", "(...)"].iter().any(|end| summary.trim_end().ends_with(end))
}

struct Page<'p, 'd> {
    dom: &'p Dom<'d>,
    head: &'p Head,
    /// The heading that is the title.
    heading: Option<Id>,
    /// The visible headings that may be it, the first level first.
    headings: Vec<(Id, String)>,
    sites: Vec<String>,
    facts: Facts,
}

impl Page<'_, '_> {
    fn find_headings(&mut self) {
        for level in ["h1", "h2"] {
            let of_level = self.head.headings.iter().filter(|id| self.dom.name(**id) == level);
            for &id in of_level.take(40) {
                let text = self.dom.words(id);
                if !text.is_empty() && text.len() <= head::TITLE {
                    self.headings.push((id, text));
                }
            }
        }
    }

    fn url(&self, address: Option<&str>, data: &StructuredData) -> Option<String> {
        let absolute = |url: &str| url.starts_with("http://") || url.starts_with("https://");
        let said = self.head.canonical.as_deref().into_iter().chain(self.head.values("og:url")).chain(self.head.values("twitter:url"));
        let structured =
            data.stories.iter().filter(|story| story.position == Some(Position::Main)).filter_map(|story| story.url.as_deref());
        let whole = said.chain(address).chain(structured).find(|url| absolute(url)).map(str::to_owned);
        // A relative canonical address counts where it is known what it is relative to.
        whole.or_else(|| Base::of(self.dom, None).absolute(self.head.canonical.as_deref()?).filter(|url| absolute(url)))
    }

    fn find_sites(&mut self, url: Option<&str>, data: &StructuredData) {
        self.sites.extend(self.head.values("og:site_name").map(words));
        self.sites.extend(data.site.clone());
        self.sites.extend(data.stories.iter().filter_map(|story| story.publisher.clone()).take(8));
        let names = ["application-name", "al:android:app_name", "apple-mobile-web-app-title", "dc:publisher", "publisher"];
        self.sites.extend(names.iter().flat_map(|name| self.head.values(name)).map(words));
        self.sites.extend(url.map(site_name::of_host).unwrap_or_default());
        // A heading that stands over the page and over the article, and at an end of its title, names the site, unless the title says little
        // else.
        let firsts = || self.headings.iter().filter(|(id, _)| self.dom.name(*id) == "h1");
        let repeated = firsts().find(|(id, text)| firsts().any(|(other, same)| other != id && same == text)).map(|(_, text)| text.clone());
        let at_end = |name: &String| {
            let rest = site_name::without(&self.head.title, std::slice::from_ref(name));
            rest != self.head.title.trim() && rest.chars().count() > name.chars().count()
        };
        self.sites.extend(repeated.filter(at_end));
    }

    /// The heading of the first level over the article: the only one of its kind, within the `<article>` or named a headline, or with words
    /// of the title.
    fn own_heading(&self, said: &[String]) -> Option<&str> {
        let is_elsewhere = |id: Id| {
            let furniture = |outer: Id| matches!(self.dom.name(outer), "nav" | "footer" | "aside");
            self.dom.self_and_ancestors(id).any(|outer| furniture(outer) || visibility::is_unseen(self.dom, outer))
        };
        let is_headline = |text: &str| {
            let words = text.split_whitespace().count();
            (words > 1 || text.chars().filter(|c| is_wide(*c)).count() > 3) && text.len() <= HEADLINE
        };
        let firsts: Vec<&(Id, String)> = self
            .headings
            .iter()
            .filter(|(id, text)| {
                self.dom.name(*id) == "h1" && is_headline(text) && !site_name::is_name(text, &self.sites) && !is_elsewhere(*id)
            })
            .collect();
        let in_article = |id: Id| self.dom.ancestors(id).any(|outer| self.dom.name(outer) == "article");
        let named = |id: Id| {
            let called = self.dom.attribute(id, "class").map(|class| class.to_lowercase()).unwrap_or_default();
            Phrases::HeadlineClasses.are_in(&called) || self.dom.attribute(id, "itemprop").is_some_and(|says| says.contains("headline"))
        };
        let alike = |text: &str| said.iter().chain([&self.head.title]).any(|said| title::share_words(text, said));
        let only = |which: &dyn Fn(Id) -> bool| {
            let mut those = firsts.iter().filter(|(id, _)| which(*id));
            those.next().filter(|_| those.next().is_none()).map(|(_, text)| text.as_str())
        };
        only(&named).or_else(|| only(&in_article)).or_else(|| only(&|_| true).filter(|text| alike(text)))
    }

    /// The story that the page is about: the one with its URL or its headline, else the first main one.
    fn story<'t>(&self, data: &'t StructuredData, url: Option<&str>) -> Option<&'t Story> {
        let path = |url: &str| url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned();
        let here = |story: &&Story| url.zip(story.url.as_deref()).is_some_and(|(a, b)| path(a) == path(b));
        let titled = |story: &&Story| {
            let shown = |title: &String| self.headings.iter().any(|(_, text)| title::same(text, title));
            story.titles.iter().any(|title| title.len() > 10 && shown(title))
        };
        let main = |story: &&Story| story.position == Some(Position::Main);
        let stories = &data.stories;
        stories
            .iter()
            .find(|story| main(story) && titled(story))
            .or_else(|| stories.iter().find(|story| main(story) && here(story)))
            .or_else(|| stories.iter().find(main))
            .or_else(|| stories.iter().find(|story| here(story) || titled(story)))
            .or_else(|| stories.iter().find(|story| story.position == Some(Position::Part)))
            .or_else(|| data.pages.iter().find(titled))
            .or_else(|| data.pages.first())
    }

    fn lang(&self, story: Option<&Story>) -> Option<String> {
        let said = ["content-language", "dc:language", "dcterms:language", "language", "og:locale"];
        let said = said.iter().flat_map(|name| self.head.values(name));
        let structured = story.and_then(|story| story.lang.as_deref());
        self.head.lang.as_deref().into_iter().chain(said).chain(structured).find_map(schema::language)
    }

    fn title(&mut self, story: Option<&Story>, builder: &mut Builder) {
        let mut said: Vec<String> = story.and_then(|story| story.titles.first().cloned()).into_iter().collect();
        said.extend(Phrases::TitleMetaNames.iter().flat_map(|name| self.head.values(name)).map(words));
        let marked =
            self.head.marked.iter().filter(|marked| marked.is_marked(&["headline"]) || marked.is_of_class(&["entry-title", "p-name"]));
        // Teasers of other articles are marked like headlines, too.
        let first = self.headings.first().map(|(id, _)| *id);
        let marked = marked.filter(|marked| !near_headline::is_elsewhere(self.dom, marked.id, first));
        let linked = |id: Id| self.dom.ancestors(id).take(3).any(|outer| self.dom.name(outer) == "a");
        said.extend(marked.filter(|marked| !linked(marked.id)).take(1).map(|marked| self.dom.words(marked.id)));
        said.retain(|said| said.len() <= head::TITLE);
        let headings: Vec<String> = self.headings.iter().map(|(_, text)| text.clone()).collect();
        // Publishers' own fields are not made for search engines.
        let firm = ["dc:title", "dcterm:title", "dcterms:title", "citation_title", "parsely-title", "sailthru:title"];
        let is_firm =
            said.first().is_some_and(|first| firm.iter().flat_map(|name| self.head.values(name)).any(|value| words(value) == *first));
        let own = if is_firm { None } else { self.own_heading(&said) };
        let offered = title::Offered { said, headings: &headings, title: &self.head.title, sites: &self.sites, own };
        let found = title::choose(&offered);
        self.heading = title::heading(&found, &headings, &self.sites).and_then(|at| self.headings.get(at)).map(|(id, _)| *id);
        if self.headings.iter().any(|(id, text)| Some(*id) == self.heading && title::holds(&found, text)) {
            self.facts.taken.extend(self.heading);
            self.facts.heading = self.heading;
        }
        self.headlines(&found);
        builder.meta.title = found;
    }

    /// Finds the first-level heading of the article, by the title and by `<title>`; else the first that is not the site's name.
    fn headlines(&mut self, title: &str) {
        let firsts: Vec<&(Id, String)> = self.headings.iter().filter(|(id, _)| self.dom.name(*id) == "h1").collect();
        let alike = |text: &str| body::alike(title, text) || body::alike(&self.head.title, text);
        let found =
            firsts.iter().find(|(_, text)| alike(text)).or_else(|| firsts.iter().find(|(_, text)| !site_name::is_name(text, &self.sites)));
        // The name of the site over the article is no line of it.
        self.facts.taken.extend(firsts.iter().filter(|(_, text)| site_name::is_name(text, &self.sites)).map(|(id, _)| *id));
        let heading = self.facts.heading.or(found.map(|(id, _)| *id));
        let others = firsts.iter().filter(|(id, text)| Some(*id) != heading && !alike(text)).map(|(id, _)| *id).collect();
        (self.facts.heading, self.facts.others) = (heading, others);
    }

    fn authors(&mut self, story: Option<&Story>, builder: &mut Builder) {
        let lang = builder.meta.lang.clone();
        let lines = near_headline::lines(self.dom, self.heading);
        let seen = byline::of_page(self.dom, self.head, self.heading, &lines, lang.as_deref(), &self.sites);
        let mut said = [story.map(|story| story.authors.clone()).unwrap_or_default(), byline::of_head(self.head)];
        for authors in &mut said {
            authors.retain(|author| !field::is_no_author(author));
        }
        let by_people =
            |authors: &Vec<String>| !authors.is_empty() && !authors.iter().all(|author| site_name::is_name(author, &self.sites));
        // A visible author takes precedence over an agency and over a broadcaster's letters.
        let by_name = seen.authors.iter().any(|author| names::is_full_name(author));
        let impersonal = |authors: &Vec<String>| roles::are_impersonal(authors) || authors.iter().all(|author| roles::is_acronym(author));
        let person = |authors: &&Vec<String>| by_people(authors) && !(by_name && impersonal(authors));
        let named = said.iter().find(person).cloned();
        builder.meta.authors = named
            .or_else(|| (!seen.authors.is_empty()).then(|| seen.authors.clone()))
            .or_else(|| said.iter().find(|authors| !authors.is_empty()).cloned())
            .or_else(|| byline::account(self.head, &self.sites).map(|account| vec![account]))
            .unwrap_or_default();
        builder.meta.authors = field::tidy(std::mem::take(&mut builder.meta.authors), |name| site_name::is_name(name, &self.sites));
        if let Some(id) = seen.id.filter(|_| seen.authors.iter().any(|author| builder.meta.authors.contains(author))) {
            // The rest of the line goes with the names.
            let line = self.dom.self_and_ancestors(id).find(|id| !element::is_inline(self.dom.name(*id)));
            let short = |line: &Id| {
                self.dom.words(*line).len() <= LINE && self.heading.is_none_or(|id| !self.dom.ancestors(id).any(|id| id == *line))
            };
            self.take(line.filter(short).unwrap_or(id));
        }
    }

    /// Notes that an element's words became a field, unless it holds more than a field does, or is part of a sentence of the article.
    fn take(&mut self, id: Id) {
        let words = self.dom.words(id);
        if words.len() <= TAKEN && !self.is_in_sentence(id, &words) {
            self.facts.taken.push(id);
        }
    }

    /// Whether an element with these words is part of a paragraph that is a sentence.
    fn is_in_sentence(&self, id: Id, words: &str) -> bool {
        let paragraph = self.dom.self_and_ancestors(id).find(|id| !element::is_inline(self.dom.name(*id))).filter(|outer| *outer != id);
        paragraph.filter(|outer| self.dom.name(*outer) == "p").is_some_and(|paragraph| {
            let sentence = self.dom.words(paragraph);
            let more = sentence.split_whitespace().count().saturating_sub(words.split_whitespace().count());
            more > 2 && sentence.ends_with('.') && !words.ends_with('.')
        })
    }

    fn dates(&mut self, story: Option<&Story>, url: Option<&str>, builder: &mut Builder) {
        let lang = builder.meta.lang.clone();
        let lang = lang.as_deref();
        let read = |value: Option<&String>| value.and_then(|value| schema::date(value, lang));
        let said = date::of_head(self.head, lang);
        let mut published = read(story.and_then(|story| story.published.as_ref())).or(said.published);
        let mut updated = read(story.and_then(|story| story.updated.as_ref())).or(said.updated);
        if published.is_none() {
            let lines = near_headline::lines(self.dom, self.heading);
            let seen = date::of_page(self.dom, self.head, self.heading, &lines, lang);
            published = if seen.vague { url.and_then(date::of_address).or(seen.published) } else { seen.published };
            updated = updated.or(seen.updated);
            seen.id.into_iter().for_each(|id| self.take(id));
        }
        builder.meta.date = published.or_else(|| date::of_address(url?)).or(updated);
        builder.meta.updated = updated;
    }

    /// Source, section, keywords, summary.
    fn rest(&self, story: Option<&Story>, data: &StructuredData, builder: &mut Builder) {
        let value = |names: &[&str]| self.head.value(names).map(words).filter(|value| !value.is_empty());
        let meta = &mut builder.meta;
        let of_story = |field: fn(&Story) -> Option<&String>| story.and_then(field).cloned();
        meta.source = value(&["og:site_name"])
            .or_else(|| of_story(|story| story.publisher.as_ref()))
            .or_else(|| data.site.clone())
            .or_else(|| value(&["dc:publisher", "citation_journal_title", "publisher", "application-name"]))
            .map(|name| site_name::bare(&name).to_owned());
        meta.section = of_story(|story| story.section.as_ref())
            .or_else(|| value(&["article:section", "parsely-section", "section", "articlesection", "dc:subject:section"]));
        meta.place = of_story(|story| story.place.as_ref());
        meta.summary = of_story(|story| story.summary.as_ref())
            .or_else(|| value(&["og:description", "description", "dc:description", "dcterms:description", "twitter:description"]));
        meta.summary.take_if(|summary| is_cut_off(summary));
        meta.tags = story.map(|story| story.tags.clone()).unwrap_or_default();
        for name in ["article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru:tags", "citation_keywords"] {
            if meta.tags.is_empty() {
                let parts = self.head.values(name).flat_map(|value| value.split([',', ';'])).map(words);
                for part in parts.filter(|part| !part.is_empty() && part.len() <= 100).take(64) {
                    if !meta.tags.contains(&part) {
                        meta.tags.push(part);
                    }
                }
            }
        }
    }

    /// The line below the headline, by the name of its class or of its `itemprop`.
    fn standfirst(&self, builder: &Builder) -> Option<String> {
        let title = &builder.meta.title;
        let heading = self.heading?;
        let called = |class: &str| {
            class
                .split(' ')
                .any(|class| Phrases::StandfirstClasses.iter().any(|known| class == *known || known.len() > 6 && class.contains(known)))
        };
        let mut below = self.head.marked.iter().filter(|marked| marked.id > heading && near_headline::is_near(marked.id, self.heading));
        below.find_map(|marked| {
            if !(marked.is_marked(&["alternativeheadline"]) || called(&marked.class))
                || near_headline::is_elsewhere(self.dom, marked.id, self.heading)
            {
                return None;
            }
            let text = self.dom.words(marked.id);
            // A line with the author's name is a byline, whatever else it says.
            let names_author = builder.meta.authors.iter().any(|author| text.contains(author.as_str()));
            ((15..=600).contains(&text.len()) && !title::same(&text, title) && !names_author).then_some(text)
        })
    }

    fn image(&self, story: Option<&Story>) -> Option<String> {
        let names = ["og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src", "image", "thumbnail"];
        self.head.value(&names).map(str::to_owned).or_else(|| story.and_then(|story| story.image.clone()))
    }

    fn videos(&self, known: Vec<Video>, base: &Base, builder: &mut Builder) {
        let any = !known.is_empty();
        let keys = ["og:video:secure_url", "og:video:url", "og:video", "twitter:player", "twitter:player:stream", "embedurl", "contenturl"];
        let linked = keys.iter().flat_map(|key| self.head.values(key)).filter_map(|value| video::recognise(&base.absolute(value)?));
        // Where structured data names the video, the plain file is the same one in another size.
        for video in known.into_iter().chain(linked.filter(|video| video.id.is_some() || !any)) {
            builder.video(video);
        }
    }
}
