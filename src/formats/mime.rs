//! MIME, as mails and saved pages share it (RFC 2045, 2046): headers, parts between boundaries, transfer encodings. `mail` and `mhtml`
//! choose what is shown.

pub(super) mod encoded_words;
pub(super) mod head;
pub(super) mod parts;
pub(super) mod transfer_encoding;
