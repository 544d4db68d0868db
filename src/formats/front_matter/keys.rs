//! The keys of headers, as site generators and newsrooms name them in a few languages; the likelier ones first.

/// The headline.
pub(super) const TITLE: &[&str] = &["title", "titre", "titel", "título", "titulo", "titolo", "headline", "tytuł", "otsikko"];
/// The line below it.
pub(super) const SUBTITLE: &[&str] = &[
    "subtitle",
    "sub_title",
    "sous_titre",
    "soustitre",
    "untertitel",
    "subtítulo",
    "subtitulo",
    "sottotitolo",
    "deck",
    "dek",
    "tagline",
    "subheading",
];
/// What sums the article up.
pub(super) const SUMMARY: &[&str] = &[
    "standfirst",
    "chapo",
    "chapô",
    "chapeau",
    "lead",
    "lede",
    "summary",
    "excerpt",
    "description",
    "abstract",
    "teaser",
    "résumé",
    "zusammenfassung",
    "beschreibung",
    "resumen",
    "descripción",
    "descripcion",
    "intro",
];
/// When it was published.
pub(super) const DATE: &[&str] = &[
    "date",
    "published",
    "publish_date",
    "publishdate",
    "published_at",
    "publishedat",
    "published_on",
    "published_date",
    "publication_date",
    "date_published",
    "datepublished",
    "pubdate",
    "pub_date",
    "pubdatetime",
    "posted",
    "created",
    "created_at",
    "date_created",
    "datum",
    "fecha",
    "data",
    "date_publication",
    "date_de_publication",
    "publié_le",
    "publie_le",
    "veröffentlicht",
    "publicado",
];
/// When it was last changed.
pub(super) const UPDATED: &[&str] = &[
    "updated",
    "lastmod",
    "last_modified",
    "last_modified_at",
    "modified",
    "date_modified",
    "datemodified",
    "modified_at",
    "updated_at",
    "updateddate",
    "updated_date",
    "last_updated",
    "date_updated",
    "moddatetime",
    "mis_à_jour",
    "mise_à_jour",
    "maj",
    "date_maj",
    "aktualisiert",
    "actualizado",
];
/// Who wrote it.
pub(super) const AUTHORS: &[&str] = &[
    "author",
    "authors",
    "auteur",
    "auteurs",
    "autor",
    "autoren",
    "autorin",
    "autores",
    "autore",
    "byline",
    "by",
    "writer",
    "writers",
    "verfasser",
    "creator",
];
/// The language.
pub(super) const LANG: &[&str] = &["lang", "language", "locale", "langue", "sprache", "idioma", "lingua"];
/// The article's own address.
pub(super) const URL: &[&str] = &["canonical_url", "canonicalurl", "canonical", "url", "permalink", "original_url", "source_url"];
/// The picture that stands for it.
pub(super) const IMAGE: &[&str] = &[
    "image",
    "cover",
    "cover_image",
    "coverimage",
    "thumbnail",
    "og_image",
    "ogimage",
    "featured_image",
    "featuredimage",
    "hero",
    "hero_image",
    "heroimage",
    "banner",
    "primary_image",
    "social_image",
    "images",
    "bild",
    "imagen",
];
/// Who published it.
pub(super) const SOURCE: &[&str] =
    &["source", "publication", "publisher", "newspaper", "journal", "média", "zeitung", "medio", "quelle", "site_name"];
/// The section of the newspaper.
pub(super) const SECTION: &[&str] = &[
    "section",
    "rubrique",
    "category",
    "categories",
    "catégorie",
    "catégories",
    "categorie",
    "rubrik",
    "ressort",
    "kategorie",
    "kategorien",
    "sección",
    "seccion",
    "categoría",
    "categorías",
];
/// Keywords.
pub(super) const TAGS: &[&str] = &[
    "tags",
    "tag",
    "keywords",
    "topics",
    "étiquettes",
    "etiquettes",
    "mots_clés",
    "mots_cles",
    "schlagworte",
    "schlagwörter",
    "stichworte",
    "etiquetas",
    "thématiques",
    "thematiques",
];
/// Videos, by address or by the provider's name for them.
pub(super) const VIDEOS: &[&str] = &[
    "video",
    "videos",
    "video_url",
    "videourl",
    "vidéo",
    "vidéos",
    "youtube",
    "youtube_url",
    "youtube_id",
    "youtubeid",
    "vimeo",
    "vimeo_id",
    "dailymotion",
    "dailymotion_id",
];
/// The title of the video.
pub(super) const VIDEO_TITLE: &[&str] = &["youtube_title", "video_title", "vimeo_title"];
/// Where it was written.
pub(super) const PLACE: &[&str] = &["dateline", "place", "lieu", "ort", "lugar"];
/// Keys that may hold a date within an address.
pub(super) const PATHS: &[&str] = &["path", "permalink", "slug", "url"];
/// Maps within a header whose keys count as the header's own, where it has none of the name.
pub(super) const INNER: &[&str] = &["extra", "taxonomies", "params", "seo", "metadata"];
