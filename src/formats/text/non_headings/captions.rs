//! Recognises captions, picture credits, and notes on where a text appeared first.

use crate::formats::lexicon::Phrases;

/// Whether `text` says what a picture shows, or whose it is.
pub(in crate::formats::text) fn is_caption(text: &str) -> bool {
    if text.starts_with(['©', 'ⓒ', '📷', '📸']) || text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("(c)")) {
        return true;
    }
    let courtesy = Phrases::PhotoBy.iter().any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
    opens(text) || courtesy || text.contains(" © ") || text.len() < 160 && names_agency(text)
}

/// Whether a label of captions or credits precedes a colon or the like, perhaps with a number.
fn opens(text: &str) -> bool {
    let Some(at) = text.char_indices().take_while(|(at, _)| *at < 40).find(|(_, c)| matches!(c, ':' | '：' | '©' | '/')) else {
        return false;
    };
    let head = text.get(..at.0).unwrap_or_default();
    let opener = head.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    Phrases::CaptionLabels.contains(&opener)
}

fn names_agency(text: &str) -> bool {
    const AGENCIES: &[&str] = &["Getty", "AFP", "Reuters", "AP", "REUTERS", "dpa"];
    let follows = |rest: &str| AGENCIES.iter().any(|name| rest.starts_with(name));
    text.split('/').skip(1).any(follows) || text.contains("Getty Images") || text.contains("via AP")
}

/// Whether the line says where the text appeared first.
pub(super) fn is_credit(text: &str) -> bool {
    let low = text.to_lowercase();
    Phrases::FirstPublished.iter().any(|opener| low.strip_prefix(opener).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_text_appeared_first_is_a_credit() {
        assert!(["Originally published on The Tide", "Cet article a été publié par Le Phare"].iter().all(|line| is_credit(line)));
        assert!(!["Originally a fort", "Publishing in the harbour"].iter().any(|line| is_credit(line)));
    }
}
