//! Texts of the help and the manual: groups of commands, the search language by examples, and the signs of the list.

super::sentences! {
    /// A heading of the help.
    Chapter {
        Move;
        Read;
        Find;
        Mark;
        Look;
        Files;
        SearchLanguage;
    }
}

super::sentences! {
    /// What an example of the search language finds.
    SearchHelp {
        AllWords;
        Phrase;
        Without;
        Either;
        Near;
        Prefix;
        Typo;
        Regex;
        InField;
        Dated;
        Between;
        Said;
        Has;
        Length;
        Status;
    }
}

/// Examples of the search language, each with what it finds.
pub(crate) const SEARCHES: &[(&str, SearchHelp)] = &[
    ("press freedom", SearchHelp::AllWords),
    ("\"press freedom\"", SearchHelp::Phrase),
    ("strike -football", SearchHelp::Without),
    ("tram OR train", SearchHelp::Either),
    ("budget near/5 cut", SearchHelp::Near),
    ("journal*", SearchHelp::Prefix),
    ("gazete~", SearchHelp::Typo),
    ("/colou?r/", SearchHelp::Regex),
    ("title:kiosk author: source: section: tag: lang: path:", SearchHelp::InField),
    ("date:2018-11 after:2018 before:yesterday after:7d", SearchHelp::Dated),
    ("date:2018-10..2018-12", SearchHelp::Between),
    ("said:accuracy", SearchHelp::Said),
    ("has:video has:quote has:image", SearchHelp::Has),
    ("words:>800", SearchHelp::Length),
    ("is:unread is:read is:starred", SearchHelp::Status),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_searches_have_no_mistakes() {
        for (example, _) in SEARCHES {
            // Fields without a value only name what there is.
            let whole: Vec<&str> = example.split(' ').filter(|word| !word.ends_with(':')).collect();
            assert_eq!(crate::query::parse(&whole.join(" ")).mistakes, [], "{example}");
        }
    }
}
