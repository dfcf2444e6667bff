"""Make languages/ar/word_weights.tsv: how common the stems of Arabic words are, from the word frequencies of the package wordfreq.

Run it with wordfreq installed: `python tools/make_word_weights.py`. The unit is the Zipf scale: the decimal logarithm of how often
the stem stands among a thousand million words, in steps of a half.
"""

from __future__ import annotations

from collections import defaultdict
from math import log10

import wordfreq  # type: ignore[import-not-found, unused-ignore]

from khabar.language import path_of
from khabar.tell.terms import stem
from khabar.text import fold

LEAST = 2.75
HEAD = """# How common stems of Arabic words are: the decimal logarithm of their frequency in a thousand million words, in halves (Zipf).
# Source: made by tools/make_word_weights.py from word frequencies (the Python package wordfreq, data CC BY-SA 4.0).
zipf\tstems\texample
"""


def main() -> None:
    """Write the table."""
    often: dict[str, float] = defaultdict(float)
    for word, frequency in wordfreq.get_frequency_dict("ar", "large").items():
        form = fold(word)
        if form.isalpha() and "\u0621" <= form[0] <= "\u064a":
            often[stem(form)] += frequency
    rows = defaultdict(list)
    for word, frequency in often.items():
        zipf = round(2 * (log10(frequency) + 9)) / 2
        if log10(frequency) + 9 >= LEAST:
            rows[zipf].append(word)
    with path_of("word_weights").open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for zipf in sorted(rows, reverse=True):
            stems = sorted(rows[zipf])
            out.write(f"{zipf:.1f}\t{'|'.join(stems)}\t{stems[0]}\n")


if __name__ == "__main__":
    main()
