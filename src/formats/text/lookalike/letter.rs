//! Letters within articles: how they greet and how they close.

/// Whether the line greets: `Dear reader,`.
pub(super) fn is_salutation(text: &str) -> bool {
    const OPENERS: &[&str] = &[
        "dear",
        "hello",
        "hi",
        "hey",
        "cher",
        "chère",
        "chers",
        "chères",
        "bonjour",
        "salut",
        "liebe",
        "lieber",
        "hallo",
        "sehr",
        "estimado",
        "estimada",
        "estimados",
        "querido",
        "querida",
        "queridos",
        "hola",
        "caro",
        "cara",
        "cari",
        "ciao",
        "beste",
        "geachte",
        "olá",
        "prezado",
        "madame",
        "monsieur",
        "mesdames",
    ];
    let mut words = text.split([' ', ',', '!', '\u{a0}']).filter(|word| !word.is_empty());
    let opens = words.next().is_some_and(|word| OPENERS.contains(&word.to_lowercase().as_str()));
    opens && text.ends_with([',', '!']) && words.count() <= 5
}

/// Whether the line closes a letter, or signs after a dash.
pub(super) fn is_signature(text: &str) -> bool {
    const CLOSINGS: &[&str] = &[
        "best regards",
        "kind regards",
        "regards",
        "sincerely",
        "yours",
        "cheers",
        "best",
        "thank you",
        "thanks",
        "cordialement",
        "bien à vous",
        "merci",
        "amicalement",
        "bonne lecture",
        "mit freundlichen grüßen",
        "viele grüße",
        "herzliche grüße",
        "ihr",
        "ihre",
        "saludos",
        "un saludo",
        "atentamente",
        "cordiali saluti",
        "grazie",
        "gracias",
        "danke",
        "met vriendelijke groet",
        "atenciosamente",
        "obrigado",
        "à bientôt",
        "bonne semaine",
    ];
    let plain = text.trim_end_matches(|c: char| matches!(c, ',' | '!' | '.') || c.is_whitespace()).to_lowercase();
    let dashed = text.starts_with(['—', '–', '―']) || text.starts_with("-- ") || text.starts_with("- ");
    CLOSINGS.contains(&plain.as_str()) || dashed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_greet_and_are_signed() {
        assert!(["Dear readers,", "Bonjour à tous !"].iter().all(|line| is_salutation(line)));
        assert!(!["Dear old harbour", "Hello world"].iter().any(|line| is_salutation(line)));
        assert!(["Best regards", "Cordialement", "— The editors"].iter().all(|line| is_signature(line)));
        assert!(!["Regards from abroad", "Yours truly, the tide"].iter().any(|line| is_signature(line)));
    }
}
