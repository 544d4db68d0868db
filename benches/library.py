#!/usr/bin/env python3
"""How kiosque's library grows: prints a Markdown table for libraries of a thousand articles and more.

    cargo build --release && python3 benches/library.py [COUNT…]

The articles are made here from a seed, the same on every machine: 2 to 4 KB each, Markdown, plain text and web pages, English and
French, in folders by month. On the same files, in the same run, are measured `find`, `rg`, SQLite's full-text search and newsboat (on a
feed of the same articles), as far as they are installed. Times are wall-clock milliseconds unless the row says otherwise, and the
medians of several runs. A million articles take 4 GB of disk and an hour. Needs nothing but Python's standard library.
"""
import os, shutil, sqlite3, statistics, subprocess, sys, tempfile, time
from pathlib import Path

from compare import FIRST, LAST, PROGRAMS, RUNS, WORD, Dice, Terminal, vocabulary

KIOSQUE = PROGRAMS[0][1][0]
COUNTS = (1_000, 10_000, 100_000)
FEED = 20_000  # most articles that newsboat is given: it takes minutes for more
ACCENTS = str.maketrans({"e": "é", "a": "à", "u": "û"})
LETTERS = ["b", "ba", "ban", "to", "ren", "lor"]


def articles(count):
    """Name, title, date, language and paragraphs of each article. One in a hundred has the word to find."""
    dice = Dice(3)
    english = vocabulary(dice)
    languages = {"en": english, "fr": [word.translate(ACCENTS) if number % 3 == 0 else word for number, word in enumerate(english)]}
    for number in range(count):
        language = "fr" if dice.below(3) == 0 else "en"
        words = languages[language]
        # Frequent words are frequent: the smaller of two numbers.
        pick = lambda: words[min(dice.below(len(words)), dice.below(len(words)))]
        length, paragraphs = 2_000 + dice.below(2_000), []
        while length > 0:
            sentence = [pick() for _ in range(30 + dice.below(60))]
            if dice.below(4) == 0:
                sentence = ["“" + sentence[0], *sentence[1:-2], sentence[-2] + ",”", "said", sentence[-1].capitalize()]
            paragraphs.append(" ".join(sentence).capitalize() + ".")
            length -= len(paragraphs[-1])
        if number % 100 == 7:
            paragraphs[-1] += f" Here is the {WORD}."
        title = " ".join([FIRST, *(pick() for _ in range(5))])
        month = number * 240 // count
        year, month = 2001 + month // 12, 1 + month % 12
        if number == count - 1:
            title, year = f"{LAST} {title}", 2025
        yield number, title, f"{year}-{month:02}-{1 + dice.below(28):02}", language, paragraphs


def write(folder, count):
    """Writes the articles; returns the bytes in them."""
    total = 0
    for number, title, date, language, paragraphs in articles(count):
        place = folder / date[:4] / date[5:7]
        place.mkdir(parents=True, exist_ok=True)
        kind = ("md", "txt", "html", "md")[number % 4]
        if kind == "md":
            text = f"---\ntitle: {title}\ndate: {date}\nlang: {language}\nauthor: Ann {title.split()[-1].capitalize()}\n---\n\n" + "\n\n".join(paragraphs)
        elif kind == "txt":
            text = f"{title}\n\n{date}\n\n" + "\n\n".join(paragraphs)
        else:
            body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
            text = f'<html lang="{language}"><head><title>{title}</title><meta name="date" content="{date}"></head><body><article><h1>{title}</h1>\n{body}</article></body></html>'
        data = text.encode()
        total += len(data)
        (place / f"{number:07}.{kind}").write_bytes(data)
    return total


def run(command, home):
    """Wall and processor milliseconds, and the most memory in MB."""
    environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return (time.perf_counter() - began) * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024


def best(command, home):
    """The medians of several runs."""
    return [statistics.median(figures) for figures in zip(*(run(command, home) for _ in range(RUNS)))]


def size(folder):
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def own_memory(terminal):
    """Memory held now without mapped files, in MB, where the system tells."""
    try:
        status = Path(f"/proc/{terminal.process}/status").read_text()
    except OSError:
        return None
    return int(status.split("RssAnon:")[1].split()[0]) / 1024


