//! Turns observations of a transcript into observations of the article it belongs to.

use super::observe;
use crate::store::catalogue::live::FileObservation;
use crate::store::sidecars;
use crate::store::stamp::stamp;

/// The observations with what follows from them for files that belong together.
pub(super) fn settle(observations: Vec<FileObservation>) -> Vec<FileObservation> {
    let mut settled = Vec::with_capacity(observations.len());
    for observation in observations {
        match &observation {
            FileObservation::File { path, .. } | FileObservation::Gone(path) if let Some(article) = sidecars::article_of(path) => {
                // It is none by itself, though it may have been one until the article came.
                settled.push(FileObservation::Gone(path.clone()));
                settled.push(FileObservation::File { stamp: stamp(&article), path: article, fresh: true });
            }
            FileObservation::File { path, .. } => {
                let own = sidecars::transcripts_of(path).into_iter().map(FileObservation::Gone);
                settled.extend(own);
                settled.push(observation);
            }
            FileObservation::Gone(path) => {
                let left = sidecars::transcripts_of(path).into_iter().filter(|path| !sidecars::belongs(path)).map(observe);
                settled.extend(left);
                settled.push(observation);
            }
            FileObservation::Moved { from, to } => {
                // With another name it has another transcript, or none any more, though not a byte of it has changed.
                let other = [from, to].iter().any(|path| !sidecars::transcripts_of(path).is_empty());
                let again = other.then(|| FileObservation::File { stamp: stamp(to), path: to.clone(), fresh: true });
                settled.push(observation);
                settled.extend(again);
            }
            FileObservation::FolderGone(_) | FileObservation::FolderMoved { .. } => settled.push(observation),
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_transcript_is_a_change_of_its_article() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["talk.md", "talk.vtt", "lone.srt"] {
            std::fs::write(path(name), "x").unwrap();
        }
        let names = |observations: Vec<FileObservation>| -> Vec<String> {
            let told = observations.into_iter().map(|observation| match observation {
                FileObservation::File { path, fresh, .. } => format!("{} {fresh}", path.file_name().unwrap().display()),
                FileObservation::Gone(path) => format!("{} gone", path.file_name().unwrap().display()),
                other => format!("{other:?}"),
            });
            told.collect()
        };
        assert_eq!(names(settle(vec![observe(path("talk.vtt"))])), ["talk.vtt gone", "talk.md true"]);
        assert_eq!(names(settle(vec![FileObservation::Gone(path("talk.fr.vtt"))])), ["talk.fr.vtt gone", "talk.md true"]);
        assert_eq!(names(settle(vec![observe(path("lone.srt"))])).len(), 1);
        assert_eq!(names(settle(vec![observe(path("talk.md"))]))[0], "talk.vtt gone");
        std::fs::rename(path("talk.md"), path("speech.md")).unwrap();
        let moved = |from: &str, to: &str| names(settle(vec![FileObservation::Moved { from: path(from), to: path(to) }]));
        assert_eq!(moved("talk.md", "speech.md")[1..], ["speech.md true"]);
        assert_eq!(moved("other.md", "speech.md").len(), 1);
        std::fs::remove_file(path("speech.md")).unwrap();
        assert_eq!(names(settle(vec![FileObservation::Gone(path("talk.md"))])).len(), 2);
    }
}
