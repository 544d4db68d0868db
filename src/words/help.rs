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
        Signs;
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
        Speaker;
        Has;
        Length;
        Status;
    }
}

super::sentences! {
    /// Explanation of a sign of the list, or of how its titles are drawn.
    SignHelp {
        Starred;
        Video;
        Begun;
        Finished;
        Changed;
        Unsaved;
        Embargoed;
        Unread;
        Read;
    }
}

super::sentences! {
    /// How the titles of the list are drawn.
    Weight {
        Bold;
        Dim;
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
    ("title:kiosk", SearchHelp::InField),
    ("after:7d", SearchHelp::Dated),
    ("date:2018..2019", SearchHelp::Between),
    ("said:accuracy", SearchHelp::Said),
    ("speaker:lee", SearchHelp::Speaker),
    ("has:video", SearchHelp::Has),
    ("words:>800", SearchHelp::Length),
    ("is:unread", SearchHelp::Status),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_searches_have_no_mistakes() {
        for (example, _) in SEARCHES {
            assert_eq!(crate::query::parse(example).mistakes, [], "{example}");
        }
    }
}
