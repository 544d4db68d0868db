//! Databases that are damaged, newer, foreign or read-only: reported once, never lost, never in the way.

use super::*;

/// Opens the ledger, saves and reads; returns the report.
fn used(desk: &Desk) -> Option<Report> {
    let about = desk.article("a.txt", 7);
    let (mut ledger, report) = Ledger::open(Some(&desk.file())).unwrap();
    ledger.keep(&[star(&about)]).unwrap();
    assert!(Lookup::open(ledger.location()).unwrap().kept(&about).unwrap().starred);
    report
}

fn with(bytes: &[u8]) -> Desk {
    let desk = Desk::new();
    fs::create_dir(desk.file().parent().unwrap()).unwrap();
    fs::write(desk.file(), bytes).unwrap();
    desk
}

#[test]
fn a_damaged_database_is_moved_aside_and_a_fresh_one_is_created() {
    let desk = with(b"no database at all, but long enough to be taken for a page of one".repeat(99).as_slice());
    let bytes = fs::read(desk.file()).unwrap();
    fs::write(desk.file().with_file_name("kiosque.db-wal"), "its log").unwrap();
    let report = used(&desk).unwrap();
    let aside = desk.file().with_file_name("kiosque.db.damaged-1");
    assert_eq!((report.trouble, report.aside.as_ref()), (Trouble::Damaged, Some(&aside)));
    assert_eq!(fs::read(&aside).unwrap(), bytes);
    assert_eq!(fs::read_to_string(aside.with_file_name("kiosque.db.damaged-1-wal")).unwrap(), "its log");
    assert_eq!(used(&desk), None);
    fs::write(desk.file(), bytes).unwrap();
    assert!(used(&desk).unwrap().aside.unwrap().ends_with("kiosque.db.damaged-2"));
}

#[test]
fn a_database_of_no_version_is_damaged_not_read_only() {
    let desk = Desk::new();
    assert_eq!(used(&desk), None);
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes[18] = 20;
    fs::write(desk.file(), bytes).unwrap();
    let report = used(&desk).unwrap();
    assert_eq!((report.trouble, report.salvaged.articles), (Trouble::Damaged, 1));
    assert_eq!(used(&desk), None);
}

#[test]
fn what_is_no_file_is_kept_aside_too() {
    for make in [
        (|path| fs::create_dir(path).unwrap()) as fn(&Path),
        |path| rustix::fs::mkfifoat(rustix::fs::CWD, path, rustix::fs::Mode::RWXU).unwrap(),
        |path| std::os::unix::fs::symlink(path, path).unwrap(),
    ] {
        let desk = with(b"");
        fs::remove_file(desk.file()).unwrap();
        make(&desk.file());
        assert_eq!(used(&desk).unwrap().trouble, Trouble::Damaged);
        assert_eq!(used(&desk), None);
    }
}

#[test]
fn a_link_to_the_database_elsewhere_is_followed() {
    let desk = with(b"");
    let elsewhere = desk.folder.path().join("elsewhere.db");
    fs::rename(desk.file(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, desk.file()).unwrap();
    assert_eq!(used(&desk), None);
    assert!(fs::symlink_metadata(desk.file()).unwrap().is_symlink());
    assert!(fs::metadata(elsewhere).unwrap().len() > 0);
}

#[test]
fn a_newer_database_is_left_as_it_is() {
    let desk = Desk::new();
    drop(desk.open());
    let newer = Connection::open(desk.file()).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    newer.close().unwrap();
    let bytes = fs::read(desk.file()).unwrap();
    assert_eq!(used(&desk).unwrap().trouble, Trouble::Newer);
    assert_eq!(fs::read(desk.file()).unwrap(), bytes);
}

#[test]
fn another_programs_database_is_moved_aside() {
    let desk = with(b"");
    let foreign = Connection::open(desk.file()).unwrap();
    foreign.execute_batch("CREATE TABLE articles (mine TEXT); PRAGMA user_version = 1;").unwrap();
    foreign.close().unwrap();
    assert_eq!(used(&desk).unwrap().trouble, Trouble::Damaged);
}

#[test]
fn where_nothing_can_be_written_it_is_kept_in_memory() {
    let desk = Desk::new();
    fs::write(desk.folder.path().join("state"), "a file where the folder should be").unwrap();
    assert_eq!(used(&desk).unwrap().trouble, Trouble::ReadOnly);
    let (ledger, report) = Ledger::open(None).unwrap();
    assert_eq!(report.unwrap().trouble, Trouble::Homeless);
    assert!(matches!(ledger.location(), DbLocation::Memory(_)));
}

#[test]
fn saved_state_is_copied_into_memory() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let mut on_disk = desk.open();
    on_disk.keep(&[star(&about)]).unwrap();
    let in_memory = Ledger::in_memory(Some(&desk.file())).unwrap();
    assert!(Lookup::open(in_memory.location()).unwrap().kept(&about).unwrap().starred);
    // The same for a file that is not open anywhere.
    drop(on_disk);
    let in_memory = Ledger::in_memory(Some(&desk.file())).unwrap();
    assert!(Lookup::open(in_memory.location()).unwrap().kept(&about).unwrap().starred);
}

#[test]
fn a_database_found_damaged_later_is_moved_aside_too() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let mut ledger = desk.open();
    ledger.keep(&[star(&about)]).unwrap();
    let (mut fresh, report) = ledger.renew(&desk.file()).unwrap();
    drop(ledger);
    assert!(report.unwrap().aside.unwrap().ends_with("kiosque.db.damaged-1"));
    fresh.keep(&[star(&about)]).unwrap();
    drop(fresh);
    assert!(desk.lookup().kept(&about).unwrap().starred);
}

#[test]
fn no_flipped_bit_and_no_truncation_breaks_the_program() {
    let desk = Desk::new();
    let about = desk.article("a.txt", 7);
    let mut ledger = desk.open();
    ledger.keep(&[star(&about), wanted(&about, Change::Place { key: KEY, place: Box::new(place(1, 5)) })]).unwrap();
    ledger.tidy();
    drop(ledger);
    let good = fs::read(desk.file()).unwrap();
    let spoilt = (0..40).map(|step| {
        let mut bytes = good.clone();
        // The header and the first page matter most.
        let at = if step < 20 { step * 5 } else { step * good.len() / 40 };
        bytes[at] ^= 1 << (step % 8);
        bytes
    });
    let cut = (0..10).map(|step| good[..step * good.len() / 10].to_vec());
    for bytes in spoilt.chain(cut) {
        let desk = with(&bytes);
        let Ok((mut ledger, _)) = Ledger::open(Some(&desk.file())) else { panic!("no ledger") };
        let result = ledger.keep(&[star(&about)]);
        let read = Lookup::open(ledger.location()).and_then(|lookup| lookup.kept(&about));
        for trouble in [result.err(), read.err()].into_iter().flatten() {
            assert_ne!(trouble, Trouble::Full);
        }
    }
}
