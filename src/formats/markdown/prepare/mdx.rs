//! MDX and containers: `import` and `export` lines, comments and components go, `:::tip[Title]` shows its title.

use super::{Piece, Preparation};

/// The longest statement and the longest tag of a component, in bytes.
const STATEMENT: usize = 4096;
const TAG: usize = 1000;

/// What an `export` declares.
const DECLARED: &[&str] = &["const ", "let ", "var ", "function ", "default ", "async ", "class ", "type ", "interface ", "{", "*"];

/// Whether a line begins a statement of JavaScript, as MDX has them between paragraphs.
fn is_statement(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix("import ") {
        let from = [" from '", " from \"", "from'", "from\""].iter().any(|from| rest.contains(from));
        return from
            || rest.starts_with(['\'', '"'])
            || rest.trim() == "{"
            || rest.starts_with('{') && !rest.contains('}') && rest.trim_end().ends_with(',');
    }
    line.strip_prefix("export ").is_some_and(|rest| DECLARED.iter().any(|word| rest.starts_with(word)))
}

/// Bytes of a statement, up to the end of the line on which its brackets are closed.
fn length_of_statement(text: &str) -> usize {
    let (mut depth, mut at) = (0_i32, 0);
    for line in text[..text.floor_char_boundary(STATEMENT)].split_inclusive('\n') {
        for byte in line.bytes() {
            match byte {
                b'(' | b'[' | b'{' => depth = depth.saturating_add(1),
                b')' | b']' | b'}' => depth = depth.saturating_sub(1),
                _ => (),
            }
        }
        at += line.len();
        if depth <= 0 {
            return at - line.len() + line.trim_end_matches(['\n', '\r']).len();
        }
    }
    text.find('\n').unwrap_or(text.len())
}

/// Bytes of the tag of a component that `text` begins with: `<Photo caption={"At dawn"} />`, `</Tabs>`.
fn length_of_tag(text: &str) -> Option<usize> {
    let name = text.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some(())?;
    let (mut depth, mut quote) = (0_i32, None);
    for (at, byte) in text.bytes().enumerate().take(TAG).skip(1) {
        match (quote, byte) {
            (Some(mark), byte) if mark == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => depth -= 1,
            (None, b'>') if depth <= 0 => return Some(at + 1),
            (None, b'<') if depth <= 0 => return None,
            _ => (),
        }
    }
    None
}

/// The title of the container that a line opens, empty where it has none; `None` where it opens or closes none.
pub(super) fn container(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix(":::")?.trim_start_matches(':').trim();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
    let (kind, behind) = rest.split_at(end);
    if let Some(inside) = behind.strip_prefix('[') {
        return inside.split_once(']').map(|(title, _)| title.trim());
    }
    if behind.trim_start().starts_with('{') {
        let titled = behind.split_once("title=\"").and_then(|(_, rest)| rest.split_once('"'));
        return Some(titled.map_or("", |(title, _)| title));
    }
    (!kind.is_empty() || rest.is_empty()).then(|| behind.trim())
}

impl Preparation<'_> {
    /// Leaves out a statement or the tag of a component that the line at `at` begins with; says where the text goes on.
    pub(super) fn mdx(&mut self, at: usize, end: usize) -> Option<usize> {
        let line = &self.body[at..end];
        let length = if is_statement(line) { length_of_statement(&self.body[at..]) } else { self.component(at, line)? };
        let feeds = self.body[at..at + length].matches('\n').count();
        self.out.extend(std::iter::repeat_n('\n', feeds));
        Some(at + length)
    }

    /// Bytes of a component's tag; one that shows a picture leaves it.
    fn component(&mut self, at: usize, line: &str) -> Option<usize> {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let length = length_of_tag(&self.body[at + indent..])?;
        let tag = &self.body[at + indent..at + indent + length];
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let value = |attribute: &str| {
            let (_, rest) = tag.split_once(&[" ", attribute, "=\""].concat())?;
            rest.split_once('"').map(|(value, _)| value.to_owned())
        };
        let shows = ["img", "image", "photo", "figure", "picture"].iter().any(|word| name.contains(word));
        if let Some(src) = value("src").filter(|_| shows) {
            let piece = Piece::Image { src, alt: value("alt").unwrap_or_default(), caption: value("caption") };
            self.mark(piece, tag);
        }
        Some(indent + length)
    }

    /// Leaves out a comment, `{/* … */}`; says where it ends.
    pub(super) fn comment(&self, at: usize) -> Option<usize> {
        let near = self.body[at..].strip_prefix("{/*")?;
        near[..near.floor_char_boundary(STATEMENT)].find("*/}").map(|close| at + 3 + close + 3)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::text;

    #[test]
    fn statements_are_left_out_and_sentences_are_not() {
        let body = "import Tabs from '@x/tabs';\nimport {\n  A,\n} from \"b\"\n\nexport const meta = {\n  a: [1,\n  2],\n};\n\nText\n";
        assert_eq!(text(body).trim(), "Text");
        for same in ["import taxes rose from 3 to 5 %\n", "export of coal {fell}\n", "```\nimport a from 'b'\n```\n"] {
            assert_eq!(text(same), same);
        }
    }

    #[test]
    fn components_and_comments_go_and_what_they_hold_stays() {
        assert_eq!(text("<Tabs groupId={\"os > x\"}>\nInside {/* not\nthis */}it\n</Tabs>\n"), "\nInside \nit\n\n");
        assert_eq!(text("<Photo src=\"a.png\" caption=\"Dawn\" />\n"), "\u{fdd0}0\u{fdd1}\n");
        assert_eq!(text("<B and more {x}\n"), "<B and more {x}\n");
    }

    #[test]
    fn containers_show_their_titles() {
        assert_eq!(text(":::tip[What to know]\nText\n:::\n"), "**What to know**\u{fdd0}0\u{fdd1}\nText\n\n");
        assert_eq!(text("::: {.callout-note title=\"The sea\"}\nText\n::::\n"), "**The sea**\u{fdd0}0\u{fdd1}\nText\n\n");
        assert_eq!(text("::: warning Mind the gap\nText\n:::\n"), "**Mind the gap**\u{fdd0}0\u{fdd1}\nText\n\n");
    }
}
