//! Tests of the default file as a whole, and of user files over it.

use proptest::prelude::*;
use ratatui::style::Color;

use super::*;
use crate::article::{Role, Roles};
use crate::input::{Found, Sequence};
use crate::library::Order;

fn with(text: &str) -> (Config, Vec<String>) {
    let (config, mistakes) = Config::new(Some(("c.toml", text)));
    (config, mistakes.iter().map(|mistake| words::Words::default().say(&mistake.sentence())).collect())
}

fn found(config: &Config, mode: Mode, keys: &str) -> Found {
    config.keymap.lookup(mode, &keys.parse::<Sequence>().unwrap().0)
}

#[test]
fn the_default_holds_no_mistake_and_says_what_the_code_says() {
    let (config, mistakes) = Config::new(None);
    assert_eq!(mistakes, []);
    assert_eq!(config.options, Options::default());
    let names: Vec<&str> = config.theme_names().collect();
    assert_eq!(names, [AUTO, "terminal", "ink", "night", "paper", "newsprint", "contrast"]);
}

#[test]
fn the_default_names_every_option_and_every_command_with_a_key() {
    let (config, _) = Config::new(None);
    let set: Vec<String> = config.in_force().into_iter().map(|(key, _, _)| key).collect();
    for option in Options::NAMES.iter().filter(|name| !["keys", "themes"].contains(name)) {
        assert!(set.iter().any(|key| key == option), "{option}");
    }
    for &command in Command::ALL {
        let keys = [Mode::List, Mode::Reader].map(|mode| config.keymap.keys_of(command, mode).len());
        // Commands with large effects, variants of other commands, and those that take a name have no key.
        let rare = command.takes_argument()
            || matches!(command, Command::ReadAll | Command::UnreadAll | Command::Marks | Command::Config | Command::Tour);
        assert!(rare || keys.iter().sum::<usize>() > 0, "{} has no key", command.name());
        assert!(DEFAULT.lines().any(|line| line.starts_with(&format!("{} = [", command.name()))), "{}", command.name());
    }
}

#[test]
fn every_line_of_the_default_is_explained() {
    let lines: Vec<&str> = DEFAULT.lines().collect();
    let explained_above = lines.iter().position(|line| line.starts_with("[themes.ink]")).unwrap();
    for (index, line) in lines.iter().enumerate().take(explained_above) {
        if !line.is_empty() && !line.starts_with('#') {
            assert!(lines[index - 1].starts_with('#'), "line {}: {line}", index + 1);
        }
    }
}

#[test]
fn every_theme_names_every_role_and_part() {
    for name in Config::new(None).0.theme_names().filter(|&name| name != AUTO) {
        let (config, _) = with(&format!("theme = '{name}'"));
        let set: Vec<String> = config.in_force().into_iter().map(|(key, _, _)| key).collect();
        for styled in theme::names() {
            assert!(set.contains(&format!("themes.{name}.{styled}")), "{name} lacks {styled}");
        }
    }
}

#[test]
fn the_selection_and_the_match_show_in_every_theme_at_every_depth() {
    let (config, _) = Config::new(None);
    for (name, theme) in &config.themes {
        for depth in [ColourDepth::None, ColourDepth::Sixteen, ColourDepth::TwoFiftySix, ColourDepth::True] {
            let theme = theme.at(depth);
            let text = theme.part(Part::Screen).patch(theme.style(Roles::of(Role::Text)));
            let row = theme.part(Part::Screen).patch(theme.part(Part::ListRow));
            for role in [Role::Match, Role::CurrentMatch, Role::Hint, Role::Quote, Role::Link, Role::Heading] {
                assert_ne!(text.patch(theme.role(role)), text, "{name} {depth:?} {}", role.name());
            }
            assert_ne!(theme.role(Role::Match), theme.role(Role::CurrentMatch), "{name} {depth:?}");
            for part in [Part::ListSelected, Part::ListSelectedIdle, Part::PopupSelected] {
                assert_ne!(row.patch(theme.part(part)), row, "{name} {depth:?} {}", part.name());
            }
            let behind = theme.part(Part::Screen).bg;
            for style in Part::ALL.iter().map(|&part| theme.part(part)).chain(Role::ALL.iter().map(|&role| theme.role(role))) {
                assert!(style.fg.is_none() || style.fg != style.bg.or(behind), "{name} {depth:?} {style:?}");
            }
        }
    }
}

