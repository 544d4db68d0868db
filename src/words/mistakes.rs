//! What is wrong in what a person wrote: the configuration, a search, a command line.

super::sentences! {
    /// One mistake, told in a plain sentence that names the way out.
    Mistake {
        NoTerminal => "kiosque needs a terminal to read in; `kiosque list` and `kiosque show` do without";
        UnknownTheme { name: String, known: String } => "there is no theme « {name} »; there are {known}";
        AddressTooLong => "the address is longer than 4096 bytes";
        AddressOdd => "the address holds white space, invisible or control characters";
        AddressBroken => "this is no complete address";
        AddressScheme { scheme: String } => "only http, https and files of the opened folder are opened, not {scheme}:";
        AddressUser => "the address holds a user's name, as forged ones do";
        FileMissing { path: String } => "there is no file {path}";
        FileOutside => "the file lies outside the opened folder";
        NotAFile => "it is no regular file";
        BadRegex { why: String } => "this is no regular expression: {why}";
    }
}
