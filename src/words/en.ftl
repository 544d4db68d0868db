# The words of kiosque in English: every sentence that a person reads.
#
# A sentence is declared in src/words/*.rs, or as a command in src/input/command.rs; its message here is named after the enum and
# the variant: `notice-first-article` is Notice::FirstArticle. Figures and names stand in braces. Where a count changes the words,
# the message says so: { $count -> [one] 1 word *[other] { $count } words }. This file must know every sentence: other languages
# fall back to it.

## What stands on the screen without being an answer: headings, labels, prompts

label-articles =
    { $count ->
        [0] no articles
        [one] 1 article
       *[other] { $count } articles
    }
label-narrowed =
    { $known ->
        [one] { $count } of 1 article
       *[other] { $count } of { $known } articles
    }
label-unread-count = { $unread } unread · { $known }
label-narrowed-count = { $count } of { $known }
label-narrowed-at-least = more than { $count } of { $known }
label-group-later = Later
label-group-today = Today
label-group-yesterday = Yesterday
label-group-this-week = This week
label-group-digits = 0–9
label-group-signs = Other
label-group-undated = No date
label-group-untitled = No title
label-group-no-author = No author
label-group-no-source = No source
label-reading = reading { $read } of { $known }
label-indexing = { $read } of { $files } files · { $speed } MB/s · { $left } left
label-indexed = Indexed: { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }, { $read ->
        [one] 1 file read
       *[other] { $read } files read
    }, { $megabytes } MB
label-index-up-to-date = Up to date: { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }, { $megabytes } MB
label-index-right = The index is right: { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    } in { $files ->
        [one] 1 file
       *[other] { $files } files
    }
label-index-wrong = The index is wrong about { $count ->
        [one] 1 file
       *[other] { $count } files
    }; kiosque index --clear deletes it
label-index-behind = { $count ->
        [one] 1 file is new, changed or gone
       *[other] { $count } files are new, changed or gone
    } since the index was written
label-index-cleared = Index deleted
label-no-index = No index
label-looking = searching the folder…
label-newest-first = newest first
label-oldest-first = oldest first
label-by-title = by title
label-by-author = by author
label-by-source = by source
label-by-relevance = by relevance
label-nothing-open = Press Enter to open an article
label-nothing-to-show = No article to show
label-empty-library = No articles found. Name a folder or files: kiosque PATH…
label-empty-next = { $rescan }: search the folder again · { $quit }: quit
label-nothing-matches = No article matches { $query }
label-nothing-matches-next =
    { $known ->
        [one] { $cancel }: show the article · { $search }: another search
       *[other] { $cancel }: show all { $known } articles · { $search }: another search
    }
label-not-shown =
    { $count ->
        [one] 1 file not shown
       *[other] { $count } files not shown
    }
label-not-shown-hint =
    { $count ->
        [one] 1 file not shown · { $about }
       *[other] { $count } files not shown · { $about }
    }
label-not-shown-short = { $count } not shown · { $about }
label-not-shown-pages =
    { $count ->
        [one] 1 PostScript, DjVu or XPS file: convert it to PDF
       *[other] { $count } PostScript, DjVu or XPS files: convert them to PDF
    }
label-not-shown-old-documents =
    { $count ->
        [one] 1 document of another word processor: save it as .docx or .odt
       *[other] { $count } documents of other word processors: save them as .docx or .odt
    }
label-not-shown-office =
    { $count ->
        [one] 1 spreadsheet or slide show: not an article
       *[other] { $count } spreadsheets or slide shows: not articles
    }
label-not-shown-books =
    { $count ->
        [one] 1 book for Kindle or in FictionBook: convert it to EPUB with ebook-convert
       *[other] { $count } books for Kindle or in FictionBook: convert them to EPUB with ebook-convert
    }
label-not-shown-saved =
    { $count ->
        [one] 1 Outlook message or web archive: convert it with msgconvert, textutil or warcio
       *[other] { $count } Outlook messages or web archives: convert them with msgconvert, textutil or warcio
    }
label-not-shown-denied =
    { $count ->
        [one] 1 file or folder without permission to read: check its permissions
       *[other] { $count } files or folders without permission to read: check their permissions
    }
label-more-room = Terminal too small
label-help-hint = ? help  : commands
label-minutes = { $minutes } min
label-videos = ▶ { $count }
label-match = match { $current } of { $of }
label-matches =
    { $of ->
        [0] no match
        [one] 1 match
       *[other] { $of } matches
    }
