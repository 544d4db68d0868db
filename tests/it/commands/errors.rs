//! Exit status and error messages of commands, closed pipes, completions and the manual page.

use std::io::Read;
use std::process::{Command, Stdio};

use super::{Place, ended};

fn one() -> Place {
    Place::with(&[("a.md", "# One\n\nSome words.\n")])
}

#[test]
fn mistakes_are_a_plain_line_that_names_the_file_and_end_with_2() {
    for (arguments, told) in [
        (&["show", "gone.txt"][..], "cannot read gone.txt: "),
        (&["list", "./gone"], "no such path: ./gone"),
        (&["open", "gone.txt"], "cannot read gone.txt: "),
        (&["show", "--ansi", "a.md", "--config", "gone.toml"], "cannot read gone.toml: "),
        (&["show", "a.md#b"], "no article b in a.md"),
        (&["show", "b.md"], "cannot read b.md: no such file or folder; did you mean `a.md`?"),
        (&["lst"], "no such path: lst; did you mean `list`?"),
        (&["https://example.org/a"], "kiosque loads nothing from the web: "),
        (&["list", ".", "after:lundi"], "lundi is not a date: "),
        (&["list", ".", "\"two words"], "unclosed phrase: "),
    ] {
        let ended = one().run(arguments);
        assert_eq!((ended.status, ended.out.as_str(), ended.told.lines().count()), (2, "", 1), "{arguments:?}");
        assert!(ended.told.starts_with(&format!("kiosque: {told}")) && !ended.told.contains("os error"), "{}", ended.told);
    }
}

#[test]
fn what_is_no_text_is_refused_in_one_sentence_that_names_the_way_out() {
    let files: [(&str, &[u8], &str); 5] = [
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Outlook messages are not supported; `msgconvert FILE` converts them to .eml"),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "old Word documents are not supported; `libreoffice --headless --convert-to docx FILE` converts them",
        ),
        ("a.warc", b"WARC/1.0\r\n", "WARC files are not supported; `warcio extract FILE OFFSET` takes a page out of them"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "not a text file"),
        ("a.txt", &[0, 1, 2, 3, 4, 5, 6, 7], "not a text file"),
    ];
    let place = one();
    for (name, bytes, told) in files {
        std::fs::write(place.folder.path().join(name), bytes).unwrap();
        let ended = place.run(&["show", name]);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{name}");
        assert_eq!(ended.told, format!("kiosque: cannot read {name}: {told}\n"));
    }
    let listed = place.run(&["list", ".", "Some"]);
    assert!(
        listed.out.contains("One") && !listed.told.contains(".msg"),
        "what is found in a folder and has another ending is no article: {}",
        listed.told
    );
}

#[test]
fn a_folder_of_other_kinds_says_how_many_files_of_which_it_holds() {
    let place = one();
    let folder = place.folder.path().join("other");
    std::fs::create_dir(&folder).unwrap();
    for name in ["a.msg", "b.doc", "c.doc", "d.png"] {
        std::fs::write(folder.join(name), "x").unwrap();
    }
    let listed = place.run(&["list", "other"]);
    let told = "kiosque: 3 files not shown\nkiosque: 2 documents of other word processors: save them as .docx or .odt\n\
        kiosque: 1 Outlook message or web archive: convert it with msgconvert, textutil or warcio\n";
    assert_eq!((listed.status, listed.out.as_str(), listed.told.as_str()), (1, "", told));
}

