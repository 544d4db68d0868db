//! Properties of any article, any keys and any screen size. `KIOSQUE_WALK` sets the number of steps of the long walk.

use std::path::PathBuf;
use std::sync::Arc;

use kiosque::app::Msg;
use kiosque::app::rendered_image::{BlockCell, RenderedImage};
use kiosque::article::Date;
use kiosque::find::{Anchor, Matches};
use kiosque::input::{Key, Mouse, MouseAction, Sequence};
use kiosque::library::{
    ArticleKey, Change, ChangeOrigin, FileChange, GlobalState, PanelRow, PanelWindow, SaveConfirmation, SavedLocation, SavedPosition,
};
use kiosque::ui::safe_text;
use kiosque::words::Notice;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;

use crate::driver::{Desk, bundled};

/// Pieces of generated articles: Markdown syntax, scripts of all kinds, and hostile or broken input.
const PIECES: &[&str] = &[
    "word ",
    "Le préfet a dit : « C'est fini. » ",
    "\"Not yet,\" she said. ",
    "\n",
    "\n\n",
    "# Heading\n\n",
    "## Second\n\n",
    "#### Deep\n\n",
    "- item\n",
    "  - inner\n",
    "1. first\n",
    "> quoted\n",
    "> > twice\n",
    "| a | b |\n|---|---|\n| 日本 | `c` |\n",
    "```\ncode\tline\n```\n",
    "[link](https://a.example/b) ",
    "<https://youtu.be/abcdefghijk> ",
    "![picture](x.png)\n",
    "**strong** ",
    "*emph",
    "---\n",
    "title: x\n",
    "<video src=\"v.mp4\"></video>\n",
    "<b>",
    "{{< youtube abcdefghijk >}}\n",
    "[^1]: note\n",
    "text[^1] ",
    "日本語の記事。",
    "العربية ",
    "👩‍👩‍👧‍👦 ",
    "🇫🇷",
    "e\u{301}\u{301}\u{301}",
    "\u{200d}\u{200b}\u{202e}",
    "\u{1b}[31m",
    "\u{7}\u{0}\u{9b}",
    "\t",
    "\u{a0}",
    "\u{ad}",
    "Supercalifragilisticexpialidocious",
    "ﬁﬂœ",
    "\r\n",
    "En vidéo\n",
];

/// Keys of every kind, and those that reach deeper than one key does.
const KEYS: &str = "j k j k down up space pgup ctrl-d ctrl-u g G home end enter h l left right esc tab / n N t \" v V f o y e S c + - = Z i \
    R : ? ctrl-l ctrl-z J K M ] [ } { ) ( z a o c M R 1 2 3 9 0 q backspace del ctrl-w ctrl-a ctrl-e ctrl-n ctrl-p x x x w b $ a A X ctrl-x ( * é 日 s s r u u m a m b ' a ' b ' ' ctrl-o ctrl-p space \" ~";

fn keys() -> Vec<Key> {
    KEYS.parse::<Sequence>().unwrap().0
}

fn article() -> impl Strategy<Value = (String, String)> {
    let text = prop::collection::vec(prop_oneof![9 => select(PIECES).prop_map(str::to_owned), 1 => any::<String>()], 0..60);
    (select(&["a.md", "a.txt", "a", "a.ninjs"][..]), text)
        .prop_map(|(name, pieces)| (name.to_owned(), if name == "a.ninjs" { several(&pieces) } else { pieces.concat() }))
}

/// A file of several articles, a few pieces each; some share a name.
fn several(pieces: &[String]) -> String {
    let item = |(number, pieces): (usize, &[String])| serde_json::json!({ "uri": format!("item-{}", number / 2 * (number % 5)), "headline": pieces[0], "embargoed": format!("20{:02}-03-01T08:00:00Z", 20 + number), "body_text": pieces.concat() });
    serde_json::Value::from(pieces.chunks(5).enumerate().map(item).collect::<Vec<_>>()).to_string()
}

