"""ClaimReview (schema.org, JSON-LD): a review a number that somebody gives, rated by how it stands to what others give. Fields:
docs/exports/claimreview.md.

The rating is reckoned from the record alone: Khabar checks who says what, never what is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.iris import address, in_words, iri, told, write_json
from khabar.record import Claim, Tally

BEST, WORST = 5, 1
# Rating → what it stands for, of a number that some source gives.
RATINGS = {
    5: "other independent sources give the same number",
    4: "other sources' numbers fit it",
    3: "one source gives it, nobody contradicts",
    2: "other sources give other numbers, and nothing explains it",
    1: "its own source has since given another number",
}
_FITS = frozenset({"sum", "part", "scope", "earlier", "update", "revision"})


def write(chosen: Chosen, out: Path) -> int:
    """Write the reviews as one graph; gives how many there are."""
    return write_json(out, '{"@context": "https://schema.org", "@graph": [', _reviews(chosen), "]}")


def _reviews(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for case in cases(chosen):
        for tally in case.incident.tallies:
            # A total of sides holds the claims of these, which have a tally of their own.
            for claim in tally.claims if not _summed(tally) else ():
                yield _review(case, tally, claim)


def _summed(tally: Tally) -> bool:
    return tally.reason.startswith("the sum of the sides")


def _review(case: Case, tally: Tally, claim: Claim) -> dict[str, Any]:
    rating = rated(tally, claim)
    report = case.reports.get(claim.report)
    days = {t.id: t.published.isoformat() for t in case.told if t.published}
    first = min((c for c in tally.claims if c.source == claim.source), key=lambda c: (days.get(c.report, "9"), c.id))
    origin = case.reports.get(first.report)
    return {
        "@type": "ClaimReview",
        "@id": iri("review", f"{tally.id}:{claim.id}"),
        **told(
            url=address(report, claim.report), datePublished=max(days.values(), default=None),
            author={"@type": "Organization", "name": "Khabar"}, claimReviewed=in_words(tally, claim),
            itemReviewed={
                "@type": "Claim",
                **told(
                    author=told(**{"@type": "Organization", "name": claim.source}) if claim.source else None,
                    datePublished=days.get(claim.report), appearance={"@type": "NewsArticle", "url": address(report, claim.report)},
                    firstAppearance={"@type": "NewsArticle", "url": address(origin, first.report)},
                ),
            },
            reviewRating={
                "@type": "Rating", "ratingValue": rating, "bestRating": BEST, "worstRating": WORST, "alternateName": RATINGS[rating],
                "ratingExplanation": claim.reason or tally.reason,
            },
        ),
    }  # fmt: skip


def rated(tally: Tally, claim: Claim) -> int:
    """The rating of a claim, 1 to 5: see `RATINGS`.

    >>> one = Claim("c", 5, None, "exact", None, "a", (), None, "r", 0, 1, witness="a")
    >>> rated(Tally("t", "killed", None, None, 5, 5, 5, 1, 1, (one,)), one)
    3
    """
    if not claim.current and claim.relation != "same":
        return 1
    mine = claim.witness or claim.source
    others = [c for c in tally.claims if (c.witness or c.source) != mine and (c.current or c.relation == "same")]
    if any(c.value == claim.value and c.high == claim.high for c in others):
        return 5
    if claim.relation == "conflict" or any(c.relation == "conflict" and c.to == claim.id for c in others):
        return 2
    return 4 if others and (claim.relation in _FITS or all(c.relation in _FITS | {"first"} for c in others)) else 3
