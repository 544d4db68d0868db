//! Styles as terminal escape sequences (ECMA-48, SGR), for `show --ansi`.

use std::fmt::Write;

use ratatui::style::{Color, Modifier, Style};

/// Appends `text` in a style.
pub(super) fn push(out: &mut String, text: &str, style: Style) {
    let codes = codes(style);
    if codes.is_empty() || text.trim().is_empty() {
        return out.push_str(text);
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "\x1b[{}m{text}\x1b[0m", codes.join(";"));
}

fn codes(style: Style) -> Vec<String> {
    let modifiers = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
        (Modifier::CROSSED_OUT, 9),
    ];
    let mut codes: Vec<String> =
        modifiers.iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier)).map(|(_, code)| code.to_string()).collect();
    codes.extend(style.fg.and_then(|colour| code(colour, 30)));
    codes.extend(style.bg.and_then(|colour| code(colour, 40)));
    codes
}

/// The SGR code of a colour; `base` is 30 for the foreground, 40 for the background.
fn code(colour: Color, base: u8) -> Option<String> {
    let plain = |index: u8| Some((base + index).to_string());
    let bright = |index: u8| Some((base + 60 + index).to_string());
    match colour {
        Color::Reset => None,
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => Some(format!("{};5;{index}", base + 8)),
        Color::Rgb(red, green, blue) => Some(format!("{};2;{red};{green};{blue}", base + 8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_sequences_that_end() {
        let mut out = String::new();
        push(&mut out, "a", Style::new().fg(Color::LightRed).bg(Color::Indexed(7)).add_modifier(Modifier::BOLD));
        push(&mut out, "b", Style::new());
        assert_eq!(out, "\x1b[1;91;48;5;7ma\x1b[0mb");
    }
}
