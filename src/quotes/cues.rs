//! Words that tell what quotation marks are there for, by language: verbs of saying, and names of works. Data; an ending `*` stands for
//! any ending. The languages are not kept apart when looking: an article often quotes in another, and few of the words clash.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

/// No listed stem has more characters.
const LONGEST: usize = 24;

/// Verbs of saying, and what does their work.
#[rustfmt::skip] // a word a line would be pages of words
const SAYING: &[(&str, &[&str])] = &[
    ("fr", &[
        "dit", "dis", "disait", "disent", "dire", "disant", "déclar*", "affirm*", "expliqu*", "ajout*", "indiqu*", "précis*",
        "soulign*", "estim*", "assur*", "rappel*", "confie", "confia", "confié", "confiait", "lance", "lançait", "lancé", "conclu*",
        "répond*", "répliqu*", "racont*", "témoign*", "insist*", "regrett*", "exclam*", "écri*", "poursui*", "selon", "martel*",
        "résum*", "averti*", "plaid*", "dénonc*", "commente*", "commenta*", "demand*", "reprit", "cria", "crie", "criait", "fit",
        "murmur*", "observe", "observait", "observa", "constat*", "annonc*", "propos", "termes", "interrog*", "twitt*", "tweet*",
        "promet*", "juge", "jugeait", "jugé", "détaill*", "ironis*",
    ]),
    ("en", &[
        "said", "says", "say", "saying", "told", "tells", "telling", "asked", "asks", "asking", "added", "adds", "adding", "wrote",
        "writes", "writing", "according", "explain*", "stated", "states", "stating", "replied", "replies", "tweet*", "noted", "notes",
        "argue*", "claim*", "warn*", "insist*", "declar*", "announc*", "recall*", "continued", "conclud*", "testif*", "joked",
        "quipped", "remarked", "read", "reads", "reading", "responded", "quoted", "called", "shouted", "words", "statement", "think*",
        "thought", "pointed", "admitted", "acknowledged", "posted", "chant*", "cried",
    ]),
    ("de", &[
        "sagt*", "erklär*", "betont*", "meint*", "berichtet*", "fordert*", "kritisiert*", "äußert*", "schreib*", "schrieb*", "zitiert*",
        "wörtlich", "heißt", "hieß", "fügt*", "teilt*", "bezeichnet*", "fragt*", "antwortet*", "worten", "laut", "sprach", "spricht",
        "rief", "ergänzt*", "besagt*",
    ]),
    ("es", &[
        "dijo", "dice", "dicen", "dijeron", "decía", "afirm*", "explic*", "señal*", "asegur*", "añad*", "según", "coment*", "indic*",
        "manifest*", "sostuv*", "sostien*", "subray*", "advirt*", "respond*", "pregunt*", "escrib*", "palabras", "recalc*", "contó",
        "cuenta", "exclam*",
    ]),
    ("it", &[
        "detto", "dice", "disse", "dicono", "spieg*", "afferm*", "dichiar*", "aggiun*", "secondo", "sottoline*", "raccont*", "scriv*",
        "scritto", "rispos*", "chies*", "conclus*", "ricord*", "precis*", "parole",
    ]),
    ("pt", &[
        "disse", "diz", "dizem", "declar*", "segundo", "acrescent*", "contou", "conta", "ressalt*", "respond*", "pergunt*", "escrev*",
        "palavras", "destac*", "lembr*", "avisou", "explic*",
    ]),
    ("nl", &[
        "zei", "zegt", "zeggen", "aldus", "verklaar*", "stelt", "volgens", "vertel*", "schrijf*", "schreef", "vroeg", "antwoord*",
        "meldt", "noemt",
    ]),
    ("sv", &[
        "säger", "sade", "berättar", "skriver", "skrev", "enligt", "menar", "förklarar",
    ]),
];

