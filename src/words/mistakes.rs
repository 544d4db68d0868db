//! What is wrong in what a person wrote: the configuration, a search, a command line.

super::sentences! {
    /// One mistake, told in a plain sentence that names the way out.
    Mistake {
        BadRegex { why: String } => "this is no regular expression: {why}";
    }
}