#[test]
fn an_invalid_command_line_is_explained_in_two_lines() {
    for (arguments, told) in [
        (&["list", "--jsno"][..], "unknown option `--jsno`; did you mean `--json`?"),
        (&["show"], "missing argument: <FILE>..."),
        (&["show", "--null", "a.md"], "missing argument: --files-from <FILE>"),
        (&["completions", "x"], "invalid value `x` for <SHELL>: use one of bash, elvish, fish, powershell, zsh"),
        (&["config"], "missing command: use one of path, show, check, init"),
    ] {
        let ended = one().run(arguments);
        assert_eq!((ended.status, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(ended.told, format!("kiosque: {told}\nkiosque: See `kiosque --help`.\n"));
    }
}

#[test]
fn nothing_found_ends_with_1() {
    for arguments in [&["links", "a.md"][..], &["links", "--videos", "a.md"], &["open", "a.md"], &["list", ".", "absent"]] {
        let ended = one().run(arguments);
        assert_eq!((ended.status, ended.out.as_str()), (1, ""), "{arguments:?}");
    }
}

#[test]
fn a_full_disk_is_reported() {
    let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let output = one().command(&["show", "a.md"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.lines().count() == 1 && !told.contains("os error"), "{told}");
}

#[test]
fn a_closed_pipe_ends_every_command_quietly() {
    let long = format!("# Long\n\n{}", "Words [and a link](https://example.org/) of a long article.\n\n".repeat(4000));
    let place = Place::with(&[("long.md", &long)]);
    for arguments in [
        &["show", "long.md"][..],
        &["show", "--ansi", "long.md"],
        &["show", "--json", "."],
        &["show", "--markdown", "long.md"],
        &["list", "."],
        &["list", "--json", "."],
        &["links", "long.md"],
        &["links", "--json", "long.md"],
        &["config", "show"],
        &["config", "path"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["list", "--help"],
        &["--version"],
    ] {
        let mut child = place.command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
fn a_dumb_terminal_is_refused_by_the_reader_alone_which_names_the_way_out() {
    let ended = one().run(&["."]);
    assert_eq!((ended.status, ended.out.as_str()), (2, ""));
    assert!(ended.told.contains("kiosque show"), "{}", ended.told);
}

#[test]
fn shells_accept_the_completions() {
    let place = one();
    for (shell, check) in [("bash", &["bash", "-n"][..]), ("zsh", &["zsh", "-n"]), ("fish", &["fish", "--no-execute"])] {
        let script = place.run(&["completions", shell]);
        assert_eq!((script.status, script.told.as_str()), (0, ""), "{shell}");
        for word in ["files-from", "completions", "theme", "newsprint", "bash elvish fish powershell zsh"] {
            assert!(script.out.contains(word), "{shell} does not know {word}");
        }
        let path = place.folder.path().join(shell);
        std::fs::write(&path, &script.out).unwrap();
        // A shell that is not installed has no say.
        let Ok(output) = Command::new(check[0]).args(&check[1..]).arg(&path).stdin(Stdio::null()).output() else { continue };
        assert!(output.status.success(), "{shell}: {}", String::from_utf8_lossy(&output.stderr));
    }
    for shell in ["elvish", "powershell"] {
        assert!(place.run(&["completions", shell]).out.contains("files-from"), "{shell}");
    }
}

#[test]
fn bash_completes_commands_themes_and_files() {
    let place = one();
    let script = place.folder.path().join("completions.bash");
    std::fs::write(&script, place.run(&["completions", "bash"]).out).unwrap();
    // Where nothing is offered, bash itself looks for files: that is what `-o default` asks for.
    let asked = "source completions.bash; complete -p kiosque | grep -c -- '-o default';  complete_in() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _kiosque kiosque \"${@: -1}\" \
                 \"${@: -2:1}\"; echo \"${COMPREPLY[@]}\"; }; complete_in kiosque com; complete_in kiosque --theme newsp; \
                 complete_in kiosque show ''; \
                 complete_in kiosque list --js; complete_in kiosque completions fi";
    let mut command = Command::new("bash");
    command.args(["--norc", "-c", asked]).current_dir(place.folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let ended = ended(&mut command, b"");
    assert_eq!(ended.out, "1\ncompletions\nnewsprint\n\n--json\nfish\n", "{}", ended.told);
}

#[test]
fn the_manual_page_is_roff() {
    let page = one().run(&["man"]);
    assert!(page.out.contains(".TH kiosque 1") && page.status == 0, "{}", page.out);
    let mut groff = Command::new("groff");
    groff.args(["-man", "-ww", "-Tascii", "-Kutf8", "-z"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    if groff.stdin(Stdio::piped()).spawn().is_ok_and(|mut child| child.kill().is_ok() && child.wait().is_ok()) {
        let ended = ended(&mut groff, page.out.as_bytes());
        assert_eq!((ended.status, ended.told.as_str()), (0, ""));
    }
}
