//! What mails and saved pages have in common (MIME; RFC 2045, 2046): heads, parts between boundaries, and how their bytes are packed.
//! What of them is shown is the affair of `mail` and `mhtml`.

pub(super) mod head;
pub(super) mod parts;
pub(super) mod transfer_encoding;
