//! The check that every URL passes before it is opened: `http` and `https` with a host and no user name, and files inside the opened
//! folders. A URL that passes cannot begin with `-`, so no program takes it for an option.

use std::path::{Path, PathBuf};

use url::Url;

use crate::library::LinkTarget;
use crate::words::Mistake;

const LONGEST: usize = 4096;

/// The address or file to open, as it is handed to a program.
pub(crate) fn pass(target: &LinkTarget, roots: &[PathBuf]) -> Result<String, Mistake> {
    let raw = target.url.trim();
    if raw.len() > LONGEST {
        return Err(Mistake::AddressTooLong);
    }
    if raw.chars().any(|c| c.is_control() || c.is_whitespace() || is_invisible(c)) && Url::parse(raw).is_ok() {
        return Err(Mistake::AddressOdd);
    }
    let whole = if raw.starts_with("//") { format!("https:{raw}") } else { raw.to_owned() };
    match Url::parse(&whole) {
        Ok(url) => web(&url).or_else(|why| if url.scheme() == "file" { file(&url, roots) } else { Err(why) }),
        Err(url::ParseError::RelativeUrlWithoutBase) => beside(raw, &target.file, roots),
        Err(_) => Err(Mistake::AddressBroken),
    }
}

fn web(url: &Url) -> Result<String, Mistake> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Mistake::AddressScheme { scheme: url.scheme().to_owned() });
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(Mistake::AddressBroken);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Mistake::AddressUser);
    }
    Ok(url.as_str().to_owned())
}

fn file(url: &Url, roots: &[PathBuf]) -> Result<String, Mistake> {
    let path = url.to_file_path().map_err(|()| Mistake::AddressBroken)?;
    inside(&path, roots)
}

/// A file named relative to the article's: as it is called, or as an address of it, in which `%20` is a space. Queries and fragments are
/// the web's and are left off, unless a file is called so.
fn beside(raw: &str, article: &Path, roots: &[PathBuf]) -> Result<String, Mistake> {
    let folder = article.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = raw.split(['?', '#']).next().unwrap_or_default();
    let address = || Url::from_directory_path(folder.canonicalize().ok()?).ok()?.join(path).ok()?.to_file_path().ok();
    let found = [raw, path].into_iter().map(|name| folder.join(name)).chain(address()).find(|path| path.is_file());
    match found {
        Some(found) => inside(&found, roots),
        None if path.is_empty() => Err(Mistake::AddressBroken),
        None => inside(&folder.join(path), roots),
    }
}

fn inside(path: &Path, roots: &[PathBuf]) -> Result<String, Mistake> {
    let path = path.canonicalize().map_err(|_| Mistake::FileMissing { path: path.display().to_string() })?;
    let folder = |root: &PathBuf| {
        let root = root.canonicalize().ok()?;
        if root.is_dir() { Some(root) } else { root.parent().map(Path::to_owned) }
    };
    if !path.is_file() || !roots.iter().filter_map(folder).any(|root| path.starts_with(root)) {
        return Err(Mistake::FileOutside);
    }
    path.into_os_string().into_string().map_err(|_| Mistake::AddressOdd)
}

/// Characters that hide in an address or turn what is shown.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::LinkKind;

    fn gate(url: &str, file: &Path, roots: &[PathBuf]) -> Result<String, Mistake> {
        let target = LinkTarget { url: url.into(), kind: LinkKind::Video, title: String::new(), start: None, file: file.into() };
        pass(&target, roots)
    }

    fn web(url: &str) -> Result<String, Mistake> {
        gate(url, Path::new("/nowhere/a.txt"), &[PathBuf::from("/nowhere")])
    }

    #[test]
    fn urls_pass_in_their_parsed_form() {
        assert_eq!(web("https://ok.example/$(touch x)%s{url}").as_deref(), Err(&Mistake::AddressOdd));
        assert_eq!(web("https://ok.example/$x%s{url}").as_deref(), Ok("https://ok.example/$x%s%7Burl%7D"));
        assert_eq!(web("//ok.example/a").as_deref(), Ok("https://ok.example/a"));
        assert_eq!(web("https://аррӏе.com/").as_deref(), Ok("https://xn--80ak6aa92e.com/"));
    }

    #[test]
    fn nothing_else_passes() {
        for url in ["javascript:alert(1)", "ytdl://--exec", "av://lavfi:ladspa=x", "file:///etc/passwd", "mailto:a@b.c", "data:text/html,x"]
        {
            assert!(web(url).is_err(), "{url}");
        }
        for url in ["java\tscript:x", "https://a@b.example/", "https://u:p@b.example/", "http://", "../../etc/passwd", "", "-version"] {
            assert!(web(url).is_err(), "{url}");
        }
        assert!(web(&format!("https://ok.example/{}", "a".repeat(5000))).is_err());
    }

    #[test]
    fn files_pass_inside_the_opened_folder_only() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let inner = root.join("articles");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join("film.mp4"), "").unwrap();
        std::fs::write(root.join("secret.mp4"), "").unwrap();
        let article = inner.join("a.md");
        let roots = [inner.clone()];
        assert_eq!(gate("film.mp4#t=3", &article, &roots), Ok(inner.join("film.mp4").to_str().unwrap().to_owned()));
        for name in ["film #2?.mp4", "the film.mp4"] {
            std::fs::write(inner.join(name), "").unwrap();
        }
        assert_eq!(gate("film #2?.mp4", &article, &roots), Ok(inner.join("film #2?.mp4").to_str().unwrap().to_owned()));
        assert_eq!(gate("the%20film.mp4?a#t=3", &article, &roots), Ok(inner.join("the film.mp4").to_str().unwrap().to_owned()));
        assert_eq!(gate("%2e%2e/secret.mp4", &article, &roots), Err(Mistake::FileOutside));
        assert_eq!(gate("../secret.mp4", &article, &roots), Err(Mistake::FileOutside));
        assert!(matches!(gate("missing.mp4", &article, &roots), Err(Mistake::FileMissing { .. })));
    }
}
