//! Sections of the lexicon: the purpose of each list of phrases or words. The words themselves are in the data files.

/// Declares the sections of one kind: variant, head in the files, meaning.
macro_rules! sections {
    ($(#[$meta:meta])* $kind:ident { $($variant:ident = $head:literal : $doc:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $kind { $(#[doc = $doc] $variant,)+ }

        impl $kind {
            pub(super) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The head of the section in the files.
            pub(super) fn head(self) -> &'static str {
                match self { $(Self::$variant => $head),+ }
            }
        }
    };
}

sections! {
    /// Sections of phrases, which are compared with text in lower case.
    Phrases {
        Buttons = "buttons": "Names of buttons around an article; whole lines.";
        Placeholders = "placeholders": "Notices in the place of content that the page could not show.";
        FooterLines = "footer lines": "Parts of lines below an article that belong to the page.";
        CommentHeadings = "comment headings": "Headings over comments, without digits and punctuation.";
        MoreFrom = "more from": "Openings of lines over other articles of the newsroom.";
        BioVerbs = "bio verbs": "Verbs behind an author's name in a bio.";
        Invitations = "invitations": "Openings of lines that invite elsewhere by a link.";
        SocialNetworks = "social networks": "Networks where newsrooms want to be followed.";
        BioRoles = "bio roles": "Professions in bios, beside those of `RoleWords`.";
        UnlikelyClasses = "unlikely classes": "Parts of classes that are seldom the article.";
        LowWeightClasses = "low weight classes": "Parts of classes that count against an element.";
        FurnitureClasses = "furniture classes": "Words of classes that are never the article.";
        StylingClasses = "styling classes": "Beginnings of classes that say how a part looks, not what it is.";
        ShownClasses = "shown classes": "Beginnings of what a class with a width turns a hidden part into.";
        GluedClassWords = "glued class words": "Words that are glued to another one in a class.";
        LineNumberClasses = "line number classes": "Parts of classes of the line numbers of a listing.";
        BesideTextClasses = "beside text classes": "Parts of classes of elements beside the text.";
        PictureControls = "picture controls": "Names of buttons around pictures and videos; whole lines.";
        PictureNouns = "picture nouns": "Nouns in a count of pictures, `Image 3 of 12`.";
        PictureCountJoiners = "picture count joiners": "Words between the two numbers of such a count.";
        PhotoCreditOpeners = "photo credit openers": "Openings of lines that credit photographers.";
        EmptyParts = "empty parts": "All the words of an element without content.";
        FilingOpeners = "filing openers": "Openings of lines that name the subjects of an article.";
        ReadingTime = "reading time": "Words in a line that says how long reading takes.";
        ReadOn = "read on": "Openings of lines that lead to another article.";
        RelatedHeadings = "related headings": "Headings over other articles; whole lines, without a colon at the end.";
        AdLabels = "ad labels": "Labels of advertisements; whole lines.";
        HiddenTextClasses = "hidden text classes": "Classes of text for screen readers only.";
        FeedElements = "feed elements": "Elements of HTML that feeds use in texts.";
        CodeOpeners = "code openers": "Beginnings of lines of code, and of what is typed at a prompt, as they are written.";
        AuthorMetaNames = "author meta names": "Names of `meta` elements with the author, most trusted first.";
        BesideAuthorClasses = "beside author classes": "Parts of classes beside an author's name.";
        AuthorPagePaths = "author page paths": "Parts of paths of authors' pages.";
        AuthorHeadings = "author headings": "Headings over what is said about an author; whole lines, without a colon.";
        CompanyForms = "company forms": "Last words of companies' names.";
        AuthorLabels = "author labels": "Labels of the author on a card.";
        TitleMetaNames = "title meta names": "Names of `meta` elements with the headline, most trusted first.";
        HeadlineClasses = "headline classes": "Parts of classes of the headline.";
        ContinueReading = "continue reading": "Endings of a beginning of a text that was cut off.";
        StandfirstClasses = "standfirst classes": "Classes of the line below the headline; parts of classes where longer than six letters.";
        LatePictureAttributes = "late picture attributes": "Attributes with the URL of a lazy-loaded picture, most trusted first.";
        FrameAttributes = "frame attributes": "Attributes with the URL of a frame.";
        PlayerProviderAttributes = "player provider attributes": "Attributes that name a video's provider.";
        PlayerIdAttributes = "player id attributes": "Attributes with a video's ID at its provider.";
        PlayerAddressAttributes = "player address attributes": "Attributes with the URL of a video.";
        PlayerSettingsAttributes = "player settings attributes": "Attributes with settings that contain the URL of a video.";
        BackgroundAttributes = "background attributes": "Attributes with the URL of a background or lazy-loaded picture.";
        PublishedMetaNames = "published meta names": "Names of `meta` elements with the publication date, most trusted first.";
        UpdatedMetaNames = "updated meta names": "Names of `meta` elements with the date of the last change.";
        FieldClasses = "field classes": "Parts of classes of elements that may hold a field.";
        ElsewhereClasses = "elsewhere classes": "Parts of classes of elements that are about other articles.";
        BylineOpeners = "byline openers": "Words before the first name of a byline.";
        BylineLeads = "byline leads": "Words between the kind of an article and its author.";
        LateBylineLeads = "late byline leads": "The same, but only behind the kind, since names begin with them too.";
        UncasedBylineOpeners = "uncased byline openers": "Openings of bylines in scripts without capitals.";
        ArticleKinds = "article kinds": "Words for an article, and for its writing, before the byline proper.";
        PossessivesBeforeRoles = "possessives before roles": "`our` before a role: « notre correspondante ».";
        RoleWords = "role words": "Roles in a newsroom.";
        RoleQualifiers = "role qualifiers": "Adjectives and nouns before a role.";
        ReporterTitles = "reporter titles": "Titles beside a name, without a space.";
        NewsroomWords = "newsroom words": "Words in the names of newsrooms that sign together.";
        Agencies = "agencies": "News agencies, letters and digits only.";
        BylineRemarks = "byline remarks": "Words in lines beside a byline that are not about people.";
        NameJoiners = "name joiners": "Words that join the last two names of a list.";
        LooseNameJoiners = "loose name joiners": "Further joiners, in a line that is known to be a byline.";
        NameParticles = "name particles": "Small words within names, which take no capital.";
        Offices = "offices": "Offices and professions that stand before names; of compounds, the end.";
        SpeakerParticles = "speaker particles": "Small words within the names of speakers and what they speak for.";
        NameEnders = "name enders": "Words behind which a name has ended.";
        AroundBylineDates = "around byline dates": "Words around the date in a byline.";
        OrganisationWords = "organisation words": "Words in the names of organisations.";
        SharedMailboxes = "shared mailboxes": "Openings of email addresses that several people answer.";
        NewsletterPointers = "newsletter pointers": "Parts of lines in a newsletter that point to the browser or out of the list.";
        OnlineVersion = "online version": "Parts of those lines whose link leads to the same mail on the web.";
        WatchCalls = "watch calls": "First words of a call to watch a video.";
        VideoWords = "video words": "Words for a video.";
        VideoHeadings = "video headings": "Headings of a video, before a colon.";
        WatchNotices = "watch notices": "Calls to watch in scripts without spaces.";
        InterviewRequests = "interview requests": "Openings of an interviewer's request.";
        StreetWords = "street words": "Words for a street.";
        StreetEndings = "street endings": "Endings of names of streets.";
        PhoneLabels = "phone labels": "Labels before a telephone number or an email address.";
        EnlargeCalls = "enlarge calls": "Verbs on buttons that show a picture.";
        GalleryNouns = "gallery nouns": "Nouns on those buttons.";
        FirstPublished = "first published": "Openings of lines that say where a text appeared first.";
        PhotoBy = "photo by": "Openings of photo credits.";
        NumberedCaptions = "numbered captions": "Labels of captions before a number.";
        ReadCalls = "read calls": "Openings of lines that call to read more on a subject.";
        CaptionLabels = "caption labels": "Labels of captions and credits before a colon.";
        Closings = "closings": "Closings of a letter.";
        Salutations = "salutations": "First words of a letter.";
        WordsBeforeDays = "words before days": "Words between a place and a day.";
        SpeechVerbs = "speech verbs": "Parts of a line that report speech.";
        PublicationLabels = "publication labels": "Parts of labels before the date of publication.";
        DeadlineLabels = "deadline labels": "Parts of labels before a deadline or an event.";
        Abbreviations = "abbreviations": "Abbreviations that take a full stop.";
        TitleKeys = "title keys": "Front matter: the headline.";
        SubtitleKeys = "subtitle keys": "Front matter: the line below it.";
        StandfirstKeys = "standfirst keys": "Front matter: the standfirst.";
        SummaryKeys = "summary keys": "Front matter: a summary.";
        DateKeys = "date keys": "Front matter: the date of publication.";
        UpdatedKeys = "updated keys": "Front matter: the date of the last change.";
        AuthorKeys = "author keys": "Front matter: the authors.";
        LanguageKeys = "language keys": "Front matter: the language.";
        ImageKeys = "image keys": "Front matter: the picture.";
        CutlineKeys = "cutline keys": "Front matter: what is on the picture, within its map.";
        CreditKeys = "credit keys": "Front matter: who took the picture, within its map.";
        ImageCutlineKeys = "image cutline keys": "Front matter: what is on the picture, beside it.";
        ImageCreditKeys = "image credit keys": "Front matter: who took the picture, beside it.";
        SourceKeys = "source keys": "Front matter: the publication.";
        SectionKeys = "section keys": "Front matter: the section.";
        TagKeys = "tag keys": "Front matter: keywords.";
        VideoKeys = "video keys": "Front matter: videos.";
        PlaceKeys = "place keys": "Front matter: the dateline's place.";
        DraftWords = "draft words": "Front matter: whether it is a draft.";
        PlaceholderAuthors = "placeholder authors": "Author fields that programs fill in.";
        UntitledNames = "untitled names": "Titles of documents without a title.";
        HeadingStyles = "heading styles": "Names of heading styles, before the level.";
        TitleStyles = "title styles": "Names of styles: the title.";
        SubtitleStyles = "subtitle styles": "Names of styles: the subtitle.";
        LeadStyles = "lead styles": "Names of styles: the lead.";
        BylineStyles = "byline styles": "Names of styles: the byline.";
        CrossheadStyles = "crosshead styles": "Names of styles: a crosshead.";
        QuoteStyles = "quote styles": "Names of styles: a quotation.";
        CaptionStyles = "caption styles": "Names of styles: a caption.";
        CodeStyles = "code styles": "Names of styles: code.";
        StrongStyles = "strong styles": "Names of character styles: strong.";
        EmphasisStyles = "emphasis styles": "Names of character styles: emphasis.";
        LongDates = "long dates": "The form of a date, `{day} {month} {year}`.";
        FirstDays = "first days": "The form of the first day of a month, where it differs.";
        QuotationMarks = "quotation marks": "The outer and the inner quotation marks around `…`, behind a region where only that uses them.";
        ReleaseLabels = "release labels": "Labels above the headline of a press release, for a line or the beginning of one.";
        EmbargoOpeners = "embargo openers": "Openings of lines that say until when a text is not to be published.";
        EndMarks = "end marks": "Words below the text of a press release, between dashes or in capitals.";
        ContactLabels = "contact labels": "Openings of lines about whom journalists may ask.";
        CompoundOpeners = "compound openers": "First parts of words with a hyphen.";
        CompoundEndings = "compound endings": "Last parts of words with a hyphen.";
        PartJoiners = "part joiners": "Words behind one that leaves its end out, `Vor- und Nachteile`.";
        PageWords = "page words": "Words before the number of a page.";
        MenuEntries = "menu entries": "Entries of the menu and the footer of a page, with straight apostrophes; whole lines.";
        PageLabels = "page labels": "Labels of a page around an article copied as text; whole lines.";
        PagePointers = "page pointers": "Openings of lines that point to other articles, before a colon or alone.";
        ShareLines = "share lines": "Openings of lines to share an article or to follow a newsroom.";
        RightsReserved = "rights reserved": "Ends of lines that reserve rights.";
        TranscriptHeadings = "transcript headings": "The heading of a transcript.";
        PressHeadlineLabels = "press headline labels": "Press databases: labels before the headline.";
        PressBylineLabels = "press byline labels": "Press databases: labels before the byline.";
        PressSectionLabels = "press section labels": "Press databases: labels before the section.";
        PressLengthLabels = "press length labels": "Press databases: labels before the number of words.";
        PressPlaceLabels = "press place labels": "Press databases: labels before the dateline's place.";
        PressSummaryLabels = "press summary labels": "Press databases: labels before a summary.";
        PressKeywordLabels = "press keyword labels": "Press databases: labels before keywords.";
        PressLoadLabels = "press load labels": "Press databases: labels before the date of intake.";
        PressAddressLabels = "press address labels": "Press databases: labels before the URL.";
        PressClosingLabels = "press closing labels": "Press databases: labels of further fields behind the text.";
        PressBodyHeadings = "press body headings": "Press databases: the line above the text.";
        PressTailHeadings = "press tail headings": "Press databases: lines above what follows the text.";
        PressDocumentEnds = "press document ends": "Press databases: the line below an article.";
        PressDocumentNouns = "press document nouns": "Press databases: words for an article before or behind its number.";
        TaskStates = "task states": "States of a task before a heading in outlines.";
        WordCountNouns = "word count nouns": "Words behind a number of words.";
        AccordingTo = "according to": "Words before or behind a quotation and before who spoke.";
        ReadIn = "read in": "Words before a preposition and the document that a quotation is read in.";
        AccordingToApart = "according to behind a comma": "Those that mean it only behind a comma or at the beginning of a sentence.";
    }
}

