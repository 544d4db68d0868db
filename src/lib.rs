//! kiosque, a newsstand in the terminal: opens a folder of article files in a list and a reader side by side.
//!
//! This page tells how the program is built. It is the place to begin: read it, then the first lines of each layer's file in the
//! order below, and you have the whole; no layer uses one that comes later.
//!
//! # The layers
//!
//! From the first to the last, each with what it owns and the outside crates it may use. A test reads this list: it checks the
//! order against every `use` in the sources, and the crates against a table that says what each is for.
//!
//! 0. [`words`] owns every sentence that a person reads, in every language: declared as values, said by [`words::Words`].
//!    Crates: `fluent_bundle`, `unic_langid`.
//! 1. [`article`] owns what an article is: one text and ranges over it, made by [`article::Builder`] alone.
//!    Crates: `chrono`, `siphasher`.
//! 2. [`formats`] turns bytes into articles, one file a format, and never fails.
//!    Crates: `pulldown_cmark`, `chrono`, `encoding_rs`, `chardetng`, `whichlang`, `serde`, `serde_saphyr`, `serde_json`, `toml`, `html5ever`,
//!    `quick_xml`, `mail_parser`, `zip`, `flate2`, `ruzstd`, `url`.
//! 3. [`quotes`] says which ranges of the text are somebody's words.
//!    Crates: none.
//! 4. [`find`] finds needles in a text, the one rule of matching for list and reader; and what changed between two versions of a text.
//!    Crates: `regex`, `similar`, `unicode_normalization`.
//! 5. [`query`] owns the search language: a line typed becomes a tree, its mistakes become ranges with a sentence each.
//!    Crates: `unicode_normalization`.
//! 6. [`library`] owns the questions one may ask of a library and their answers, as values: keys, orders, rows, what is saved, what changed.
//!    Crates: none.
//! 7. [`page`] lays an article out at a width, with folds, as rows of ranges, and only the rows it is asked for.
//!    Crates: `textwrap`, `hypher`, `unicode_linebreak`, `unicode_segmentation`, `unicode_width`.
//! 8. [`input`] owns keys, commands and the editing of a line.
//!    Crates: `crossterm`, `tui_input`.
//! 9. [`config`] owns `config.toml`, a person's differences from it, themes and openers.
//!    Crates: `toml`, `ratatui`.
//! 10. [`app`] owns the state: [`app::update`] takes a message, changes the state, and says what is wanted of the outside.
//!     Crates: `ratatui`, `serde`, `serde_json`.
//! 11. [`ui`] draws the state and changes nothing; its files are named as those of `app`.
//!     Crates: `ratatui`, `unicode_segmentation`, `unicode_width`.
//! 12. [`store`] owns what is on disk: the articles, the catalogue of what was read from them, and the ledger of what is kept of them.
//!     Crates: `etcetera`, `ignore`, `lz4_flex`, `notify`, `rusqlite`, `rustix`, `tempfile`, `tracing`.
//! 13. [`runtime`] owns the loop, the threads, the terminal and other programs.
//!     Crates: `anyhow`, `crossterm`, `image`, `notify`, `ratatui`, `ratatui_image`, `rustix`, `signal_hook`, `tracing`,
//!     `tracing_subscriber`, `url`. Of `ratatui_image` the protocols of kitty, sixel and iTerm2 alone are used, each drawn once into
//!     cells that travel as values; half characters are drawn by [`ui::rendered_image`], which knows how many colours there are and where one
//!     sees through a picture. Nothing in it asks the terminal.
//! 14. [`cli`] owns the command line and the commands that need no screen.
//!     Crates: `anyhow`, `clap`, `clap_complete`, `clap_mangen`, `etcetera`, `ratatui`, `serde`, `serde_json`, `tracing`.
//!
//! # How data flows
//!
//! An article is one text. Blocks, emphasis, links, quotations, matches, rows on the screen: all of them are ranges of that text, so
//! that any two can be laid over each other without either knowing of the other, and no step copies or changes what was written.
//!
//! ```text
//!  bytes ─formats─▶ Article ─page (width, folds)─▶ rows ─paint (marks)─▶ pieces ─theme─▶ cells
//!                      └─────── quotes, find ────────────────▲
//! ```
//!
//! The program is a loop over one channel. Keys, answers of threads, a new size: each is a message. The state answers with effects,
//! which are wishes and not deeds; the runtime fulfils them and sends what comes of it as further messages.
//!
//! ```text
//!  key ─input─▶ Command ─┐
//!  a thread's answer ────┼─▶ Msg ─▶ app::update(&mut State) ─▶ ui::draw(&State)
//!  a new size ───────────┘                    │
//!            ▲                                ▼
//!            └───────── runtime, store ◀─── Effect
//! ```
//!
//! Nothing slow happens between a key and its frame. A file is read, a long article searched and the list put in order on other
//! threads: `runtime::librarian` owns the catalogue and answers at once; the list's searches run over a snapshot of it,
//! `runtime::panels` holds and filters the rows of the open panel (notes, marks, videos, quotations, headings), and
//! `runtime::workers` load articles and search them. Answers name the question, and the answer to an old question is dropped; a newer
//! question cancels a search. Of a long article the beginning comes first, and the whole when it is ready.
//!
//! What is read, starred, marked or noted is kept by [`store::ledger`], in a database. It goes there and back like this, and is shown as
//! done only when it is safe on disk:
//!
//! ```text
//!  key ─▶ app ─▶ Effect::Save ─▶ librarian ─▶ keeper ─▶ ledger (SQLite) ─▶ committed
//!                                (which file?)                                │
//!          app ◀── Msg::Saved, rows ◀── librarian ◀── KeeperEvent ◀────────────┘
//! ```
//!
//! The thread that opens an article sends what is kept of it along. Other programs' changes come the same way back.
//!
//! # What always holds
//!
//! Each is followed by tests that hold it; a test checks that these exist.
//!
//! 1. **Any bytes are an article, and nothing in it reaches the terminal as a control sequence.** Formats do not fail: what is odd
//!    becomes a note. [`article::clean`] lets text in, [`ui::safe_text`] lets it out, and both stop controls.
//!    Tests: `any_bytes_are_answered`, `odd_texts_are_articles_too`, `too_deep_is_noted_and_hostile_texts_end`,
//!    `controls_show_as_replacement_characters`, `no_control_reaches_a_cell`.
//! 2. **Ranges are in order, in bounds and on character boundaries.** The fields of an article are private, and its builder is the only
//!    one to fill them.
//!    Tests: `what_blocks_name_is_clean`, `cells_are_ranges_of_the_text`, `quotations_are_in_order_and_nest`,
//!    `matches_are_ordered_disjoint_and_read_as_the_needle`.
//! 3. **Layout loses no word, and no row is wider than its pane**, whatever the script, the width and the folds.
//!    Tests: `layout_loses_no_word_and_no_row_is_too_wide`, `long_blocks_keep_these_laws_too`.
//! 4. **Marks, folds and themes never change the text.** Typing in a search marks rows anew and wraps none of them again.
//!    Tests: `paint_never_changes_the_text`, `what_is_revealed_is_visible_and_folds_back`.
//! 5. **The work a key makes depends on what is on screen**, not on the length of the article or of the list.
//!    Tests: `rows_are_asked_for_when_the_screen_nears_the_edge_of_the_window_only`,
//!    `a_hundred_thousand_short_lines_are_read_in_one_go`. The benchmark `keys` shows the figures for a short and a long article side by
//!    side.
//! 6. **The same state is the same screen.** [`ui::draw`] takes `&State`, and nothing above `store` touches files, programs, threads,
//!    clocks or the environment.
//!    Tests: `nothing_above_store_touches_the_outside`, `each_layer_uses_only_those_above_it`.
//! 7. **Roles below, colours above.** What lays out and what decides knows what a piece of text *is*; only themes, and what draws them,
//!    know what it looks like. Commands are declared once, and so are configuration and formats.
//!    Tests: `colours_are_known_to_themes_and_to_what_draws`, `commands_are_declared_once`,
//!    `only_the_configuration_and_front_matter_are_read_as_toml`, `outside_crates_are_used_where_they_belong`.
//! 8. **No keys, at any size, with any article, break the state.** Random walks press keys on random articles.
//!    Tests: `any_article_stands_any_keys_at_any_size`, `a_long_walk_through_the_library_meets_no_broken_state`,
//!    `every_size_has_its_panes_within_the_screen`.
//! 9. **The interface never waits for the disk, and no late answer does harm.** The list is a window onto an order kept elsewhere: rows
//!    are asked for by an effect and come by a message, with the number of the question.
//!    Tests: `late_answers_are_dropped`, `the_cursor_stays_on_its_article_when_others_come`.
//! 10. **`config.toml` names every option, command, role and part**, and a mistake in a person's own file costs one line: it is told with
//!     file, line and the nearest right word.
//!     Tests: `the_default_names_every_option_and_every_command_with_a_key`, `every_theme_names_every_role_and_part`,
//!     `a_mistake_names_its_line_and_the_nearest_right_word_and_keeps_the_default`.
//! 11. **Every sentence is said in every language**, with words of its own and the same figures; no layer speaks to a person by itself.
//!     Tests: `every_language_says_every_sentence_and_nothing_else`, `every_language_names_the_figures_of_each_sentence`,
//!     `every_language_has_words_of_its_own`, `nothing_is_said_in_one_language_only`.
//!
//! 12. **What is shown as done is on disk, and nothing an article says can change what is kept.** An article is known by its text and its
//!     place; changes are told after their transaction, never before; a database that fails is kept aside, and reading goes on.
//!     Tests: `killed_in_the_middle_of_writing_nothing_shown_as_done_is_lost`, `a_copy_beside_its_original_starts_fresh`,
//!     `a_damaged_database_is_kept_aside_and_a_fresh_one_is_begun`, `no_bit_turned_over_and_no_cut_breaks_the_program`.
//! 13. **Words of a language are data.** Formats and quotations look them up in the lexicon, one file a language, and list none.
//!     Tests: `words_of_a_language_stand_in_its_file`, `every_head_is_a_known_section_and_every_section_has_words`.
//!
//! # How to add
//!
//! **A format.** Write `src/formats/NAME.rs` with two functions: `sniff`, which says whether a text looks like it, and `parse`, which
//! tells an [`article::Builder`] what it reads, in reading order; where a file may hold several articles, a [`formats::Sheaf`] hands out
//! the builders. HTML within it is read by [`formats::html::fragment`]. Then one line in [`formats::FORMATS`], before `text`, which takes
//! everything. Reader, search, folding and the command line know it from there. Dates, bylines, languages and character
//! sets are read by [`formats::dates`], `formats::byline`, [`formats::language`] and [`formats::charset`]: no format does it again. Words
//! that it recognises stand in `src/formats/lexicon`. A crate the format needs goes into the table in `tests/it/architecture/rules.rs`,
//! with what it is for, and into the list above.
//!
//! **A command.** Four places, and the compiler or a test asks for each that is missing: a line in `commands!` in
//! `src/input/command.rs` (its name), with what help says of it, `command-NAME`, in each file of `src/words/*.ftl`; an arm in
//! `app::commands::run`; in `config.toml` a line with its keys below a sentence that explains it. The palette and help show
//! it from there, and `UPDATE_EXPECT=1 cargo test docs` adds it to `docs/keys.md`.
//!
//! **A highlight.** One function that returns ranges; one role in `src/article/span.rs` (later roles win over earlier ones); one line in
//! [`page::paint()`], where ranges become roles; one line in each theme of `config.toml`, which a test asks for. What an article always
//! has is a span or a quotation, made when it is read; what comes and goes is a field of [`page::Marks`]. Nothing is laid out again.
//!
//! **A sentence.** A variant of [`words::Diagnostic`] (what was odd in a file), [`words::Mistake`] (what is wrong in what a person wrote, and
//! the way out), [`words::Notice`] (the answer to a key), [`words::Label`] (what stands on the screen) or [`words::Usage`] (what
//! `--help` says), with its figures as numbers, so that they choose between singular and plural; and its message in each file of
//! `src/words/*.ftl`, named after enum and variant: `notice-first-article`. A sentence is carried as the value it is, in errors too,
//! and said by [`words::Words::say`] where it is drawn or printed. Tests ask for messages that are missing, that nobody says, or that
//! name other figures than their sentence has.
//!
//! **A language of the interface.** One file, `src/words/CODE.ftl`, with the messages of `en.ftl`, months and forms of days among them;
//! and its line in [`words::Language::ALL`]. What it lacks is said in English, and told by a test.
//!
//! **A language of articles.** One file, `src/formats/lexicon/CODE.txt`, with the sections of `en.txt` that it needs: words of bylines,
//! buttons, newsletters and datelines, months, verbs of reporting. Its code goes into the list in `src/formats/lexicon.rs`.
//!
//! # The house style
//!
//! A file opens with what it owns and where it ends, and stays under 400 lines; a function stays under 40. Names are the words of
//! the newsroom: title, lead, byline, dateline, measure, caption. Comments say why. Tests stand under the code, smallest case first,
//! and are named as sentences; what concerns the program as a whole stands in `tests/it`. Nothing outside tests fails aloud:
//! `unwrap` and its like are refused, `unsafe` too. Hostile input ends, too: work is linear in the text, and nothing recurses
//! over it.

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
