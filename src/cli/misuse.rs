//! What is wrong in a command line that clap did not understand, in one plain sentence of ours.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::words::Mistake;

/// The sentence for an error of clap's; `None` where it asks for help or the version, which are no mistakes.
pub(super) fn sentence(error: &Error) -> Option<String> {
    let told = |kind| error.get(kind).map(text).unwrap_or_default();
    let given = told(ContextKind::InvalidArg);
    let mistake = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument => match error.get(ContextKind::SuggestedArg) {
            Some(near) => Mistake::NearOption { option: given, nearest: text(near) },
            None => Mistake::NoSuchOption { option: given },
        },
        ErrorKind::InvalidSubcommand => Mistake::NoSuchOption { option: told(ContextKind::InvalidSubcommand) },
        ErrorKind::MissingSubcommand => {
            Mistake::CommandMissing { command: told(ContextKind::InvalidSubcommand), known: told(ContextKind::ValidSubcommand) }
        }
        ErrorKind::MissingRequiredArgument => Mistake::ArgumentMissing { argument: given },
        ErrorKind::InvalidValue if told(ContextKind::InvalidValue).is_empty() => Mistake::ValueMissing { argument: given },
        ErrorKind::InvalidValue => {
            let (value, known) = (told(ContextKind::InvalidValue), told(ContextKind::ValidValue));
            Mistake::ValueUnknown { argument: given, value, known }
        }
        ErrorKind::ValueValidation => Mistake::ValueOdd { argument: given, value: told(ContextKind::InvalidValue) },
        ErrorKind::ArgumentConflict => Mistake::ArgumentsClash { argument: given, other: told(ContextKind::PriorArg) },
        // What is left cannot come of our definitions; if it does, clap's own first line is better than none.
        _ => return error.to_string().lines().next().map(|line| line.trim_start_matches("error: ").to_owned()),
    };
    Some(mistake.to_string())
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;

    fn told(line: &str) -> String {
        let error = arguments::command().try_get_matches_from(line.split(' ')).unwrap_err();
        sentence(&error).unwrap_or_default()
    }

    #[test]
    fn a_mistake_is_one_sentence_with_the_way_out() {
        assert_eq!(told("kiosque --them x"), "there is no option --them; did you mean --theme?");
        assert_eq!(told("kiosque show --jumble a"), "there is no option --jumble; kiosque --help shows what there is");
        assert_eq!(told("kiosque show"), "<FILE>... is missing; kiosque --help shows what is wanted");
        assert_eq!(told("kiosque show --width 0 a"), "--width <N> does not take « 0 »; kiosque --help shows what it takes");
        assert_eq!(told("kiosque show --width"), "--width <N> wants a value after it");
        assert_eq!(told("kiosque completions csh"), "<SHELL> does not take « csh »: it takes bash, elvish, fish, powershell, zsh");
        assert_eq!(told("kiosque show --json --ansi a"), "--json does not go with --ansi: leave one of them out");
        assert_eq!(told("kiosque config"), "kiosque config wants one of path, show, check, init after it");
        assert_eq!(told("kiosque config mend"), "there is no option mend; kiosque --help shows what there is");
        assert_eq!(told("kiosque --help"), "");
    }
}