/// Checks everything that must hold of any state.
fn assert_sound(desk: &Desk) {
    let (buf, typing) = desk.draw();
    assert_eq!((&buf, typing), (&desk.draw().0, desk.draw().1), "the same state drew two screens");
    for y in 0..buf.area.height {
        for x in 0..buf.area.width {
            let symbol = buf[(x, y)].symbol();
            assert!(!symbol.chars().any(char::is_control), "{symbol:?} at {x},{y}");
            assert!(symbol.chars().count() <= safe_text::CLUSTER, "{symbol:?} at {x},{y}");
            let hidden = safe_text::width(symbol) == 2 && x + 1 < buf.area.width;
            assert!(!hidden || buf[(x + 1, y)].symbol() == " ", "{symbol} at {x},{y} covers {}", buf[(x + 1, y)].symbol());
            assert!(safe_text::width(symbol) < 2 || x + 1 < buf.area.width, "{symbol} at {x},{y} leaves the screen");
        }
    }
    if let Some(position) = typing {
        assert!(buf.area.contains(position), "typing at {position} on {}", buf.area);
    }
    let list = &desk.state.list;
    assert!(
        list.view.cursor < list.view.total.max(1) && list.view.top < list.view.total.max(1),
        "{} of {}, from {}",
        list.view.cursor,
        list.view.total,
        list.view.top
    );
    assert!(
        list.view.top <= list.view.cursor || list.view.is_loose(),
        "the cursor {} is above the view, from {}",
        list.view.cursor,
        list.view.top
    );
    if let Some(reader) = &desk.state.reader {
        assert!(reader.rows.iter().any(|row| row.place == reader.cursor), "the cursor {:?} is on no row", reader.cursor);
        let matches = &desk.state.search.matches;
        assert!(desk.state.search.current.is_none_or(|current| current < matches.len()));
        assert!(matches.iter().all(|found| reader.article().text().get(found.clone()).is_some()));
    }
}

/// The text of the reader's pane, without colours.
fn reader_text(desk: &Desk) -> Vec<String> {
    let (buf, _): (Buffer, _) = desk.draw();
    let area = desk.state.panes.text();
    (area.top()..area.bottom()).map(|y| (area.left()..area.right()).map(|x| buf[(x, y)].symbol()).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_break_the_state_with_any_article_at_any_size(
        (name, text) in article(),
        pressed in prop::collection::vec(select(keys()), 0..40),
        size in (0_u16..130, 0_u16..40),
        other in (0_u16..130, 0_u16..40),
    ) {
        let mut desk = Desk::new(&[(&name, &text), ("b.md", "# B\n\nOther words.")], size);
        let half = pressed.len() / 2;
        pressed[..half].iter().for_each(|&key| desk.key(key));
        assert_sound(&desk);
        desk.resize(other.0, other.1);
        assert_sound(&desk);
        for &key in &pressed[half..] {
            desk.key(key);
            assert_sound(&desk);
        }
    }

    #[test]
    fn no_mouse_events_break_the_state_with_any_article_at_any_size(
        (name, text) in article(),
        done in prop::collection::vec((any_mouse(), select(keys())), 0..30),
        size in (0_u16..130, 0_u16..40),
        other in (0_u16..130, 0_u16..40),
    ) {
        let mut desk = Desk::new(&[(&name, &text), ("b.md", "# B\n\nOther words.")], size);
        desk.press("M");
        let half = done.len() / 2;
        for (step, (mouse, key)) in done.into_iter().enumerate() {
            if step == half {
                desk.resize(other.0, other.1);
            }
            desk.tell(Msg::Mouse(mouse));
            assert_sound(&desk);
            if step % 3 == 0 {
                desk.key(key);
                assert_sound(&desk);
            }
        }
    }

    #[test]
    fn a_search_never_changes_the_text((name, text) in article(), needle in "[a-zé日 \"«.]{1,4}", width in 20_u16..130) {
        let mut desk = Desk::new(&[(&name, &text)], (width, 24));
        desk.press("enter /").type_in(&needle).press("enter");
        prop_assume!(desk.state.search.is_on());
        // A long message lies over the text until the next key.
        desk.state.notice = None;
        let marked = reader_text(&desk);
        desk.press("esc");
        prop_assert_eq!(marked, reader_text(&desk));
    }

    #[test]
    fn folding_everything_and_unfolding_it_loses_nothing((name, text) in article(), width in 20_u16..130) {
        let mut desk = Desk::new(&[(&name, &text)], (width, 24));
        // The end may have been on screen meanwhile, and the article counts as read: the list may look otherwise.
        let open = reader_text(desk.press("enter"));
        desk.press("z M z R");
        prop_assert_eq!(open, reader_text(&desk));
    }
}

/// Numbers that look random and are the same every time (`SplitMix64`, G. Steele and others, 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }
}

