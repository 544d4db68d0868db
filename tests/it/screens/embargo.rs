//! Articles under embargo: shown in the list, below the title and under `i`, until the embargo ends.

use expect_test::expect;
use kiosque::app::Msg;
use kiosque::article::Date;
use kiosque::words::Language;

use crate::driver::Desk;

const WIRE: &str = r#"{
    "uri": "urn:agency:quay", "headline": "The harbour that moved ten metres", "versioncreated": "2026-11-20T09:00:00Z", "language": "en",
    "embargoed": "2027-03-14T06:00:00+01:00", "byline": "Ada Moor", "body_text": "Nobody saw it go."
}"#;

const FILES: &[(&str, &str)] = &[("quay.json", WIRE), ("tide.txt", "The tide\n21 November 2026\n\nIt came in, and went out again.\n")];

fn at(hour: u32) -> Msg {
    Msg::Now(Date::new(2027, 3, 14).and_then(|day| day.at(hour, 0, 0)?.offset(0)).unwrap())
}

#[test]
fn an_embargo_is_said_in_the_list_and_below_the_title() {
    expect![[r#"
        | 2 unread · 2   desk   newest first      │
        | Later                                   │   The harbour that moved ten metres
        ~ GGGGG                                       ttttttttttttttttttttttttttttttttt
        |   21 Nov The tide                       │   under embargo until 14 March 2027, 06:00 UTC+1
        ~          UUUUUUUU                           WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
        |▌  20 Nov EMBARGO The harbour that move… │   Ada Moor                        20 November 2026, 09:00 · 1 min
        ~=========================================    yyyyyyyy
        |                                         │   ───────────────────────────────────────────────────────────────
        |                                         │   Nobody saw it go.
        |                                         │
        |                                         │
        |                                         │
        | quay.json                                                                         100 %   ? help  : commands
    "#]]
    .assert_eq(&Desk::new(FILES, (110, 10)).press("j").screen());
}

#[test]
fn a_narrow_row_has_a_sign_for_it() {
    expect![[r#"
        | 2 unread · 2   desk
        |▌  The tide
        ~======================
        |   ! The harbour tha…
        ~   W UUUUUUUUUUUUUUUU
        |
        |
    "#]]
    .assert_eq(&Desk::new(FILES, (22, 5)).screen());
}

#[test]
fn its_end_wakes_the_program_once_and_without_one_on_screen_nothing_does() {
    let Msg::Now(end) = at(5) else { panic!("no minute") };
    let mut desk = Desk::new(FILES, (110, 10));
    assert_eq!(desk.minute.take(), Some(end.instant()));
    desk.press("j j k k");
    assert_eq!(desk.minute.take(), None, "what is asked for already is not asked for again");
    desk.tell(at(4));
    assert_eq!(desk.minute.take(), Some(end.instant()), "whoever woke too early is asked again");
    desk.tell(at(5));
    assert_eq!(desk.minute.take(), None);
    assert_eq!(Desk::new(&FILES[1..], (110, 10)).minute, None);
}

#[test]
fn it_is_said_in_french_and_under_i() {
    expect![[r#"
        | 2 non lus · 2   desk   récents d’abord
        | À v╭─ Infos sur l’article ─────────────────────────────────────╮
        |   2│ fichier  /desk/quay.json                                  │
        |▌  2│ format   ninjs                                            │
        |    │ titre    The harbour that moved ten metres                │
        |    │ date     20 novembre 2026 à 09h00                         │
        |    │ embargo  sous embargo jusqu’au 14 mars 2027 à 06h00 UTC+1 │
        |    │ auteurs  Ada Moor                                         │
        |    │ langue   en                                               │
        |    │ contenu  4 mots, 1 min, 0 section, 0 citation, 0 lien,    │
        |    │          0 vidéo                                          │
        |    ╰────────────────────────── j k font défiler · Échap ferme ─╯
        |
        |
        |
        |                                                  ? aide  : commandes
    "#]]
    .assert_eq(&Desk::speaking(Language::of_locale("fr").unwrap(), FILES, (70, 16)).press("j i").screen());
}

#[test]
fn once_its_time_has_come_it_is_past_on_the_screen_too() {
    let mut desk = Desk::new(FILES, (160, 10));
    desk.press("j").tell(at(4));
    assert!(desk.screen().contains("under embargo until 14 March 2027, 06:00 UTC+1") && desk.screen().contains("EMBARGO"));
    desk.tell(at(5));
    assert!(desk.screen().contains("embargo ended 14 March 2027") && !desk.screen().contains("EMBARGO"), "{}", desk.screen());
}
