//! Files written into the text of a mail with uuencode or yEnc, as before MIME: their lines are found, so that only their names are shown.

/// Longest line of encoded data: 45 bytes, in yEnc 128 or a few more with escapes, and what gateways add.
const LONGEST: usize = 300;

/// `text` without the files in it, and their names; `None` where it holds none.
pub(super) fn without_files(text: &str) -> Option<(String, Vec<String>)> {
    let (mut kept, mut names, mut at) = (String::new(), Vec::new(), 0);
    while let Some((start, name, end)) = next_file(text, at) {
        kept.push_str(&text[at..start]);
        names.push(name.to_owned());
        at = end;
    }
    if names.is_empty() {
        return None;
    }
    kept.push_str(&text[at..]);
    Some((kept, names))
}

/// The next file from `from` on: the start of its first line, its name and the end of its last line.
fn next_file(text: &str, from: usize) -> Option<(usize, &str, usize)> {
    let mut at = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if let Some(name) = uuencoded(line) {
            return Some((start, name, at + encoded(&text[at..], is_data, "end")));
        }
        if let Some(name) = line.strip_prefix("=ybegin ").and_then(|rest| rest.split_once("name=")).map(|(_, name)| name.trim()) {
            return Some((start, name, at + encoded(&text[at..], |line| line.len() <= LONGEST, "=yend")));
        }
    }
    None
}

/// The name in `begin 644 lock.jpg`.
fn uuencoded(line: &str) -> Option<&str> {
    let (mode, name) = line.strip_prefix("begin ")?.trim_end().split_once(' ')?;
    ((3..=4).contains(&mode.len()) && mode.bytes().all(|byte| matches!(byte, b'0'..=b'7'))).then_some(name)
}

/// Number of bytes of the lines of data, and of the line that ends them.
fn encoded(text: &str, is_data: fn(&str) -> bool, end: &str) -> usize {
    let mut size = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        if bare.strip_prefix(end).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
            return size + line.len();
        }
        if !is_data(bare) {
            return size;
        }
        size += line.len();
    }
    size
}

/// Whether a line is data: its first character counts the bytes, four characters for three of them. Spaces at its end may be lost.
fn is_data(line: &str) -> bool {
    let Some(first) = line.bytes().next() else { return true };
    let count = usize::from(first.wrapping_sub(b' ') & 0x3f);
    let bytes = line.bytes().all(|byte| (b' '..=b'`').contains(&byte));
    bytes && line.len() <= count.div_ceil(3) * 4 + 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_within_the_text_are_named() {
        let text =
            "Here it is.\n\nbegin 644 quay.gif\n#0V%T\n`\nend\n\nBye.\n=ybegin line=128 size=3 name=fog.bin\nab=c\n=yend size=3\nSo.";
        let (kept, names) = without_files(text).unwrap();
        assert_eq!((kept.as_str(), names), ("Here it is.\n\n\nBye.\nSo.", vec!["quay.gif".to_owned(), "fog.bin".to_owned()]));
    }

    #[test]
    fn sentences_begin_no_file_and_a_file_without_an_end_ends_where_its_data_does() {
        assert_eq!(
            without_files("begin 644 things at once, he said\nand so on"),
            Some(("and so on".to_owned(), vec!["things at once, he said".to_owned()]))
        );
        for text in ["begin anew", "We begin 644 a.b", "begin 12 a", ""] {
            assert_eq!(without_files(text), None, "{text}");
        }
    }
}
