//! Headers without fences: pandoc's title block, the lines of `MultiMarkdown` and Pelican, the properties of Logseq and Omnivore; and the
//! fields that Joplin writes below its notes.

use super::lenient;
use super::value::{Value, normal};
use crate::formats::lexicon::Phrases;

/// The most lines of such a header.
const LINES: usize = 60;

/// Fields found beside the text, and the stretch that is the text.
pub(super) struct Unfenced {
    pub(super) value: Value,
    /// Start of the body.
    pub(super) start: usize,
    /// Its end.
    pub(super) end: usize,
}

/// The fields that `text` begins with, or ends with; `None` where it has none.
pub(super) fn find(text: &str) -> Option<Unfenced> {
    let at_start = percent(text).or_else(|| properties(text)).or_else(|| lines(text));
    at_start.map(|(value, start)| Unfenced { value, start, end: text.len() }).or_else(|| joplin(text))
}

/// Pandoc's title block: `% Title`, `% Authors`, `% Date`, each going on in lines that are set in.
fn percent(text: &str) -> Option<(Value, usize)> {
    let (mut fields, mut at): (Vec<String>, usize) = (Vec::new(), 0);
    for line in text.split_inclusive('\n').take(LINES) {
        if let Some(rest) = line.strip_prefix('%').filter(|rest| !rest.starts_with('%') && fields.len() < 3) {
            fields.push(rest.trim().to_owned());
        } else if line.starts_with([' ', '\t']) && !line.trim().is_empty() && !fields.is_empty() {
            // Authors may be given one a line.
            let joiner = if fields.len() == 2 { "; " } else { " " };
            fields.last_mut()?.push_str(&[joiner, line.trim()].concat());
        } else {
            break;
        }
        at += line.len();
    }
    let ends = text[at..].is_empty() || text[at..].starts_with(['\n', '\r']);
    if fields.is_empty() || !ends || fields[0].len() > 300 {
        return None;
    }
    let people = |list: &String| Value::List(list.split(';').map(|name| Value::Text(name.trim().to_owned())).collect());
    let mut entries = vec![("title".to_owned(), Value::Text(fields[0].clone()))];
    entries.extend(fields.get(1).filter(|list| !list.is_empty()).map(|list| ("authors".to_owned(), people(list))));
    entries.extend(fields.get(2).map(|date| ("date".to_owned(), Value::Text(date.clone()))));
    Some((Value::Map(entries), at))
}

/// Properties at the top: `title:: The harbour`, alone or in the first item of a list.
fn properties(text: &str) -> Option<(Value, usize)> {
    let (mut entries, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n').take(LINES) {
        let content = line.trim();
        let content = if entries.is_empty() { content.strip_prefix("- ").unwrap_or(content) } else { content };
        let Some((key, value)) = property(content) else { break };
        entries.push((normal(key), Value::Text(value.to_owned())));
        at += line.len();
    }
    (!entries.is_empty()).then_some((Value::Map(entries), at))
}

/// The key and the value of a property.
fn property(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once("::")?;
    let plain = !key.is_empty() && key.len() <= 40 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    (plain && (value.is_empty() || value.starts_with(' '))).then_some((key, value.trim()))
}

/// Lines of keys and values up to the first blank line, with a title or two fields that are known.
fn lines(text: &str) -> Option<(Value, usize)> {
    let (mut known, mut titled, mut at) = (0, false, 0);
    for line in text.split_inclusive('\n').take(LINES) {
        if line.trim().is_empty() {
            break;
        }
        let goes_on = line.starts_with([' ', '\t']) && at > 0;
        if !goes_on {
            let (name, value) = lenient::key(line.trim_end(), ':')?;
            let key = normal(name);
            titled |= Phrases::TitleKeys.contains(&key) && !value.is_empty();
            let sections = [Phrases::TitleKeys, Phrases::AuthorKeys, Phrases::DateKeys, Phrases::TagKeys, Phrases::SummaryKeys];
            known += usize::from(sections.into_iter().any(|section| section.contains(&key)));
        }
        at += line.len();
    }
    // The first line is a key, and a text follows.
    let enough = known > 1 || titled && text[..at].lines().count() > 1;
    (enough && at < text.len()).then(|| (lenient::read(&text[..at]), at))
}

