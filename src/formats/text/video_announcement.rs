//! Recognises paragraphs that announce a video: « Revivez la soirée en vidéo », "Watch the video".

use crate::formats::lexicon::Phrases;

/// The longest announcement, in bytes.
const LONGEST: usize = 240;

/// Whether `text` is a call to watch a video.
pub(super) fn calls_to_watch(text: &str) -> bool {
    if text.len() > LONGEST {
        return text.len() <= LONGEST * 4 && text.ends_with(['動', '画', '频', '頻']);
    }
    is_call(text) || text.trim_end().ends_with([':', '：']) && is_headed(text) || names_video_in_ideographs(text)
}

/// Whether the first word is a call to watch, and a later one a word for a video.
fn is_call(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let Some(first) = words.next() else { return false };
    let called = Phrases::WatchCalls.contains(&first) || first == "à" && words.next().is_some_and(|next| next == "voir");
    called && words.any(|word| Phrases::VideoWords.contains(&word))
}

/// Whether a line that ends in a colon is headed as a video is: « En vidéo : ».
fn is_headed(text: &str) -> bool {
    let low = text.to_lowercase();
    let bare = low.trim_end_matches(|c: char| matches!(c, ':' | '：' | '.' | '!') || c.is_whitespace());
    Phrases::VideoHeadings.iter().any(|head| bare.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(',')))
}

fn names_video_in_ideographs(text: &str) -> bool {
    // None of them begins with a lower byte.
    text.len() < 160 && text.bytes().any(|byte| byte >= 0xe3) && text.chars().count() < 40 && Phrases::WatchNotices.are_in(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_to_watch_are_recognised_in_many_languages() {
        for text in [
            "Revivez l'intégralité de la soirée en vidéo",
            "Watch the video",
            "Sehen Sie das Video",
            "Vea el vídeo",
            "Guarda il video",
            "Bekijk de video",
            "Veja o vídeo",
            "Смотрите видео",
            "Zobacz wideo",
            "En vidéo :",
            "En vidéo, une heure au port :",
            "觀看影片",
        ] {
            assert!(calls_to_watch(text), "{text}");
        }
    }

    #[test]
    fn sentences_about_videos_are_no_calls() {
        for text in [
            "The video shows the harbour.",
            "Vidéo et radio",
            "See the harbour",
            "Watchmen on video",
            "",
            "En vidéo, le port paraît grand.",
        ] {
            assert!(!calls_to_watch(text), "{text}");
        }
    }
}
