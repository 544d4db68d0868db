//! kiosque, a newsstand in the terminal: shows a folder of article files as a list and a reader side by side.
//!
//! This page describes the architecture. Read it first, then the first lines of each layer's file in the order below; no layer uses one
//! that comes after it.
//!
//! # The layers
//!
//! Each layer with its responsibility and the external crates it may use. A test reads this list and checks the order against every `use`
//! in the sources, and the crates against a table that gives the purpose of each.
//!
//! 0. [`words`] owns every sentence shown to the user, in every language: declared as values, formatted by [`words::Words`].
//!    Crates: `fluent_bundle`, `unic_langid`.
//! 1. [`article`] owns the model of an article: one text and ranges over it, built only by [`article::Builder`].
//!    Crates: `chrono`, `siphasher`.
//! 2. [`formats`] parses bytes into articles, one file per format, and never fails.
//!    Crates: `pulldown_cmark`, `aho_corasick`, `chrono`, `encoding_rs`, `chardetng`, `oem_cp`, `whichlang`, `serde`, `serde_saphyr`,
//!    `serde_json`, `toml`, `html5ever`, `quick_xml`, `mail_parser`, `zip`, `flate2`, `ruzstd`, `url`, `pdfboss_core`,
//!    `pdfboss_text`.
//! 3. [`quotes`] finds the quotations of a text and their speakers.
//!    Crates: none.
//! 4. [`find`] finds needles in a text, with one matching rule for list and reader, and the changes between two versions of a text.
//!    Crates: `regex`, `similar`, `unicode_normalization`.
//! 5. [`query`] parses the search language: a typed line becomes a tree, and its errors become ranges with a sentence each.
//!    Crates: `unicode_normalization`.
//! 6. [`library`] owns the requests to a library of articles and the answers, as values: keys, sort orders, rows, saved state, changes.
//!    Crates: none.
//! 7. [`page`] lays out an article at a given width, with folds, as rows of ranges, and only the rows requested.
//!    Crates: `textwrap`, `hypher`, `unicode_linebreak`, `icu_segmenter`, `unicode_segmentation`, `unicode_width`.
//! 8. [`input`] owns keys, commands and the line editor.
//!    Crates: `crossterm`, `tui_input`.
//! 9. [`config`] owns `config.toml`, the user's settings over it, themes and openers.
//!    Crates: `toml`, `ratatui`.
//! 10. [`app`] owns the state: [`app::update`] handles a message, changes the state, and returns effects for the runtime.
//!     Crates: `ratatui`, `serde`, `serde_json`.
//! 11. [`ui`] draws the state and changes nothing; its files have the same names as those of `app`.
//!     Crates: `ratatui`, `unicode_segmentation`, `unicode_width`.
//! 12. [`store`] owns everything on disk: the articles, the catalogue of their metadata, the index that saves both for the next start, and
//!     the ledger of what the user saved about them.
//!     Crates: `etcetera`, `flate2`, `lz4_flex`, `notify`, `rusqlite`, `rustix`, `tempfile`, `tracing`.
//! 13. [`runtime`] owns the event loop, the threads, the terminal and external programs.
//!     Crates: `anyhow`, `crossterm`, `image`, `infer`, `notify`, `ratatui`, `ratatui_image`, `rustix`, `signal_hook`, `tracing`,
//!     `tracing_subscriber`, `url`. Only the protocols of kitty, sixel and iTerm2 are used of `ratatui_image`, each drawn once into cells
//!     that are passed around as values. [`ui::rendered_image`] draws block characters itself, because it knows the colour depth and
//!     the transparent pixels. The terminal is asked one thing, its background colour; nothing waits for the answer, which `input`
//!     separates from the keys.
//! 14. [`cli`] owns the command line and the commands that need no screen.
//!     Crates: `anyhow`, `clap`, `clap_complete`, `clap_mangen`, `etcetera`, `ratatui`, `serde`, `serde_json`, `tracing`.
//!
//! # Data flow
//!
//! An article is one text. Blocks, emphasis, links, quotations, matches and rows on the screen are all ranges of that text, so that any
//! two can be combined without knowing each other, and no step copies or changes the text.
//!
//! ```text
//!  bytes ─formats─▶ Article ─page (width, folds)─▶ rows ─paint (marks)─▶ pieces ─theme─▶ cells
//!                      └─────── quotes, find ────────────────▲
//! ```
//!
//! The program is a loop over one channel. Key presses, answers of threads and terminal resizes are messages. The state answers with
//! effects, which are requests only; the runtime carries them out and sends the results as further messages.
//!
//! ```text
//!  key ─input─▶ Command ─┐
//!  a thread's answer ────┼─▶ Msg ─▶ app::update(&mut State) ─▶ ui::draw(&State)
//!  a new size ───────────┘                    │
//!            ▲                                ▼
//!            └───────── runtime, store ◀─── Effect
//! ```
//!
//! Nothing slow happens between a key press and its frame. Files are read, long articles searched and the list sorted on other threads:
//! `runtime::librarian` keeps the catalogue, `runtime::workers` read and search, and `runtime::panels` holds and filters the rows of the
//! open panel. Each answer carries the number of its request, and
//! outdated answers are dropped. Of a long article the beginning arrives first, and the whole when it is ready.
//!
//! On a terminal, the program starts a second time in the same process, with settings of the C library's allocator in its environment:
//! glibc keeps freed memory otherwise, more and more as time passes, and can be told so only at a start (`runtime::allocator`).
//!
//! What was learnt of the files is saved by `store::index` in the cache: one file of records and orders that is replaced as a whole, one of
//! compressed texts that only grows, and files with the words of these. A search first asks the words which articles match for certain
//! and which may; the latter are decided by the plan of its query, those of the first rows before all others, and all of them where there is
//! no index. Nothing of it is loaded at the start: the catalogue
//! reads the records of the rows on screen, and of whatever a search asks for, and keeps in memory only what has changed since. The walk
//! compares the stamps of all files with those in the index, and only files with other stamps are read. It is saved anew when nothing has
//! changed for a moment. It may be deleted or damaged at any time: everything in it can be read again.
//!
//! ```text
//!  index ─▶ catalogue ◀─ files with other stamps ◀─ walk
//!    ▲          │
//!    └── draft ─┘  at a quiet moment, on a thread of its own
//! ```
//!
//! Read status, stars, marks and notes are saved by [`store::ledger`] in a database. A change is shown as done only once it is safe on
//! disk:
//!
//! ```text
//!  key ─▶ app ─▶ Effect::Save ─▶ librarian ─▶ keeper ─▶ ledger (SQLite) ─▶ committed
//!                                (which file?)                                │
//!          app ◀── Msg::Saved, rows ◀── librarian ◀── KeeperEvent ◀────────────┘
//! ```
//!
//! The thread that opens an article sends its saved state along. Changes by other programs arrive the same way.
//!
//! # Invariants
//!
//! Each is followed by the tests that hold it; a test checks that these exist.
//!
//! 1. **Any bytes are an article, and nothing in it reaches the terminal as a control sequence.** Formats do not fail: irregularities
//!    become diagnostics. [`article::clean`] filters text on the way in, [`ui::safe_text`] on the way out; both remove control
//!    characters.
//!    Tests: `any_bytes_are_answered`, `odd_texts_are_articles_too`, `too_deep_is_noted_and_hostile_texts_end`,
//!    `controls_show_as_replacement_characters`, `no_control_reaches_a_cell`.
//! 2. **Ranges are sorted, in bounds and on character boundaries.** The fields of an article are private, and only its builder fills
//!    them.
//!    Tests: `text_in_block_fields_is_clean`, `cells_are_ranges_of_the_text`, `quotations_are_in_order_and_nest`,
//!    `matches_are_ordered_disjoint_and_read_as_the_needle`.
//! 3. **Layout loses no word, and no row is wider than its pane**, whatever the script, the width and the folds.
//!    Tests: `layout_loses_no_word_and_no_row_is_too_wide`, `long_blocks_keep_these_laws_too`.
//! 4. **Highlights, folds and themes never change the text.** Typing a search repaints rows without wrapping them again.
//!    Tests: `paint_never_changes_the_text`, `what_is_revealed_is_visible_and_folds_back`.
//! 5. **The cost of a key press depends on what is on screen**, not on the length of the article or of the list.
//!    Tests: `rows_are_asked_for_when_the_screen_nears_the_edge_of_the_window_only`, `a_hundred_thousand_short_lines_are_read_in_one_go`.
//!    The benchmark `keys` compares a short and a long article.
//! 6. **The same state gives the same screen.** [`ui::draw`] takes `&State`, and no layer before `store` touches files, programs,
//!    threads, clocks or the environment.
//!    Tests: `nothing_above_store_touches_the_outside`, `each_layer_uses_only_those_above_it`.
//! 7. **Roles in the lower layers, colours in the upper ones.** Layout and state know what a piece of text *is*; only themes, and the
//!    code that draws, know what it looks like. Commands are declared once, and so are options and formats.
//!    Tests: `colours_are_known_to_themes_and_to_what_draws`, `commands_are_declared_once`,
//!    `only_the_configuration_and_front_matter_are_read_as_toml`, `outside_crates_are_used_where_they_belong`.
//! 8. **No keys, at any size, with any article, break the state.** Property tests press random keys on random articles.
//!    Tests: `no_keys_break_the_state_with_any_article_at_any_size`, `a_long_walk_through_the_library_meets_no_broken_state`,
//!    `every_size_has_its_panes_within_the_screen`.
//! 9. **The interface never waits for the disk, and late answers do no harm.** The list is a window onto rows that the librarian keeps:
//!    rows are requested by an effect and arrive by a message, with the number of the request.
//!    Tests: `late_answers_are_dropped`, `the_cursor_stays_on_its_article_when_others_come`.
//! 10. **`config.toml` names every option, command, role and part**, and an error in the user's file costs one line: it is reported with
//!     file, line and the nearest valid word.
//!     Tests: `the_default_names_every_option_and_every_command_with_a_key`, `every_theme_names_every_role_and_part`,
//!     `a_mistake_names_its_line_and_the_nearest_right_word_and_keeps_the_default`.
//! 11. **Every sentence exists in every language**, with its own wording and the same arguments; no layer prints text of its own.
//!     Tests: `every_language_says_every_sentence_and_nothing_else`, `every_language_names_the_figures_of_each_sentence`,
//!     `every_language_has_words_of_its_own`, `nothing_is_said_in_one_language_only`.
//! 12. **Everything shown as done is on disk, and no content of an article can change saved data.** An article is identified by its text
//!     and its path; changes are reported after their transaction, never before; what cannot be written is shown as
//!     pending, tried again, and rescued at the end; a database that is damaged or lost while it is open is created again.
//!     Tests: `killed_in_the_middle_of_writing_nothing_shown_as_done_is_lost`,
//!     `an_error_at_any_step_of_any_change_loses_nothing_and_is_reported`,
//!     `a_database_lost_while_it_is_open_is_created_again_with_what_this_run_did`, `a_copy_beside_its_original_starts_fresh`,
//!     `a_damaged_database_is_moved_aside_and_a_fresh_one_is_created`, `no_flipped_bit_and_no_truncation_breaks_the_program`.
//! 13. **The index is never needed and never wrong.** It is deleted, damaged, outdated or half written at any time without harm; what it
//!     shows is what a new reading of the same files would show.
//!     Tests: `what_is_saved_comes_back_in_every_order`, `an_error_at_any_step_leaves_the_index_as_it_was`,
//!     `no_flipped_bit_and_no_truncation_shows_another_article`, `killed_while_it_is_written_the_index_is_right_or_absent`,
//!     `a_query_finds_the_same_with_and_without_the_words_of_the_index`.
//! 14. **Words of a language are data.** Formats and quotations look them up in the lexicon, one file per language, and contain no word
//!     lists.
//!     Tests: `words_of_a_language_are_in_its_file`, `every_head_is_a_known_section_and_every_section_has_words`.
//! 15. **No files form a cycle**, except along one branch of modules, as between a parent and its child.
//!     Tests: `no_files_form_a_cycle`.
//!
//! # How to add
//!
//! **A format.** Write `src/formats/NAME.rs` with two functions: `sniff`, which recognises the format, and `parse`, which passes the
//! content to an [`article::Builder`] in reading order; if a file may hold several articles, a [`formats::ArticleSet`] supplies the
//! builders. HTML inside it is parsed by [`formats::html::fragment`]. Then add the module and one line to [`formats::FORMATS`], before
//! `text`, which accepts everything. Reader, search, folding and command line support it from there. Dates, bylines, languages and
//! character sets are handled by [`formats::dates`], `formats::byline`, [`formats::language`] and [`formats::charset`]; no format does it
//! again. Words that it recognises go into `src/formats/lexicon`, its extensions into `docs/formats.md`, as a test requires. A crate the
//! format needs goes into the table in `tests/it/architecture/rules.rs`, with its purpose, and into the list above.
//!
//! **A command.** Four places, and the compiler or a test reports each that is missing: a line in `commands!` in `src/input/command.rs`
//! (its name); its help text, `command-NAME`, in each file of `src/words/*.ftl`; an arm in `app::commands::run`; in `config.toml` a line
//! with its keys below a sentence that explains it. The palette and help show it from there, and `UPDATE_EXPECT=1 cargo test docs` adds
//! it to `docs/keys.md`.
//!
//! **A highlight.** One function that returns ranges; one role in `src/article/span.rs` (later roles take precedence); one line in
//! [`page::paint()`], where ranges become roles; one line in each theme of `config.toml`, which a test requires. Permanent ones are spans
//! or quotations, made while parsing; temporary ones are a field of [`page::Marks`]. Nothing is laid out again.
//!
//! **A sentence.** A variant of [`words::Diagnostic`] (an irregularity in a file), [`words::Mistake`] (an error in the user's input, and
//! how to correct it), [`words::Notice`] (the answer to a key), [`words::Label`] (a text on the screen) or [`words::Usage`] (a text of
//! `--help`), with its numbers as arguments, so that they choose between singular and plural; and its message in each file of
//! `src/words/*.ftl`, named after enum and variant: `notice-first-article`. A sentence is passed around as a value, in errors too, and
//! formatted by [`words::Words::say`] where it is drawn or printed. Tests report messages that are missing, unused, or have other
//! arguments than their sentence.
//!
//! **A language of the interface.** One file, `src/words/CODE.ftl`, with the messages of `en.ftl`, including months and date formats; and
//! its line in [`words::Language::ALL`]. Missing messages are shown in English and reported by a test.
//!
//! **A language of articles.** One file, `src/formats/lexicon/CODE.txt`, with the sections of `en.txt` that it needs: words of bylines,
//! buttons, newsletters and datelines, months, reporting verbs. Its code goes into the list in `src/formats/lexicon.rs`.
//!
//! # House style
//!
//! A file opens with what it owns and where its responsibility ends, and has fewer than 400 lines; a function fewer than 40. Names are
//! the terms of the newsroom: title, lead, byline, dateline, measure, caption. Comments say why. Unit tests are below the code, smallest
//! case first, and named as sentences; tests of the whole program are in `tests/it`. Outside tests, `unwrap` and the like are denied, and
//! so is `unsafe`. Hostile input is handled in linear time, and nothing recurses over it.

pub mod app;
pub mod article;
pub mod cli;
pub mod config;
pub mod find;
pub mod formats;
pub mod input;
pub mod library;
pub mod page;
pub mod query;
pub mod quotes;
pub mod runtime;
pub mod store;
pub mod ui;
pub mod words;
