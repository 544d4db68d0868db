//! Help, and errors of the command line, in the language of the interface.

use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{dash_arguments, output};
use crate::words::{Refusal, Words};

/// Prints the requested help, or what is wrong with the command line; returns the exit status.
pub(super) fn report(error: &Error, words: &Words) -> ExitCode {
    if !error.use_stderr() {
        // Help and version are data. A closed pipe is not an error.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(super::FAILED);
    }
    output::report(&words.say(&refusal(error)));
    output::report(&words.say(&Refusal::SeeHelp));
    ExitCode::from(super::FAILED)
}

/// The error, converted from the parser's.
fn refusal(error: &Error) -> Refusal {
    let argument = || context(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => match context(error, ContextKind::SuggestedArg) {
            near if near.is_empty() => Refusal::UnknownArgument { argument: argument() },
            near => Refusal::UnknownNear { argument: argument(), near },
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            let (value, choices) = (context(error, ContextKind::InvalidValue), context(error, ContextKind::ValidValue));
            match context(error, ContextKind::SuggestedValue) {
                _ if value.is_empty() => Refusal::NoValue { argument: argument() },
                _ if choices.is_empty() => Refusal::BadValue { value, argument: argument() },
                near if near.is_empty() => Refusal::BadChoice { value, argument: argument(), choices },
                near => Refusal::BadChoiceNear { value, argument: argument(), near, choices },
            }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => Refusal::NoValue { argument: argument() },
        ErrorKind::MissingRequiredArgument => Refusal::Lacks { arguments: argument() },
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            others if others.is_empty() || others == argument() => Refusal::Twice { argument: argument() },
            others => Refusal::Conflict { argument: argument(), others },
        },
        ErrorKind::MissingSubcommand => Refusal::LacksCommand { names: context(error, ContextKind::ValidSubcommand) },
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            match context(error, ContextKind::SuggestedSubcommand) {
                near if near.is_empty() => Refusal::UnknownCommand { name },
                near => Refusal::UnknownCommandNear { name, near },
            }
        }
        ErrorKind::InvalidUtf8 => Refusal::NotUnicode,
        _ => Refusal::Other,
    }
}

/// Context of the parser's error, as one line.
fn context(error: &Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    dash_arguments::restore(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;

    fn refused(line: &str) -> String {
        let words = Words::default();
        let error = arguments::command(&words).try_get_matches_from(line.split(' ')).unwrap_err();
        words.say(&refusal(&error))
    }

    #[test]
    fn errors_of_a_command_line_are_sentences() {
        assert_eq!(refused("kiosque --them ink"), "unknown option `--them`; did you mean `--theme`?");
        assert_eq!(refused("kiosque --zebra"), "unknown option `--zebra`");
        assert_eq!(refused("kiosque --at"), "missing value for --at <QUERY>");
        assert_eq!(refused("kiosque show"), "missing argument: <FILE>...");
        assert_eq!(refused("kiosque show a.txt --width wide"), "invalid value `wide` for --width <N>");
        assert_eq!(refused("kiosque show a.txt --json --ansi"), "--json cannot be used with --ansi");
        assert_eq!(refused("kiosque config dance"), "unknown command `dance`");
        assert_eq!(refused("kiosque config chek"), "unknown command `chek`; did you mean `check`?");
        assert_eq!(refused("kiosque config"), "missing command: use one of path, show, check, init");
        let shells = "bash, elvish, fish, powershell, zsh";
        assert_eq!(
            refused("kiosque completions fsh"),
            format!("invalid value `fsh` for <SHELL>; did you mean `fish`? One of {shells} is possible")
        );
        assert_eq!(refused("kiosque completions x"), format!("invalid value `x` for <SHELL>: use one of {shells}"));
        assert_eq!(refused("kiosque --at a --at b"), "--at <QUERY> was given twice");
    }
}
