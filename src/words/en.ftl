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
label-reading = reading { $read } of { $known }
label-looking = looking into the folder…
label-newest-first = newest first
label-oldest-first = oldest first
label-by-title = by title
label-by-author = by author
label-by-source = by source
label-nothing-open = Enter opens an article
label-empty-library = No article here. Give a folder or files: kiosque PATH…
label-nothing-matches = Nothing matches; Esc shows all articles again.
label-more-room = more room, please
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
label-changes = What changed since it was last read
label-changes-hint = n N next, previous · Enter goes there · Esc leaves
label-changed-quotes = Quotations
label-changed-figures = Figures
label-changed-paragraphs =
    { $count ->
        [one] { $count } paragraph
       *[other] { $count } paragraphs
    }
label-gone = gone from the disk
label-embargo-sign = EMBARGO
label-embargo-until = under embargo until { $until }
label-embargo-open = under embargo until further notice
label-embargo-past = embargo ended { $until }
label-reading-on = reading on…
label-hidden-words =
    { $count ->
        [one] 1 word
       *[other] { $count } words
    }
label-hidden-quotes = { $count } “ ”
label-hidden-matches =
    { $count ->
        [one] 1 match
       *[other] { $count } matches
    }
label-contents = Contents
label-quotations = Quotations
label-notes-title = Notes and highlights
label-notes-hint = type to narrow, # for labels · Enter goes there · Del takes it away
label-note-mark = note:
label-lost-note = (lost)
label-highlighted = highlighted; a writes a note
label-select-hint = w b words · h l letters · j k rows · a note · y copy · o other end · {"{"} {"}"} paragraph
label-videos-title = Videos
label-themes = Colour theme
label-orders = Order of the list
label-copy-plain = Copy as plain text
label-copy-markdown = Copy as Markdown
label-copy-json = Copy as JSON
label-copy-hint = Tab changes the form · Enter or a number copies
label-palette = Commands
label-help = Help
label-about = About this article
label-pick-hint = type to narrow · Enter takes · Esc leaves
label-number-hint = a number or Enter takes · Esc leaves
label-sheet-hint = j k scroll · Esc leaves
label-picture-hint = any key closes
label-pictures-hint = picture { $current } of { $of } · ← → the others · any other key closes
label-copy-link = address
label-copy-here = link
label-copy-citation = article
label-copy-quote = quotation
label-copy-paragraph = paragraph
label-copy-video = video
label-top = beginning
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
label-remarks = remarks

## What the status line says: answers to keys

notice-in-list = this is the list; q quits
notice-query-mistake = { $what }
notice-no-video = no video is linked in this article
notice-video-without-address = the article announces a video, but gives no address for it
notice-no-videos-listed = none of the listed articles links a video
notice-no-picture = no picture in this article
notice-pictures-off = pictures are switched off in config.toml: pictures = "key" shows them
notice-pictures-not-here = this terminal shows no pictures: their words stand in the text
notice-picture-remote = This picture is on the web, and nothing is fetched from there.
notice-picture-missing = The file of this picture is not here.
notice-picture-outside = The file of this picture lies outside the opened folder.
notice-picture-too-heavy = The file of this picture has more than { $most } megabytes: it is not opened.
notice-picture-too-large = This picture has { $megapixels } megapixels: no more than { $most } are unpacked.
notice-picture-unknown = This file is no PNG, JPEG, GIF or WebP that can be read.
notice-no-address = the article gives no address of its own
notice-no-links = no link on this screen
notice-no-article = no article is open
notice-no-sections = this article has no sections
notice-no-section-here = there is no section here to fold
notice-no-quotes = no quotation in this article
notice-no-next-section = this is the last section
notice-no-previous-section = this is the first section
notice-no-next-quote = this is the last quotation
notice-no-previous-quote = this is the first quotation
notice-no-next-paragraph = this is the last paragraph
notice-no-previous-paragraph = this is the first paragraph
notice-no-search = nothing was searched for yet: / searches
notice-no-matches = “{ $typed }” is not in this article
notice-last-match = the last match; once more for the next article
notice-first-match = the first match; once more for the article before
notice-no-more-articles = no further article holds it
notice-end = the end of the article
notice-beginning = the beginning of the article
notice-last-article = this is the last article of the list
notice-first-article = this is the first article of the list
notice-empty-list = the list is empty
notice-no-paragraph-here = no paragraph here
notice-reader-only = that is done in the article: Enter goes in
notice-note-kept = the note is kept
notice-highlight-kept = marked; a on it writes a note
notice-note-gone = the note is taken away
notice-no-note-here = no note here: A shows all
notice-no-notes = no notes yet: a makes one in an article
notice-note-elsewhere = its article is not in the open folders
notice-note-nowhere = the article of this note is not in the open folders: { $path }
notice-note-lost = the words of this note are gone from the article
notice-not-yet-read = the article is still being read
notice-unknown-key = { $keys } does nothing here; ? shows the keys
notice-widest = the text is as wide as the window
notice-narrowest = the text can get no narrower
notice-measure =
    { $columns ->
        [one] 1 column
       *[other] { $columns } columns
    }