/// Mouse events, mostly on the screen.
fn mouse(dice: &mut Dice) -> Mouse {
    let action = match dice.roll(5) {
        0 => MouseAction::Wheel(i16::MAX),
        1 => MouseAction::Wheel(-2),
        2 => MouseAction::Wheel(1),
        _ => MouseAction::Click,
    };
    let mut coordinate = |size| u16::try_from(if dice.roll(50) == 0 { 65_535 } else { dice.roll(size) }).unwrap();
    Mouse { action, column: coordinate(130), row: coordinate(40) }
}

fn any_mouse() -> impl Strategy<Value = Mouse> {
    let action = prop_oneof![3 => Just(MouseAction::Click), 1 => (-5_i16..6).prop_map(MouseAction::Wheel), 1 => any::<i16>().prop_map(MouseAction::Wheel)];
    (action, prop_oneof![9 => 0_u16..140, 1 => any::<u16>()], prop_oneof![9 => 0_u16..45, 1 => any::<u16>()])
        .prop_map(|(action, column, row)| Mouse { action, column, row })
}

/// A message of the store that was not requested, or comes late.
fn stray(dice: &mut Dice) -> Msg {
    let key = ArticleKey(u32::try_from(dice.roll(12)).unwrap());
    let anchor = Anchor { at: dice.roll(5000), exact: "word".to_owned(), ..Anchor::default() };
    let place = SavedPosition {
        anchor: anchor.clone(),
        row: u16::try_from(dice.roll(70)).unwrap(),
        progress: u8::try_from(dice.roll(256)).unwrap(),
    };
    let elsewhere =
        SavedLocation { key: Some(key), title: PIECES[dice.roll(PIECES.len())].to_owned(), origin: PathBuf::new().into(), anchor };
    let whose = if dice.roll(2) == 0 { ChangeOrigin::Ours } else { ChangeOrigin::Theirs };
    let done = vec![
        Change::Read { key, read: dice.roll(2) == 0 },
        Change::Starred { key, starred: dice.roll(2) == 0 },
        Change::Place { key, place: Box::new(place) },
        Change::Mark { letter: 'a', at: None },
    ];
    match dice.roll(7) {
        4 => Msg::Now(Date::from_minutes(dice.roll(40_000_000) as u64).unwrap()),
        5 => Msg::Changed([FileChange::Gone, FileChange::LeftOut, FileChange::Back, FileChange::Altered][dice.roll(4)](key)),
        0 => Msg::Saved(SaveConfirmation { whose, undo: done.clone(), done }),
        1 => Msg::MarkFound { letter: 'a', place: Some(elsewhere) },
        2 => Msg::Panel(PanelWindow {
            known: 1,
            total: 1,
            generation: dice.roll(9) as u64,
            rows: vec![PanelRow::Mark('a', elsewhere)],
            ..PanelWindow::default()
        }),
        3 => Msg::TimerElapsed(dice.roll(1000) as u64),
        _ => Msg::GlobalState(GlobalState {
            measure: Some(u16::try_from(dice.roll(65_536)).unwrap()),
            list_searches: vec!["\u{1b}[31m word".to_owned()],
            reader_searches: vec!["(".to_owned()],
            saved_searches: vec![("n\u{1b}".to_owned(), "is:unread (".to_owned())],
        }),
    }
}

