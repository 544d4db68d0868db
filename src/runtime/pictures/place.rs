//! Locates the file of an image: beside the article, or in the folder that a browser saves with a page. Only files within the folder of
//! the article or below the opened folders, after following links; nothing on the web.

use std::path::{Component, Path, PathBuf};

use url::Url;

use crate::words::Notice;

const LONGEST: usize = 4096;

/// Suffixes that browsers add to a page's name for its picture folder, by language.
const FOLDERS: &[&str] = &["_files", "_fichiers", "-Dateien", "_archivos", "_arquivos", "_bestanden", ".files"];

/// The file of the picture at `src`, as the article in `file` writes it.
pub(crate) fn find(src: &str, file: &Path, roots: &[PathBuf]) -> Result<PathBuf, Notice> {
    let src = src.trim();
    if src.is_empty() || src.len() > LONGEST || src.contains('\0') {
        return Err(Notice::PictureMissing);
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let remote = is_remote(src);
    let candidates = if remote { saved(src, file, folder) } else { beside(src, folder) };
    let mut outside = false;
    for path in candidates {
        let Ok(path) = path.canonicalize() else { continue };
        if is_inside(&path, folder, roots) {
            return Ok(path);
        }
        outside = true;
    }
    Err(match (remote, outside) {
        (true, _) => Notice::PictureRemote,
        (false, true) => Notice::PictureOutside,
        (false, false) => Notice::PictureMissing,
    })
}

/// Whether an address has a scheme or a host.
fn is_remote(src: &str) -> bool {
    src.starts_with("//") || Url::parse(src).is_ok_and(|url| url.scheme() != "file")
}

/// Candidate paths for a `src` that is no URL: with `%20` decoded to a space, and as written.
fn beside(src: &str, folder: &Path) -> Vec<PathBuf> {
    let base = folder.canonicalize().ok().and_then(|folder| Url::from_directory_path(folder).ok());
    let joined = base.and_then(|base| base.join(src).ok()).filter(|url| url.scheme() == "file" && url.host().is_none());
    let decoded = joined.and_then(|url| url.to_file_path().ok());
    let plain = (!src.starts_with("file:")).then(|| folder.join(src));
    decoded.into_iter().chain(plain).collect()
}

/// The paths at which a browser saves a picture of a page.
fn saved(src: &str, file: &Path, folder: &Path) -> Vec<PathBuf> {
    let whole = if src.starts_with("//") { format!("https:{src}") } else { src.to_owned() };
    let Ok(url) = Url::parse(&whole) else { return Vec::new() };
    let Some(last) = url.path_segments().and_then(Iterator::last).filter(|last| !last.is_empty()) else { return Vec::new() };
    let decoded = Url::parse("file:///").ok().and_then(|base| base.join(last).ok()).and_then(|url| url.to_file_path().ok());
    let names = [decoded.as_deref().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default(), last];
    let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else { return Vec::new() };
    let is_name = |name: &&str| matches!(Path::new(name).components().collect::<Vec<_>>().as_slice(), [Component::Normal(_)]);
    let names: Vec<&str> = names.into_iter().filter(is_name).collect();
    FOLDERS.iter().flat_map(|ending| names.iter().map(move |name| folder.join(format!("{stem}{ending}")).join(name))).collect()
}

fn is_inside(path: &Path, folder: &Path, roots: &[PathBuf]) -> bool {
    let opened = roots.iter().filter(|root| root.is_dir()).map(PathBuf::as_path);
    std::iter::once(folder).chain(opened).filter_map(|folder| folder.canonicalize().ok()).any(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder `articles` with an article `page.html`, pictures beside it and in its folder, and one outside.
    fn shelf() -> (tempfile::TempDir, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        let articles = home.path().canonicalize().unwrap().join("articles");
        std::fs::create_dir_all(articles.join("page_files")).unwrap();
        for name in ["a b.png", "c%20d.png", "page_files/e.jpg", "../secret.png"] {
            std::fs::write(articles.join(name), "").unwrap();
        }
        (home, articles)
    }

    #[test]
    fn pictures_are_beside_the_article_or_in_the_folder_of_the_page() {
        let (_home, articles) = shelf();
        for (src, expected) in [
            ("a b.png", "a b.png"),
            ("./a%20b.png?w=300#x", "a b.png"),
            ("c%20d.png", "c%20d.png"),
            ("page_files/e.jpg", "page_files/e.jpg"),
            ("https://news.example/2021/e.jpg?w=300", "page_files/e.jpg"),
            ("//news.example/e.jpg", "page_files/e.jpg"),
        ] {
            assert_eq!(find(src, &articles.join("page.html"), &[]), Ok(articles.join(expected)), "{src}");
        }
    }

    #[test]
    fn nothing_else_is_a_picture() {
        let (home, articles) = shelf();
        let absolute = format!("file://{}", home.path().join("secret.png").display());
        std::os::unix::fs::symlink("../secret.png", articles.join("link.png")).unwrap();
        for (src, expected) in [
            ("../secret.png", Notice::PictureOutside),
            ("%2e%2e/secret.png", Notice::PictureOutside),
            ("link.png", Notice::PictureOutside),
            (&*absolute, Notice::PictureOutside),
            ("/etc/passwd", Notice::PictureOutside),
            ("file://host/etc/passwd", Notice::PictureMissing),
            ("none.png", Notice::PictureMissing),
            ("", Notice::PictureMissing),
            ("https://news.example/..%2fsecret.png", Notice::PictureRemote),
            ("https://news.example/", Notice::PictureRemote),
            ("data:image/png;base64,AAAA", Notice::PictureRemote),
            ("javascript:x", Notice::PictureRemote),
        ] {
            assert_eq!(find(src, &articles.join("page.html"), std::slice::from_ref(&articles)), Err(expected), "{src}");
        }
    }

    #[test]
    fn files_below_an_opened_folder_may_be_shown() {
        let (home, articles) = shelf();
        let root = home.path().to_owned();
        assert!(find("../secret.png", &articles.join("page.html"), std::slice::from_ref(&root)).is_ok());
    }
}
