#!/usr/bin/env python3
"""How kiosque compares with what is installed of less, vim, w3m and bat: prints Markdown tables of milliseconds.

    cargo build --release && python3 benches/compare.py

Each program runs in a pseudo-terminal of 120 columns and 36 rows, on texts that are made here, the same on every machine. What
is awaited is a word of letters that stand nowhere else in the text, so that a program that draws only what changed is told as
well as one that draws everything. A figure is the median of several runs. Programs that are not installed are left out.
Needs nothing but Python's standard library and a system with pseudo-terminals.
"""
import fcntl, os, pty, select, shutil, signal, sqlite3, statistics, struct, subprocess, sys, tempfile, termios, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 120, 36
RUNS, PRESSES = 5, 25
PATIENCE = 60.0  # seconds until a program counts as stuck
QUIET = 0.05  # seconds without output after which a screen counts as drawn

FIRST, LAST, FOUND = "ğğğğğ", "şşşşş", "žžžžž"  # in the first paragraph, in the last, beside the word to find
WORD = "palimpsest"

# Name, command, and the keys that turn a page and go to the end.
PROGRAMS = [
    ("kiosque", [str(ROOT / "target/release/kiosque")], "\x06", "G"),
    ("less", ["less"], "\x06", "G"),
    ("vim -R", ["vim", "-u", "NONE", "-N", "-R"], "\x06", "G"),
    ("w3m", ["w3m", "-I", "UTF-8", "-O", "UTF-8"], " ", "G"),
    ("bat", ["bat", "--paging=always", "--color=always", "--style=plain"], "\x06", "G"),
]


