//! Arguments that begin with a minus but are not options: search terms such as `-lang:fr` in `kiosque list`, and articles of standard
//! input such as `-#2`. Hides them from the command-line parser, which would take them for options.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Prefix that hides an argument from the parser. No argument contains a zero byte, so none has this prefix by itself.
const HIDDEN: &str = "\0";

/// Prefix of an article of standard input, before its name or number.
const ARTICLE: &str = "-#";

/// Options whose value is the next argument.
const WITH_VALUES: [&str; 9] = ["--at", "--theme", "--config", "--files-from", "--sort", "--limit", "--batch", "--speaker", "--group"];

/// The arguments, with search terms such as `-lang:fr` and articles of standard input hidden.
pub(super) fn hide(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut command = None;
    let mut before = OsString::new();
    let mut shielded = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy().into_owned();
        let is_value = WITH_VALUES.iter().any(|option| before == *option);
        let excludes = text.len() > 2 && text.starts_with('-') && !text.starts_with("--");
        if (command == Some(true) || text.starts_with(ARTICLE)) && excludes && !is_value {
            shielded.push(OsString::from(format!("{HIDDEN}{text}")));
        } else {
            shielded.push(argument.clone());
        }
        if command.is_none() && shielded.len() > 1 && !is_value && !text.starts_with('-') {
            command = Some(matches!(&*text, "list" | "search" | "quotes"));
        }
        before = argument;
    }
    shielded
}

/// Restores a path that names an article of standard input; other hidden arguments stay as they are, so that a search term is not taken
/// for a path.
pub(super) fn restore_article(path: &Path) -> PathBuf {
    let written = path.to_str().and_then(|text| text.strip_prefix(HIDDEN)).filter(|text| text.starts_with(ARTICLE));
    written.map_or_else(|| path.to_owned(), PathBuf::from)
}

pub(super) fn restore(text: &str) -> &str {
    text.trim_start_matches(HIDDEN)
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;
    use crate::words::Words;

    #[test]
    fn an_article_of_standard_input_is_no_option() {
        for command in ["show", "links", "open", "list"] {
            let shielded = hide(["kiosque", command, "-#2"].iter().map(OsString::from));
            let matches = arguments::command(&Words::default()).try_get_matches_from(shielded).unwrap();
            let (_, matches) = matches.subcommand().unwrap();
            let name = if command == "list" { "path" } else { "file" };
            assert_eq!(arguments::paths(matches, name), [PathBuf::from("-#2")]);
        }
    }

    #[test]
    fn a_search_may_leave_words_out_and_options_may_follow_it() {
        let line = ["kiosque", "--config", "a.toml", "list", "articles", "-lang:fr", "--json", "-0", "--files-from", "-"];
        let shielded = hide(line.iter().map(OsString::from));
        let matches = arguments::command(&Words::default()).try_get_matches_from(shielded).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let given: Vec<String> = arguments::paths(matches, "path").iter().map(|path| restore(&path.to_string_lossy()).to_owned()).collect();
        assert_eq!((given, matches.get_flag("json")), (vec!["articles".to_owned(), "-lang:fr".to_owned()], true));
    }
}
