//! Fields within running text: an instruction and its result. The result is read; of instructions, only links.

use std::rc::Rc;

/// The fields that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its words have begun, and are words of the text.
    visible: bool,
    link: Option<Rc<str>>,
}

/// The deepest nesting of fields; deeper ones count as part of the deepest.
const DEPTH: usize = 64;

impl Fields {
    /// Takes in where a field begins, comes to its words, or ends.
    pub(super) fn turn(&mut self, at: &str) {
        match at {
            "begin" if self.0.len() < DEPTH => self.0.push(Field::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    let name = field.instruction.split_whitespace().next().unwrap_or_default();
                    field.visible = !matches!(name, "TOC" | "INDEX" | "PAGEREF");
                    field.link = link(&field.instruction).map(Rc::from);
                }
            }
            "end" => _ = self.0.pop(),
            _ => (),
        }
    }

    /// Takes in a piece of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| field.instruction.len() < 4096) {
            field.instruction.push_str(text);
        }
    }

    /// Whether what comes is words of the text: no instruction, no table of contents.
    pub(super) fn is_visible(&self) -> bool {
        self.0.iter().all(|field| field.visible)
    }

    pub(super) fn link(&self) -> Option<Rc<str>> {
        self.0.iter().rev().find_map(|field| field.link.clone())
    }
}

/// Target of an instruction such as `HYPERLINK "https://example.org"`.
pub(super) fn link(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    if rest.starts_with('\\') {
        return None;
    }
    let quoted = |rest: &'_ str| Some(rest.strip_prefix('"')?.split_once('"')?.0.to_owned());
    let url = quoted(rest).or_else(|| rest.split_whitespace().next().map(str::to_owned)).filter(|url| !url.is_empty())?;
    // The fragment is a separate argument.
    let place = rest.split_once(" \\l ").and_then(|(_, rest)| quoted(rest.trim_start()));
    Some(with_place(url, place.as_deref()))
}

/// The address of a place in a page; of the page, where it names one already.
pub(super) fn with_place(url: String, place: Option<&str>) -> String {
    match place.map(str::trim) {
        Some(place) if !place.is_empty() && !url.contains('#') => format!("{url}#{place}"),
        _ => url,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_of_a_field_is_visible_and_its_instruction_is_not() {
        let mut fields = Fields::default();
        assert!(fields.is_visible());
        fields.turn("begin");
        fields.instruct(" HYPERLINK \"https://a.example/b\" \\o \"tip\" ");
        assert!(!fields.is_visible());
        fields.turn("separate");
        assert!(fields.is_visible());
        assert_eq!(fields.link().as_deref(), Some("https://a.example/b"));
        fields.turn("end");
        assert_eq!((fields.link(), fields.is_visible()), (None, true));
        assert_eq!(link("HYPERLINK \\l \"here\""), None);
        assert_eq!(link("HYPERLINK \"https://a.example\" \\l \"p2\" \\o \"tip\"").as_deref(), Some("https://a.example#p2"));
    }
}
