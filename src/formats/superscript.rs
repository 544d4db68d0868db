//! Superscripts and subscripts as characters, so that 10⁶ does not read as 106, nor CO₂ as CO2.

/// Characters with a raised form, then these forms, then the lowered ones; a space where there is none.
const PLAIN: &str = "0123456789+-−=()ni";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙᵢ";

/// The most characters that are written so.
const LONGEST: usize = 12;

/// The vertical position of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::formats) enum Position {
    #[default]
    OnLine,
    Raised,
    Lowered,
}

/// `text` in characters of its position; `None` where one of them has no such form: `er` in 1er stays as it is.
pub(in crate::formats) fn written(text: &str, position: Position) -> Option<String> {
    let text = text.trim();
    let forms = match position {
        Position::OnLine => return None,
        Position::Raised => RAISED,
        Position::Lowered => LOWERED,
    };
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let form = |c: char| {
        let between = matches!(c, ',' | ' ' | '–');
        PLAIN.chars().position(|plain| plain == c).and_then(|at| forms.chars().nth(at)).or_else(|| between.then_some(c))
    };
    let found: String = text.chars().map(form).collect::<Option<_>>()?;
    (found != text).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_signs_have_forms_and_letters_have_none() {
        assert_eq!(PLAIN.chars().count(), RAISED.chars().count());
        assert_eq!(PLAIN.chars().count(), LOWERED.chars().count());
        assert_eq!(written(" -12 ", Position::Raised).as_deref(), Some("⁻¹²"));
        assert_eq!(written("2", Position::Lowered).as_deref(), Some("₂"));
        assert_eq!(written("1, 2", Position::Raised).as_deref(), Some("¹, ²"));
        assert_eq!([written("er", Position::Raised), written("", Position::Raised), written(",", Position::Lowered)], [None, None, None]);
    }
}
