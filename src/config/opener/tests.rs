//! Tests of which targets openers match, and of their arguments.

use super::*;

fn opener(kind: Kind, hosts: &[&str], types: &[&str], run: &[&str]) -> Opener {
    let own = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    Opener { kind, hosts: own(hosts), types: own(types), run: own(run), terminal: Terminal::Kept, origin: Origin::Default }
}

fn argv(run: &[&str], request: Request<'_>) -> Vec<String> {
    opener(Kind::Video, &[], &[], run).argv(&request)
}

#[test]
fn placeholders_are_filled_once() {
    let request = Request { url: "https://a.example/{title}", title: "{url} & {start}", start: Some(90), file: None };
    assert_eq!(
        argv(&["p", "--title={title}", "{url}", "+{start}s", "{", "{}", "a{b"], request),
        ["p", "--title={url} & {start}", "https://a.example/{title}", "+90s", "{", "{}", "a{b"]
    );
}

#[test]
fn an_argument_without_its_value_is_left_out() {
    let request = Request { url: "u", ..Request::default() };
    assert_eq!(argv(&["p", "--start={start}", "--title={title}", "{file}", "--", "{url}"], request), ["p", "--", "u"]);
}

#[test]
fn what_is_put_in_never_becomes_an_option_or_a_second_argument() {
    let request = Request { url: "-u", title: "--exec=x y\" 'z", start: None, file: Some("-f.md") };
    assert_eq!(argv(&["p", "{title}", "{file}", "{url}"], request), ["p", "exec=x y\" 'z", "./-f.md", "./-u"]);
}

#[test]
fn hosts_match_whole_names_and_stars_what_lies_below() {
    let video = opener(Kind::Video, &["tube.example", "*.film.example"], &[], &["p"]);
    for url in [
        "https://tube.example/w/1",
        "https://TUBE.example.:443/",
        "http://a@tube.example?x",
        "https://www.film.example",
        "https://a.b.film.example/",
    ] {
        assert!(video.opens(Kind::Video, url), "{url}");
    }
    for url in [
        "https://www.tube.example/",
        "https://nottube.example",
        "https://film.example",
        "https://xfilm.example",
        "https://tube.example@evil.example/",
        "tube.example",
    ] {
        assert!(!video.opens(Kind::Video, url), "{url}");
    }
    assert!(!video.opens(Kind::Page, "https://tube.example/"));
}

#[test]
fn types_match_the_ending_of_the_address() {
    let video = opener(Kind::Video, &[], &["mp4"], &["p"]);
    assert!(video.opens(Kind::Video, "https://a.example/film.MP4?x=1#t=2"));
    assert!(!video.opens(Kind::Video, "https://a.example/filmmp4"));
    assert!(!video.opens(Kind::Video, "https://a.example/?f=film.mp4"));
}

#[test]
fn links_have_a_kind_but_for_mail_and_anchors() {
    assert_eq!(Kind::of_link(LinkKind::Video), Some(Kind::Video));
    assert_eq!(Kind::of_link(LinkKind::Mail), None);
}

#[test]
fn a_program_is_a_list_of_words_and_never_a_line_for_a_shell() {
    let text = "[[open]]\nkind = \"video\"\nrun = \"mpv {url}\"\n";
    let (_, mistakes) = crate::config::Config::new(Some(("config.toml", text)));
    let told: Vec<String> = mistakes.iter().map(|mistake| crate::words::Words::default().say(&mistake.sentence())).collect();
    assert_eq!(told, ["config.toml:3: `run` must be a list of strings, such as [\"one\", \"two\"]"]);
}