/// Words right before the name of a work, an event, a thing.
#[rustfmt::skip] // a word a line would be pages of words
const WORKS: &[(&str, &[&str])] = &[
    ("fr", &[
        "film", "films", "livre", "livres", "roman", "essai", "intitulé", "intitulée", "intitulés", "intitulées", "baptisé", "baptisée",
        "baptisés", "baptisées", "dénommé", "dénommée", "surnommé", "surnommée", "appelé", "appelée", "nommé", "nommée", "titré",
        "album", "chanson", "conférence", "ronde", "exposition", "journal", "magazine", "revue", "série", "podcast", "émission",
        "documentaire", "atelier", "ateliers", "pièce", "poème", "ouvrage", "opération", "projet", "programme", "prix", "festival",
        "débat", "séminaire", "colloque", "thème", "site", "blog",
    ]),
    ("en", &[
        "film", "movie", "book", "novel", "entitled", "titled", "called", "named", "dubbed", "nicknamed", "album", "song", "single",
        "show", "series", "magazine", "newspaper", "journal", "podcast", "documentary", "play", "poem", "exhibition", "conference",
        "panel", "workshop", "essay", "memoir", "hit", "sitcom", "program", "programme", "project",
    ]),
    ("de", &[
        "film", "buch", "roman", "titel", "lied", "album", "zeitung", "zeitschrift", "magazin", "serie", "sendung", "podcast",
        "ausstellung", "konferenz", "genannt", "genannte", "genannten", "namens", "motto", "namen", "stück", "gedicht", "projekt",
        "nachrichtenmagazin", "tageszeitung",
    ]),
    ("es", &[
        "película", "libro", "novela", "titulado", "titulada", "llamado", "llamada", "denominado", "denominada", "álbum", "canción",
        "revista", "diario",
    ]),
    ("it", &[
        "film", "libro", "romanzo", "intitolato", "intitolata", "chiamato", "chiamata", "album", "canzone", "rivista", "quotidiano",
        "mostra",
    ]),
    ("pt", &[
        "filme", "livro", "romance", "intitulado", "intitulada", "chamado", "chamada", "álbum", "canção", "revista", "jornal",
        "exposição",
    ]),
    ("nl", &[
        "film", "boek", "roman", "getiteld", "genaamd", "album", "lied", "krant", "tijdschrift", "tentoonstelling", "titel",
    ]),
    ("sv", &[
        "filmen", "boken", "romanen", "albumet", "låten", "tidningen", "titeln",
    ]),
];

/// The words of a table, to be looked up at once: long articles ask for many.
struct Cues {
    whole: HashSet<&'static str>,
    /// Those with any ending, without their `*`.
    stems: HashSet<&'static str>,
}

static SAID: LazyLock<Cues> = LazyLock::new(|| Cues::of(SAYING));
static TITLED: LazyLock<Cues> = LazyLock::new(|| Cues::of(WORKS));

impl Cues {
    fn of(table: &[(&str, &[&'static str])]) -> Self {
        let words = || table.iter().flat_map(|(_, words)| words.iter().copied());
        Self {
            whole: words().filter(|word| !word.ends_with('*')).collect(),
            stems: words().filter_map(|word| word.strip_suffix('*')).collect(),
        }
    }

    fn hold(&self, word: &str) -> bool {
        // « dit-il », « a-t-elle » : the verb is what stands before the hyphen.
        let verb = word.split('-').next().unwrap_or_default();
        let low = if verb.chars().all(char::is_lowercase) { Cow::Borrowed(verb) } else { Cow::Owned(verb.to_lowercase()) };
        let mut beginnings = low.char_indices().skip(1).take(LONGEST).filter_map(|(end, _)| low.get(..end));
        self.whole.contains(&*low) || self.stems.contains(&*low) || beginnings.any(|stem| self.stems.contains(stem))
    }
}

/// Whether `word` is a verb of saying in any of the languages.
pub(super) fn says(word: &str) -> bool {
    SAID.hold(word)
}

/// Whether `word` names a kind of work, event or thing that has a title.
pub(super) fn names_a_work(word: &str) -> bool {
    TITLED.hold(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_with_their_endings() {
        assert!(says("déclarait") && says("Said") && says("dit-il") && says("erklärte"));
        assert!(!says("maison") && !says("crise") && !says("comment"));
        assert!(names_a_work("intitulée") && !names_a_work("maire"));
        assert!([&*SAID, &*TITLED].iter().flat_map(|cues| &cues.stems).all(|stem| stem.chars().count() <= LONGEST));
    }
}
