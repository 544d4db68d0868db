//! What is wrong in what a person wrote: the configuration, a search, a command line.

super::sentences! {
    /// One mistake, told in a plain sentence that names the way out.
    Mistake {
        BadRegex { why: String } => "this is no regular expression: {why}";
        NotToml { why: String } => "this is not well-formed TOML: {why}";
        UnknownOption { name: String } => "no option is called `{name}`";
        UnknownMode { name: String } => "keys are bound under everywhere, list or reader, not under `{name}`";
        UnknownCommand { name: String } => "no command is called `{name}`";
        UnknownKey { name: String } => "no key is called `{name}`";
        UnknownStyled { name: String } => "a theme has no role and no part of the screen called `{name}`";
        UnknownTheme { name: String } => "no theme is called `{name}`";
        UnknownStyle { word: String } => "`{word}` is neither a colour nor a style";
        UnknownPlaceholder { name: String } => "nothing can be put in place of `{name}`";
        WrongType { name: String, wanted: &'static str } => "`{name}` must be {wanted}";
        NotOneOf { name: String, words: String } => "`{name}` must be one of {words}";
        OutOfRange { name: String, least: u16, most: u16 } => "`{name}` must be a number from {least} to {most}";
        KeyTwice { keys: String, command: &'static str } => "`{keys}` is bound here already, to {command}";
        KeyOutOfReach { keys: String, other: String, command: &'static str } => "`{keys}` cannot be bound beside `{other}` ({command}): one begins the other";
        KeyIsCount { keys: String } => "`{keys}` begins with a figure, and figures are counts before a motion";
        NoWayOut => "force-quit must keep a key, or nothing might end the program";
        OpenerLacks { name: &'static str } => "this opener does not say `{name}`";
    }
}