#[test]
fn the_template_sets_nothing_and_uncommented_it_is_the_default() {
    let template = Config::template();
    let (config, mistakes) = with(&template);
    assert_eq!(mistakes, Vec::<String>::new());
    assert!(config.in_force().iter().all(|(_, _, origin)| *origin == Origin::Default));
    let option = |line: &str| line.starts_with('#') && !line.starts_with("# ") && line != "#";
    let uncommented: Vec<&str> = template.lines().map(|line| if option(line) { &line[1..] } else { line }).collect();
    assert_eq!(uncommented.join("\n") + "\n", DEFAULT);
}

#[test]
fn a_persons_file_holds_only_differences() {
    let (config, mistakes) = with("measure = 60\norder = 'title'\nlibrary = ['~/desk', 'x']\nhyphenate = false\nascii = 'yes'");
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!((config.options.measure, config.options.order, config.options.ascii), (60, Order::Title, Ascii::Yes));
    assert_eq!(config.options.context, Options::default().context);
    let shown = config.in_force();
    assert!(shown.contains(&("library".into(), "[\"~/desk\", \"x\"]".into(), Origin::File { line: 3 })), "{shown:?}");
    assert!(shown.contains(&("context".into(), "5".into(), Origin::Default)));
}

#[test]
fn keys_are_taken_given_and_taken_away() {
    let (config, mistakes) = with("[keys.list]\nquit = []\nscroll-down = 'q'\n[keys.everywhere]\nzen = ['j', 'g g']\n");
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(found(&config, Mode::List, "q"), Found::Run(Command::ScrollDown));
    assert_eq!(found(&config, Mode::List, "J"), Found::Nothing);
    assert_eq!(found(&config, Mode::List, "j"), Found::Run(Command::Zen));
    assert_eq!(config.keymap.keys_of(Command::Down, Mode::List), ["down"]);
    assert_eq!(found(&config, Mode::List, "Z"), Found::Nothing);
    assert!(config.in_force().contains(&("keys.list.quit".into(), "[]".into(), Origin::File { line: 2 })));
}

#[test]
fn the_order_of_lines_does_not_matter_for_keys() {
    let (config, mistakes) = with("[keys.everywhere]\nfirst = ['G']\nlast = ['d d']\n[keys.reader]\nfold-toggle = ['G']");
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(found(&config, Mode::Reader, "G"), Found::Run(Command::FoldToggle));
    let (config, mistakes) = with("[keys.reader]\nnext-quote = ['{']\nprevious-quote = ['}']");
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(found(&config, Mode::Reader, "{"), Found::Run(Command::NextQuote));
}

#[test]
fn a_mistake_names_its_line_and_the_nearest_right_word_and_keeps_the_default() {
    for (text, mistake) in [
        ("\nmesure = 60", "c.toml:2: unknown option `mesure`; did you mean `measure`?"),
        ("measure = 'x'", "c.toml:1: `measure` must be a number from 20 to 200"),
        ("measure = 5", "c.toml:1: `measure` must be a number from 20 to 200"),
        ("hyphenate = 'no'", "c.toml:1: `hyphenate` must be true or false"),
        ("library = [1]", "c.toml:1: `library` must be a list of strings, such as [\"one\", \"two\"]"),
        ("order = 'newst'", "c.toml:1: `order` must be one of newest, oldest, title, author, source, relevance; did you mean `newest`?"),
        ("theme = 'papier'", "c.toml:1: unknown theme `papier`; did you mean `paper`?"),
        ("keys = 1", "c.toml:1: `keys` must be a table"),
        ("[keys.reeder]", "c.toml:1: unknown mode `reeder`: keys are bound under everywhere, list or reader; did you mean `reader`?"),
        ("[keys.list]\nqiut = ['x']", "c.toml:2: unknown command `qiut`; did you mean `quit`?"),
        ("[keys.list]\nquit = ['x', 'entre']", "c.toml:2: unknown key `entre`; did you mean `enter`?"),
        ("[keys.list]\nquit = ['5 x']", "c.toml:2: `5 x` starts with a digit, and digits are counts before a motion"),
        ("[keys.list]\nquit = ['g']", "c.toml:2: `g` conflicts with `g g` (first): one is the start of the other"),
        ("[keys.reader]\nback = ['J J']", "c.toml:2: `J J` conflicts with `J` (next-article): one is the start of the other"),
        ("[keys.list]\nquit = ['x']\nzen = ['x']", "c.toml:3: `x` is already bound here, to quit"),
        ("[keys.everywhere]\nforce-quit = []", "c.toml:2: force-quit must keep a key, or nothing could end the program"),
        ("[keys.everywhere]\nzen = ['ctrl-c']", "c.toml:2: force-quit must keep a key, or nothing could end the program"),
        ("[themes.ink]\nqoute = 'red'", "c.toml:2: unknown role or part of the screen `qoute`; did you mean `quote`?"),
        ("[themes.ink]\nquote = 'bold rde'", "c.toml:2: `rde` is neither a colour nor a style; did you mean `red`?"),
        ("[themes.mine]\nextends = 'nigth'", "c.toml:2: unknown theme `nigth`; did you mean `night`?"),
        ("[[open]]\nkind = 'video'", "c.toml:1: this opener has no `run`"),
        ("[[open]]\nkind = 'video'\nrun = ['p', '{ulr}']", "c.toml:3: unknown placeholder `{ulr}`; did you mean `{url}`?"),
        ("[[open]]\nkind = 'vidoe'", "c.toml:2: `kind` must be one of video, audio, image, page; did you mean `video`?"),
        ("open = 'mpv'", "c.toml:1: `open` must be written as [[open]], once per opener"),
    ] {
        assert_eq!(with(text).1, [mistake], "{text}");
    }
    let (config, _) = with("measure = 'x'\ntheme = 'papier'\n[keys.list]\nquit = ['x', 'entre']\n[themes.ink]\nquote = 'rde'");
    assert_eq!((config.options.measure, config.options.theme.as_str()), (72, "auto"));
    assert_eq!(found(&config, Mode::List, "q"), Found::Run(Command::Quit));
    assert_eq!(found(&config, Mode::List, "x"), Found::Nothing);
    assert_eq!(config.theme("ink"), Config::new(None).0.theme("ink"));
    let (config, _) = with("[keys.list]\nquit = ['x', 'g']");
    assert_eq!(config.keymap.keys_of(Command::Quit, Mode::List), ["q"]);
}

