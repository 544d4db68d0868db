//! Errors in the user's input: the configuration, a search, a command line.

use std::fmt;

use super::{Cause, RegexError};

super::sentences! {
    /// An error, as a plain sentence that says how to correct it.
    Mistake {
        NoLibrary;
        NoSuchPath { path: String };
        PathIsAddress { address: String };
        StandardInputTwice;
        NoSuchArticle { path: String, id: String, near: String };
        OnlyArticle { path: String, id: String };
        Unreadable { path: String, why: Cause };
        NoVideo { path: String };
        WhichVideo { count: usize };
        NoSuchVideo { number: u32, count: usize };
        NotOpened { url: String, why: Box<Mistake> };
        OpenerFailed { program: String, why: Cause };
        NoOpener { url: String, tried: String };
        ConfigExists { path: String };
        NotWritten { path: String, why: Cause };
        NoHome;
        IndexOfFile { path: String };
        IndexBusy;
        LogFilter { written: String };
        NoTerminal;
        NoSuchTheme { name: String, known: String };
        AddressTooLong;
        AddressOdd;
        AddressBroken;
        AddressScheme { scheme: String };
        AddressUser;
        FileMissing { path: String };
        FileOutside;
        FileExecutable;
        FileKind;
        FileContent;
        Restricted;
        RestrictedLog;
        BadRegex { why: RegexError };
        EmptyRegex;
        OpenRegex;
        TooManyRegexes { most: usize };
        OpenPhrase;
        EmptyPhrase;
        OpenGroup;
        StrayClose;
        EmptyGroup;
        DeepGroup { depth: usize };
        LoneOr;
        And;
        LoneNear;
        NearDistance { most: u16 };
        Star;
        Tilde;
        UnknownField { name: String, nearest: String };
        NoField { name: String };
        EmptyField { name: String };
        FieldValue { name: String };
        BadDay { written: String };
        BadCount { written: String };
        Backwards;
        BadHas { written: String };
        BadIs { written: String };
        LongQuery { most: usize };
        NotToml { why: String };
        UnknownOption { name: String };
        UnknownMode { name: String };
        UnknownCommand { name: String };
        UnknownKey { name: String };
        UnknownStyled { name: String };
        UnknownTheme { name: String };
        UnknownStyle { word: String };
        UnknownPlaceholder { name: String };
        WrongType { name: String, wanted: Wanted };
        NotOneOf { name: String, words: String };
        OutOfRange { name: String, least: u16, most: u16 };
        KeyTwice { keys: String, command: &'static str };
        KeyOutOfReach { keys: String, other: String, command: &'static str };
        KeyIsCount { keys: String };
        NoWayOut;
        OpenerLacks { name: &'static str };
        SearchLacks { name: &'static str };
        SearchKeyTwice { key: u16, name: String };
        /// An error with its position in a file.
        At { file: String, line: usize, what: Box<Mistake> };
        /// An error with a suggestion.
        DidYouMean { what: Box<Mistake>, near: String };
        /// A failure without a message of its own.
        Failed { why: Cause };
    }
}

super::sentences! {
    /// The value that an option expects.
    Wanted {
        Table;
        Text;
        Texts;
        Truth;
        Openers;
        Searches;
    }
}

impl Mistake {
    /// The mistake with a suggestion, if there is one.
    pub(crate) fn or_meant(self, near: Option<String>) -> Self {
        match near {
            Some(near) => Self::DidYouMean { what: Box::new(self), near },
            None => self,
        }
    }
}

/// A mistake as a Rust error. Its `Display` is for programmers: the interface formats the mistake itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong(pub Mistake);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl std::error::Error for Wrong {}
