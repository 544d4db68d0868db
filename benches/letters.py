#!/usr/bin/env python3
"""What a letter typed into a search costs, by kind of query: prints a Markdown table.

    cargo build --release && python3 benches/letters.py [COUNT | FOLDER]

Queries of each kind are typed letter by letter into the list of an indexed library, that of `library.py` with COUNT articles (100,000
unless told otherwise) or a folder of yours. A letter counts from the key until the screen rests, exact counts included; processor time is
that of all threads meanwhile. Only the letters behind the beginning of each query are measured. Needs nothing but Python's standard
library, and Linux for the processor time.
"""
import os, sys, tempfile, time
from pathlib import Path

from compare import Dice, Terminal, vocabulary
from library import ACCENTS, KIOSQUE, run, write

SEED = 5
QUERIES = 25  # of each kind
QUIET = 0.4  # seconds without output after which all is counted

# Beginning, end, and number of words between them.
KINDS = {
    "a word": ("", "", 1),
    "two words": ("", "", 2),
    "an accented word": ("é", "", 1),
    "a phrase being typed": ('"', "", 2),
    "a phrase": ('"', '"', 2),
    "words near each other": ("", "", 0),
    "a pattern": ("/", "/", 1),
    "`title:`": ("title:", "", 1),
    "`said:`": ("said:", "", 1),
    "`lang:` and a word": ("lang:fr ", "", 1),
}


def typed(kind, words, dice):
    """A query of a kind: what is typed before, and the letters that count."""
    begin, end, count = KINDS[kind]
    # Frequent words, as somebody types who has not decided yet.
    pick = lambda: words[min(dice.below(len(words)) for _ in range(3))]
    if kind == "an accented word":
        return "", pick().translate(ACCENTS)
    if count == 0:
        return f"{pick()} near/5 ", pick()
    *before, last = [pick() for _ in range(count)]
    return begin + "".join(word + " " for word in before), last + end


def processor(process):
    """Processor milliseconds so far of all threads, to the nanosecond; zero where the system does not tell."""
    total = 0
    for task in Path(f"/proc/{process}/task").glob("*/schedstat"):
        try:
            total += int(task.read_text().split()[0])
        except OSError:
            pass  # A thread that has just ended.
    return total / 1e6


def letters(terminal, before, after):
    """Wall and processor milliseconds of each letter."""
    terminal.press("\x15" + before)
    terminal.settle(QUIET)
    for letter in after:
        spent = processor(terminal.process)
        terminal.press(letter)
        took = terminal.settle(QUIET)
        yield took, processor(terminal.process) - spent


def share(figures, part):
    return sorted(figures)[min(int(len(figures) * part), len(figures) - 1)]


def measure(folder, home):
    os.environ["XDG_CACHE_HOME"] = home
    terminal = Terminal([KIOSQUE, str(folder)], home)
    dice = Dice(SEED)
    words = vocabulary(Dice(3))
    try:
        terminal.settle(3.0)
        terminal.press("/")
        terminal.settle()
        print("| letters of | p50 | p99 | processor p50 | processor p99 | measured |\n|---|---:|---:|---:|---:|---:|")
        for kind in KINDS:
            figures = [figure for _ in range(QUERIES) for figure in letters(terminal, *typed(kind, words, dice))]
            cells = [share(column, part) for column in zip(*figures) for part in (0.5, 0.99)]
            print(f"| {kind} | " + " | ".join(f"{cell:.1f}" for cell in cells) + f" | {len(figures)} |", flush=True)
    finally:
        terminal.close()


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else "100000"
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as home:
        folder = Path(wanted)
        if wanted.isdigit():
            folder = Path(home) / "library"
            write(folder, int(wanted))
            # A file changed a moment ago is read again.
            time.sleep(4)
        run([KIOSQUE, "index", str(folder)], home)
        measure(folder, home)


if __name__ == "__main__":
    main()
