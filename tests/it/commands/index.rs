//! The index of a folder: built, used, checked, deleted, and never in the way.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::{Ended, Place, ended};

/// A folder of articles that were written some time ago.
fn place(count: usize) -> Place {
    let place = Place::with(&[]);
    for number in 0..count {
        write(&place, &format!("in/{number}.md"), &format!("# Title {number}\n\nThe harbour of quay {number} is closed.\n"));
    }
    settle();
    place
}

fn write(place: &Place, name: &str, text: &str) {
    let path = place.folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    fs::File::open(&path).unwrap().set_modified(old()).unwrap();
}

fn old() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000)
}

/// Waits until files written just now are no longer taken for files that may still change.
fn settle() {
    std::thread::sleep(Duration::from_millis(150));
}

fn index(place: &Place, more: &[&str]) -> Ended {
    place.run(&[&["index", "in"], more].concat())
}

/// The files of the only index.
fn files(place: &Place) -> Vec<PathBuf> {
    let cache = place.cache();
    let folders = fs::read_dir(cache).into_iter().flatten().flatten().map(|entry| entry.path());
    let folder = folders.filter(|path| path.is_dir()).collect::<Vec<_>>();
    folder.iter().flat_map(|folder| fs::read_dir(folder).unwrap().flatten()).map(|entry| entry.path()).collect()
}

fn catalogue(place: &Place) -> PathBuf {
    files(place).into_iter().find(|path| path.ends_with("catalogue")).unwrap()
}

#[test]
fn an_index_is_built_refreshed_checked_and_deleted() {
    let place = place(40);
    assert_eq!((index(&place, &["--check"]).status, index(&place, &["--clear"]).out.as_str()), (1, "No index\n"));
    let built = index(&place, &[]);
    assert!(built.out.starts_with("Indexed: 40 articles, 40 files read, "), "{}{}", built.out, built.told);
    assert!(index(&place, &[]).out.starts_with("Up to date: 40 articles, "));
    assert_eq!(index(&place, &["--check"]).out, "The index is right: 40 articles in 40 files\n");
    write(&place, "in/new.md", "# New\n\nMore.\n");
    settle();
    let checked = index(&place, &["--check"]);
    assert_eq!((checked.status, checked.out.lines().count()), (0, 2), "{}", checked.out);
    assert!(index(&place, &[]).out.starts_with("Indexed: 41 articles, 1 file read, "));
    assert_eq!(index(&place, &["--clear"]).out, "Index deleted\n");
    assert_eq!(files(&place), [] as [PathBuf; 0]);
    let of_file = place.run(&["index", "in/1.md"]);
    assert_eq!((of_file.status, of_file.told.as_str()), (2, "kiosque: in/1.md is not a folder: only folders have an index\n"));
}

#[test]
fn the_list_is_the_same_with_an_index_and_follows_every_change() {
    let place = place(12);
    let lists = || ["in", "quay", "title:5", "-closed", "/qua[yz] 1/"].map(|query| place.run(&["list", "in", query]).out);
    let before = lists();
    index(&place, &[]);
    assert_eq!(lists(), before);
    // The same length and the old time: only the inode has changed.
    write(&place, "in/5.md", "# Other 5\n\nThe harbour of quay 5 is closed.\n");
    fs::rename(place.folder.path().join("in/7.md"), place.folder.path().join("in/seven.md")).unwrap();
    fs::remove_file(place.folder.path().join("in/3.md")).unwrap();
    settle();
    let after = lists();
    assert!(after[0].contains("Other 5") && after[0].contains("in/seven.md") && !after[0].contains("Title 3"), "{}", after[0]);
    assert!(index(&place, &[]).out.contains("11 articles, 1 file read"));
    assert_eq!(lists(), after);
    place.run(&["index", "in", "--clear"]);
    assert_eq!(lists(), after);
}

#[test]
fn a_transcript_that_comes_is_noticed() {
    let place = place(3);
    index(&place, &[]);
    write(&place, "in/1.vtt", "WEBVTT\n\n00:00:07.000 --> 00:00:09.000\nZebras here.\n");
    settle();
    assert!(place.run(&["list", "in", "zebras"]).out.contains("Title 1"));
}