/// The fields below a note of Joplin; its first line is the title.
fn joplin(text: &str) -> Option<Unfenced> {
    let body = text.trim_end();
    let start = body.rfind("\n\n").map(|at| at + 2).or_else(|| body.rfind("\r\n\r\n").map(|at| at + 4))?;
    let tail = &body[start..];
    let has = |key: &str| tail.lines().any(|line| line.starts_with(key));
    if !has("id: ") || !has("type_: ") || !tail.lines().all(|line| lenient::key(line, ':').is_some()) {
        return None;
    }
    let Value::Map(mut entries) = lenient::read(tail) else { return None };
    let has_value = |key: &str| tail.lines().any(|line| line.strip_prefix(key).is_some_and(|value| !value.trim().is_empty()));
    let clipped = has_value("source_url: ");
    // A clipping was created when somebody clipped it.
    for (key, _) in &mut entries {
        match key.as_str() {
            "user_created_time" if !clipped => "date".clone_into(key),
            "created_time" if !clipped && !has("user_created_time: ") => "date".clone_into(key),
            "source" | "source_application" => "program".clone_into(key),
            _ => (),
        }
    }
    let first = body[..start].lines().next().unwrap_or_default();
    let behind = body[..start].get(first.len()..).unwrap_or_default().trim_start_matches('\r');
    let titled = !first.trim().is_empty() && !first.starts_with('#') && (behind.starts_with("\n\n") || behind.starts_with("\n\r\n"));
    if titled {
        entries.push(("title".to_owned(), Value::Text(first.trim().to_owned())));
    }
    Some(Unfenced { value: Value::Map(entries), start: if titled { first.len() } else { 0 }, end: start })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Vec<(String, String)>, String)> {
        let Unfenced { value: Value::Map(entries), start, end } = find(text)? else { return None };
        let said = |value: &Value| value.items().iter().filter_map(Value::text).collect::<Vec<_>>().join("/");
        Some((entries.iter().map(|(key, value)| (key.clone(), said(value))).collect(), text[start..end].trim().to_owned()))
    }

    fn check(text: &str, fields: &[(&str, &str)], body: &str) {
        let fields = fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        assert_eq!(found(text), Some((fields, body.to_owned())), "{text}");
    }

    #[test]
    fn title_blocks_of_pandoc_are_headers() {
        check(
            "% The sea\n  at night\n% Ann Lee; Bo Roy\n% 3 May 2019\n\nText",
            &[("title", "The sea at night"), ("authors", "Ann Lee/Bo Roy"), ("date", "3 May 2019")],
            "Text",
        );
        check("% The sea\n%\n% 2019\n\nText", &[("title", "The sea"), ("date", "2019")], "Text");
        assert_eq!(found("%% A private note\n\nText"), None);
        assert_eq!(found("% of the vote\nText goes on"), None);
    }

    #[test]
    fn keys_and_values_before_a_blank_line_are_headers() {
        check(
            "Title: The sea\nDate: 2019-05-03\nTags: a,\n  b\n\nText",
            &[("title", "The sea"), ("date", "2019-05-03"), ("tags", "a, b")],
            "Text",
        );
        for text in
            ["Note: this is a text\nof two lines\n\nText", "Title: alone\n\nText", "Q: What?\nA: That.\n\nText", "Author: Ann\nDate: today"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn properties_at_the_top_are_a_header() {
        check(
            "title:: The sea\ndate-published:: [[2019-05-03]]\n\n- Text",
            &[("title", "The sea"), ("date_published", "2019-05-03")],
            "- Text",
        );
        check("- type:: note\n  tags:: a\n- Text", &[("type", "note"), ("tags", "a")], "- Text");
        assert_eq!(found("std::vector is a type\n"), None);
    }

    #[test]
    fn the_fields_below_a_note_of_joplin_are_its_header() {
        let tail =
            |source: &str| format!("id: 0f3b\ncreated_time: 2019-05-03T08:00:00.000Z\nauthor: Ann Lee\nsource_url: {source}\ntype_: 1");
        let (fields, body) = found(&format!("The sea\n\nText\n\nMore\n\n{}", tail(""))).unwrap();
        assert_eq!(body, "Text\n\nMore");
        assert!(
            fields.contains(&("title".into(), "The sea".into())) && fields.contains(&("date".into(), "2019-05-03T08:00:00.000Z".into()))
        );
        let (fields, _) = found(&format!("The sea\n\nText\n\n{}", tail("https://example.org/a"))).unwrap();
        assert!(!fields.iter().any(|(key, _)| key == "date") && fields.contains(&("source_url".into(), "https://example.org/a".into())));
        assert_eq!(found("Text\n\nid: 5\nname: x"), None);
    }
}
