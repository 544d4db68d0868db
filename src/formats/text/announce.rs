//! Paragraphs that announce a video: « Revivez la soirée en vidéo », "Watch the video".

/// The longest announcement, in bytes.
const LONGEST: usize = 240;

/// What bids the reader watch, at the start of the paragraph: whole words, lower case.
const CALLS: &[&str] = &[
    // French
    "revivez",
    "regardez",
    "visionnez",
    "voyez",
    "voir",
    "revoir",
    "revoyez",
    "retrouvez",
    "découvrez",
    "redécouvrez",
    "regarder",
    "visionner",
    "suivez",
    // English
    "watch",
    "see",
    "view",
    "rewatch",
    "relive",
    "replay",
    "check",
    // German
    "sehen",
    "schauen",
    "sieh",
    "seht",
    "schau",
    "schaut",
    "erleben",
    "ansehen",
    // Spanish, Portuguese
    "vea",
    "ve",
    "ved",
    "vean",
    "mira",
    "mire",
    "miren",
    "ver",
    "reviva",
    "revive",
    "veja",
    "assista",
    "assistir",
    "reveja",
    "confira",
    // Italian
    "guarda",
    "guardate",
    "guardi",
    "rivedi",
    "rivivi",
    "vedi",
    // Dutch, Scandinavian
    "bekijk",
    "kijk",
    "herbekijk",
    "se",
    "titta",
    "katso",
    // Slavic, Turkish
    "zobacz",
    "obejrzyj",
    "podívejte",
    "смотрите",
    "посмотрите",
    "дивіться",
    "вижте",
    "гледайте",
    "izleyin",
    "izle",
];

/// Words for what is watched, lower case.
const VIDEOS: &[&str] = &[
    "vidéo",
    "vidéos",
    "video",
    "videos",
    "vidéoreportage",
    "replay",
    "film",
    "filmpje",
    "filmmitschnitt",
    "wideo",
    "videoyu",
    "videosu",
    "vídeo",
    "vídeos",
    "видео",
    "відео",
    "відеo",
    "filmaufnahme",
    "videon",
    "videoen",
    "mitschnitt",
    "clip",
    "videoclip",
    "trailer",
    "livestream",
    "webcast",
];

/// Whether `text` bids the reader watch a video.
pub(super) fn calls_to_watch(text: &str) -> bool {
    if text.len() > LONGEST {
        return text.len() <= LONGEST * 4 && text.ends_with(['動', '画', '频', '頻']);
    }
    bids(text) || text.trim_end().ends_with([':', '：']) && is_headed(text) || names_video_in_ideographs(text)
}

/// Whether the first word bids the reader do something, and a later one is a word for a video.
fn bids(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let Some(first) = words.next() else { return false };
    let called = CALLS.contains(&first.as_str()) || first == "à" && words.next().is_some_and(|next| next == "voir");
    called && words.any(|word| VIDEOS.contains(&word.as_str()))
}

/// Whether a line that ends in a colon is headed as a video is: « En vidéo : ».
fn is_headed(text: &str) -> bool {
    const HEADS: &[&str] = &["en vidéo", "vidéo", "video", "vídeo", "en vídeo", "en video", "in video", "im video"];
    let low = text.to_lowercase();
    let bare = low.trim_end_matches(|c: char| matches!(c, ':' | '：' | '.' | '!') || c.is_whitespace());
    HEADS.iter().any(|head| bare.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(',')))
}

fn names_video_in_ideographs(text: &str) -> bool {
    const CALLS: &[&str] = &["观看", "觀看", "收看", "動画を見る", "動画をご覧", "動画はこちら", "视频：", "영상 보기", "동영상"];
    // None of them begins with a lower byte.
    text.len() < 160 && text.bytes().any(|byte| byte >= 0xe3) && text.chars().count() < 40 && CALLS.iter().any(|call| text.contains(call))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_to_watch_is_heard_in_many_languages() {
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
    fn a_text_about_videos_calls_nobody() {
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
