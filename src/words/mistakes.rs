//! What is wrong in what a person wrote: the configuration, a search, a command line.

super::sentences! {
    /// One mistake, told in a plain sentence that names the way out.
    Mistake {
        NoLibrary => "nothing to read: give folders or files, or set library in the configuration";
        NoSuchPath { path: String } => "there is no {path}";
        NoSuchOption { option: String } => "there is no option {option}; kiosque --help shows what there is";
        NearOption { option: String, nearest: String } => "there is no option {option}; did you mean {nearest}?";
        CommandMissing { command: String, known: String } => "{command} wants one of {known} after it";
        ArgumentMissing { argument: String } => "{argument} is missing; kiosque --help shows what is wanted";
        ValueMissing { argument: String } => "{argument} wants a value after it";
        ValueUnknown { argument: String, value: String, known: String } => "{argument} does not take « {value} »: it takes {known}";
        ValueOdd { argument: String, value: String } => "{argument} does not take « {value} »; kiosque --help shows what it takes";
        ArgumentsClash { argument: String, other: String } => "{argument} does not go with {other}: leave one of them out";
        StandardInputTwice => "standard input cannot give both an article and a list of paths: write - once";
        NoSuchArticle { path: String, id: String } => "{path} holds no article {id}";
        Unreadable { path: String, why: String } => "{path} cannot be read: {why}";
        NoVideo { path: String } => "no video is linked in {path}";
        WhichVideo { count: usize } => "there are {count} videos: say which with --video N";
        NoSuchVideo { number: u32, count: usize } => "there is no video {number}: there are {count}";
        NotOpened { url: String, why: String } => "{url} is not opened: {why}";
        OpenerFailed { program: String, why: String } => "{program} failed: {why}";
        NoOpener { url: String } => "no program to open it was found; here is the address: {url}";
        ConfigExists { path: String } => "{path} is there already and was left as it is";
        NotWritten { path: String } => "{path} could not be written";
        NoHome => "no home folder is known: set HOME or XDG_CONFIG_HOME";
        NoTerminal => "kiosque needs a terminal to read in; `kiosque list` and `kiosque show` do without";
        NoSuchTheme { name: String, known: String } => "there is no theme « {name} »; there are {known}";
        AddressTooLong => "the address is longer than 4096 bytes";
        AddressOdd => "the address holds white space, invisible or control characters";
        AddressBroken => "this is no complete address";
        AddressScheme { scheme: String } => "only http, https and files of the opened folder are opened, not {scheme}:";
        AddressUser => "the address holds a user's name, as forged ones do";
        FileMissing { path: String } => "there is no file {path}";
        FileOutside => "the file lies outside the opened folder";
        NotAFile => "it is no regular file";
        BadRegex { why: String } => "this is no regular expression: {why}";
        EmptyRegex => "there is nothing between the slashes: write a regular expression there, as in /colou?r/";
        OpenRegex => "the regular expression is not closed: put / after it";
        TooManyRegexes { most: usize } => "a search takes at most {most} regular expressions: leave this one out";
        OpenPhrase => "the phrase is not closed: put \" after its last word";
        EmptyPhrase => "there is nothing between the quotation marks: write a word there or leave them out";
        OpenGroup => "this ( is not closed: put ) after the last word that belongs to it";
        StrayClose => "this ) closes nothing: put ( before the first word that belongs to it, or leave it out";
        EmptyGroup => "there is nothing between the parentheses: write a word there or leave them out";
        DeepGroup { depth: usize } => "parentheses nest at most {depth} deep: leave out the inner ones";
        LoneOr => "OR needs something on either side, as in train OR tram";
        And => "all words are looked for anyway: leave out AND, or put it in quotation marks to look for the word";
        LoneNear => "near needs a word or a phrase on either side, as in budget near/5 cut";
        NearDistance { most: u16 } => "near needs a number of words from 1 to {most}, as in near/5";
        Star => "a * can only end a word: write the beginning of the word and then *, as in wor*";
        Tilde => "a ~ needs a word right before it, as in word~";
        UnknownField { name: String, nearest: String } => "there is no field {name}: – did you mean {nearest}:?";
        NoField { name: String } => "there is no field {name}: – put quotation marks around it to look for the words, or use title:, author:, source:, section:, tag:, date:";
        EmptyField { name: String } => "{name}: says nothing yet: write what to look for right after the colon";
        FieldValue { name: String } => "{name}: takes one plain word after the colon, without ~ or slashes: leave them out";
        BadDay { written: String } => "{written} is no day: write 2018, 2018-11, 2018-11-13, 7d, 6m or yesterday, or two of these with .. between them";
        BadCount { written: String } => "{written} is no number of words: write >800, <800, >=800, <=800, =800 or 200..400";
        Backwards => "this range ends before it begins: swap its two ends";
        BadHas { written: String } => "nothing can be found by has:{written}: write has:video, has:quote or has:image";
        BadIs { written: String } => "nothing can be found by is:{written}: write is:unread, is:read or is:starred";
        LongQuery { most: usize } => "a search takes at most {most} bytes: shorten it, what follows is not looked for";
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

impl std::error::Error for Mistake {}
