"""The dossier as Markdown, in one language: what the page has, without drawings; the words stand beside what rests on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from khabar.model import Reading
from khabar.outputs.dossier.chains import Node, chain
from khabar.outputs.dossier.reasons import reason_text
from khabar.outputs.dossier.sections import Day, Sheet, sheet_of
from khabar.outputs.dossier.sources import Sources, safe_url, sources
from khabar.outputs.dossier.wording import day_text, figure_text, kind_text, number, range_text, when_text, word
from khabar.record import Claim, Entity, Incident, Mention, Record, Said, Tally, Told

# Signs that mean something to Markdown, or to HTML inside it.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_LEADING = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_TO = {"ar": " \u2190 ", "en": " \u2192 "}


def plain(text: str) -> str:
    """Text on one line that Markdown leaves as it is.

    >>> plain("a <b> *c*")
    'a \\\\<b\\\\> \\\\*c\\\\*'
    """
    return _LEADING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def _word(key: str, language: str) -> str:
    """A word of the interface; of a kind that it lacks, whatever the record has, made plain."""
    return plain(word(key, language))


def notes(record: Record, readings: Mapping[str, Reading], language: str) -> str:
    """The Markdown of a record that has been cut to what is asked for."""
    found = sources(record, readings)
    lines: list[str] = []
    for story in record.stories:
        lines += _story(sheet_of(story, found), found, language)
    listed = {report for story in record.stories for report in story.reports}
    others = [told for told in record.reports if told.id not in listed]
    for heading, rows in (
        ("reports_cited", [told for told in others if told.story is not None]),
        ("reports_without", [told for told in others if told.story is None]),
    ):
        if rows:
            lines += [f"## {_word(heading, language)}", "", *(_report(t, found, language) for t in rows), ""]
    lines += ["---", "", _word("made_by", language), ""]
    return "\n".join(lines)


def _story(sheet: Sheet, found: Sources, language: str) -> list[str]:
    say = partial(_word, language=language)
    story = sheet.story
    days = [day for day in (story.first, story.last) if day]
    period = when_text((days[0], days[-1]), language) if days else say("undated")
    counted = f"{period} \u00b7 {say('reports')}: {len(sheet.reports)} \u00b7 {say('outlets')}: {sheet.outlets}"
    out = [f"# {plain(story.title or story.id)}", "", counted, ""]
    out += [f"## {say('incidents')}", ""]
    for n, incident in sheet.incidents:
        out += _incident(n, incident, found, language)
    out += [f"## {say('timeline')}", "", *_days(sheet.new, found, language)]
    if sheet.old:
        out += [f"### {say('timeline_background')}", "", *_days(sheet.old, found, language)]
    out += [f"## {say('voices')}", ""]
    if sheet.answers:
        out += [f"### {say('denials')}", ""]
        for item in sheet.answers:
            out.append(_said(item.said, found, language))
            for link, said in item.by:
                reason = f" ({plain(reason_text(link.reason, language))})" if link.reason else ""
                out.append(f"    - **{say(f'link-{link.kind}')}**{reason}{_said(said, found, language)[1:]}")
        out.append("")
    for voice in sheet.voices:
        out += [
            f"### {plain(voice.source or say('no_source'))}",
            "",
            *(_said(s.said, found, language, s.also) for s in voice.sayings),
            "",
        ]
    out += [
        f"## {say('chains')}",
        "",
        say("chains_key"),
        "",
        *(line for root in sheet.chains for line in _node(root, 0)),
        "",
    ]
    if sheet.entities:
        out += [f"## {say('names')}", "", *(_entity(entity, language) for entity in sheet.entities), ""]
    out += [f"## {say('reports')}", ""]
    for told, copies in sheet.reports:
        out.append(_report(told, found, language))
        for copy in copies:
            out.append(
                f"    - {say(f'copy-{copy.kind}')} {say('copy_of')} {plain(found.outlet(copy.original))} `{_code(copy.original)}`, "
                f"{copy.share:.0%}" + (f": {plain(reason_text(copy.reason, language))}" if copy.reason else "")
            )
    return [*out, ""]


def _entity(entity: Entity, language: str) -> str:
    used = [
        f"{plain(s.name)} \u00d7 {s.count}" + (f" ({', '.join(plain(u.source) for u in s.by)})" if s.by else "")
        for s in entity.names
    ]
    return f"- **{plain(entity.key)}** ({_word(f'kind-{entity.kind}', language)}): {'; '.join(used)}"


def _incident(n: int, incident: Incident, found: Sources, language: str) -> list[str]:
    say = partial(_word, language=language)
    kind = say(f"type-{incident.type}") if incident.type else say("harm")
    kind += f" \u00b7 {say(f'way-{incident.mode}')}" if incident.mode else ""
    digit = incident.credibility
    rows = [
        (say("type"), kind),
        (say("where"), plain(incident.place.name) if incident.place else say("unknown")),
        (say("when"), when_text(incident.when, language) or say("unknown")),
        (say("actors"), "; ".join(f"{say(f'role-{a.role}')}: {plain(a.name)}" for a in incident.actors)),
        (say("grade"), _why(say(f"grade-{incident.grade}"), incident.grade_reason, language)),
        (say("credibility"), _why(f"{digit} {say(f'credibility-{digit}')}", incident.credibility_reason, language)),
        (say("words"), "; ".join(_mention(m, found) for m in incident.events[:8])),
    ]  # fmt: skip
    out = [f"### {n}. {plain(incident.title or incident.id)}", ""]
    out += [f"- {name}: {told}" for name, told in rows if told]
    out.append("")
    for tally in incident.tallies:
        out += _tally(tally, found, language)
    return out


def _mention(mention: Mention, found: Sources) -> str:
    words = plain(found.words(mention.report, mention.start, mention.end))
    return f"\u00ab{words}\u00bb {plain(found.outlet(mention.report))}"


def _tally(tally: Tally, found: Sources, language: str) -> list[str]:
    say = partial(_word, language=language)
    side = f" \u00b7 {plain(tally.side)}" if tally.side else ""
    heads = (
        say("as_of"),
        say("figure"),
        say("words"),
        f"{say('source')}{_TO[language]}{say('outlet')}",
        say("relation"),
        say("current"),
    )
    out = [
        f"#### {plain(kind_text(tally.measure, tally.of, language))}{side}: {number(tally.best)}",
        "",
        f"{say('range')}: {range_text(tally.low, tally.high)} \u00b7 {say('independent')}: {tally.independent} \u00b7 "
        f"{say('outlets')}: {tally.outlets} \u00b7 {_why(say(f'verdict-{tally.verdict}'), tally.reason, language)}",
        "",
        _row(heads),
        _row(["---"] * len(heads)),
    ]
    for claim in tally.claims:
        path = [claim.source or say("no_source"), *chain(None, claim.via, found.outlet(claim.report))]
        out.append(
            _row(
                (
                    when_text(claim.as_of, language) or say("undated"),
                    plain(figure_text(claim, language)),
                    plain(found.words(claim.report, claim.start, claim.end)),
                    _TO[language].join(plain(name) for name in dict.fromkeys(path)),
                    _why(say(f"relation-{claim.relation}"), claim.reason, language),
                    say("current" if claim.current else "superseded"),
                )
            )
        )
    return [*out, ""]


def _days(days: Iterable[Day], found: Sources, language: str) -> list[str]:
    out = []
    for day in days:
        for line in day.lines:
            moments = [line.moment, *line.also]
            outlets = ", ".join(dict.fromkeys(plain(found.outlet(m.report)) for m in moments))
            told = line.moment.text or found.words(line.moment.report, line.moment.start, line.moment.end)
            step = f"{plain(_step(line.tally, line.claim, language))} " if line.tally and line.claim else ""
            out.append(f"- **{when_text(day.when, language)}** {step}\u00ab{plain(told)}\u00bb ({outlets})")
    return [*out, ""]


def _step(tally: Tally, claim: Claim, language: str) -> str:
    """A number that took another's place."""
    told = f"{kind_text(tally.measure, tally.of, language)}: {figure_text(claim, language)}"
    return " \u00b7 ".join(filter(None, (told, _word(f"relation-{claim.relation}", language), claim.source)))