def processor(terminal):
    """Processor milliseconds so far, where the system tells."""
    try:
        fields = Path(f"/proc/{terminal.process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def keys(terminal, *presses):
    """The median time of these keys until the screen is drawn."""
    times = []
    for press in presses:
        terminal.press(press)
        times.append(terminal.settle())
    return statistics.median(times)


def reader(folder, home):
    """Figures of the list, opened once the index is there."""
    os.environ["XDG_CACHE_HOME"] = home
    columns = []
    for _ in range(RUNS):
        # Each run begins with nothing remembered but the index.
        terminal = Terminal([KIOSQUE, str(folder)], tempfile.mkdtemp(dir=home))
        try:
            started = terminal.wait_for(LAST)
            terminal.settle(2.0)
            spent = processor(terminal)
            ends, page, order = keys(terminal, *["G", "gg"] * 3), keys(terminal, *["\x06"] * 9), keys(terminal, *["S"] * 5)
            terminal.press("/")
            terminal.settle()
            letters = []
            for typed in LETTERS:
                letters.append(keys(terminal, *typed))
                terminal.press("\x15")
                terminal.settle()
            columns.append([started, spent, ends, page, order, statistics.median(letters), own_memory(terminal), terminal.memory()])
        finally:
            terminal.close()
    return [statistics.median(figures) if None not in figures else None for figures in zip(*columns)]


def full_text(folder, home, count):
    """Time in which SQLite indexes the same texts and finds the word, and the size of its file in MB."""
    path = Path(home) / "texts.db"
    began = time.perf_counter()
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(path UNINDEXED, text, prefix='1 2 3')")
    files = (path for path in folder.rglob("*") if path.is_file())
    database.executemany("INSERT INTO texts VALUES (?, ?)", ((str(path), path.read_text()) for path in files))
    database.commit()
    made = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    assert len(database.execute("SELECT path FROM texts WHERE texts MATCH ?", (WORD,)).fetchall()) == count // 100
    found = (time.perf_counter() - began) * 1000
    database.close()
    megabytes = path.stat().st_size / 1e6
    path.unlink()
    return made, found, megabytes


def newsboat(home, count):
    """Time in which newsboat, which has read a feed of the same articles before, shows its list."""
    if not shutil.which("newsboat") or count > FEED:
        return None
    feed, urls, cache = (Path(home) / name for name in ("feed.xml", "urls", "cache.db"))
    with feed.open("w") as out:
        out.write('<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>')
        for number, title, date, _, paragraphs in articles(count):
            text = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in paragraphs)
            out.write(f"<item><title>{title}</title><guid>{number}</guid><description>{text}</description></item>")
        out.write("</channel></rss>")
    urls.write_text(f"file://{feed}\n")
    command = ["newsboat", "-u", str(urls), "-c", str(cache)]
    run([*command, "-x", "reload"], home)
    times = []
    for _ in range(RUNS):
        terminal = Terminal(command, home)
        try:
            waited = terminal.wait_for("Feed")
            terminal.press("\r")
            times.append(waited + terminal.wait_for(FIRST))
        finally:
            terminal.close()
    return statistics.median(times)


def column(count):
    """The figures of a library of that many articles, from top to bottom."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as home:
        folder = Path(home) / "library"
        text = write(folder, count)
        # A file changed a moment ago is read again.
        time.sleep(4)
        environment = str(Path(home) / "home")
        Path(environment).mkdir()
        indexed = run([KIOSQUE, "index", str(folder)], environment)
        index = size(Path(environment) / "kiosque")
        started, spent, ends, page, order, letter, own, most = reader(folder, environment)
        refreshed = best([KIOSQUE, "index", str(folder)], environment)
        found = best(["find", str(folder)], environment)
        looked = best(["find", str(folder), "-newer", str(folder)], environment)
        listed = best([KIOSQUE, "list", str(folder), WORD], environment)
        searched = best(["rg", "-l", WORD, str(folder)], environment) if shutil.which("rg") else [None]
        made, matched, database = full_text(folder, home, count)
        return [
            started, spent, newsboat(home, count), ends, page, order, letter, own, most,
            indexed[1] / 1000, made / 1000, indexed[2], text / 1e6, index / 1e6, database,
            refreshed[1], found[1], looked[1], listed[0], searched[0], matched,
        ]


ROWS = [
    "second start to the first rows",
    "processor time until all is known to be unchanged",
    "newsboat: second start to the first rows",
    "`G` and `g g`",
    "a page",
    "another order",
    "a letter in `/`",
    "memory while reading, MB",
    "memory while reading, mapped files and peak included, MB",
    "indexing, processor seconds",
    "SQLite FTS5: indexing, seconds",
    "memory while indexing, MB",
    "size of the articles, MB",
    "size of the index, MB",
    "SQLite FTS5: size, MB",
    "`kiosque index`, nothing changed, processor time",
    "`find`, processor time",
    "`find -newer`, processor time",
    "`kiosque list FOLDER WORD`",
    "`rg -l WORD FOLDER`",
    "SQLite FTS5: the same word",
]


def main():
    if not shutil.which(KIOSQUE):
        sys.exit("build kiosque first: cargo build --release")
    counts = [int(count) for count in sys.argv[1:]] or COUNTS
    columns = [column(count) for count in counts]
    print("| articles | " + " | ".join(f"{count:,}" for count in counts) + " |\n|---|" + "---:|" * len(counts))
    for name, *figures in zip(ROWS, *columns):
        cells = ["–" if figure is None else f"{figure:.1f}" if figure < 10 else f"{figure:,.0f}" for figure in figures]
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
