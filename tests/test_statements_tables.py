"""The words of the tables of speech, as the steps look them up."""

from __future__ import annotations

import pytest

from khabar.model import Span
from khabar.read.statements.cues import cue_forms, find_cues
from khabar.read.statements.words import conjunction_cut, nominative, occasions, phrase_at, said_nouns, voice
from khabar.text import fold, words


@pytest.mark.parametrize(
    ("form", "kind", "verb", "says"),
    [
        ("قالت", "verb", "قال", "past:fs"),
        ("ويؤكد", "verb", "أكد", "present:ms"),
        ("نفت", "verb", "نفى", "past:fs"),
        ("يدعو", "verb", "دعا", "present:ms"),
        ("مضيفةً", "participle", "أضاف", "fs"),
        ("قولهم", "noun", "قال", "mp"),
        ("تنديداً", "infinitive", "ندد", ""),
        ("نفاه", "verb", "نفى", "past:ms"),
    ],
)
def test_forms_of_cues(form: str, kind: str, verb: str, says: str) -> None:
    entry = cue_forms()[fold(form)]
    assert (entry[1], entry[2].past, entry[3]) == (kind, verb, says)


@pytest.mark.parametrize("form", ["مدينة", "بعد", "طالبان", "كان", "جيش", "التي"])
def test_common_words_are_no_cues(form: str) -> None:
    assert fold(form) not in cue_forms()


def test_an_attribution_takes_its_verb_along() -> None:
    text = "وحسبما أعلن القائد"
    cues = find_cues(words(text, (Span(0, len(text)),)))
    assert [(c.kind, c.first, c.last, c.cut) for c in cues] == [("verb-by", 0, 2, 1)]


@pytest.mark.parametrize(
    ("form", "kind"), [("للمتحدث", "role"), ("ومصادر", "source"), ("بيان", "document"), ("شجرة", None)]
)
def test_voices(form: str, kind: str | None) -> None:
    known = voice(fold(form))
    assert (known[0] if known else None) == kind


def test_phrases_stand_with_a_conjunction_only_where_they_may() -> None:
    row = words("وفي حين توقف", (Span(0, 12),))
    assert phrase_at("own", row, 0) is not None
    assert phrase_at("own", words("ببينما", (Span(0, 6),)), 0) is None


def test_small_lookups() -> None:
    assert "مقتلهم" in said_nouns()
    assert occasions()[fold("تغريدته")] == "own"
    assert nominative()[fold("مسلحين")] == "مسلحون"
    assert conjunction_cut("وقتل") == 1
    assert conjunction_cut("قتل") == 0