notice-sent = sent to the terminal's clipboard: { $what }
notice-copied-with = copied with { $program }: { $what }
notice-copy-failed = nothing was copied: { $program }: { $why }
notice-theme = theme: { $name }
notice-ordered = ordered { $order }
notice-no-more-watches = changes show late here: sysctl fs.inotify.max_user_watches=524288 helps
notice-no-more-watchers = changes show late here: sysctl fs.inotify.max_user_instances=1024 helps
notice-far-folder = a network folder: what others change shows after some seconds
notice-folder-gone = { $path } is gone; what is open stays readable
notice-folder-back = { $path } is there again
notice-no-changes = nothing changed since it was last read
notice-comparing = comparing with what was read…
notice-file-gone = the file of this article is gone; it stays readable
notice-left-out = the file holds this article no more; it stays readable
notice-file-back = the file of this article is there again
notice-file-altered = the file changed; D shows what
notice-mouse-taken = the mouse is kiosque's: the wheel scrolls, a click selects; M gives it back
notice-mouse-given = the mouse is the terminal's: select text with it; M takes it again
notice-pasted-nowhere = nothing is being typed, so what was pasted is left out: / searches
notice-link-to = { $url }  (click again to open)
notice-rescanned = looking at the folder again
notice-opening = opening with { $with }: { $what }
notice-opener-missing = no program to open it was found; the address goes to the clipboard: { $url }
notice-opener-failed = { $program } failed: { $why }
notice-refused = not opened: { $why }
notice-editor-failed = the editor { $program } failed: { $why }
notice-no-editor = there is no file to edit
notice-unreadable = { $path } cannot be read: { $why }
notice-cannot-suspend = nothing to go back to: the program was not started from a shell
notice-config-mistake = { $what }
notice-state-homeless = no home folder: kept until you quit; set HOME or XDG_STATE_HOME
notice-state-unwritable = cannot write { $path }: check its rights; kept until you quit
notice-state-full = no room for { $path }: make some; kept until you quit
notice-state-newer = { $path } needs a newer kiosque: update; kept until you quit
notice-state-damaged = { $path } was damaged: it is now { $aside }, begun anew
notice-state-held = another program holds { $path }: close it; kept until you quit
notice-state-failed = cannot write { $path }: look at that disk; kept until you quit
notice-state-busy = another program holds { $path }: trying again
notice-clipboard-too-large = too much to copy: the terminal's clipboard takes 100 KB

## What is wrong in what a person wrote: the configuration, a search, a command line

mistake-no-library = nothing to read: give folders or files, or set library in the configuration
mistake-no-such-path = there is no { $path }
mistake-standard-input-twice = standard input cannot give both an article and a list of paths: write - once
mistake-no-such-article = { $path } holds no article { $id }; it holds { $near }
mistake-only-article = { $path } holds no article { $id }: it is one itself, so leave out #{ $id }
mistake-unreadable = { $path } cannot be read: { $why }
mistake-no-video = no video is linked in { $path }
mistake-which-video =
    { $count ->
        [one] there is 1 video: say so with --video 1
       *[other] there are { $count } videos: say which with --video N
    }
mistake-no-such-video =
    { $count ->
        [one] there is no video { $number }: there is 1
       *[other] there is no video { $number }: there are { $count }
    }