def _said(said: Said, found: Sources, language: str, also: Iterable[Said] = ()) -> str:
    path = [said.source or _word("no_source", language), *chain(None, said.via, found.outlet(said.report))]
    told = _TO[language].join(plain(name) for name in dict.fromkeys(path))
    day = f", {day_text(said.said, language)}" if said.said else ""
    about = ", ".join(plain(name) for name in found.about(said))
    of = f" \u00b7 {_word('about', language)}: {about}" if about else ""
    others = ", ".join(dict.fromkeys(plain(found.outlet(s.report)) for s in also))
    more = f" \u00b7 {_word('also', language)}: {others}" if others else ""
    words = found.words(said.report, said.start, said.end) or said.text
    return f"- {_word(f'stance-{said.stance}', language)} \u00ab{plain(words)}\u00bb ({told}{day}){of}{more}"


def _node(node: Node, depth: int) -> list[str]:
    return [
        "    " * depth + f"- {plain(node.name)} ({len(node.reports)})",
        *(line for b in node.branches for line in _node(b, depth + 1)),
    ]


def _report(told: Told, found: Sources, language: str) -> str:
    day = (
        f"{day_text(told.published, language)} ({_word(f'basis-{told.basis}', language)})"
        if told.published
        else _word("undated", language)
    )
    reading = found.readings.get(told.id)
    address = safe_url(reading.report.url) if reading else None
    link = f" \u00b7 {plain(address)}" if address else ""
    return f"- {plain(found.title(told.id))} \u00b7 {plain(found.outlet(told.id))} \u00b7 {day} \u00b7 `{_code(told.id)}`{link}"


def _why(told: str, reason: str, language: str) -> str:
    return f"**{told}**: {plain(reason_text(reason, language))}" if reason else f"**{told}**"


def _code(text: str) -> str:
    return " ".join(text.replace("`", "'").split())


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
