//! Front matter: YAML between `---`, TOML between `+++`, JSON between `{` and `}`. Finds and parses it; `fields` interprets its keys,
//! `lenient` reads a header too broken for its parser, and `unfenced` finds fields that no fence encloses.

mod fields;
mod lenient;
mod unfenced;
mod value;

use serde_saphyr::options::DuplicateKeyPolicy;

use crate::article::Builder;
use crate::words::Diagnostic;
use value::Value;

/// The longest header, in bytes; a longer one is text. Real ones stay below a tenth of it.
const LONGEST: usize = 64 * 1024;

/// The deepest nesting of a header.
const DEPTH: usize = 24;

/// Reads the header of `text`, if it has one, into `builder`, and says where the body begins (byte, and line from 1).
pub(crate) fn read(text: &str, builder: &mut Builder) -> (usize, usize) {
    let header = match find(text) {
        Found::Header(header) => header,
        Found::Open => {
            builder.note(Diagnostic::FrontMatterOpen);
            return (0, 1);
        }
        Found::Nothing => return (0, 1),
    };
    let value = match parse(&header) {
        Ok(value) => value,
        Err(what) => {
            builder.note(Diagnostic::FrontMatter { what });
            lenient::read(header.text)
        }
    };
    fields::fill_meta(value, text.get(header.end..).unwrap_or_default(), builder);
    let before = text.get(..header.end).unwrap_or_default();
    (header.end, 1 + before.lines().count())
}

/// The range of `text` that is its body.
pub(crate) struct Body {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The number of its first line, from 1.
    pub(crate) first_line: usize,
}

/// Reads the header of a text in Markdown, with fences or without, into `builder`.
pub(in crate::formats) fn read_markdown(text: &str, builder: &mut Builder) -> Body {
    let (start, first_line) = read(text, builder);
    let Some(found) = (start == 0).then(|| unfenced::find(text)).flatten() else { return Body { start, end: text.len(), first_line } };
    fields::fill_meta(found.value, text.get(found.start..found.end).unwrap_or_default(), builder);
    let before = text.get(..found.start).unwrap_or_default();
    Body { start: found.start, end: found.end, first_line: 1 + before.matches('\n').count() }
}

/// Whether `text` begins with a header that is closed.
pub(in crate::formats) fn begins(text: &str) -> bool {
    matches!(find(text), Found::Header(_))
}

enum Found<'a> {
    Header(Header<'a>),
    /// It begins like a header, but nothing closes it.
    Open,
    Nothing,
}

struct Header<'a> {
    language: Language,
    text: &'a str,
    /// Start of the body.
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Yaml,
    Toml,
    Json,
}

fn find(text: &str) -> Found<'_> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let first = rest.lines().next().unwrap_or_default();
    let (fence, language) = match first.trim_end() {
        "---" | "---yaml" | "---yml" | "--- # yaml" => ("---", Language::Yaml),
        "---json" => ("---", Language::Json),
        "+++" | "---toml" => (&first[..3], Language::Toml),
        ";;;" => (";;;", Language::Json),
        line if line.starts_with('{') => return find_json(text, start),
        _ => return Found::Nothing,
    };
    let inside = start + first.len();
    let mut at = inside;
    for line in text[inside..].split_inclusive('\n') {
        let closes = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if closes && at > inside {
            let header = Header { language, text: &text[inside..at], end: at + line.len() };
            return if is_header(language, header.text) { Found::Header(header) } else { Found::Nothing };
        }
        at += line.len();
        if at - inside > LONGEST {
            break;
        }
    }
    let opening = text[inside..].lines().filter(|line| !line.trim().is_empty()).take(2);
    let open = opening.map(|line| lenient::key(line, separator(language))).collect::<Option<Vec<_>>>();
    if open.is_some_and(|keys| !keys.is_empty()) { Found::Open } else { Found::Nothing }
}

fn separator(language: Language) -> char {
    if language == Language::Toml { '=' } else { ':' }
}

/// Two rules with text between them are no header: one line at least must give a key, or there is nothing but comments.
fn is_header(language: Language, inside: &str) -> bool {
    let mut lines = inside.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).peekable();
    language == Language::Json || lines.peek().is_none() || lines.any(|line| lenient::key(line, separator(language)).is_some())
}

fn find_json(text: &str, start: usize) -> Found<'_> {
    let limit = text.floor_char_boundary(start + LONGEST);
    let mut values = serde_json::Deserializer::from_str(&text[start..limit]).into_iter::<Value>();
    let Some(Ok(Value::Map(entries))) = values.next() else { return Found::Nothing };
    let end = start + values.byte_offset();
    let known = |key: &str| ["title", "date", "titre", "author", "draft", "tags"].contains(&key.to_lowercase().as_str());
    if !entries.iter().any(|(key, _)| known(key)) {
        return Found::Nothing;
    }
    let line_end = text[end..].find('\n').map_or(text.len() - end, |at| at + 1);
    let blank = text[end..end + line_end].trim().is_empty();
    Found::Header(Header { language: Language::Json, text: &text[start..end], end: if blank { end + line_end } else { end } })
}

