//! Names of mails in folders of mail programs that keep one file for each.

/// Whether this is the name of a mail in a Maildir folder: the time of its delivery, what makes it unique, and the host, with flags such
/// as `:2,S` behind (<https://cr.yp.to/proto/maildir.html>).
pub(crate) fn is_in_maildir(name: &str) -> bool {
    let (base, flagged) = match name.rsplit_once([':', ';', '!']) {
        Some((base, flags)) if flags.strip_prefix("2,").is_some_and(|flags| flags.bytes().all(|byte| byte.is_ascii_alphabetic())) => {
            (base, true)
        }
        _ => (name, false),
    };
    let mut parts = base.splitn(3, '.');
    let time = parts.next().unwrap_or_default();
    let seconds = time.split('_').next().unwrap_or_default();
    let delivered = (9..=11).contains(&seconds.len()) && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let unique = parts.next().is_some_and(|part| is_unique(part) || flagged && !part.is_empty());
    delivered && unique && (flagged || parts.next().is_some_and(|host| !host.is_empty()))
}

/// `M204P3491`, `3491_12`, `R5c0Q1`: numbers of a process, its deliveries and the file, each behind a letter.
fn is_unique(part: &str) -> bool {
    let numbered = part.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'_' || b"#XRIVMPQ".contains(&byte));
    numbered && part.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a file of this name may be a mail in an MH folder, which are numbered.
pub(crate) fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_in_a_maildir_are_known_by_their_names() {
        for name in [
            "1714720000.M1P1.host:2,S",
            "1714720000.M204P3491.mail.harbour.example",
            "1714720000.3491_12.host,U=7:2,RS",
            "1714720000_0.3491.host,U=1,FMD5=7e33:2,",
            "1714720000.V801I2c0e5M12.host!2,FS",
            "1714720000.000001.mbox:2,",
        ] {
            assert!(is_in_maildir(name), "{name}");
        }
        for name in ["1714720000.txt", "2024.05.03", "1714720000", "fog.M1P1.host", "a:2,S", "1714720000.harbour.png", ""] {
            assert!(!is_in_maildir(name), "{name}");
        }
    }
}
