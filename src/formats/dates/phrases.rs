//! The words that stand around a date on a line of its own. Data only, folded as `tokens::fold` leaves words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::names;

/// What a word around a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// The date that follows is the one of publication.
    Published,
    /// The date that follows is that of a later change.
    Updated,
    /// Nothing: articles, prepositions, units.
    Nothing,
}

/// Words before the date of publication.
const PUBLISHED: &str = "published publie publiee paru parue posted issued released created written dated veroffentlicht erschienen \
    erstellt publicado publicada pubblicato pubblicata gepubliceerd geplaatst publicat publicerad publicerat publisert offentliggjort \
    udgivet julkaistu opublikowano dodano publikovano creado criado creato cree creee zverejneno vydano objavljeno publikovane megjelent kozzeteve \
    опубликовано опублікована опубліковано публикувано δημοσιευθηκε δημοσιευση yayinlanma yayinlandi paskelbta publicets \
    diterbitkan نشر نشرت प्रकाशित 公 掲 発 發 게시 입력 등록 dang";

/// Words before the date of a later change.
const UPDATED: &str = "updated update modified revised edited maj mis mise actualise actualisee modifie modifiee aktualisiert \
    geandert bearbeitet stand actualizado actualizada modificado modificada aggiornato aggiornata aggiornamento atualizado \
    atualizada bijgewerkt gewijzigd actualitzat uppdaterad uppdaterat andrad oppdatert opdateret paivitetty muokattu \
    zaktualizowano aktualizacja aktualizovano aktualizace aktualizovane azurirano frissitve actualizat обновлено изменено оновлено \
    actualizacion atualizacao actualisation modification aktualisierung actualitzacio ενημερωθηκε guncelleme guncellendi guncellenme diperbarui تحديث अपडेट 更 수정 업데이트";

/// Words that say nothing about which date it is.
const NOTHING: &str = "midnight night morning evening feira abends morgens nachts avonds ochtends middags रात minuit on at the of in to a an last first date day time by le la les l d du de des jour a au heures heure h hs hr hrs hour min mn s t z \
    am um den der dem vom uhr zuletzt seit datum el las los del dia hora horas o ora ore il alle lo as ao aos dne dia em en op om \
    uur de het laatst laatste ultimo ultima derniere dernier letzte letztes letzter i v u w r g godz godzina roku rok года год г р в о у יום ה ב sept pa den det kl klo klokken sist senast senest \
    viimeksi saat tarihi tarih ve στις ora la orele anul ev nap m y d gada gads \
    pada pukul wib jam ngay thang nam luc gio بتاريخ في الساعة عام يوم को बजे सन সাল তারিখ \
    日 時 时 分 秒 開 表 載 布 新 最 終 后 後 号 版 付 曜 星 期 周 週 礼 拜 天 月 火 水 木 金 土 于 於 년 월 일 시 분 초 기사 최종 승인 de heure paris jour \
    en cet cest today tomorrow yesterday hier aujourd hui demain heute gestern hoy ayer manana oggi ieri domani hoje ontem amanha \
    vandaag gisteren vanavond soir matin noche tarde sera mattina noite manha nuit madrugada apres midi 夜 朝 夕 晩 \u{0e27}\u{0e31}\u{0e19}\u{0e17}\u{0e35}\u{0e48} \u{0e1e}\u{0e28}";

/// What the folded `word` says beside a date; `None` where a line with it is not only a date.
pub(super) fn around(word: &str) -> Option<Around> {
    AROUND.get(word).copied().or_else(|| names::is_weekday(word).then_some(Around::Nothing))
}

/// All of these words. Every short line of a text is asked for a date, so that looking each list through would take most of the time.
static AROUND: LazyLock<HashMap<&str, Around>> = LazyLock::new(|| {
    let lists = [(NOTHING, Around::Nothing), (UPDATED, Around::Updated), (PUBLISHED, Around::Published)];
    lists.into_iter().flat_map(|(list, around)| list.split_whitespace().map(move |word| (word, around))).collect()
});

/// Words that may stand between a day, its month and its year.
pub(super) fn joins_parts(word: &str) -> bool {
    const WORDS: &str = "de del d of the den day do di du jour gada m g nam ngay anul year en u el dne no";
    WORDS.split_whitespace().any(|known| known == word)
}

/// Words that may stand between a day and the time on it.
pub(super) fn joins_time(word: &str) -> bool {
    const WORDS: &str =
        "at a um as alle ore ora om kl klo klokken o godz в о ve saat las los u ob orele la t στις pukul luc vers около г р у ב";
    WORDS.split_whitespace().any(|known| known == word)
}

/// Words between the figures of a time that is told as one speaks: « 20 Minuten nach 8 », « 10 voor half negen ».
pub(super) fn tells_time(word: &str) -> bool {
    const WORDS: &str = "minuten minute minutes nach vor viertel halb past to quarter half over voor kwart moins quart cuarto media menos meno mezza meia o clock y e";
    WORDS.split_whitespace().any(|known| known == word)
}

/// The endings of ordinal figures.
pub(super) fn is_ordinal(word: &str) -> bool {
    const ENDINGS: &str = "er re e eme ieme st nd rd th o a ste de го й ος η";
    ENDINGS.split_whitespace().any(|known| known == word)
}

/// Days of the month in words: the first in many languages, all that are one word in English and Spanish.
const DAYS: &[&str] = &[
    "premier first erster ersten primero primo primeiro eerste primer forsta forste pierwszego первого uno",
    "second dos",
    "third tres",
    "fourth cuatro",
    "fifth cinco",
    "sixth seis",
    "seventh siete",
    "eighth ocho",
    "ninth nueve",
    "tenth diez",
    "eleventh once",
    "twelfth doce",
    "thirteenth trece",
    "fourteenth catorce",
    "fifteenth quince",
    "sixteenth dieciseis",
    "seventeenth diecisiete",
    "eighteenth dieciocho",
    "nineteenth diecinueve",
    "twentieth veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
    "thirtieth treinta",
];

/// The day of the month that the folded `word` means.
pub(super) fn day_in_words(word: &str) -> Option<u32> {
    (1..).zip(DAYS).find_map(|(day, words)| words.split(' ').any(|known| known == word).then_some(day))
}

/// Whether dates in figures begin with the month where `lang` is spoken: in English, but where it says which country's and that
/// is another than the United States or the Philippines (Unicode CLDR, date formats of `en-*`).
pub(super) fn month_first(lang: &str) -> bool {
    let lang = lang.to_ascii_lowercase().replace('_', "-");
    lang == "en"
        || lang.strip_prefix("en-").is_some_and(|land| land.starts_with("us") || land.starts_with("ph") || land.starts_with("latn"))
}

/// Whether dates in figures begin with the year in the language of this two-letter code, even where it has two figures.
pub(super) fn year_first(code: &str) -> bool {
    matches!(code, "zh" | "ja" | "ko" | "hu" | "mn" | "lt" | "eu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_dates_say_which_date_it_is() {
        assert_eq!(around("publie"), Some(Around::Published));
        assert_eq!(around("mis"), Some(Around::Updated));
        assert_eq!(around("freitag"), Some(Around::Nothing));
        assert_eq!(around("pomme"), None);
    }

    #[test]
    fn only_american_english_begins_with_the_month() {
        assert!(month_first("en") && month_first("en-US") && month_first("en_us"));
        assert!(!month_first("en-GB") && !month_first("fr") && !month_first(""));
    }
}
