//! Dates in words and figures.

use crate::article::Date;

/// The date that `text` as a whole is, read in `lang` (BCP 47) where figures are ambiguous. `None` where it is anything but a date.
pub fn read(text: &str, lang: Option<&str>) -> Option<Date> {
    let _ = (text, lang);
    None
}

/// The first date within `text`, and where it stands.
pub fn find(text: &str, lang: Option<&str>) -> Option<(std::ops::Range<usize>, Date)> {
    let _ = (text, lang);
    None
}
