"""Whom what a speaker tells is about, as far as a deed in it."""

from __future__ import annotations

from bisect import bisect_left

from khabar.language import among
from khabar.model import Statement
from khabar.read.events.actors import Stage, Thread, known_as, side
from khabar.read.events.agreement import agree_party
from khabar.read.events.implied import QUOTES
from khabar.read.events.nouns import told_again
from khabar.read.events.subjects import that_words, topic

# The rule of a statement before which its speaker is told (بحسب الشرطة، قصفت المدينة).
_BEFORE = "attribution-before"


def meant(stage: Stage, thread: Thread, statement: Statement | None, stop: int) -> Thread:
    """What the sentence has told so far, as it bears on a deed at word `stop` in the statement: its subject is who is told within it, or
    who is called again by a pronoun where it begins (قال الجيش إنه قصف); of what else a speaker tells he is not the author (قال المستشفى
    إن مسيّرة استهدفت السوق)."""
    ground = stage.ground
    if statement is None:
        return thread
    first = bisect_left(ground.starts, statement.span.start)
    if thread.since >= statement.span.start:
        goes_on = (
            stop > first and ground.forms[stop - 1] not in told_again() and among(ground.forms[stop - 1], told_again())
        )
        about = topic(ground, first, stop) if goes_on else None
        if about is None:
            return thread  # إن قواته صدت هجوما شنته الحركة وإنها دمرت مدرعتين: the pronoun goes on about the first
        return thread._replace(subject=known_as(stage, about, first, statement, thread))
    opener = first - 1
    while opener >= 0 and ground.forms[opener] in QUOTES:
        opener -= 1
    after = ground.forms[opener] == ":" or statement.rule.startswith(_BEFORE)
    said = (after and ground.page.words[opener].kind != "word") or ground.forms[opener] in that_words()
    if opener < 0 or not said:
        return thread
    if ground.forms[opener] in told_again():
        cue = statement.cue.start if statement.cue is not None else 0
        who = next(iter(side(stage, statement).keys), None)
        if who is None or thread.since >= cue or who in stage.cast.persons or agree_party(who, thread.subject):
            return thread
        return thread._replace(subject=who, since=cue)  # قصف الجيش الحي وأعلنت اللجنة أنها أجلت عائلات
    told_of = topic(ground, first, stop)
    if told_of is None and statement.stance == "deny":
        return thread  # who denies it denies that he did it: نفى الجيش أن يكون قد قصف السوق
    subject = known_as(stage, told_of, first, statement, thread)
    return thread._replace(subject=subject, since=statement.span.start)
