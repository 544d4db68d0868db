//! Lines that say whose a picture or a text is, and where it appeared first.

/// Whether `text` says what a picture shows, or whose it is.
pub(in crate::formats::text) fn is_caption(text: &str) -> bool {
    const OPENERS: &[&str] = &[
        "photo",
        "photos",
        "image",
        "picture",
        "crédit",
        "crédits",
        "credit",
        "crédit photo",
        "crédits photo",
        "crédit photos",
        "photo credit",
        "légende",
        "caption",
        "figure",
        "fig.",
        "illustration",
        "foto",
        "bild",
        "fotos",
        "abbildung",
        "immagine",
        "imagen",
        "imagem",
        "source",
        "quelle",
        "alt text",
        "zdjęcie",
        "фото",
        "photographie",
        "infographie",
        "infographic",
        "copyright",
        "screenshot",
        "cover image",
        "afbeelding",
        "photo by",
        "photo courtesy of",
    ];
    if text.starts_with(['©', 'ⓒ', '📷', '📸']) || text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("(c)")) {
        return true;
    }
    opens(text, OPENERS) || is_courtesy(text) || text.contains(" © ") || text.len() < 160 && names_agency(text)
}

/// Whether one of `openers` stands before a colon or the like, perhaps with a number.
fn opens(text: &str, openers: &[&str]) -> bool {
    let Some(at) = text.char_indices().take_while(|(at, _)| *at < 40).find(|(_, c)| matches!(c, ':' | '：' | '©' | '/')) else {
        return false;
    };
    let head = text.get(..at.0).unwrap_or_default();
    let opener = head.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    openers.contains(&opener.as_str())
}

fn is_courtesy(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "photo by ",
        "photo courtesy",
        "photo de ",
        "photo d'",
        "photo prise",
        "image by ",
        "image courtesy",
        "photographed by ",
        "foto von ",
    ];
    STARTS.iter().any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

fn names_agency(text: &str) -> bool {
    const AGENCIES: &[&str] = &["Getty", "AFP", "Reuters", "AP", "REUTERS", "dpa"];
    let follows = |rest: &str| AGENCIES.iter().any(|name| rest.starts_with(name));
    text.split('/').skip(1).any(follows) || text.contains("Getty Images") || text.contains("via AP")
}

/// Whether the line says where the text appeared first.
pub(super) fn is_credit(text: &str) -> bool {
    const OPENERS: &[&str] = &[
        "originally published",
        "originally posted",
        "originally appeared",
        "first published",
        "this article was",
        "this post was",
        "this story was",
        "cet article a été",
        "article publié",
        "publié initialement",
        "article initialement",
        "ursprünglich erschienen",
        "ursprünglich veröffentlicht",
        "dieser artikel ist",
        "dieser artikel erschien",
        "publicado originalmente",
        "este artículo fue",
        "este artigo foi",
        "pubblicato originariamente",
        "oorspronkelijk gepubliceerd",
        "dit artikel verscheen",
    ];
    let low = text.to_lowercase();
    OPENERS.iter().any(|opener| low.strip_prefix(opener).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
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
