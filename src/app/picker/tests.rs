//! Pickers of rows that are held elsewhere.

use super::*;
use crate::app::panel;
use crate::library::{LinkTarget, PanelRow};
use crate::words::Words;

fn video(number: usize) -> PanelRow {
    let title = format!("Video {number}");
    PanelRow::Video(LinkTarget {
        url: String::new(),
        kind: crate::article::LinkKind::Video,
        title,
        start: None,
        file: std::path::PathBuf::new(),
    })
}

/// A picker of videos on a screen of ten rows, and the request it begins with.
fn opened(generation: u64) -> (Picker, PanelRequest) {
    let mut picker = Picker::of_panel(Purpose::Marks, PanelSource::Videos, generation);
    picker.view.set_height(10);
    let request = picker.request().unwrap();
    (picker, request)
}

fn answer(picker: &mut Picker, rows: &mut Panel<PanelRow>, request: &PanelRequest) -> Vec<Key> {
    let window = rows.answer(request, &Words::default(), &|| false).unwrap();
    if !picker.awaits(&window) {
        return Vec::new();
    }
    let items = window.rows.iter().map(|row| panel::item(row, &Words::default(), false, false)).collect();
    picker.take(&window, items)
}

#[test]
fn a_panel_of_a_hundred_thousand_rows_holds_those_near_the_screen() {
    let mut rows = Panel::new((0..100_000).map(video).collect());
    let (mut picker, request) = opened(1);
    answer(&mut picker, &mut rows, &request);
    for row in [0, 9, 15, 50_000, 99_999, 40] {
        picker.view.move_to(row);
        if let Some(request) = picker.request() {
            answer(&mut picker, &mut rows, &request);
        }
        assert_eq!(picker.chosen().unwrap().label, format!("Video {row}"));
        assert!(picker.view.rows().len() <= 70, "{}", picker.view.rows().len());
    }
    assert_eq!((picker.known, picker.view.total), (100_000, 100_000));
}

#[test]
fn late_answers_are_dropped() {
    let mut rows = Panel::new((0..20).map(video).collect());
    let (_, older) = opened(1);
    let (mut picker, request) = opened(2);
    answer(&mut picker, &mut rows, &older);
    assert!(!picker.answered);
    answer(&mut picker, &mut rows, &request);
    picker.edit(Key::char('7'));
    answer(&mut picker, &mut rows, &request);
    assert!(!picker.is_current());
    let request = picker.request().unwrap();
    answer(&mut picker, &mut rows, &request);
    assert_eq!((picker.is_current(), picker.view.total, picker.known), (true, 2, 20));
}

#[test]
fn a_key_that_means_an_item_waits_for_the_items_that_fit() {
    let mut rows = Panel::new((0..20).map(video).collect());
    let (mut picker, request) = opened(1);
    let enter = Key::new(Code::Enter, crate::input::Held::Nothing);
    assert!(!picker.hold_back(Key::char('9')));
    picker.edit(Key::char('9'));
    assert!(picker.hold_back(enter) && picker.hold_back(Key::char('j')));
    assert_eq!(answer(&mut picker, &mut rows, &request), []);
    let request = picker.request().unwrap();
    assert_eq!(answer(&mut picker, &mut rows, &request), [enter, Key::char('j')]);
    assert_eq!(picker.chosen().map(|item| item.label.as_str()), Some("Video 9"));
    assert!(!picker.hold_back(enter));
}

#[test]
fn a_search_overtaken_by_a_newer_one_ends() {
    let mut rows = Panel::new((0..20).map(video).collect());
    let (mut picker, _) = opened(1);
    picker.edit(Key::char('7'));
    let request = picker.request().unwrap();
    assert!(rows.answer(&request, &Words::default(), &|| true).is_none());
    assert_eq!(rows.answer(&request, &Words::default(), &|| false).unwrap().total, 2);
}
