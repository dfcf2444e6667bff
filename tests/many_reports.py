"""Reports for the tests of the archive: made-up happenings, each told by several outlets, some without a day."""

from __future__ import annotations

import json
from pathlib import Path

HAPPENINGS = (
    ("حلب", "غارة جوية", "سوقا شعبية", "مدنيين", "الدفاع المدني", "انتشلت فرق الإنقاذ جثث أطفال من تحت الأنقاض"),
    ("تعز", "قذائف هاون", "مدرسة ابتدائية", "تلاميذ", "مدير المدرسة", "أغلقت المدارس أبوابها في الحي كله"),
    ("الموصل", "سيارة مفخخة", "حاجزا للشرطة", "شرطيين", "وزارة الداخلية", "فرض حظر للتجول حتى صباح الغد"),
    ("بنغازي", "لغم أرضي", "حافلة ركاب", "مسافرين", "الهلال الأحمر", "كانت الحافلة في طريقها إلى المطار"),
    ("الحديدة", "طائرة مسيرة", "مستودعا للحبوب", "عمال", "سلطة الميناء", "احترقت مئات الأطنان من القمح"),
    ("غزة", "صاروخ موجه", "برجا سكنيا", "نازحين", "المستشفى المعمداني", "نزحت عشرات العائلات نحو الجنوب"),
    ("الخرطوم", "مدفعية ثقيلة", "محطة للمياه", "مهندسين", "غرفة الطوارئ", "انقطعت المياه عن أحياء واسعة"),
    ("درعا", "عبوة ناسفة", "موكبا لقاض", "حراس", "النيابة العامة", "نجا القاضي ونقل إلى العاصمة"),
)
OUTLETS = ("الوكالة الأولى", "صحيفة النهر", "موقع الجسر")
TELLINGS = (
    "قتل {n} {who} في {place} أمس حين أصابت {weapon} {target}، وقال {source} إن بين القتلى امرأتين. {rest}.",
    "أعلن {source} مقتل {n} {who} بعدما ضربت {weapon} {target} وسط {place}. {rest}.",
    "ارتفعت إلى {n} قتلى حصيلة ما أوقعته {weapon} في {place}، وكانت قد استهدفت {target}. {rest}، بحسب {source}.",
)


def rows(first: int = 0, last: int = 8, dated: bool = False) -> list[dict[str, str]]:
    """The reports of the happenings from `first` to `last`, a month apart; every fourth bears no day, unless all are to be `dated`."""
    found = []
    for k in range(first, last):
        place, weapon, target, who, source, rest = HAPPENINGS[k]
        for j, telling in enumerate(TELLINGS):
            row = {
                "id": f"r{k:02}-{j}",
                "text": telling.format(
                    n=k + j + 3, place=place, weapon=weapon, target=target, who=who, source=source, rest=rest
                ),
                "outlet": OUTLETS[j],
                "published": f"2021-{k + 1:02}-{10 + j // 2:02}",
            }
            if not dated and (3 * k + j) % 4 == 3:
                del row["published"]
            found.append(row)
    return found


def written(path: Path, reports: list[dict[str, str]]) -> Path:
    """The reports as JSON Lines."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
