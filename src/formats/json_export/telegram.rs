//! Exports of Telegram: each message of a chat or a channel is an article.

use serde_json::Value;

use crate::article::{BlockKind, Builder};
use crate::formats::json::{self, Item, Room};
use crate::formats::schema::{Object, date};
use crate::formats::{ArticleSet, language, text};

pub(super) fn read(written: &str, article_set: &mut ArticleSet) {
    let mut messages = Vec::new();
    let chat = json::read_list(written, "messages", &mut |item| match item {
        Item::Read(message) => messages.push(message),
        Item::LeftOut => article_set.leave_out(1),
    });
    let name = chat.ok().and_then(|chat| chat.get("name").and_then(Value::as_str).map(str::to_owned));
    for message in &messages {
        write(message, name.as_deref(), article_set);
    }
    if messages.is_empty() {
        chats(written, article_set);
    }
}

/// An export of a whole account has a list of chats.
fn chats(written: &str, article_set: &mut ArticleSet) {
    let room = Room::default();
    let value = json::read(written, &room).unwrap_or_default();
    for chat in value.pointer("/chats/list").and_then(Value::as_array).into_iter().flatten() {
        let name = chat.get("name").and_then(Value::as_str);
        for message in chat.get("messages").and_then(Value::as_array).into_iter().flatten() {
            write(message, name, article_set);
        }
    }
    room.note().into_iter().for_each(|note| article_set.note(note));
}

fn write(message: &Value, chat: Option<&str>, article_set: &mut ArticleSet) {
    let Some(message) = message.as_object() else { return };
    let field = |name: &str| message.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    if field("type").is_some_and(|kind| kind == "service") {
        return;
    }
    article_set.article(|builder| {
        builder.meta.id = message.get("id").map(ToString::to_string);
        builder.meta.source = chat.map(str::to_owned);
        builder.meta.authors.extend(field("from").filter(|from| Some(*from) != chat).map(str::to_owned));
        builder.meta.date = field("date").and_then(|written| date(written, None));
        builder.meta.updated = field("edited").and_then(|written| date(written, None));
        for name in ["photo", "file"] {
            if let Some(path) = field(name).filter(|path| !path.starts_with('(')) {
                builder.add(BlockKind::Image { src: path.into() }, None, "");
            }
        }
        words(message, builder);
        language::set_by_beginning(builder);
    });
}

/// Writes the text of a message: a string, or pieces, some of which are links.
fn words(message: &Object, builder: &mut Builder) {
    let pieces: Vec<(&str, Option<&str>)> = match message.get("text") {
        Some(Value::String(text)) => vec![(text.as_str(), None)],
        Some(Value::Array(pieces)) => pieces.iter().filter_map(piece).collect(),
        _ => Vec::new(),
    };
    builder.begin(BlockKind::Paragraph, None);
    for (words, link) in pieces {
        for (at, paragraph) in words.split("\n\n").enumerate() {
            if at > 0 {
                builder.end();
                builder.begin(BlockKind::Paragraph, None);
            }
            let start = builder.position();
            match link {
                Some(link) => {
                    builder.push(paragraph);
                    builder.link(start, link);
                }
                None => text::push_linked(paragraph, builder),
            }
        }
    }
    builder.end();
}

fn piece(piece: &Value) -> Option<(&str, Option<&str>)> {
    match piece {
        Value::String(text) => Some((text, None)),
        Value::Object(object) => Some((object.get("text")?.as_str()?, object.get("href").and_then(Value::as_str))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Date;
    use crate::formats::parse;

    #[test]
    fn messages_are_articles() {
        let text = r#"{"name": "The Quay", "type": "public_channel", "messages": [
            {"id": 1, "type": "service", "action": "create_channel", "text": ""},
            {"id": 2, "type": "message", "date": "2024-05-02T08:00:00", "from": "The Quay", "text": ["The tide turns. ", {"type": "text_link", "text": "More", "href": "https://example.org/a"}]},
            {"id": 3, "type": "message", "date": "2024-05-03T08:00:00", "from": "Ann Lee", "text": "Second.\n\nThird."}]}"#;
        let found = parse("result.json", text.as_bytes().to_vec());
        let said: Vec<_> = found
            .iter()
            .map(|article| (article.text(), article.meta().date.map(Date::iso).unwrap_or_default(), article.links().len()))
            .collect();
        assert_eq!(
            said,
            [("The tide turns. More", "2024-05-02T08:00:00".to_owned(), 1), ("Second.\nThird.", "2024-05-03T08:00:00".to_owned(), 0)]
        );
        assert_eq!(
            (found[0].meta().source.as_deref(), &found[1].meta().authors[..], found[1].meta().id.as_deref()),
            (Some("The Quay"), &["Ann Lee".to_owned()][..], Some("3"))
        );
    }
}
