//! What begins with a minus and is no option: words of a search, such as `-lang:fr` in `kiosque list`, and articles of standard input,
//! such as `-#2`. Shielded from the parser of the command line, which would take them for options.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Stands before what begins with a minus and would be taken for an option. No argument holds a null
/// character, so none can be mistaken for it.
const SHIELD: &str = "\0";

/// How an article of standard input is named, before its name or number.
const ARTICLE: &str = "-#";

/// The arguments, words such as `-lang:fr` of a search and articles of standard input shielded.
pub(super) fn shielded(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut command = None;
    let mut before = OsString::new();
    let mut shielded = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy().into_owned();
        let is_value = ["--at", "--theme", "--config", "--files-from"].iter().any(|option| before == *option);
        let excludes = text.len() > 2 && text.starts_with('-') && !text.starts_with("--");
        if (command == Some(true) || text.starts_with(ARTICLE)) && excludes && !is_value {
            shielded.push(OsString::from(format!("{SHIELD}{text}")));
        } else {
            shielded.push(argument.clone());
        }
        if command.is_none() && shielded.len() > 1 && !is_value && !text.starts_with('-') {
            command = Some(text == "list");
        }
        before = argument;
    }
    shielded
}

/// A path as it was written, where it names an article of standard input; else as it is, for a search to be told from a path.
pub(super) fn lifted(path: &Path) -> PathBuf {
    let written = path.to_str().and_then(|text| text.strip_prefix(SHIELD)).filter(|text| text.starts_with(ARTICLE));
    written.map_or_else(|| path.to_owned(), PathBuf::from)
}

/// The argument as it was written.
pub(super) fn unshielded(text: &str) -> &str {
    text.trim_start_matches(SHIELD)
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;
    use crate::words::Words;

    #[test]
    fn an_article_of_standard_input_is_no_option() {
        for command in ["show", "links", "open", "list"] {
            let shielded = shielded(["kiosque", command, "-#2"].iter().map(OsString::from));
            let matches = arguments::command(&Words::default()).try_get_matches_from(shielded).unwrap();
            let (_, matches) = matches.subcommand().unwrap();
            let name = if command == "list" { "path" } else { "file" };
            assert_eq!(arguments::paths(matches, name), [PathBuf::from("-#2")]);
        }
    }

    #[test]
    fn a_search_may_leave_words_out_and_options_may_follow_it() {
        let line = ["kiosque", "--config", "a.toml", "list", "articles", "-lang:fr", "--json", "-0", "--files-from", "-"];
        let shielded = shielded(line.iter().map(OsString::from));
        let matches = arguments::command(&Words::default()).try_get_matches_from(shielded).unwrap();
        let (_, matches) = matches.subcommand().unwrap();
        let given: Vec<String> =
            arguments::paths(matches, "path").iter().map(|path| unshielded(&path.to_string_lossy()).to_owned()).collect();
        assert_eq!((given, matches.get_flag("json")), (vec!["articles".to_owned(), "-lang:fr".to_owned()], true));
    }
}