fn parse(header: &Header<'_>) -> Result<Value, String> {
    match header.language {
        Language::Yaml => parse_yaml(header.text),
        Language::Toml => toml::from_str(header.text).map_err(|error| error.message().to_owned()),
        Language::Json => serde_json::from_str(header.text).map_err(|error| error.to_string()),
    }
}

fn parse_yaml(text: &str) -> Result<Value, String> {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        with_snippet: false,
        budget: serde_saphyr::budget! { max_depth: DEPTH },
    };
    let first_line = |error: String| error.lines().next().unwrap_or_default().to_owned();
    match serde_saphyr::from_str_with_options(text, options) {
        Ok(value @ (Value::Map(_) | Value::Nothing)) => Ok(value),
        Ok(_) => Err("it names no fields".to_owned()),
        Err(error) => Err(first_line(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn article(text: &str) -> (Article, (usize, usize)) {
        let mut builder = Builder::new("test");
        let body = read(text, &mut builder);
        (builder.finish(), body)
    }

    fn title(text: &str) -> String {
        article(text).0.meta().title.clone()
    }

    #[test]
    fn a_text_without_header_is_left_alone() {
        assert_eq!(article("Just text\n").1, (0, 1));
        assert_eq!(article("---\nA heading\n---\ntext\n").1, (0, 1));
        assert_eq!(article("---\n\n---\n").1.0, 9);
        assert_eq!(article("{ a brace }").1, (0, 1));
        assert_eq!(article("").1, (0, 1));
    }

    #[test]
    fn yaml_toml_and_json_are_distinguished() {
        assert_eq!(article("---\ntitle: The Harbour\n---\nBody\n").1, (27, 4));
        assert_eq!(title("---\r\ntitle: The Harbour\r\n---\r\nBody\r\n"), "The Harbour");
        assert_eq!(title("+++\ntitle = \"The Harbour\"\n+++\n"), "The Harbour");
        assert_eq!(title("{\n  \"title\": \"The Harbour\"\n}\n\nBody"), "The Harbour");
        assert_eq!(title("---json\n{\"title\": \"The Harbour\"}\n---\n"), "The Harbour");
        assert_eq!(title("\u{a0}\n---\ntitle: Late\n...\nBody\n"), "Late");
    }

    #[test]
    fn broken_yaml_is_read_line_by_line() {
        let (article, _) = article("---\ntitle: L'été: une enquête\nauthor: @anne\ntags: [mer, port]\n---\n");
        assert_eq!(article.meta().title, "L'été: une enquête");
        assert_eq!(article.meta().authors, ["@anne"]);
        assert_eq!(article.meta().tags, ["mer", "port"]);
        assert!(matches!(article.diagnostics(), [Diagnostic::FrontMatter { .. }]));
    }

    #[test]
    fn an_open_header_is_text() {
        let (open, body) = article("---\ntitle: Open\ndate: 2020-01-02\n\nText\n");
        assert_eq!((open.diagnostics(), body), (&[Diagnostic::FrontMatterOpen][..], (0, 1)));
        let endless = format!("---\ntitle: Open\n{}---\n", "key: value\n".repeat(8000));
        assert_eq!(article(&endless).1, (0, 1));
        assert!(article("---\nA rule and text\n").0.diagnostics().is_empty());
    }

    #[test]
    fn scalars_stay_as_written() {
        let (article, _) = article("---\ntitle: 007\nlang: no\ntags: [yes, 1_000, on]\n---\n");
        assert_eq!(article.meta().title, "007");
        assert_eq!(article.meta().lang.as_deref(), Some("no"));
        assert_eq!(article.meta().tags, ["yes", "1_000", "on"]);
    }

    #[test]
    fn alias_bombs_and_deep_nesting_do_no_harm() {
        let mut bomb = String::from("---\ntitle: Bomb\na0: &a0 [x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            bomb.extend(["a", &level.to_string(), ": &a", &level.to_string(), " [", &aliases, "]\n"]);
        }
        assert_eq!(title(&(bomb + "---\n")), "Bomb");
        assert_eq!(title(&format!("---\ntitle: Deep\nx: {}\n---\n", "[".repeat(20_000))), "Deep");
        assert_eq!(title(&format!("+++\ntitle = 'Deep'\nx = {}\n+++\n", "[".repeat(20_000))), "Deep");
        assert_eq!(article(&format!("{{\"title\": {}", "[".repeat(20_000))).1, (0, 1));
    }
}
