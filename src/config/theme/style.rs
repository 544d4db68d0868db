//! Parses styles of `config.toml`: `bold yellow on black`, `italic #b58900`, `underline`.

use ratatui::style::{Color, Modifier, Style};

const MODIFIERS: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
    ("strike", Modifier::CROSSED_OUT),
];

/// Words for the colours of the terminal's palette, in palette order.
const COLOURS: &[(&str, Color)] = &[
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
    ("default", Color::Reset),
];

/// Every word that a style may contain.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    MODIFIERS.iter().map(|(word, _)| *word).chain(COLOURS.iter().map(|(word, _)| *word)).chain(["on", "plain"])
}

/// Parses a style. An empty string, or `plain`, sets nothing.
///
/// # Errors
///
/// The word that is neither a colour nor an attribute, or `on` without a colour after it.
pub(crate) fn parse(written: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut words = written.split_whitespace();
    while let Some(word) = words.next() {
        style = match word {
            "plain" => style,
            "on" => style.bg(words.next().and_then(colour).ok_or_else(|| word.to_owned())?),
            _ => match MODIFIERS.iter().find(|(name, _)| *name == word) {
                Some((_, modifier)) => style.add_modifier(*modifier),
                None => style.fg(colour(word).ok_or_else(|| word.to_owned())?),
            },
        };
    }
    Ok(style)
}

/// A colour by name, by number in the 256-colour palette, or as `#rrggbb` or `#rgb`.
fn colour(word: &str) -> Option<Color> {
    if let Some((_, colour)) = COLOURS.iter().find(|(name, _)| *name == word) {
        return Some(*colour);
    }
    let Some(hex) = word.strip_prefix('#') else {
        return word.parse().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit())).map(Color::Indexed);
    };
    let digits: Vec<u8> = hex.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
    match digits[..] {
        [r, g, b] => Some(Color::Rgb(r * 17, g * 17, b * 17)),
        [r, r2, g, g2, b, b2] => Some(Color::Rgb(r * 16 + r2, g * 16 + g2, b * 16 + b2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn styles_are_words() {
        for (written, style) in [
            ("", Style::new()),
            ("plain", Style::new()),
            ("bold yellow on black", Style::new().fg(Color::Yellow).bg(Color::Black).add_modifier(Modifier::BOLD)),
            ("italic #b58900", Style::new().fg(Color::Rgb(0xb5, 0x89, 0)).add_modifier(Modifier::ITALIC)),
            ("#fff on 214", Style::new().fg(Color::Rgb(255, 255, 255)).bg(Color::Indexed(214))),
            ("default on default", Style::new().fg(Color::Reset).bg(Color::Reset)),
            ("dim underline reverse strike", Style::new().add_modifier(Modifier::from_bits_retain(0b1_0100_1010))),
        ] {
            assert_eq!(parse(written), Ok(style), "{written}");
        }
    }

    #[test]
    fn the_word_that_is_wrong_is_named() {
        for (written, word) in
            [("bold yelow", "yelow"), ("red on", "on"), ("on bold", "on"), ("#12345", "#12345"), ("256", "256"), ("#ééé", "#ééé")]
        {
            assert_eq!(parse(written), Err(word.to_owned()), "{written}");
        }
    }

    proptest! {
        #[test]
        fn no_text_upsets_the_reading_of_styles(text: String) {
            let _style_or_word = parse(&text);
        }
    }
}
