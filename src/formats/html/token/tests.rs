//! The tokenizer against html5ever's own: the same tags, attributes and texts, over real pages and broken ones.

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TokenizerResult;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::formats::proptest_support;

/// The compared part of the tokens: tags with attributes, and joined texts. The tree ignores comments and raw contents, too.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen(Vec<String>);

impl Seen {
    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(last) if last.starts_with('"') => last.push_str(text),
            _ => self.0.push(format!("\"{text}")),
        }
    }

    fn tag(&mut self, tag: &Tag, attributes: impl Iterator<Item = (String, String)>) {
        let mut known: Vec<(String, String)> = Vec::new();
        if tag.kind == StartTag {
            attributes.for_each(|(name, value)| {
                if known.iter().all(|(other, _)| *other != name) {
                    known.push((name, value));
                }
            });
        }
        let closes = tag.kind == StartTag && tag.self_closing;
        self.0.push(format!("{:?} {} {known:?} {closes}", tag.kind, tag.name));
    }
}

/// The tokens of this program.
fn own(source: &str) -> Seen {
    let mut reader = Reader::new(source);
    reader.run();
    let mut seen = Seen::default();
    for token in std::mem::take(&mut reader.seen) {
        match token {
            Ok(tag) => {
                let number = tag.attrs.first().and_then(|key| u32::from_str_radix(&key.value, 16).ok());
                let (first, last) =
                    number.and_then(|number| reader.builder.sink.tags.borrow().get(number as usize).copied()).unwrap_or_default();
                let written = |(start, end): (u32, u32)| &source[start as usize..end as usize];
                let pairs = reader.attributes[first as usize..last as usize].iter().map(|attribute| {
                    let value = entity::decode_attribute(written(attribute.value)).replace("\r\n", "\n").replace('\r', "\n");
                    (written(attribute.name).to_ascii_lowercase(), value)
                });
                seen.tag(&tag, pairs);
            }
            Err(text) => seen.text(&text),
        }
    }
    seen
}

/// Passes html5ever's tokens on to its tree builder, which controls the state of the tokenizer.
struct Recorder {
    builder: TreeBuilder<Handle, Sink>,
    seen: RefCell<Seen>,
    raw: Cell<bool>,
}

impl TokenSink for Recorder {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::TagToken(tag) => {
                self.raw.set(false);
                let pairs = tag.attrs.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
                self.seen.borrow_mut().tag(tag, pairs);
            }
            Token::CharacterTokens(text) if !self.raw.get() => self.seen.borrow_mut().text(text),
            _ => (),
        }
        let result = self.builder.process_token(token, line);
        self.raw.set(self.raw.get() || matches!(result, TokenSinkResult::RawData(_)));
        result
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The tokens of html5ever.
fn html5ever(source: &str) -> Seen {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(), options);
    let recorder = Recorder { builder, seen: RefCell::default(), raw: Cell::default() };
    let tokenizer = Tokenizer::new(recorder, TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() });
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&format!("<!doctype html>{source}")));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.seen.take()
}

const PIECES: &str = "<¦>¦</¦/>¦=¦\"¦'¦&¦;¦ ¦\n¦\r¦\t¦-¦!¦?¦a¦É¦<p>¦</p>¦<a href=¦<b¦<i/¦<br/>¦<script>¦</script>¦<script type=json>\
    ¦<!--¦-->¦--!>¦<!¦<?¦]]>¦<![CDATA[¦<style>¦</style>¦<title>¦</title>¦<textarea>¦</textarea>¦<svg>¦</svg>¦<math>¦<table>¦<td>\
    ¦<select>¦&amp;¦&amp¦&notit;¦&not¦&#x41;¦&#65¦&#128;¦&eacute;¦&copy=¦<xmp>¦</xmp>¦<noscript>¦<iframe>¦</iframe>¦<template>\
    ¦<scriptx¦<SCRIPT ¦</SCRIPT\n¦</scripty>¦x=y ¦x='¦<div class=\"c\" CLASS=d>¦<!doctype html>¦<form>";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn broken_pages_are_the_same_tokens_as_html5ever_s(pieces in prop::collection::vec(select(proptest_support::pieces(PIECES)), 0..30)) {
        let source = pieces.concat();
        prop_assert_eq!(own(&source), html5ever(&source), "{:?}", source);
    }
}

#[test]
fn tags_attributes_and_texts_are_compared() {
    let seen = ["StartTag a [(\"b\", \"c&\")] false", "\"d<", "EndTag a [] false"];
    assert_eq!(own("<A B='c&amp;' b=d>d&lt;<!-- e --></a>").0, seen);
    assert_eq!(html5ever("<A B='c&amp;' b=d>d&lt;<!-- e --></a>").0, seen);
}

#[test]
fn real_pages_are_the_same_tokens_as_html5ever_s() {
    for folder in ["tests/formats", "articles"] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "html") {
                let source = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
                assert_eq!(own(&source), html5ever(&source), "{}", path.display());
            }
        }
    }
}

#[test]
fn a_script_may_hold_its_own_end_tag_within_a_comment() {
    for (source, after) in [
        ("<!-- <script> </script> --> a</script>b", "b"),
        ("<!--</script>b-->", "b-->"),
        ("<!--><script></script>b", "b"),
        ("<!-- <script> --> </script>b", "b"),
    ] {
        assert_eq!(&source[tag::end_of_raw(source, "script")..], format!("</script>{after}"), "{source}");
    }
}
