"""Writes the saved pages and their truth: `python -m quality.pages.write`. The same pages come out each time."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from quality.pages.articles import ARTICLES
from quality.pages.further import FURTHER
from quality.pages.templates import TEMPLATES, Story

FOLDER = Path(__file__).parent / "saved"
EACH = 3
ZONE = timezone(timedelta(hours=3))


def pages() -> list[tuple[str, bytes, dict[str, object]]]:
    """(name, bytes, truth) of each page."""
    found = []
    for t, template in enumerate((*TEMPLATES, *FURTHER)):
        for k in range(EACH):
            n = t * EACH + k
            title, lead, paragraphs = ARTICLES[(n * 5 + t) % len(ARTICLES)]
            others = tuple(ARTICLES[(n * 5 + t + step) % len(ARTICLES)][0] for step in (1, 4, 7))
            at = datetime(2019, 1, 20, 9, 5, tzinfo=ZONE) + timedelta(days=31 * n + t, hours=n % 9, minutes=7 * n % 60)
            story = Story(n, title, lead, paragraphs, at, at + timedelta(days=3 + n % 20, hours=2), others)
            page, url, led = template(story)
            name = f"{template.__name__}-{k + 1}"
            text = "\n".join((*([lead] if led else []), *paragraphs))
            truth = {
                "name": name,
                "url": url,
                "captured": story.visit.isoformat(),
                "title": title,
                "day": str(at.date()),
                "text": text,
            }
            found.append(
                (name, page.encode("cp1256", "xmlcharrefreplace") if "windows-1256" in page else page.encode(), truth)
            )
    return found


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for name, data, _ in made:
        (FOLDER / f"{name}.html").write_bytes(data)
    rows = "".join(json.dumps(truth, ensure_ascii=False) + "\n" for _, _, truth in made)
    (FOLDER / "truth.jsonl").write_text(rows, encoding="utf-8")
    print(f"{len(made)} pages in {FOLDER}")


if __name__ == "__main__":
    main()
