//! Decodes the bytes of a part to text, whatever character set the part declares.

use encoding_rs::UTF_8;

use crate::formats::charset::{self, declared};
use crate::words::Diagnostic;

/// The text of `bytes`, which call themselves `charset`. Many mails are wrong about it: what is UTF-8 is read as UTF-8.
pub(super) fn text(bytes: Vec<u8>, charset: Option<&str>) -> (String, Vec<Diagnostic>) {
    let declared = charset.and_then(declared::encoding);
    let stateful = declared.is_some_and(|encoding| !encoding.is_ascii_compatible());
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !stateful => return (text, Vec::new()),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8) {
        let (text, _, broken) = encoding.decode(&bytes);
        if !broken {
            return (text.into_owned(), Vec::new());
        }
    }
    charset::decode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_charset_is_not_believed() {
        assert_eq!(text("été".into(), Some("iso-8859-1")), ("été".to_owned(), vec![]));
        assert_eq!(text(b"\xe9t\xe9".to_vec(), Some("iso-8859-1")).0, "été");
        assert_eq!(text(b"Un \xe9t\xe9 sans fin".to_vec(), Some("utf-8")).0, "Un été sans fin");
        assert_eq!(text(b"\x1b$B%O%m!<\x1b(B".to_vec(), Some("iso-2022-jp")).0, "ハロー");
    }
}