#[test]
fn mistakes_contain_no_control_characters() {
    let (_, mistakes) = with("\"a\\u001bb\" = 1\ntheme = \"\\u0007\"\n[keys.list]\n\"\\u009b\" = []");
    assert_eq!(mistakes.len(), 3);
    assert!(!mistakes.concat().contains(char::is_control), "{mistakes:?}");
}

#[test]
fn a_theme_of_ones_own_extends_another() {
    let (config, mistakes) = with("theme = 'mine'\n[themes.mine]\nextends = 'paper'\nquote = 'red'\n[themes.ink]\nquote = 'blue'");
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(config.chosen_theme().role(Role::Quote).fg, Some(Color::Red));
    assert_eq!(Some(config.chosen_theme().role(Role::Title)), config.theme("paper").map(|theme| theme.role(Role::Title)));
    assert_eq!(config.theme("ink").map(|theme| theme.role(Role::Quote).fg), Some(Some(Color::Blue)));
}

#[test]
fn a_persons_openers_come_first() {
    let own = "[[open]]\nkind = 'video'\nhost = 'tube.example'\nrun = ['tube', '{url}']\ntakeover = true\n";
    let (config, mistakes) = with(own);
    assert_eq!(mistakes, Vec::<String>::new());
    let programs = |url| -> Vec<_> { config.openers_for(Kind::Video, url).iter().map(|opener| opener.run[0].clone()).collect() };
    assert_eq!(programs("https://tube.example/1"), ["tube", "mpv", "xdg-open", "open"]);
    assert_eq!(programs("https://other.example/1"), ["mpv", "xdg-open", "open"]);
    let shown = r#"{ kind = "video", host = ["tube.example"], run = ["tube", "{url}"], takeover = true }"#;
    assert!(config.in_force().contains(&("open".into(), shown.into(), Origin::File { line: 1 })), "{:?}", config.in_force());
}

#[test]
fn mpv_starts_where_the_link_says() {
    let (config, _) = Config::new(None);
    let request = Request { url: "https://a.example/v", start: Some(90), ..Request::default() };
    let argv = config.openers_for(Kind::Video, request.url)[0].argv(&request);
    assert_eq!(argv, ["mpv", "--force-window=yes", "--start=90", "--", "https://a.example/v"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_a_configuration(text: String) {
        let (config, _) = with(&text);
        prop_assert!(config.theme_for(&config.options.theme, ColourDepth::True, None).is_some());
    }

    #[test]
    fn any_mutilation_of_the_default_gives_a_configuration(at in 0..DEFAULT.len(), length in 0..400_usize, put in "[\\[\\]{}='\"#\n.a-z0-9]{0,6}") {
        let (start, end) = (DEFAULT.floor_char_boundary(at), DEFAULT.floor_char_boundary((at + length).min(DEFAULT.len())));
        let (config, _) = with(&format!("{}{put}{}", &DEFAULT[..start], &DEFAULT[end..]));
        let quits = |mode| config.keymap.bindings().iter().any(|binding| binding.mode == mode && binding.command == Command::ForceQuit);
        prop_assert!(quits(Mode::Everywhere));
    }
}