/// A picture arrives, for the last request or for none; or the sizes of the pictures in the text.
fn picture(desk: &mut Desk, dice: &mut Dice) {
    let size = (u16::try_from(dice.roll(130)).unwrap(), u16::try_from(dice.roll(40)).unwrap());
    if dice.roll(3) == 0 && desk.state.reader.is_some() {
        let pixels = (0..dice.roll(8)).map(|_| (dice.roll(60), (u32::from(size.0) * 9, u32::from(size.1) * 17)));
        desk.measure(pixels.collect());
        return;
    }
    let cell = BlockCell { sign: '▀', fore: Some([200, 30, 30]), back: None };
    let cells = vec![cell; usize::from(size.0) * usize::from(size.1)];
    let image = if dice.roll(4) == 0 { Err(Notice::PictureMissing) } else { Ok(Arc::new(RenderedImage { size, cells, encoded: None })) };
    let ticket = desk.image_request.as_ref().filter(|_| dice.roll(5) > 0).map_or(dice.roll(300) as u64, |request| request.ticket);
    desk.tell(Msg::ImageRendered { ticket, image });
}

#[test]
fn a_long_walk_through_the_library_meets_no_broken_state() {
    let steps: usize = std::env::var("KIOSQUE_WALK").ok().and_then(|steps| steps.parse().ok()).unwrap_or(20_000);
    let mut dice = Dice(7);
    let mut files = bundled();
    let odd = (0..6).map(|number| {
        let text: String = (0..80).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        (format!("odd-{number}.md"), text)
    });
    files.extend(odd.collect::<Vec<_>>());
    let mut news = || (0..60).map(|_| PIECES[dice.roll(PIECES.len())].to_owned()).collect::<Vec<_>>();
    let versions = [several(&news()), several(&news()[..20]), several(&news())];
    files.push(("news.ninjs".to_owned(), versions[0].clone()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut desk = Desk::with(&files, (100, 30), "pictures = 'inline'");
    let keys = keys();
    for step in 0..steps {
        match dice.roll(100) {
            0 => drop(desk.resize(u16::try_from(dice.roll(160)).unwrap(), u16::try_from(dice.roll(50)).unwrap())),
            1 => drop(desk.resize(110, 30)),
            2 => desk.tell(Msg::Pasted(PIECES[dice.roll(PIECES.len())].to_owned())),
            3 => desk.confirms = !desk.confirms,
            4 => desk.settle(),
            5 => drop(desk.ring()),
            6 => desk.tell(stray(&mut dice)),
            7 if dice.roll(2) == 0 => picture(&mut desk, &mut dice),
            7 => desk.tell(Msg::Focused(dice.roll(2) == 0)),
            8 if dice.roll(4) == 0 => drop(desk.rewrite("news.ninjs", &versions[dice.roll(versions.len())])),
            8..=19 => desk.tell(Msg::Mouse(mouse(&mut dice))),
            _ => desk.key(keys[dice.roll(keys.len())]),
        }
        desk.done.clear();
        if step % 10 == 0 {
            assert_sound(&desk);
        }
    }
}

#[test]
fn answers_that_come_late_are_dropped() {
    let mut desk = Desk::new(&[("a.md", "# A\n\nFirst words."), ("b.md", "# B\n\nOther words.")], (80, 24));
    desk.press("enter");
    let before = desk.screen();
    let stale = kiosque::app::Loaded {
        ticket: 0,
        key: ArticleKey(1),
        origin: PathBuf::from("/desk/b.md").into(),
        article: Arc::new(kiosque::formats::parse("b.md", b"# B\n\nOther words.".to_vec()).remove(0)),
        whole: true,
        readable: true,
        kept: Arc::default(),
    };
    desk.tell(Msg::Loaded(stale));
    desk.tell(Msg::Found { generation: u64::MAX, matches: Arc::new(Matches::default()), best: 0 });
    desk.tell(Msg::Listed(kiosque::library::ListWindow::default()));
    assert_eq!(desk.screen(), before);
}