class Dice:
    """A linear congruential generator: the same numbers everywhere, whatever Python's own does."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def vocabulary(dice):
    syllables = [c + v for c in "bdfglmnrstv" for v in ("a", "e", "i", "o", "u", "an", "er", "on")]
    return ["".join(syllables[dice.below(len(syllables))] for _ in range(1 + dice.below(3))) for _ in range(4000)]


def paragraph(dice, words, count):
    """A paragraph of that many words, a quotation in it now and then, wrapped as mail and agencies do."""
    sentence = [words[dice.below(len(words))] for _ in range(count)]
    if dice.below(4) == 0:
        sentence = ["“" + sentence[0].capitalize(), *sentence[1:-2], sentence[-2] + ",”", "said", sentence[-1].capitalize()]
    lines, line = [], sentence[0].capitalize()
    for word in sentence[1:]:
        if len(line) + 1 + len(word) > 72:
            lines.append(line)
            line = word
        else:
            line += " " + word
    return "\n".join([*lines, line + "."])


def long_text(size):
    """A text of about that many bytes, the word to find near its end."""
    dice = Dice(1)
    words = vocabulary(dice)
    parts, written = ["A long article", f"It begins {FIRST} here, and goes on for a while."], 0
    placed = False
    while written < size:
        part = paragraph(dice, words, 30 + dice.below(90))
        if not placed and written > size * 0.9:
            part, placed = f"Here stands the {WORD} {FOUND} that is looked for.", True
        parts.append(part)
        written += len(part.encode()) + 2
    return "\n\n".join([*parts, f"It ends {LAST} here."]) + "\n"


def library(folder, count):
    """That many articles of one to eight paragraphs. A name or title shows at once; the newest tells when all are in order, and the
    oldest has the word to find."""
    folder.mkdir()
    dice = Dice(2)
    words = vocabulary(dice)
    for number in range(count):
        title = " ".join([FIRST, *(words[dice.below(len(words))] for _ in range(5))])
        body = [paragraph(dice, words, 30 + dice.below(90)) for _ in range(1 + dice.below(8))]
        year = 2001 + number * 20 // count
        if number == 0:
            title, year = f"{FOUND} {title}", 1999
            body.append(f"Here stands the {WORD} that is looked for.")
        if number == count - 1:
            title, year = f"{LAST} {title}", 2030
        date = f"{year}-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
        text = f"---\ntitle: {title}\ndate: {date}\n---\n\n" + "\n\n".join(body) + "\n"
        (folder / f"{FIRST}{number:05}.md").write_text(text, encoding="utf-8")


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command, home):
        self.began = time.perf_counter()
        self.seen = b""
        self.process, self.end = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            settings = dict(TERM="xterm-256color", LC_ALL="C.UTF-8", HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home, LESS="", PAGER="less")
            os.execvpe(command[0], command, {**os.environ, **settings})

    def read(self, seconds):
        """What comes within that time; nothing where nothing does."""
        ready, _, _ = select.select([self.end], [], [], max(0, seconds))
        if not ready:
            return b""
        try:
            return os.read(self.end, 1 << 16)
        except OSError:
            raise RuntimeError("the program ended too soon") from None

    def press(self, keys):
        self.began = time.perf_counter()
        self.seen = b""
        os.write(self.end, keys.encode())

    def wait_for(self, word):
        """Milliseconds from the last keys, or the start, until the word is on the screen."""
        while time.perf_counter() - self.began < PATIENCE:
            self.seen = self.seen + self.read(0.2)
            if word.encode() in self.seen:
                return (time.perf_counter() - self.began) * 1000
            self.seen = self.seen[-4096:]
        raise RuntimeError(f"{word} never came")

    def settle(self, quiet=QUIET):
        """Milliseconds from the last keys until the last output before a silence."""
        last = self.began
        while time.perf_counter() - self.began < PATIENCE:
            if not self.read(quiet):
                break
            last = time.perf_counter()
        return (last - self.began) * 1000

    def memory(self):
        """The most memory held, in MB, where the system tells."""
        try:
            status = Path(f"/proc/{self.process}/status").read_text()
        except OSError:
            return None
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.close(self.end)
        os.waitpid(self.process, 0)


def page_turns(terminal, key):
    """The median of pages turned one after the other."""
    times = []
    for _ in range(PRESSES):
        terminal.press(key)
        times.append(terminal.settle())
    return statistics.median(times)


def measure(command, home, *steps, kept=False):
    """The medians of several runs of steps, each a function from a terminal to a figure. Unless what was kept counts, each run has a
    home of its own: a program that goes on where one was would not begin at the beginning."""
    runs = []
    for _ in range(RUNS):
        terminal = Terminal(command, home if kept else tempfile.mkdtemp(dir=home))
        try:
            runs.append([step(terminal) for step in steps])
        finally:
            terminal.close()
    return [statistics.median(figures) if None not in figures else None for figures in zip(*runs)]


def after(keys, word):
    def step(terminal):
        terminal.press(keys)
        return terminal.wait_for(word)
    return step


def first_screen(terminal):
    return terminal.wait_for(FIRST)


def in_order(terminal):
    return terminal.wait_for(LAST)


def rest(terminal):
    """Waits until all is read and nothing moves any more."""
    terminal.settle(1.0)
    return 0


def one_text(path, home):
    """A row of figures for each program that is installed."""
    rows = []
    for name, command, page, end in PROGRAMS:
        if not shutil.which(command[0]):
            continue
        start = [*command, str(path)]
        first, to_end = measure(start, home, first_screen, after(end, LAST))
        _, found = measure(start, home, first_screen, after(f"/{WORD}\r", FOUND))
        _, _, turn, memory = measure(start, home, first_screen, rest, lambda terminal: page_turns(terminal, page), Terminal.memory)
        rows.append([name, first, to_end, found, turn, memory])
    return rows


def many_articles(folder, home):
    """Figures of the list, and of grep for one of them: who else finds a word in a folder."""
    command = [PROGRAMS[0][1][0], str(folder)]
    search = after(f"/{WORD}\r", FOUND)
    first, early = measure(command, home, first_screen, search)
    ready, _, turn, late, memory = measure(command, home, in_order, rest, lambda terminal: page_turns(terminal, "j"), search, Terminal.memory)
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(["grep", "-rli", WORD, str(folder)], stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - began) * 1000)
    return [first, ready, early, late, turn, memory, statistics.median(times)]


def remember(folder, home, count):
    """Has kiosque begin its database, and fills it with that many articles that were read: those of the folder, and others."""
    terminal = Terminal([PROGRAMS[0][1][0], str(folder)], home)
    terminal.wait_for(FIRST)
    terminal.press("s")
    rest(terminal)
    terminal.close()
    ours = sorted(str(path.resolve()) for path in folder.iterdir())
    paths = (ours + [f"/elsewhere/{number:06}/an article of some length.md" for number in range(count)])[:count]
    state = sqlite3.connect(Path(home) / "kiosque/kiosque.db")
    state.executemany(
        "INSERT OR IGNORE INTO articles (path, fingerprint, read, starred, progress) VALUES (?, ?, 1, ?, ?)",
        ((path.encode(), hash(path), number % 10 == 0, number % 101) for number, path in enumerate(paths)),
    )
    place = "a few words of it " * 3
    state.execute("INSERT OR IGNORE INTO places SELECT id, 1000, '', ?, ?, 4, progress FROM articles", (place, place))
    state.commit()
    state.close()


def with_state(folder, home):
    """Figures of the same folder with nothing kept and with much: what is kept must not be felt."""
    rows = []
    for kept in (0, 100_000):
        own = Path(home) / f"kept-{kept}"
        own.mkdir()
        if kept:
            remember(folder, str(own), kept)
        command = [PROGRAMS[0][1][0], str(folder)]
        first, ready, _, turn = measure(command, str(own), first_screen, in_order, rest, lambda terminal: page_turns(terminal, "j"), kept=True)
        _, _, star = measure(command, str(own), first_screen, rest, lambda terminal: page_turns(terminal, "s"), kept=True)
        rows.append([f"{kept:,} articles kept", first, ready, turn, star])
    return rows


def table(heads, rows):
    def cell(value):
        if value is None or isinstance(value, str):
            return value or "–"
        return f"{value:.1f}" if value < 10 else f"{value:,.0f}"
    print("| " + " | ".join(heads) + " |\n|---|" + "---:|" * (len(heads) - 1))
    for row in rows:
        print("| " + " | ".join(map(cell, row)) + " |")
    print()


def main():
    if not shutil.which(PROGRAMS[0][1][0]):
        sys.exit("build kiosque first: cargo build --release")
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "long.txt"
        path.write_text(long_text(10_000_000), encoding="utf-8")
        heads = ["one text of 10 MB", "first screen", "to the end", "find a word", "turn a page", "memory, MB"]
        table(heads, one_text(path, home))
        rows = []
        for count in (1_000, 10_000):
            folder = Path(home) / f"library-{count}"
            library(folder, count)
            rows.append([f"{count:,} articles", *many_articles(folder, home)])
        heads = ["a folder", "first screen", "all in order", "search at once", "search then", "next row", "memory, MB", "grep -rli"]
        table(heads, rows)
        heads = ["1,000 articles", "first screen", "all in order", "next row", "a star, safe on disk"]
        table(heads, with_state(Path(home) / "library-1000", home))


if __name__ == "__main__":
    main()