mistake-not-opened = { $url } is not opened: { $why }
mistake-opener-failed = { $program } failed: { $why }
mistake-no-opener = no program to open it was found (tried: { $tried }); here is the address: { $url }
mistake-config-exists = { $path } is there already and was left as it is
mistake-not-written = { $path } could not be written: { $why }
mistake-no-home = no home folder is known: set HOME or XDG_CONFIG_HOME
mistake-no-terminal = kiosque needs a terminal that can move its cursor; `kiosque --plain`, `kiosque list` and `kiosque show` do without
mistake-no-such-theme = there is no theme “{ $name }”; there are { $known }
mistake-address-too-long = the address is longer than 4096 bytes
mistake-address-odd = the address holds white space, invisible or control characters
mistake-address-broken = this is no complete address
mistake-address-scheme = only http, https and files of the opened folder are opened, not { $scheme }:
mistake-address-user = the address holds a user's name, as forged ones do
mistake-file-missing = there is no file { $path }
mistake-file-outside = the file lies outside the opened folder
mistake-bad-regex = this is no regular expression: { $why }
mistake-empty-regex = there is nothing between the slashes: write a regular expression there, as in /colou?r/
mistake-open-regex = the regular expression is not closed: put / after it
mistake-too-many-regexes = a search takes at most { $most } regular expressions: leave this one out
mistake-open-phrase = the phrase is not closed: put " after its last word
mistake-empty-phrase = there is nothing between the quotation marks: write a word there or leave them out
mistake-open-group = this ( is not closed: put ) after the last word that belongs to it
mistake-stray-close = this ) closes nothing: put ( before the first word that belongs to it, or leave it out
mistake-empty-group = there is nothing between the parentheses: write a word there or leave them out
mistake-deep-group = parentheses nest at most { $depth } deep: leave out the inner ones
mistake-lone-or = OR needs something on either side, as in train OR tram
mistake-and = all words are looked for anyway: leave out AND, or put it in quotation marks to look for the word
mistake-lone-near = near needs a word or a phrase on either side, as in budget near/5 cut
mistake-near-distance = near needs a number of words from 1 to { $most }, as in near/5
mistake-star = a * can only end a word: write the beginning of the word and then *, as in wor*
mistake-tilde = a ~ needs a word right before it, as in word~
mistake-unknown-field = there is no field { $name }: – did you mean { $nearest }:?
mistake-no-field = there is no field { $name }: – put quotation marks around it to look for the words, or use title:, author:, source:, section:, tag:, date:
mistake-empty-field = { $name }: says nothing yet: write what to look for right after the colon
mistake-field-value = { $name }: takes one plain word after the colon, without ~ or slashes: leave them out
mistake-bad-day = { $written } is no day: write 2018, 2018-11, 2018-11-13, 7d, 6m or yesterday, or two of these with .. between them
mistake-bad-count = { $written } is no number of words: write >800, <800, >=800, <=800, =800 or 200..400
mistake-backwards = this range ends before it begins: swap its two ends
mistake-bad-has = nothing can be found by has:{ $written }: write has:video, has:quote or has:image
mistake-bad-is = nothing can be found by is:{ $written }: write is:unread, is:read or is:starred
mistake-long-query = a search takes at most { $most } bytes: shorten it, what follows is not looked for
mistake-not-toml = this is not well-formed TOML: { $why }
mistake-unknown-option = no option is called `{ $name }`
mistake-unknown-mode = keys are bound under everywhere, list or reader, not under `{ $name }`
mistake-unknown-command = no command is called `{ $name }`
mistake-unknown-key = no key is called `{ $name }`
mistake-unknown-styled = a theme has no role and no part of the screen called `{ $name }`
mistake-unknown-theme = no theme is called `{ $name }`
mistake-unknown-style = `{ $word }` is neither a colour nor a style
mistake-unknown-placeholder = nothing can be put in place of `{ $name }`
mistake-wrong-type = `{ $name }` must be { $wanted }
mistake-not-one-of = `{ $name }` must be one of { $words }
mistake-out-of-range = `{ $name }` must be a number from { $least } to { $most }
mistake-key-twice = `{ $keys }` is bound here already, to { $command }
mistake-key-out-of-reach = `{ $keys }` cannot be bound beside `{ $other }` ({ $command }): one begins the other
mistake-key-is-count = `{ $keys }` begins with a figure, and figures are counts before a motion
mistake-no-way-out = force-quit must keep a key, or nothing might end the program
mistake-opener-lacks = this opener does not say `{ $name }`
mistake-at = { $file }:{ $line }: { $what }
mistake-did-you-mean = { $what }; did you mean `{ $near }`?
mistake-failed = it failed: { $why }

# What an option of the configuration must be.
wanted-table = a table
wanted-text = a text in quotation marks
wanted-texts = a list of texts, such as ["one", "two"]
wanted-truth = true or false
wanted-openers = written as [[open]], once for each opener

# What is wrong with a regular expression.
flaw-open-group = unclosed group
flaw-stray-close = a ) closes nothing
flaw-open-class = a [ is not closed
flaw-class-range = a range in [ ] must go from a lower to a higher character, as in [a-z]
flaw-nothing-to-repeat = there is nothing before *, + or ? to repeat
flaw-repeat-count = the braces of a repetition hold one number or two, as in {"{2}"} or {"{2,5}"}
flaw-open-escape = nothing follows the last backslash
flaw-unknown-escape = a backslash stands before a letter that means nothing there
flaw-look-around = it cannot look ahead or behind
flaw-back-reference = it cannot refer back to a group
flaw-unknown-property = no class of characters is called so
flaw-too-large = it is too large
flaw-other = it is not well-formed

## Why something outside failed, as the end of a sentence

cause-not-found = there is no such file or folder
cause-forbidden = it is not allowed
cause-not-a-file = it is no regular file
cause-is-a-folder = it is a folder
cause-exists = it is there already
cause-full-disk = the disk is full
cause-read-only = the disk can only be read
cause-pdf = PDF is not read; `pdftotext FILE` makes a text of it
cause-old-word = documents of older Word are not read; `libreoffice --headless --convert-to docx FILE` makes a new one of it
cause-rich-text = Rich Text is not read; `libreoffice --headless --convert-to docx FILE` makes a document of it
cause-no-text = it is no text
cause-too-large = it is too large
cause-too-slow = it took too long
cause-status = status { $code }
cause-signal = signal { $number }
cause-panic = a fault in kiosque itself ({ $place })
cause-logged-panic = a fault in kiosque itself ({ $place }); see the log, { $log }
cause-said = { $words }

## What was odd in an article’s file

note-video-without-address = the text announces a video, but gives no address for it
note-encoding = the file is not UTF-8; it was read as { $name }
note-declared = the file says that it is { $declared }, but it is not; it was read as { $name }
note-double-encoded = the text was encoded as UTF-8 twice, so that accented letters read as “Ã©”; it is shown as it stands
note-broken-data = the structured data (JSON) has mistakes; it was read as far as it could be understood
note-no-article = the file holds data (JSON), but no article that is known; it is shown as it stands
note-no-page = the archive holds no web page
note-unreadable =
    { $count ->
        [one] 1 character
       *[other] { $count } characters
    } could not be decoded and show as �
note-controls =
    { $count ->
        [one] 1 control character shows
       *[other] { $count } control characters show
    } as �
note-invisible =
    { $count ->
        [one] 1 invisible or direction-changing character was
       *[other] { $count } invisible or direction-changing characters were
    } left out
note-front-matter = the front matter is not well-formed and was read line by line: { $what }
note-front-matter-open = the front matter has no closing line; it was read as text
note-date = the date “{ $written }” was not understood
note-reading-failed = the file could not be read: { $why }
note-empty = the file is empty
note-misnamed = the file is named as data, but it is a web page; it was read as one
note-cut = only the first { $megabytes } MB were read
note-broken-packing = the packed file is broken off or damaged; what could be unpacked is shown
note-not-text = this is no text; only its name is shown
note-language = the language was taken from the text: { $tongue } ({ $percent } %)
note-language-unsure = the language was taken from the text and is not certain: { $tongue } ({ $percent } %)
tongue-named =
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
note-draft = the file is marked as a draft
note-dense = the file has more than 1 MB without an empty line; it was read as plain text
note-too-deep = the file nests deeper than { $depth } levels; what lies deeper is shown flat
note-broken-document = the file is no document of its kind, or it is damaged; nothing in it could be read
note-no-body = the file holds no text of a document
note-unpacked = a part of the file is larger than { $megabytes } MB once unpacked; only its beginning was read
note-tracked-changes = the document has tracked changes: what was inserted is shown, what was deleted is not
note-comments =
    { $count ->
        [one] one comment in the margin is not shown
       *[other] { $count } comments in the margin are not shown
    }
note-no-headers = this mail has no headers; all of it was read as its text
note-attachments =
    { $count ->
        [one] attached and not shown: { $names }
       *[other] { $count } files are attached and not shown: { $names }
    }
note-damaged-part = a part of the file is damaged or cut off; what could be read is shown
note-encrypted = the file is encrypted; what it says cannot be read
note-times =
    { $count ->
        [one] one line with a time was not understood
       *[other] { $count } lines with times were not understood
    }
note-no-cues = no times were found in these subtitles; they were read as text
note-page-too-large = the page has more than { $nodes } elements, or tangles them; what follows is shown without its form
note-attributes = an element has more than { $most } attributes; the others were left out
note-too-many =
    { $count ->
        [one] the file holds more than { $most } articles; { $count } was left out
       *[other] the file holds more than { $most } articles; { $count } were left out
    }
note-feed-cut = the feed breaks off in the middle of an article
note-feed-empty = the feed holds no article
note-too-much = the file has more than { $most } elements; what comes after them was left out
note-long-tag = a tag of the file has more than 64 KiB of attributes; they were left out
note-malformed = the XML is not well-formed; it was read as far as it makes sense
note-json = the JSON is not well-formed (line { $line }); it is shown as it stands
note-nameless-xml = this XML is of no kind known here; its text is shown
note-unknown-xml = this XML (“{ $root }”) is of no kind known here; its text is shown
note-withheld = the agency withholds this report
note-canceled = the agency has cancelled this report
note-editorial = to editors: { $text }
note-usage = terms of use: { $text }
note-plan = this is a plan of coverage, not a report

## The commands, as help tells them: a sentence without a full stop

command-down = Next row of the list, next line of the article
command-up = Previous row of the list, previous line of the article
command-half-page-down = Half a page down
command-half-page-up = Half a page up
command-page-down = A page down; stops at the end of the article
command-page-up = A page up
command-first = The first row, the beginning of the article
command-last = The last row, the end of the article
command-enter = Go into the article; on a heading, fold or unfold its section
command-back = Back to the list
command-cancel = Clear the search; where there is none, go back
command-other-pane = To the other pane
command-next-article = Read the next article of the list
command-previous-article = Read the previous article of the list
command-scroll-down = Scroll the article down while staying in the list
command-scroll-up = Scroll the article up while staying in the list
command-next-section = Next heading
command-previous-section = Previous heading
command-next-quote = Next quotation
command-previous-quote = Previous quotation
command-next-paragraph = Next paragraph
command-previous-paragraph = Previous paragraph
command-search = In the list, search all articles; in the reader, find in the article
command-next-match = Next match; after the last one, the next article that matches
command-previous-match = Previous match; before the first one, the previous article that matches
command-fold-toggle = Fold or unfold the section
command-fold-open = Unfold the section
command-fold-close = Fold the section
command-fold-open-all = Unfold all sections
command-fold-close-all = Fold all sections
command-fold-level-1 = Show headings of level 1 only
command-fold-level-2 = Show headings down to level 2
command-fold-level-3 = Show headings down to level 3
command-fold-level-4 = Show headings down to level 4
command-fold-level-5 = Show headings down to level 5
command-fold-level-6 = Show headings down to level 6
command-fold-quotes-only = Show the quotations only, fold everything else away
command-contents = Table of contents of the article
command-quotes-panel = The quotations of the article
command-video = Open the video of the article
command-picture = Show the pictures of the article
command-all-videos = All videos of the articles in the list
command-link-hints = Open a link by typing the letters shown beside it
command-open-page = Open the article's own address
command-copy = Copy the link, the quotation with its source, or the paragraph
command-note = Mark the quotation, paragraph or selection, with a note
command-delete-note = Take the note or highlight here away
command-notes = All notes and highlights
command-select = Select words by keys, as in vim
command-edit = Edit the article's file in your editor
command-order = Change the order of the list
command-theme = Choose the colours
command-wider = Make the text wider
command-narrower = Make the text narrower
command-zen = Show the text alone, or everything again
command-mouse = Take the mouse, or give it back to the terminal to select text with
command-about = About this article: its file, its format, what was understood of it
command-changes = What changed in the article since it was last read
command-rescan = Look at the folder again
command-palette = Find a command by its name
command-help = The keys in force now
command-redraw = Draw the screen anew
command-suspend = Put the program to sleep and go back to the shell; fg wakes it
command-quit = Quit
command-force-quit = Quit at once, from anywhere

## What --help says

usage-about = Read a folder of articles in the terminal: a list and a reader side by side
usage-examples =
    Examples:
      kiosque articles/                    read a folder
      kiosque article.md notes.txt         read some files
      kiosque --at 'presse after:2018'     open on a search
      kiosque show article.txt             print an article as text
      kiosque show --json article.txt      what was understood of it, for scripts
      kiosque list articles/ has:video     the articles that link a video
      kiosque 'feed.xml#ID'                one article of a feed, named as list does
      kiosque open article.txt             open its video
      kiosque notes --markdown > notes.md  your notes, to take away
      git ls-files | kiosque list --files-from -
                                           the articles whose paths come through a pipe

    In the reader, ? shows every key.
    Exit status: 0 done, 1 nothing found, 2 an error.
usage-paths = Folders and files to read, FILE#ID to open one article of a file that holds several [default: the configured library, else ./articles, else a tour]
usage-at = Open on a search
usage-theme = Use these colours
usage-plain = Read line by line, nothing drawn: for screen readers and dumb terminals
usage-config-file = Use this configuration file [or the one KIOSQUE_CONFIG names]
usage-list = List articles, one a line: date, title, authors, path
usage-list-paths = Folders, files, FILE#ID, - for an article on standard input, then a search; what is no file is searched for
usage-list-json = One JSON object a line
usage-show = Print articles
usage-files = Article files and folders of them; - reads standard input, FILE#ID one article of a file that holds several
usage-file = An article file; - reads standard input, FILE#ID one article of a file that holds several
usage-files-from = Take paths from this file too, one a line; - takes them from standard input
usage-null = The paths of --files-from end in a null character, as find -print0 writes them
usage-width = The reading measure, in columns [default: the configured measure]
usage-ansi = With colours
usage-show-json = Everything understood, one JSON object a line
usage-markdown = As Markdown
usage-links = List an article's links, one a line: kind, provider, address
usage-links-videos = Videos only
usage-links-json = One JSON object a line
usage-notes = List notes and highlights, one a line: path, labels, words, note
usage-notes-paths = Only those in these folders, files and FILE#ID; then words to look for in them
usage-notes-label = Only those with this label
usage-open = Open an article's video, as v does in the reader
usage-open-video = Which video, from 1
usage-config = The configuration: where it is, what is in force, what is wrong with it
usage-config-path = Print where your configuration file is or would be
usage-config-show = Print what is in force, and from where
usage-config-check = Say what is wrong in your configuration file
usage-config-init = Write a configuration file of comments, every option explained
usage-completions = Print the completions for a shell
usage-shell = The shell
usage-man = Print the manual page, for man -l - or for kiosque.1
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
usage-number-value = N
usage-shell-value = SHELL

## What is said to a command line that cannot be understood

refusal-unknown-argument = there is no option `{ $argument }`
refusal-unknown-near = there is no option `{ $argument }`; did you mean `{ $near }`?
refusal-bad-value = `{ $value }` is no value for { $argument }
refusal-no-value = { $argument } needs a value
refusal-lacks = something is missing: { $arguments }
refusal-conflict = { $argument } and { $others } cannot go together
refusal-twice = { $argument } is given twice
refusal-lacks-command = a command is missing
refusal-unknown-command = there is no command `{ $name }`
refusal-not-unicode = an argument is not written in UTF-8
refusal-other = this command line was not understood
refusal-see-help = `kiosque --help` says what there is.

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
day-long = { $day } { $month } { $year }
day-timed = { $day }, { $hour }:{ $minute }
# The list's: day, month and year must all be there, and stand for themselves.
day-short = { $day } { $month } { $year }

## The manual page

manual-title = Kiosque's manual
manual-name-heading = NAME
manual-synopsis-heading = SYNOPSIS
manual-description-heading = DESCRIPTION
manual-examples-heading = EXAMPLES
manual-status-heading = EXIT STATUS
manual-environment-heading = ENVIRONMENT
manual-files-heading = FILES
manual-description = Opens a folder of articles, in plain text or Markdown, and shows a list and a reader side by side: the text in a column, folded by its headings, with what people say in colours of its own, found while you type, its videos at hand. The commands below do without a terminal; what they write to standard output is data only. Articles are never written to.
manual-status0 = Done; for what searches or lists: something was found. Also where the reader of a pipe went away.
manual-status1 = Nothing was found.
manual-status2 = An error, told on standard error.
manual-variable-config = The configuration file, where --config does not name one.
manual-variable-config-home = Where configurations lie, if not in ~/.config.
manual-variable-editor = The editor that e opens an article's file with.
manual-variable-no-color = Where it is set and not empty, nothing is coloured.
manual-variable-locale = The language of the interface, and whether the terminal shows more than ASCII.
manual-file-config = Your configuration; kiosque config init writes one to start from, with every option explained.

## Stars, what counts as read, marks and places

notice-counts-as-read = counts as read: { $title }
notice-counts-as-unread = counts as unread: { $title }
notice-many-read =
    { $count ->
        [one] 1 of the listed articles counts as read now; u takes it back
       *[other] { $count } of the listed articles count as read now; u takes it back
    }
notice-many-unread =
    { $count ->
        [one] 1 of the listed articles counts as unread now; u takes it back
       *[other] { $count } of the listed articles count as unread now; u takes it back
    }
notice-all-read-already = all listed articles count as read already
notice-all-unread-already = all listed articles count as unread already
notice-starred = has a star: { $title }
notice-unstarred = has no star any more: { $title }
notice-nothing-to-undo = there is nothing to take back
notice-read-again = taken back; it counts as read again: { $title }
notice-unread-again = taken back; it counts as unread again: { $title }
notice-many-again =
    { $count ->
        [one] taken back; 1 article stands as before
       *[other] taken back; { $count } articles stand as before
    }
notice-star-again = taken back; it has its star again: { $title }
notice-no-star-again = taken back; it has no star again: { $title }
notice-mark-set = { $letter } stands for this place now; ' { $letter } comes back
notice-mark-gone = { $letter } stands for no place any more
notice-mark-again = taken back; { $letter } stands for the place it stood for before
notice-no-mark-again = taken back; { $letter } stands for no place
notice-note-again = taken back; the note is there again
notice-no-note-again = taken back; the note is gone
notice-no-letter = { $key } is no letter for a mark: a to z, A to Z and 0 to 9 are
notice-no-mark = { $letter } stands for no place: m { $letter } sets it
notice-no-marks = no letter stands for a place yet: m and a letter set one
notice-mark-elsewhere = { $letter } stands for a place in an article that is not in this library: { $title }
notice-no-place-before = there was no jump yet to come back from
notice-no-older-place = this is the first place of the way here
notice-no-newer-place = this is the last place of the way here
label-marks = Marks
label-marks-hint = type to narrow · Enter goes there · Del takes it away · Esc leaves
label-letter-to-set = a letter or figure to stand for this place · Esc leaves
label-letter-to-go = a letter or figure · ' back to before the last jump · ? all of them · Esc leaves
command-star = Give the article a star, or take it away
command-read = Count the article as read, or as unread
command-read-all = Count all articles of the list as read
command-unread-all = Count all articles of the list as unread
command-undo = Take back the last star, read, mark or note; once more, the one before
command-mark = Let a letter stand for this place
command-go-to-mark = Go to the place a letter stands for; twice, back to where you were; ? lists the marks
command-marks = All places that letters stand for
command-older-place = Back to where you were before, in this article or another
command-newer-place = Forward again, after going back

## Reading line by line, with --plain

plain-welcome = Kiosque, line by line: a number opens an article, Enter reads on, help tells the commands, quit ends.
plain-prompt = >
plain-has-video = video
plain-has-star = starred
plain-is-read = read
plain-more =
    { $left ->
        [one] 1 more: Enter tells it
       *[other] { $left } more: Enter goes on
    }
plain-list-end = the end of the list
plain-parts =
    { $count ->
        [one] 1 paragraph: Enter reads it
       *[other] { $count } paragraphs: Enter reads on, a number goes to one
    }
plain-video-count =
    { $count ->
        [one] 1 video
       *[other] { $count } videos
    }
plain-was-here = you were at paragraph { $number }; Enter goes on there
plain-lead = Lead: { $text }
plain-heading = Heading { $level }: { $text }
plain-quotation = Quotation: { $text }
plain-quotation-by = Quotation, { $speaker }: { $text }
plain-with-quotation = With a quotation: { $text }
plain-with-quotation-by = With a quotation of { $speaker }: { $text }
plain-set-apart = Set apart: { $text }
plain-item = Item: { $text }
plain-numbered-item = Item { $number }: { $text }
plain-done-item = Done: { $text }
plain-open-item = To do: { $text }
plain-code = Code: { $text }
plain-row = Row { $number }: { $text }
plain-picture = Picture: { $text }
plain-no-picture-text = Picture without a description
plain-video = Video: { $text }
plain-caption = Caption: { $text }
plain-break = A break
plain-holds =
    { $count ->
        [one] 1 paragraph holds it
       *[other] { $count } paragraphs hold it; next-match goes on
    }
plain-no-sense = { $command } makes no sense here: nothing is drawn
plain-unknown = there is no command “{ $word }”; help tells the commands
plain-several = “{ $word }” may be { $known }: write more of it
plain-no-number = there is no { $number }: the last one is { $most }
plain-which-number = { $command } and a number from 1 to { $most }, please
plain-what-words = write what is meant behind { $command }
plain-started = opening { $address }
plain-not-kept = this cannot be kept
plain-no-folding = nothing is folded here: contents tells the headings, section and a number goes to one, next-quote to a quotation
plain-no-selecting = words cannot be selected here: note and copy are of the paragraph, or of the quotation that next-quote went to
plain-no-editing = there is no terminal here that an editor could have
plain-no-clipboard = no clipboard is within reach; what would be copied is:
plain-mark-lost = the words that { $letter } stands for are gone; this is the beginning of their article
plain-notes-first = notes tells the numbers for { $command }
plain-looking = looking for articles…
plain-reading =
    { $count ->
        [one] reading { $count } article…
       *[other] reading { $count } articles…
    }
plain-has-notes =
    { $count ->
        [one] { $count } note: notes tells it
       *[other] { $count } notes: notes tells them
    }
plain-has-changes = it changed since it was last read: changes tells what
plain-note = { $written }, on { $words }
plain-highlight = highlighted: { $words }
plain-at-paragraph = paragraph { $number }
plain-new = New: { $text }
plain-gone = Gone: { $text }
plain-altered = Altered: { $text }
plain-new-words = (new: { $text })
plain-gone-words = (gone: { $text })
plain-help-number = a number: Open the article of the list, or go to the paragraph of the article
plain-help-enter = Enter: Read on in the article, or tell more of the list
plain-help-open = Open the article of this number; in an article, its link of this number
plain-help-find = Look for words in the article
plain-help-section = Go to the section of this number
plain-help-paragraph = Go to the paragraph of this number
plain-help-unread = Count the article as unread
plain-help-unmark = Let a letter stand for no place any more
plain-help-go-to-note = Go to the words of the note of this number

## The log

usage-log = Write down what happens, in this file [or the one the manual names]; KIOSQUE_LOG says how much
mistake-log-filter = KIOSQUE_LOG does not take “{ $written }”: write error, warn, info, debug or trace
manual-variable-log = How much the log tells: error, warn, info, debug or trace. Where it is set, there is a log even without --log.
manual-file-log = The log, where --log or KIOSQUE_LOG asks for one: what was done and what failed, never the words of an article. At 5 MB it becomes log.old.
