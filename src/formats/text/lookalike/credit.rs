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
    let head = text.split([':', '：', '©', '/']).next().unwrap_or_default();
    let opener = head.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    let told = head.len() < text.len() && head.len() < 40 && OPENERS.contains(&opener.as_str());
    let courtesy = [
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
    let low = text.get(..16.min(text.len())).unwrap_or(text).to_lowercase();
    let agency = ["/Getty", "/AFP", "/Reuters", "/AP", "Getty Images", "/REUTERS", "via AP", "/dpa"].iter().any(|name| text.contains(name));
    told || courtesy.iter().any(|start| low.starts_with(start)) || text.contains(" © ") || agency && text.len() < 160
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
