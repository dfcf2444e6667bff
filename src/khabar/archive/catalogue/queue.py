"""Records in doubt, the most doubtful first: conflicts, contested incidents, wide ranges, and incidents that may be one."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.archive.judgements import Judgement


def doubtful(catalogue: Catalogue, made: Sequence[Judgement], most: int) -> list[Row]:
    """The incidents in doubt on which nobody has judged, at most so many, each with the range of the tally that is least agreed on.

    `made` are the judgements that stand."""
    judged = {j.subject for j in made if j.kind in ("right", "wrong")}
    rows = catalogue.rows(
        "select i.*, t.low, t.best, t.high, t.measure from (select * from incidents where doubt > 0 order by doubt desc, id limit ?) i "
        "left join tallies t on t.id = (select id from tallies x where "
        "x.incident = i.id order by x.verdict = 'conflict' desc, x.measure = 'killed' desc, x.id limit 1) "
        "order by i.doubt desc, i.id",
        (most + len(judged),),
    )
    return [row for row in rows if row["id"] not in judged][:most]


def alike(catalogue: Catalogue, made: Sequence[Judgement], most: int) -> list[Row]:
    """Pairs of incidents that may be one and that nobody has told apart, at most so many."""
    apart = {frozenset((j.subject, j.other)) for j in made if j.kind == "different"}
    rows = catalogue.rows(
        "select a.id one, a.title one_title, b.id two, b.title two_title, a.place, a.first from pairs p "
        "join incidents a on a.id = p.one join incidents b on b.id = p.two order by p.reports desc, p.one, p.two limit ?",
        (most + len(apart),),
    )
    return [row for row in rows if frozenset((row["one"], row["two"])) not in apart][:most]