#[test]
fn a_damaged_index_is_reported_and_built_anew() {
    let place = place(5);
    index(&place, &[]);
    let path = catalogue(&place);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let listed = place.run(&["list", "in"]);
    assert_eq!((listed.out.lines().count(), listed.told.as_str()), (5, "kiosque: The index is damaged; kiosque index rebuilds it\n"));
    assert_eq!(index(&place, &["--check"]).status, 2);
    let built = index(&place, &[]);
    assert_eq!(built.told, "kiosque: The index was damaged and is being rebuilt\n");
    assert_eq!((index(&place, &["--check"]).status, place.run(&["list", "in"]).told.as_str()), (0, ""));
}

#[test]
fn killed_while_it_is_written_the_index_is_right_or_absent() {
    let place = place(60);
    for step in 0..20 {
        let mut child = place.command(&["index", "in"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(8 * step));
        child.kill().unwrap();
        child.wait().unwrap();
        let checked = index(&place, &["--check"]);
        assert!(checked.status == 0 || checked.out == "No index\n", "{}{}", checked.out, checked.told);
        // The next has something to write, too.
        write(&place, &format!("in/more{step}.md"), "# More\n\nWords.\n");
    }
    settle();
    assert_eq!(index(&place, &[]).status, 0);
    assert!(index(&place, &["--check"]).out.starts_with("The index is right: 80 articles"));
}

#[test]
fn on_a_full_disk_the_index_stays_as_it_was() {
    let place = place(30);
    let limited = |blocks: usize| {
        // Files cannot grow beyond the limit; the error is the one of a full disk in all but name.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" index in");
        let of_program = place.command(&["index", "in"]);
        let mut command = Command::new("/bin/sh");
        command.args(["-c", &script]).arg(of_program.get_program()).current_dir(place.folder.path()).env_clear();
        command.envs(of_program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        ended(command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()), b"")
    };
    for blocks in [0, 1, 8] {
        let full = limited(blocks);
        assert_eq!((full.status, full.out.as_str()), (2, ""), "{}", full.told);
        assert_eq!(index(&place, &["--check"]).status, 1);
    }
    index(&place, &[]);
    write(&place, "in/new.md", "# New\n\nMore.\n");
    settle();
    assert_eq!(limited(1).status, 2);
    let checked = index(&place, &["--check"]);
    assert!(checked.status == 0 && checked.out.contains("30 articles"), "{}{}", checked.out, checked.told);
    assert!(files(&place).iter().all(|path| path.file_name() != Some(Path::new("catalogue.new").as_os_str())));
}

#[test]
fn a_search_finds_the_same_with_an_index_without_one_and_with_a_damaged_one() {
    let place = place(40);
    let queries =
        ["quay", "quai~", "\"quay 7 is\"", "/quay 1.? is/", "said:quay", "title:7 OR harb*", "-closed", "-\"quay 7\"", "harbour near/2 12"];
    let found = || queries.map(|query| place.run(&["list", "in", query]).out);
    let before = found();
    assert_eq!(before[2].lines().count(), 1);
    index(&place, &[]);
    assert_eq!(found(), before);
    let words = || files(&place).into_iter().find(|path| path.file_name().unwrap().to_string_lossy().starts_with("words-")).unwrap();
    let good = fs::read(words()).unwrap();
    for spoilt in [[&good[..good.len() / 2], &vec![0; good.len() - good.len() / 2]].concat(), good[..100].to_vec(), Vec::new()] {
        fs::write(words(), spoilt).unwrap();
        assert_eq!(found(), before);
        assert_eq!(index(&place, &["--check"]).status, 2);
        index(&place, &["--clear"]);
        index(&place, &[]);
        assert_eq!(index(&place, &["--check"]).status, 0);
    }
    fs::remove_file(words()).unwrap();
    assert_eq!(found(), before);
    assert!(index(&place, &[]).out.starts_with("Indexed: 40 articles, 0 files read, "));
    assert_eq!((index(&place, &["--check"]).status, found()), (0, before));
}