sections! {
    /// Sections whose words are in rows, or compared one by one.
    WordTable {
        Months = "months": "January to December: every form and abbreviation.";
        SolarMonths = "solar months": "The months of the calendar of Iran, from spring on.";
        MonthsInDates = "months in dates": "January to December as they are written in a date.";
        Weekdays = "weekdays": "Monday to Sunday: every form and abbreviation.";
        DaysOfTheMonth = "days of the month": "Ordinal numbers of the days, from 1.";
        Numbers = "numbers": "Cardinal and ordinal numbers from 1 to 19.";
        Tens = "tens": "Twenty, thirty, forty, fifty.";
        Thousand = "thousand": "Thousand, behind two.";
        TwoThousand = "two thousand": "Two thousand in one word.";
        NumberJoiners = "number joiners": "Words between tens and units.";
        Holidays = "holidays": "Holidays by their English name, `easter: Ostern`.";
        Published = "published": "Words before the date of publication.";
        Updated = "updated": "Words before the date of the last change.";
        AroundDates = "around dates": "Words around a date that say nothing about it.";
        BeforeDays = "before days": "Words between a weekday and a day.";
        BetweenDateParts = "between date parts": "Words between day, month and year.";
        BeforeTimes = "before times": "Words between a day and a time.";
        SpokenTimes = "spoken times": "Words within a time as it is spoken.";
        OrdinalEndings = "ordinal endings": "Endings of ordinal digits.";
        Hours = "hours": "Words and abbreviations for hours.";
        Minutes = "minutes": "Words and abbreviations for minutes.";
        Seconds = "seconds": "Words and abbreviations for seconds.";
        Morning = "morning": "The first half of the day.";
        Afternoon = "afternoon": "The second half of the day.";
        Noon = "noon": "Noon.";
        BeforeYears = "before years": "Words between a holiday and its year.";
        TimeZones = "time zones": "Names of time zones behind their hours from UTC, `1: cet`; `?:` where a name means several.";
        NumberOfAWeekday = "number of a weekday": "Characters before the number of a weekday.";
        CommonWords = "common words": "The most frequent words.";
        Letters = "letters": "Letters beyond `a` to `z` in words of the language.";
        ReportingVerbs = "reporting verbs": "Verbs and nouns of reporting; `*` for any ending.";
        FurtherReportingVerbs = "further reporting verbs": "Verbs of reporting where someone is named beside them: alone they would prove nothing.";
        NamingVerbs = "naming verbs": "Verbs that say what someone calls a thing; `*` for any ending.";
        FirstPerson = "first person": "Words for who speaks.";
        Determiners = "determiners": "Articles and their like before a noun.";
        ThirdPerson = "third person": "Pronouns for who spoke: a row of male ones, a row of female ones, a row of others.";
        CourtesyTitles = "courtesy titles": "Titles before names: a row of male ones, a row of female ones, a row of others.";
        SpeechFillers = "speech fillers": "Words between who spoke and the verb of saying: a row of auxiliaries, one of adverbs.";
        Prepositions = "prepositions": "Prepositions.";
        ClauseWords = "clause words": "Words between clauses.";
        ReportingNouns = "reporting nouns": "Those of the reporting verbs that are no verbs.";
        AccordingToBehind = "according to behind names": "Words behind who spoke, `Ann Lee zufolge`.";
        GenderedDeterminers = "gendered determiners": "Those of the determiners with a gender: a row of male ones, a row of female ones.";
        RelativePronouns = "relative pronouns": "Pronouns for the subject of a clause about someone.";
        ObjectClauseWords = "clause words before objects": "Those of the clause words before an object and its verb, `comme le dit`.";
        FiniteEndings = "finite endings": "Endings of finite verbs that no noun has.";
        AddressEndings = "address endings": "Endings of verbs that address the reader.";
        WordsOfSpeech = "words of speech": "Nouns for words that someone said, before who said them.";
        QuotingVerbs = "quoting verbs": "Those of the reporting verbs whose object is who said it.";
        DefiniteArticles = "definite articles": "Those of the determiners before someone who is known already.";
        ObjectDeterminers = "object determiners": "Those of the determiners that begin no subject.";
        AdverbEndings = "adverb endings": "The end of most adverbs.";
        ListJoiners = "list joiners": "Words before the last member of a list.";
        WorkNouns = "work nouns": "Words before the name of a work, an event or a thing.";
    }
}

#[cfg(test)]
impl Phrases {
    /// Whether its phrases are compared with text in lower case.
    pub(super) fn is_matched(self) -> bool {
        !matches!(self, Self::LongDates | Self::QuotationMarks | Self::TranscriptHeadings | Self::CodeOpeners)
    }
}
