"""Tell what the words after a speaker's words are: a part of them, or the beginning of something else."""

from __future__ import annotations

from functools import cache

from khabar.inflection import closed_feminine, feminine_plural, oblique
from khabar.language import article, of_kind, proclitics, splits, table
from khabar.read.statements.endings import relation
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import kinds_of, qualities, said_nouns, small_words, voice, voice_kind
from khabar.remember import remembered
from khabar.text import TANWIN

# A word of more letters that ends with the pronoun for him is no first name (عبده, وجيه).
PRONOUN = 4


def goes_on_with_and(scene: Scene, k: int) -> bool:
    """Whether و before a small word begins another clause (وقد, ولم)."""
    form = scene.page.words[k].form
    if k in scene.cover or form[:1] not in proclitics("conjunction"):
        return False
    return small_words().get(form[1:]) in ("not", "was") or form[1:] in kinds_of("has")


def new_noun(scene: Scene, k: int, closed: bool, role: bool) -> bool:
    """Whether the word begins what is said, after a speaker whose words need no more."""
    form = scene.page.words[k].form
    if form in qualities("same"):
        return False
    if form in said_nouns() and voice(form) is None:
        return not _completes(scene, k)
    if not closed:
        return False
    if len(form) > PRONOUN and k not in scene.cover and his(scene, k):
        return True
    if form.startswith(article()):
        if _described_person(scene, k):
            return False
        before = scene.page.words[k - 1].form
        return not adjective(form) or (form.endswith(oblique()) and not before.endswith(oblique()))
    return (
        not (joined(scene, k) and voice(form) is not None)
        and not joined_by_for(form)
        and not (role and form not in said_nouns() and not form.endswith(feminine_plural()))
    )


def _completes(scene: Scene, k: int) -> bool:
    """Whether a noun with the article says what the office or body before it, which has none, is for (رئيس لجنة الطوارئ)."""
    form, before = scene.page.words[k].form, scene.page.words[k - 1].form
    return form.startswith(article()) and not before.startswith(article()) and voice_kind(before) in ("role", "body")


def _described_person(scene: Scene, k: int) -> bool:
    """Whether adjectives with the article lead up to the person's name (الممثلة المعتزلة فلانة)."""
    row = scene.page.words
    for j in range(k, min(len(row) - 1, k + 3)):
        if not row[j].form.startswith(article()) or voice(row[j].form) is not None or j in scene.cover:
            return False
        if j + 1 in scene.first:
            return scene.first[j + 1][1].kind == "person" and scene.first[j + 1][1].span.start == row[j + 1].start
    return False


def after_name(scene: Scene, first: int, k: int) -> bool:
    """Whether the word after an organisation's name, with which the speaker's words begin, is no part of them."""
    if first not in scene.first or scene.first[first][0] != k or scene.first[first][1].kind != "organization":
        return False
    form = scene.page.words[k].form
    if form.startswith(article()) or form[:1] in proclitics("conjunction") or k in scene.cover:
        return False
    return not (joined_by_for(form) or voice(form))


def new_object(scene: Scene, k: int) -> bool:
    """Whether an indefinite noun that can be said begins at the word, or one that bears the sign of the accusative."""
    word = scene.page.words[k]
    if k in scene.cover or voice(word.form) is not None or word.form.startswith(article()):
        return False
    return word.form in said_nouns() or TANWIN in scene.page.text[word.start : word.end]


@remembered
def joined_by_for(form: str) -> bool:
    """Whether the word is joined by ل with the article or a body (الأمين العام للأمم, لهيئة)."""
    for _, particles, rest in splits[form]:
        if particles in proclitics("swallows_article") and (rest.startswith(article()) or voice_kind(rest) == "body"):
            return True
    return False


def his(scene: Scene, k: int) -> bool:
    """Whether the pronoun for him stands at the end of the word (مقاله), not the letter that folds to it (صفحة)."""
    word = scene.page.words[k]
    return word.form[-1] == closed_feminine() == scene.page.text[word.end - 1]


def joined(scene: Scene, k: int) -> bool:
    """Whether a conjunction joins the word to the one before it."""
    name = scene.cover.get(k)
    if name is not None:
        return name.span.start > scene.page.words[k].start
    return _joins(scene.page.words[k].form)


@remembered
def _joins(form: str) -> bool:
    return any(
        p and p[0] == form[0] and len(p) == 1 and p not in proclitics("swallows_article") and voice(rest) is not None
        for _, p, rest in splits[form]
    )


@cache
def _relations() -> tuple[str, ...]:
    return tuple(relation() + e for e in ("", *sorted(qualities("ending"))))


def adjective(form: str) -> bool:
    """Whether a word with the article looks like an adjective of a body or an office: of relation (الأميركية) or a known one."""
    if not form.startswith(article()) or form in of_kind("name_contexts", "noun", "word"):
        return False
    return form.endswith(_relations()) or form in qualities("word")


def facing(scene: Scene, k: int) -> bool:
    """Whether the word is a preposition spelled so that it only folds to a noun of speakers (أمام, not إمام)."""
    word = scene.page.words[k]
    return scene.page.text[word.start : word.end] in _facing()


@cache
def _facing() -> frozenset[str]:
    return frozenset(row["word"] for row in table("prepositions") if row["kind"] == "facing")