label-in-folds = { $count } in folded sections
label-searching = searching…
label-percent = { $percent } %
label-changes = Changes since it was last read
label-changes-hint = n N next, previous · Enter goes to it · Esc closes
label-changed-quotes = Quotations
label-changed-figures = Figures
label-changed-paragraphs =
    { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
label-gone = file deleted
label-embargo-sign = EMBARGO
label-embargo-until = under embargo until { $until }
label-embargo-open = under embargo until further notice
label-embargo-past = embargo ended { $until }
label-reading-on = loading the rest…
label-hidden-words =
    { $count ->
        [one] 1 word
       *[other] { $count } words
    }
label-hidden-quotes =
    { $count ->
        [one] 1 quote
       *[other] { $count } quotes
    }
label-hidden-matches =
    { $count ->
        [one] 1 match
       *[other] { $count } matches
    }
label-contents = Contents
label-quotations = Quotations
label-archive-title = Quotations of the listed articles
label-quotations-by = Quotations by { $name }
label-speaker-page-hint = Enter opens · / filters · y copies · a notes · q back
label-speaker-numbers = { $quotations ->
    [one] 1 quotation in { $articles }
   *[other] { $quotations } quotations in { $articles }
}
label-speaker-names = Also: { $names }
label-speaker-months = { $first } to { $last }, at most { $most } a month
label-speaker-spans = { $first } to { $last }, at most { $most } in { $months } months
label-speaker-years = { $first } to { $last }, at most { $most } { $years ->
    [one] a year
   *[other] in { $years } years
}
label-archive-hint = Enter opens · / filters · S sorts · " speakers · y copies · a notes · q back
label-archive-typing-hint = words, said:, speaker:, after: … · Enter keeps the filter · Esc clears it
label-as-listed = as in the list
label-by-speaker = by speaker
label-in-articles = { $count ->
    [one] 1 article
   *[other] { $count } articles
}
label-notes-title = Notes and highlights
label-notes-hint = type to filter, # for labels · Enter opens · Del deletes · Esc closes
label-note-mark = note:
label-lost-note = (lost)
label-highlighted = highlighted; press a to add a note
label-link-hints-hint = type the letters of a link to open it · Esc closes
label-select-hint = w b word · h l letter · j k row · a note · y copy · o other end · {"{"} {"}"} paragraph
label-videos-title = Videos
label-themes = Colour theme
label-orders = Sort order
label-copy-plain = Copy as plain text
label-copy-markdown = Copy as Markdown
label-copy-json = Copy as JSON
label-copy-hint = Tab changes the format · Enter or a number copies
label-palette = Commands
label-help = Help
label-about = Article info
label-picker-position = { $current } of { $of }
label-pick-hint = type to filter · Enter selects · Esc closes
label-help-page-hint = / filters · Enter runs it · q closes
label-list-hint = Tab or / to type · Enter selects · Esc closes
label-nothing-fits = Nothing found: shorten what you typed
label-number-hint = Enter or a number selects · Esc closes
label-article-info-hint = j k scroll · Esc closes
label-picture-hint = any key closes
label-pictures-hint = picture { $current } of { $of } · ← → previous, next · any other key closes
label-copy-link = address
label-copy-here = link
label-copy-citation = article
label-copy-quote = quotation
label-copy-paragraph = paragraph
label-copy-video = video
label-top = top
label-file = file
label-format = format
label-title = title
label-date = date
label-authors = authors
label-source = source
label-section = section
label-place = place
label-tags = tags
label-slugline = slugline
label-genres = genre
label-urgency = urgency
label-version = version
label-embargo = embargo
label-updated = updated
label-language = language
label-address = address
label-picture = picture
label-speaker = speaker
label-speaker-unknown = no one is named
label-named-by = named by
label-quotation-changed = quotation changed
label-earlier-words = earlier version
label-counts = counts
label-count-line =
    { $words ->
        [one] 1 word
       *[other] { $words } words
    }, { $minutes } min, { $sections ->
        [one] 1 section
       *[other] { $sections } sections
    }, { $quotes ->
        [one] 1 quotation
       *[other] { $quotes } quotations
    }, { $links ->
        [one] 1 link
       *[other] { $links } links
    }, { $videos ->
        [one] 1 video
       *[other] { $videos } videos
    }
label-remarks = diagnostics

## How the speaker of a quotation was found

speaker-rule-by-hand = You, who put it right
speaker-rule-verb-behind = A verb of saying right behind the quotation, with its subject
speaker-rule-subject-behind = The subject of a verb of saying behind the quotation
speaker-rule-pronoun-behind = A verb with a pronoun behind the quotation; the pronoun stands for someone named before
speaker-rule-colon = The subject of a verb of saying, with a colon before the quotation
speaker-rule-source = The line that gives the source of the block quotation
speaker-rule-label = A name and a colon before the quotation
speaker-rule-verb-later = A verb of saying with its subject, further on in the sentence
speaker-rule-same-paragraph = The speaker of the quotation before goes on in the same paragraph
speaker-rule-according-to = According to someone, beside the quotation
speaker-rule-verb-before = The subject of a verb of saying before the quotation
speaker-rule-credit = A name in brackets or behind a dash, after the quotation
speaker-rule-quoted = Someone whom another quotes
speaker-rule-words-of = The words, the phrase or the message of someone, before the quotation
speaker-rule-read-in = The document in which the quotation is read
speaker-rule-same-sentence = The speaker of another quotation in the same sentence
speaker-rule-other-verb = A verb and a full name behind the quotation
speaker-rule-according-within = According to someone, in the same sentence
speaker-rule-signed-below = A line with a name below the quotation
speaker-rule-next-paragraph = The last speaker goes on: the paragraph is only a quotation
speaker-rule-verb-far-before = The subject of a verb of saying, far before the quotation
speaker-rule-subject-colon = The subject of the sentence that ends with a colon before the quotation
speaker-rule-sentence-before = The person who speaks in the sentence before
speaker-rule-subject-loose = The subject of the sentence that goes on behind the quotation

## What the status line says: answers to keys

notice-in-list = Already in the list; q quits
notice-query-mistake = { $what }
notice-no-video = This article links no video
notice-video-without-address = The article mentions a video but gives no URL
notice-no-videos-listed = No listed article links a video
notice-no-picture = This article has no pictures
notice-pictures-off = Pictures are turned off; set pictures = "key" in config.toml
notice-pictures-not-here = This terminal cannot show pictures; captions are in the text
notice-picture-remote = This picture is on the web; kiosque downloads nothing.
notice-picture-missing = The picture's file was not found.
notice-picture-outside = The picture's file is outside the opened folder.
notice-picture-too-heavy = The picture's file is larger than { $most } MB.
notice-picture-too-large = The picture has { $megapixels } megapixels; the limit is { $most }.
notice-picture-unknown = Not a readable PNG, JPEG, GIF or WebP file.
notice-no-address = This article gives no URL
notice-no-links = No links on this screen
notice-no-article = No article is open
notice-no-sections = This article has no sections
notice-no-section-here = No section to fold here
notice-no-quotes = This article has no quotations
notice-no-quotes-listed = No listed article has quotations
notice-no-next-section = Last section
notice-no-previous-section = First section
notice-no-next-quote = Last quotation
notice-no-previous-quote = First quotation
notice-no-next-paragraph = Last paragraph
notice-no-previous-paragraph = First paragraph
notice-no-search = No search yet; press / to search
notice-no-matches = No match for “{ $typed }” in this article
notice-last-match = Last match; press again for the next article
notice-first-match = First match; press again for the previous article
notice-no-more-articles = No other article matches
notice-end = End of article
notice-beginning = Start of article
notice-last-article = Last article
notice-first-article = First article
notice-empty-list = The list is empty
notice-no-paragraph-here = No paragraph here
notice-reader-only = Open the article first (Enter)
notice-no-quotation-here = No quotation here; {"}"} goes to the next one
notice-speaker-put-right = Speaker: { $name }
notice-speaker-nobody = Speaker removed from this quotation
notice-speaker-again = Undone: the speaker is { $name } again
notice-nobody-again = Undone: the quotation has no speaker again
notice-speaker-by-rules-again = Undone: the speaker is the one that was found
notice-note-kept = Note saved
notice-highlight-kept = Highlighted; press a on it to add a note
notice-note-gone = Note deleted
notice-no-note-here = No note here; press A to list all notes
notice-no-notes = No notes yet; press a in an article to write one
notice-note-elsewhere = The note's article is not in the open folders
notice-note-nowhere = The note's article is not in the open folders: { $path }
notice-note-lost = The article no longer contains the words of this note
notice-not-yet-read = Still reading the article
notice-unknown-key = { $keys } is not bound here; press ? for the keys
notice-widest = The text already fills the window
notice-narrowest = The text cannot be narrower
notice-measure =
    { $columns ->
        [one] 1 column
       *[other] { $columns } columns
    }
notice-sent = Sent to the terminal's clipboard: { $what }
notice-copied-with = Copied with { $program }: { $what }
notice-copy-failed = Copy failed: { $program }: { $why }
notice-theme = Theme: { $name }
notice-theme-kept = Theme: { $name }; kept for the next start
notice-ordered = Sorted { $order }
notice-page-in-time-order = A speaker’s page is sorted by date, the oldest quotations first
notice-relevance-waits = Searches are sorted by relevance; without one, the newest come first
notice-relevance-needs-words = the search has no words to weigh; the newest articles come first
notice-order-kept = Sorted { $order }; kept for the next start
notice-no-more-watches = Changes appear late; try sysctl fs.inotify.max_user_watches=524288
notice-no-more-watchers = Changes appear late; try sysctl fs.inotify.max_user_instances=1024
notice-far-folder = Network folder: changes by others appear after a few seconds
notice-folder-gone = { $path } was deleted; the open article stays readable
notice-folder-back = { $path } is back
notice-no-changes = No changes since it was last read
notice-comparing = Comparing with the version last read…
notice-file-gone = The article's file was deleted; it stays readable here
notice-left-out = The file no longer contains this article; it stays readable here
notice-file-back = The article's file is back
notice-file-altered = The file changed; press D to see how
notice-mouse-taken = Mouse on: the wheel scrolls, a click selects; press M to turn it off
notice-mouse-given = Mouse off: select text with it; press M to turn it on
notice-pasted-nowhere = Paste ignored: nothing is being typed; press / to search
notice-link-to = { $url }  (click again to open)
notice-no-saved-search = No saved search { $number }: search, then save-search NAME in the palette
notice-nothing-to-save = No search to save: search first
notice-search-saved = Search saved: { $name }
notice-search-deleted = Search deleted: { $name }
notice-search-again = Undone: search { $name } restored
notice-no-search-again = Undone: search { $name } deleted
notice-search-of-configuration = { $name } is in the configuration: delete it there
notice-no-search-to-delete = No search to delete: type its name after delete-search, or show it first
notice-no-search-of-name = No saved search { $name }
notice-rescanning = Searching the folder again
notice-rescanned = Folder searched again: { $new } new, { $altered } changed, { $gone } gone
notice-nothing-new =
    { $known ->
        [one] Nothing new: 1 article
       *[other] Nothing new: { $known } articles
    }
notice-index-damaged = The index was damaged and is being rebuilt
notice-index-ignored = The index is damaged; kiosque index rebuilds it
notice-index-outdated = The index is from another version and is being rebuilt
notice-index-unsaved = The index could not be saved: { $why }
notice-open-cancelled = Not opened
notice-opening = Opening with { $with }: { $what }
notice-opener-missing = No program found to open it; URL copied: { $url }
notice-opener-failed = { $program } failed: { $why }
notice-refused = Not opened: { $why }
notice-editor-failed = Editor { $program } failed: { $why }
notice-no-editor = No file to edit
notice-unreadable = Cannot read { $path }: { $why }
notice-cannot-suspend = Cannot suspend: not started from a shell
notice-config-mistake =
    { $count ->
        [one] { $what }
       *[other] { $what } (1 of { $count }; :config opens the file)
    }
notice-nothing-found-in = nothing found for “{ $query }” in { $searched }
notice-no-config-mistakes = no mistakes in { $path }
notice-tour-offered = New here? :tour shows what it does
notice-config-edited = Configuration: changes apply at the next start
notice-no-config = no configuration file at { $path }: the defaults are in force
notice-state-homeless = No home folder: nothing is saved; set HOME or XDG_STATE_HOME
notice-state-unwritable = Cannot write { $path }: check its permissions; nothing is saved until then
notice-state-full = No space for { $path }: free some; nothing is saved until then
notice-state-newer = { $path } needs a newer kiosque: update; nothing is saved until then
notice-state-damaged = { $path } was damaged; moved to { $aside }, started a new one
notice-state-held = { $path } is locked by another program: close it; nothing is saved until then
notice-state-failed = Cannot write { $path }: check the disk; nothing is saved until then
notice-state-salvaged = { $path } was damaged; moved to { $aside }; recovered: { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
notice-not-saved-yet = Not saved yet · { $what }
notice-saved-now =
    { $count ->
        [one] 1 change saved after all
       *[other] { $count } changes saved after all
    }
notice-rescue-failed = Cannot save them elsewhere: { $why }
notice-taken-up =
    { $count ->
        [one] 1 unsaved change of an earlier run recovered
       *[other] { $count } unsaved changes of an earlier run recovered
    }
notice-clipboard-too-large = Too long to copy: the terminal's clipboard takes 100 KB

## What is wrong in what a person wrote: the configuration, a search, a command line

mistake-no-library = nothing to read: name folders or files, or set library in the configuration
mistake-no-such-path = no such path: { $path }
mistake-path-is-address = kiosque loads nothing from the web: save the page and open the file, or pipe it in: curl -L { $address } | kiosque show -
mistake-standard-input-twice = standard input cannot be both an article and a list of paths; use - once
mistake-no-such-article = no article { $id } in { $path }; it contains { $near }
mistake-only-article = no article { $id } in { $path }: the file is one article, so omit #{ $id }
mistake-unreadable = cannot read { $path }: { $why }
mistake-no-video = no video linked in { $path }
mistake-which-video =
    { $count ->
        [one] there is 1 video: choose it with --video 1
       *[other] there are { $count } videos: choose one with --video N
    }
mistake-no-such-video =
    { $count ->
        [one] no video { $number }: there is 1
       *[other] no video { $number }: there are { $count }
    }
mistake-not-opened = did not open { $url }: { $why }
mistake-opener-failed = { $program } failed: { $why }
mistake-no-opener = no program found to open it (tried { $tried }); the URL is { $url }
mistake-config-exists = { $path } already exists and was not changed
mistake-not-written = cannot write { $path }: { $why }
mistake-index-of-file = { $path } is not a folder: only folders have an index
mistake-index-busy = another kiosque is saving this index; try again
mistake-no-home = no home folder: set HOME or XDG_CONFIG_HOME
mistake-no-terminal = kiosque needs a terminal with cursor addressing; `kiosque --plain`, `kiosque list` and `kiosque show` do not
mistake-no-such-theme = no theme “{ $name }”; available: { $known }
mistake-address-too-long = the URL is longer than 4096 bytes
mistake-address-odd = the URL contains spaces, invisible or control characters
mistake-address-broken = not a complete URL
mistake-address-scheme = only http, https and files in the opened folder can be opened, not { $scheme }:
mistake-address-user = the URL contains a user name, a common trick of forged links
mistake-file-missing = no such file: { $path }
mistake-file-outside = the file is outside the opened folder
mistake-file-executable = the file is executable
mistake-file-kind = only articles, pictures, sound, video and PDF files can be opened
mistake-file-content = the file's content is not what its name says
mistake-restricted = not available in restricted mode
mistake-restricted-log = No log is written in restricted mode. Leave out --log, and unset KIOSQUE_LOG.
mistake-bad-regex = invalid regular expression: { $why }
mistake-empty-regex = empty regular expression: write one between the slashes, as in /colou?r/
mistake-open-regex = unclosed regular expression: add a / at its end
mistake-too-many-regexes = a search takes at most { $most } regular expressions
mistake-open-phrase = unclosed phrase: add " after its last word
mistake-empty-phrase = empty quotation marks: add a word or remove them
mistake-open-group = unclosed (: add ) after the last word of the group
mistake-stray-close = unmatched ): add ( before the first word of the group, or remove it
mistake-empty-group = empty parentheses: add a word or remove them
mistake-deep-group = parentheses can nest { $depth } deep at most
mistake-lone-or = OR needs a term on both sides, as in train OR tram
mistake-and = AND is not needed, all words must match; to search for the word, put it in quotation marks
mistake-lone-near = near needs a word or phrase on both sides, as in budget near/5 cut
mistake-near-distance = near takes a number of words from 1 to { $most }, as in near/5
mistake-star = * is allowed at the end of a word only, as in wor*
mistake-tilde = ~ must follow a word, as in word~
mistake-unknown-field = unknown field { $name }: – did you mean { $nearest }:?
mistake-no-field = unknown field { $name }: – use quotation marks to search for the words, or title:, author:, source:, section:, tag:, date:
mistake-empty-field = { $name }: needs a value right after the colon
mistake-field-value = { $name }: takes one plain word, without ~ or slashes
mistake-bad-day = { $written } is not a date: use 2018, 2018-11, 2018-11-13, 7d, 6m, yesterday or this-week, or a range with ..
mistake-bad-count = { $written } is not a word count: use >800, <800, >=800, <=800, =800 or 200..400
mistake-backwards = the range ends before it begins: swap its ends
mistake-bad-has = has: cannot be { $written }: use has:video, has:quote or has:image
mistake-bad-is = is: cannot be { $written }: use is:unread, is:read, is:starred or is:changed
mistake-long-query = a search takes at most { $most } bytes; the rest is ignored
mistake-not-toml = invalid TOML: { $why }
mistake-unknown-option = unknown option `{ $name }`
mistake-unknown-mode = unknown mode `{ $name }`: keys are bound under everywhere, list or reader
mistake-unknown-command = unknown command `{ $name }`
mistake-unknown-key = unknown key `{ $name }`
mistake-unknown-styled = unknown role or part of the screen `{ $name }`
mistake-unknown-theme = unknown theme `{ $name }`
mistake-unknown-style = `{ $word }` is neither a colour nor a style
mistake-unknown-placeholder = unknown placeholder `{ $name }`
mistake-wrong-type = `{ $name }` must be { $wanted }
mistake-not-one-of = `{ $name }` must be one of { $words }
mistake-out-of-range = `{ $name }` must be a number from { $least } to { $most }
mistake-key-twice = `{ $keys }` is already bound here, to { $command }
mistake-key-out-of-reach = `{ $keys }` conflicts with `{ $other }` ({ $command }): one is the start of the other
mistake-key-is-count = `{ $keys }` starts with a digit, and digits are counts before a motion
mistake-no-way-out = force-quit must keep a key, or nothing could end the program
mistake-search-lacks = this search has no `{ $name }`
mistake-search-key-twice = key { $key } already belongs to the search “{ $name }”
mistake-opener-lacks = this opener has no `{ $name }`
mistake-at = { $file }:{ $line }: { $what }
mistake-did-you-mean = { $what }; did you mean `{ $near }`?
mistake-failed = failed: { $why }

# What an option of the configuration must be.
wanted-table = a table
wanted-text = a string in quotation marks
wanted-texts = a list of strings, such as ["one", "two"]
wanted-truth = true or false
wanted-searches = written as [[search]], once per search
wanted-openers = written as [[open]], once per opener

# What is wrong with a regular expression.
regex-error-open-group = unclosed group
regex-error-stray-close = unmatched )
regex-error-open-class = unclosed [
regex-error-class-range = a range in [ ] must go from the lower to the higher character, as in [a-z]
regex-error-nothing-to-repeat = nothing to repeat before *, + or ?
regex-error-repeat-count = a repetition in braces takes one or two numbers, as in {"{2}"} or {"{2,5}"}
regex-error-open-escape = trailing backslash
regex-error-unknown-escape = unknown escape sequence
regex-error-look-around = look-around is not supported
regex-error-back-reference = backreferences are not supported
regex-error-unknown-property = unknown character class
regex-error-too-large = the expression is too large
regex-error-other = the expression is malformed

## A task that failed

notice-restarted = { $work } was interrupted, and goes on: { $why }
notice-given-up = { $work } failed again and again, and was given up this time: { $why }
notice-note-returned = The note could not be saved: it is back in its prompt
duty-saving = Saving
duty-list = The list
duty-reading = Reading the files
duty-indexing = Saving the index
duty-opening = Opening the article
duty-finding = The search
duty-finding-notes = Finding the notes
duty-comparing = Comparing the versions
duty-panels = The panel
duty-pictures = The picture
duty-watching = Watching the folders
duty-copying = Copying
duty-programs = Waiting for a program
duty-signals = Reading signals
duty-keyboard = Reading the keyboard

## Why something outside failed, as the end of a sentence

cause-not-found = no such file or folder
cause-forbidden = permission denied
cause-not-a-file = not a regular file
cause-is-a-folder = is a folder
cause-exists = already exists
cause-full-disk = the disk is full
cause-read-only = the disk is read-only
cause-no-home = no home folder
cause-state-unwritable = no permission
cause-state-damaged = the database is damaged
cause-state-newer = the database is of a newer kiosque
cause-state-locked = another program holds the database
cause-state-replaced = the database was moved
cause-disk-fault = the disk reports an error
cause-old-word = old Word documents are not supported; `libreoffice --headless --convert-to docx FILE` converts them
cause-outlook-message = Outlook messages are not supported; `msgconvert FILE` converts them to .eml
cause-web-archive = web archives of Safari are not supported; `textutil -convert html FILE` converts them on a Mac
cause-warc = WARC files are not supported; `warcio extract FILE OFFSET` takes a page out of them
cause-no-text = not a text file
cause-too-large = too large
cause-too-slow = timed out
cause-status = exit status { $code }
cause-signal = killed by signal { $number }
cause-panic = internal error in kiosque ({ $place })
cause-logged-panic = internal error in kiosque ({ $place }); see the log, { $log }
cause-said = { $words }

## What was odd in an article's file

diagnostic-video-without-address = the text mentions a video but gives no URL
diagnostic-encoding = not UTF-8; decoded as { $name }
diagnostic-declared = declared as { $declared } but not valid; decoded as { $name }
diagnostic-double-encoded = the text was encoded as UTF-8 twice, so accented letters show as “Ã©”; shown unchanged
diagnostic-broken-data = the structured data (JSON) has errors; parsed as far as possible
diagnostic-no-article = the file contains data (JSON) but no known kind of article; shown unchanged
diagnostic-no-page = the archive contains no web page
diagnostic-unreadable =
    { $count ->
        [one] 1 character
       *[other] { $count } characters
    } could not be decoded; shown as �
diagnostic-controls =
    { $count ->
        [one] 1 control character shows
       *[other] { $count } control characters show
    } as �
diagnostic-invisible =
    { $count ->
        [one] 1 invisible or bidirectional control character was
       *[other] { $count } invisible or bidirectional control characters were
    } removed
diagnostic-front-matter = the front matter is malformed and was parsed line by line: { $what }
diagnostic-front-matter-open = the front matter has no closing line; shown as text
diagnostic-date = unknown date format: “{ $written }”
diagnostic-far-date = date too far ahead to be right, left out: { $date }
diagnostic-furniture =
    { $count ->
        [one] 1 line of the page around the text was left out
       *[other] { $count } lines of the page around the text were left out
    }
diagnostic-reading-failed = the file could not be read: { $why }
diagnostic-empty = the file is empty
diagnostic-misnamed = named as data, but contains a web page; parsed as one
diagnostic-cut = only the first { $megabytes } MB were read
diagnostic-broken-packing = the compressed file is truncated or damaged; the readable part is shown
diagnostic-not-text = not a text file; only its name is shown
diagnostic-language = language detected from the text: { $tongue } ({ $percent } %)
diagnostic-language-unsure = language detected from the text, uncertain: { $tongue } ({ $percent } %)
language-name-named =
    { $code ->
        [ar] Arabic
        [be] Belarusian
        [bg] Bulgarian
        [bn] Bengali
        [ca] Catalan
        [cs] Czech
        [da] Danish
        [de] German
        [el] Greek
        [en] English
        [es] Spanish
        [et] Estonian
        [eu] Basque
        [fa] Persian
        [fi] Finnish
        [fr] French
        [gl] Galician
        [he] Hebrew
        [hi] Hindi
        [hr] Croatian
        [hu] Hungarian
        [id] Indonesian
        [is] Icelandic
        [it] Italian
        [ja] Japanese
        [ko] Korean
        [lt] Lithuanian
        [lv] Latvian
        [nl] Dutch
        [no] Norwegian
        [pl] Polish
        [pt] Portuguese
        [ro] Romanian
        [ru] Russian
        [sk] Slovak
        [sl] Slovenian
        [sr] Serbian
        [sv] Swedish
        [th] Thai
        [tr] Turkish
        [uk] Ukrainian
        [vi] Vietnamese
        [zh] Chinese
       *[other] { $code }
    }
diagnostic-draft = marked as a draft
diagnostic-dense = more than 1 MB without an empty line; read as plain text
diagnostic-crowded = more paragraphs, links or other parts than can be shown; the rest is plain text
diagnostic-too-deep = nested deeper than { $depth } levels; deeper content is shown flat
diagnostic-broken-document = not a document of this format, or damaged; nothing could be read
diagnostic-no-body = the document has no body text
diagnostic-unpacked = part of the file is larger than { $megabytes } MB uncompressed; only its beginning was read
diagnostic-tracked-changes = tracked changes: insertions are shown, deletions are not
diagnostic-comments =
    { $count ->
        [one] 1 comment is not shown
       *[other] { $count } comments are not shown
    }
diagnostic-no-headers = this email has no headers; all of it was read as text
diagnostic-attachments =
    { $count ->
        [one] attachment not shown: { $names }
       *[other] { $count } attachments not shown: { $names }
    }
diagnostic-less-strict = some parts look like menus or advertising; kept because text of the article lies in or around them
diagnostic-damaged-part = part of the file is damaged or truncated; the readable part is shown
diagnostic-encrypted = the file is encrypted and cannot be read
diagnostic-pictures-only =
    { $count ->
        [one] 1 page is only a picture; `ocrmypdf FILE NEW` finds its text
       *[other] { $count } pages are only pictures; `ocrmypdf FILE NEW` finds their text
    }
diagnostic-pages-left-out =
    { $count ->
        [one] 1 further page was not read: reading took too long, or there are too many
       *[other] { $count } further pages were not read: reading took too long, or there are too many
    }
diagnostic-times =
    { $count ->
        [one] 1 timestamp line was not understood
       *[other] { $count } timestamp lines were not understood
    }
diagnostic-no-cues = no timestamps found in these subtitles; read as text
diagnostic-page-too-large = the page has more than { $nodes } elements or nests them wrongly; the rest is shown unformatted
diagnostic-attributes = an element has more than { $most } attributes; the rest were ignored
diagnostic-too-many =
    { $count ->
        [one] more than { $most } articles in the file; { $count } was ignored
       *[other] more than { $most } articles in the file; { $count } were ignored
    }
diagnostic-feed-cut = the feed is truncated in the middle of an article
diagnostic-feed-empty = the feed contains no articles
diagnostic-too-much = the file has more than { $most } elements; the rest were ignored
diagnostic-long-tag = a tag has more than 64 KiB of attributes; they were ignored
diagnostic-long-address = addresses longer than { $most } bytes were left out
diagnostic-malformed = malformed XML; parsed as far as possible
diagnostic-json = malformed JSON (line { $line }); shown unchanged
diagnostic-nameless-xml = unknown kind of XML; its text is shown
diagnostic-unknown-xml = unknown kind of XML (“{ $root }”); its text is shown
diagnostic-withheld = withheld by the agency
diagnostic-canceled = cancelled by the agency
diagnostic-editorial = to editors: { $text }
diagnostic-usage = terms of use: { $text }
diagnostic-plan = a coverage plan, not a story

## The commands, as help tells them: a sentence without a full stop

command-down = Next article, or next line
command-up = Previous article, or previous line
command-half-page-down = Half a page down
command-half-page-up = Half a page up
command-page-down = A page down, stopping at the end of the article
command-page-up = A page up
command-first = First article in the list, start of the article
command-last = Last article in the list, end of the article
command-enter = Open the article; on a heading, fold it
command-back = Back to the list
command-cancel = Clear the search, else go back
command-other-pane = Switch panes
command-next-article = Next article in the list
command-previous-article = Previous article in the list
command-scroll-down = Scroll the article down from the list
command-scroll-up = Scroll the article up from the list
command-next-section = Next heading
command-previous-section = Previous heading
command-next-quote = Next quotation
command-previous-quote = Previous quotation
command-next-paragraph = Next paragraph
command-previous-paragraph = Previous paragraph
command-search = Search all articles, or the open one
command-search-1 = Saved search 1
command-search-2 = Saved search 2
command-search-3 = Saved search 3
command-search-4 = Saved search 4
command-search-5 = Saved search 5
command-search-6 = Saved search 6
command-search-7 = Saved search 7
command-search-8 = Saved search 8
command-search-9 = Saved search 9
command-whole-list = The whole list, without a search
command-save-search = Save the search of the list, with the name typed after this command
command-delete-search = Delete the saved search with the name typed after this command
command-next-match = Next match, then the next matching article
command-previous-match = Previous match, then the previous matching article
command-fold-toggle = Fold or unfold the section
command-fold-open = Unfold the section
command-fold-close = Fold the section
command-fold-open-all = Unfold all sections
command-fold-close-all = Fold all sections
command-fold-level-1 = Show level 1 headings only
command-fold-level-2 = Show headings to level 2
command-fold-level-3 = Show headings to level 3
command-fold-level-4 = Show headings to level 4
command-fold-level-5 = Show headings to level 5
command-fold-level-6 = Show headings to level 6
command-fold-quotes-only = Show quotations only
command-contents = Table of contents
command-quotes-panel = List quotations: the article's, or those of all listed articles
command-video = Open the article's video
command-picture = Show the article's pictures
command-all-videos = List the videos of all listed articles
command-link-hints = Open a link by the letters shown on it
command-open-page = Open the article's URL
command-copy = Copy the link, the quotation with its source, or the paragraph
command-speaker = Put the speaker of the quotation right: the name typed after this command, or no one
command-note = Annotate the quotation, paragraph or selection
command-delete-note = Delete the note or highlight here
command-notes = List all notes and highlights
command-select = Select text with keys, as in vim
command-edit = Open the file in your editor
command-order = Change the sort order
command-theme = Choose a colour theme
command-wider = Wider text
command-narrower = Narrower text
command-zen = Toggle zen mode: the text alone
command-mouse = Toggle the mouse; off, the terminal selects text
command-about = Article info: file, format, diagnostics
command-changes = Show what changed since the article was last read
command-rescan = Search the folder again
command-palette = Command palette
command-tour = Tour of the program
command-config = Open the configuration in your editor
command-help = Help: the keys in force now
command-redraw = Redraw the screen
command-suspend = Suspend; fg in the shell resumes
command-quit = Quit
command-force-quit = Quit immediately, from anywhere

## What --help says

usage-about = Read a folder of articles in the terminal: a list and a reader side by side
usage-examples =
    Examples:
      kiosque articles/                    read a folder
      kiosque article.md notes.txt         read some files
      kiosque --at 'presse after:2018'     open on a search
      kiosque show article.txt             print an article as text
      kiosque show --json article.txt      everything parsed, for scripts
      kiosque list articles/ has:video     the articles that link a video
      kiosque 'feed.xml#ID'                one article of a feed, named as in list
      kiosque open article.txt             open its video
      kiosque notes --markdown > notes.md  export your notes
      git ls-files | kiosque list --files-from -
                                           list the articles whose paths come from a pipe

    In the reader, ? shows every key.
    Exit status: 0 success, 1 nothing found, 2 error.
usage-paths = Folders and files to read; FILE#ID for one article of a file with several [default: the configured library, else ./articles, else the library opened last, else a tour]
usage-at = Open on a search
usage-theme = Use this colour theme
usage-plain = Line mode, without drawing: for screen readers and dumb terminals
usage-restricted = Start no other program and write no log [default: $KIOSQUE_RESTRICTED]
usage-config-file = Use this configuration file [default: $KIOSQUE_CONFIG]
usage-list = List articles, one per line: date, title, authors, path
usage-list-paths = Folders, files, FILE#ID or - for an article on standard input, then a search query; an argument that is no path is part of the query
usage-list-sort = newest, oldest, title, author, source, relevance, or path, which begins at once [default: the configured order]
usage-list-json = One JSON object per line
usage-search = Search articles, one hit per line: date, title, authors, path, number of matches, passage
usage-search-query = The search, in quotation marks if it has several words
usage-search-paths = Folders, files, FILE#ID or - for an article on standard input [default: the configured library, else ./articles]
usage-search-sort = relevance, date (newest first), oldest, title, author, source, or path, which begins at once [default: relevance]
usage-search-limit = At most N hits
usage-search-count = Print only the number of articles that match
usage-search-batch = Run the searches of a file, one per line (- for standard input); each line begins with its search and the rank of the hit
usage-search-csv = Comma-separated values with a heading, for a spreadsheet
usage-quotes = List quotations, one per line: speaker, words that introduce the speaker, text, date, path
usage-quotes-speaker = Only those of speakers with this name, and of people who have it in other articles
usage-quotes-sort = path, which begins at once, newest, oldest, title, author, source or relevance of the articles [default: path]
usage-quotes-group = speaker: the speakers with their numbers of quotations and of articles, and their names
usage-quotes-markdown = A Markdown list of quotations with their sources
usage-show = Print articles
usage-files = Article files and folders; - reads standard input, FILE#ID selects one article of a file with several
usage-file = An article file; - reads standard input, FILE#ID selects one article of a file with several
usage-files-from = Read more paths from this file, one per line; - reads standard input
usage-null = Paths of --files-from are NUL-separated, as find -print0 writes them
usage-width = The reading measure, in columns [default: the configured measure]
usage-ansi = Use colours
usage-show-json = Everything parsed, one JSON object per line
usage-markdown = Output Markdown
usage-links = List the links of an article, one per line: kind, provider, URL
usage-links-videos = Videos only
usage-links-json = One JSON object per line
usage-notes = List notes and highlights, one per line: path, labels, words, note
usage-notes-paths = Only notes in these folders, files and FILE#ID; then words to search them for
usage-notes-label = Only notes with this label
usage-index = Build or refresh the index of folders, which makes later starts quick
usage-index-paths = The folders [default: the configured library, else ./articles]
usage-index-check = Read every file again and compare
usage-index-clear = Delete the index
usage-open = Open the video of an article, as v does in the reader
usage-open-video = Which video, from 1
usage-config = Show, check or create the configuration
usage-config-path = Print the path of your configuration file
usage-config-show = Print the configuration in force, and where each value comes from
usage-config-check = Report mistakes in your configuration file
usage-config-init = Create a configuration file with every option explained in comments
usage-completions = Print shell completions
usage-shell = The shell
usage-man = Print the manual page, for man -l - or kiosque.1
usage-help = Print this help
usage-version = Print the version
usage-call-heading = Usage
usage-arguments-heading = Arguments
usage-options-heading = Options
usage-commands-heading = Commands
usage-command = COMMAND
usage-path-value = PATH
usage-file-value = FILE
usage-name-value = NAME
usage-query-value = QUERY
usage-order-value = ORDER
usage-group-value = GROUP
usage-number-value = N
usage-shell-value = SHELL

## What is said to a command line that cannot be understood

refusal-unknown-argument = unknown option `{ $argument }`
refusal-unknown-near = unknown option `{ $argument }`; did you mean `{ $near }`?
refusal-bad-value = invalid value `{ $value }` for { $argument }
refusal-bad-choice = invalid value `{ $value }` for { $argument }: use one of { $choices }
refusal-bad-choice-near = invalid value `{ $value }` for { $argument }; did you mean `{ $near }`? One of { $choices } is possible
refusal-no-value = missing value for { $argument }
refusal-lacks = missing argument: { $arguments }
refusal-conflict = { $argument } cannot be used with { $others }
refusal-twice = { $argument } was given twice
refusal-lacks-command = missing command: use one of { $names }
refusal-unknown-command = unknown command `{ $name }`
refusal-unknown-command-near = unknown command `{ $name }`; did you mean `{ $near }`?
refusal-not-unicode = an argument is not valid UTF-8
refusal-other = invalid command line
refusal-see-help = See `kiosque --help`.

## Days

day-month =
    { $number ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
day-short-month =
    { $number ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
day-short-weekday =
    { $number ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
day-month-of-year = { $month } { $year }
day-clock = { $hour }:{ $minute }
# The list's, where the year is known from the group: day and month must be there, and stand for themselves.
day-short-of-year = { $day } { $month }
day-long = { $day } { $month } { $year }
day-timed = { $day }, { $hour }:{ $minute }
# The list's: day, month and year must all be there, and stand for themselves.
day-short = { $day } { $month } { $year }

## The manual page

manual-title = Kiosque Manual
manual-name-heading = NAME
manual-synopsis-heading = SYNOPSIS
manual-description-heading = DESCRIPTION
manual-examples-heading = EXAMPLES
manual-status-heading = EXIT STATUS
manual-environment-heading = ENVIRONMENT
manual-files-heading = FILES
manual-description = Opens a folder of article files and shows a list and a reader side by side: text at a reading measure, folded by its headings, quotations highlighted, search as you type, videos one key away. The commands below need no terminal; their standard output is data only. Articles are never written to.
manual-status0 = Success; for list, notes and searches: something was found. Also when the reader of a pipe closed it.
manual-status1 = Nothing was found.
manual-status2 = An error, reported on standard error.
manual-formats-heading = FORMATS
manual-search-heading = SEARCHING
manual-formats-inside = Files without an ending are recognised by their content, files packed with gzip, zstd or others are read unpacked, and - is standard input.
manual-variable-state-home = The folder of saved state; default: ~/.local/state.
manual-variable-restricted = If set and neither empty nor 0, the same as --restricted.
manual-variable-cache-home = The folder of indexes; default: ~/.cache.
manual-file-index = Indexes of folders, which make later starts quick. They may be deleted at any time.
manual-file-state = The database of what you read, starred and noted. kiosque never deletes it; delete it to forget everything.
manual-variable-config = The configuration file, unless --config names one.
manual-variable-config-home = The folder of configurations; default: ~/.config.
manual-variable-editor = The editor that e opens the file in.
manual-variable-no-color = If set and not empty, no colours are used.
manual-variable-locale = The language of the interface, and whether the terminal shows more than ASCII.
manual-file-config = Your configuration; kiosque config init creates one with every option explained.

## Stars, what counts as read, marks and places

notice-counts-as-read = Marked as read: { $title }
notice-counts-as-unread = Marked as unread: { $title }
notice-many-read =
    { $count ->
        [one] 1 listed article marked as read; press u to undo
       *[other] { $count } listed articles marked as read; press u to undo
    }
notice-many-unread =
    { $count ->
        [one] 1 listed article marked as unread; press u to undo
       *[other] { $count } listed articles marked as unread; press u to undo
    }
notice-all-read-already = All listed articles are read already
notice-all-unread-already = All listed articles are unread already
notice-starred = Starred: { $title }
notice-unstarred = Star removed: { $title }
notice-nothing-to-undo = Nothing to undo
notice-read-again = Undone: marked as read: { $title }
notice-unread-again = Undone: marked as unread: { $title }
notice-many-again =
    { $count ->
        [one] Undone for 1 article
       *[other] Undone for { $count } articles
    }
notice-star-again = Undone: starred: { $title }
notice-no-star-again = Undone: star removed: { $title }
notice-mark-set = Mark { $letter } set; ' { $letter } goes back here
notice-mark-gone = Mark { $letter } deleted
notice-mark-again = Undone: mark { $letter } restored
notice-no-mark-again = Undone: mark { $letter } deleted
notice-note-again = Undone: note restored
notice-no-note-again = Undone: note deleted
notice-no-letter = { $key } cannot be a mark; use a to z, A to Z or 0 to 9
notice-no-mark = Mark { $letter } is not set; m { $letter } sets it
notice-no-marks = No marks yet; press m and a letter to set one
notice-mark-elsewhere = Mark { $letter } is in an article outside this library: { $title }
notice-no-place-before = No jump to return from yet
notice-no-older-place = Start of the jump list
notice-no-newer-place = End of the jump list
label-marks = Marks
label-marks-hint = type to filter · Enter opens · Del deletes · Esc closes
label-died-open = kiosque ended unexpectedly: it was killed or ran out of memory. What it showed as saved is saved.
label-unsaved =
    { $count ->
        [0] Nothing is saved: { $why }
        [one] 1 change not saved: { $why }
       *[other] { $count } changes not saved: { $why }
    }
label-unsaved-short =
    { $count ->
        [0] unsaved
       *[other] { $count } unsaved
    }
label-quit-unsaved =
    { $count ->
        [one] 1 change not saved: { $why }. Enter waits · s saves it elsewhere · l leaves without it
       *[other] { $count } changes not saved: { $why }. Enter waits · s saves them elsewhere · l leaves without them
    }
label-quit-waiting =
    { $count ->
        [one] Waiting for 1 change: { $why } · s saves it elsewhere · l leaves without it
       *[other] Waiting for { $count } changes: { $why } · s saves them elsewhere · l leaves without them
    }
label-leftover-rescued =
    { $count ->
        [one] 1 change could not be saved ({ $why }); it is in { $path }, and the next start takes it up
       *[other] { $count } changes could not be saved ({ $why }); they are in { $path }, and the next start takes them up
    }
label-leftover-lost =
    { $count ->
        [one] 1 change could not be saved, and is lost: { $why }
       *[other] { $count } changes could not be saved, and are lost: { $why }
    }
label-open-question = Open { $what } with { $with }? Enter opens · any other key cancels
label-letter-to-set = letter or digit for the mark · Esc cancels
label-letter-to-go = letter or digit of the mark · ' before the last jump · ? list · Esc cancels
command-star = Star or unstar the article
command-read = Mark the article as read or unread
command-read-all = Mark all listed articles as read
command-unread-all = Mark all listed articles as unread
command-undo = Undo the last star, read status, mark or note
command-mark = Set a mark: a letter for this place
command-go-to-mark = Go to a mark; ' goes back, ? lists the marks
command-marks = List the marks
command-older-place = Back in the jump list
command-newer-place = Forward in the jump list

## Reading line by line, with --plain

line-mode-welcome = Kiosque line mode: type a number to open an article, Enter to read on, help for the commands, quit to end.
line-mode-prompt = >
line-mode-has-video = video
line-mode-has-star = starred
line-mode-is-read = read
line-mode-has-changed = changed since you read it
line-mode-more =
    { $left ->
        [one] 1 more; press Enter
       *[other] { $left } more; press Enter
    }
line-mode-list-end = End of the list
line-mode-parts =
    { $count ->
        [one] 1 paragraph; press Enter to read it
       *[other] { $count } paragraphs; press Enter to read on, or type a number
    }
line-mode-video-count =
    { $count ->
        [one] 1 video
       *[other] { $count } videos
    }
line-mode-was-here = You stopped at paragraph { $number }; Enter continues there
line-mode-lead = Lead: { $text }
line-mode-heading = Heading { $level }: { $text }
line-mode-quotation = Quotation: { $text }
line-mode-quotation-by = Quotation, { $speaker }: { $text }
line-mode-with-quotation = With a quotation: { $text }
line-mode-with-quotation-by = With a quotation by { $speaker }: { $text }
line-mode-set-apart = Pull quote: { $text }
line-mode-item = Item: { $text }
line-mode-numbered-item = Item { $number }: { $text }
line-mode-done-item = Done: { $text }
line-mode-open-item = To do: { $text }
line-mode-code = Code: { $text }
line-mode-row = Row { $number }: { $text }
line-mode-picture = Picture: { $text }
line-mode-no-picture-text = Picture without a description
line-mode-video = Video: { $text }
line-mode-caption = Caption: { $text }
line-mode-break = Section break
line-mode-holds =
    { $count ->
        [one] Found in 1 paragraph
       *[other] Found in { $count } paragraphs; next-match goes on
    }
line-mode-no-sense = { $command } is not available in line mode
line-mode-unknown = Unknown command “{ $word }”; type help for the commands
line-mode-several = “{ $word }” is ambiguous: { $known }
line-mode-no-number = No number { $number }; the last is { $most }
line-mode-which-number = Type { $command } and a number from 1 to { $most }
line-mode-what-words = Type an argument after { $command }
line-mode-open-again = Repeat the command to open { $what } with { $with }
line-mode-started = Opening { $address }
line-mode-no-folding = Folding is not available in line mode; use contents, section N or next-quote
line-mode-no-selecting = Selecting is not available in line mode; note and copy apply to the paragraph, or to the quotation of next-quote
line-mode-no-editing = An editor needs a terminal
line-mode-no-clipboard = No clipboard available; the text is:
line-mode-notes-first = Type notes first to number them for { $command }
line-mode-looking = Searching for articles…
line-mode-reading =
    { $count ->
        [one] Reading { $count } article…
       *[other] Reading { $count } articles…
    }
line-mode-has-notes =
    { $count ->
        [one] { $count } note; type notes to list it
       *[other] { $count } notes; type notes to list them
    }
line-mode-has-changes = Changed since it was last read; type changes to see how
line-mode-note = { $written }, on { $words }
line-mode-highlight = highlighted: { $words }
line-mode-at-paragraph = paragraph { $number }
line-mode-new = New: { $text }
line-mode-gone = Gone: { $text }
line-mode-altered = Altered: { $text }
line-mode-new-words = (new: { $text })
line-mode-gone-words = (gone: { $text })
line-mode-help-number = a number: Open that article of the list, or go to that paragraph
line-mode-help-enter = Enter: Next paragraph, or more of the list
line-mode-help-open = Open the article with this number; in an article, the link with this number
line-mode-help-find = Find words in the article
line-mode-help-section = Go to the section with this number
line-mode-help-paragraph = Go to the paragraph with this number
line-mode-help-unread = Mark the article as unread
line-mode-help-unmark = Delete a mark
line-mode-help-go-to-note = Go to the note with this number

## The log

usage-log = Write a log, to this file [default: see the manual]; KIOSQUE_LOG sets the level
mistake-log-filter = invalid KIOSQUE_LOG “{ $written }”: use error, warn, info, debug or trace
manual-variable-log = The log level: error, warn, info, debug or trace. If set, a log is written even without --log.
manual-file-log = The log, written if --log or KIOSQUE_LOG asks for it: actions and failures, never the words of an article. At 5 MB it is renamed to log.old.

## The help

chapter-move = Move
chapter-read = Read
chapter-find = Find
chapter-mark = Mark
chapter-look = Look
chapter-files = Files
chapter-search-language = What to type after /
chapter-signs = Signs of the list
sign-help-starred = Starred
sign-help-video = With a video
sign-help-begun = Read a quarter, half or three quarters of the way
sign-help-finished = Read to the end
sign-help-changed = Changed since you read it
sign-help-unsaved = A change is not saved yet
sign-help-embargoed = Under embargo
sign-help-unread = Unread
sign-help-read = Read
weight-bold = bold
weight-dim = dim
search-help-all-words = Articles with both words, in any order
search-help-phrase = The phrase, in any quotation marks
search-help-without = The first word without the second
search-help-either = Either word
search-help-near = Both words, at most five words apart
search-help-prefix = Words that begin so
search-help-typo = Words that differ by one letter
search-help-regex = A regular expression
search-help-in-field = Words in that field; author, source, section and others
search-help-dated = The last seven days; before:yesterday, date:2018-11 and the like
search-help-between = Between two dates
search-help-said = A word inside a quotation
search-help-speaker = Quotations by someone
search-help-has = With a video; has:quote, has:image
search-help-length = Articles of more than 800 words
search-help-status = Unread articles; is:read, is:starred, is:changed
