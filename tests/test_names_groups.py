"""Groups that are called by a noun and a people: which form of the adjective their key bears."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("رفضت الفصائل الليبية المسلحة العرض.", "الفصائل الليبية"),
        ("اجتمعت القبائل السودانية في المدينة.", "القبائل السودانية"),
        ("وصل المرتزقة الكولومبيون إلى المطار.", "المرتزقة الكولومبيون"),
        ("عاد النازحون السودانيون إلى قراهم.", "النازحون السودانيون"),
        ("صبر الشعب الفنزويلي طويلا.", "الشعب الفنزويلي"),
    ],
)
def test_key_agrees_with_its_head(text: str, key: str) -> None:
    assert key in {name.key for name in khabar.read(Report.of(text)).names}


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("هاجمت فصائل مسلحة موالية لإيران القاعدة.", "فصائل مسلحة موالية لإيران"),
        ("هاجمت جماعات مسلحة مدعومة من رواندا القرية.", "جماعات مسلحة مدعومة من رواندا"),
        ("هاجمت فصائل سورية مسلحة موالية لتركيا القرية.", "فصائل سورية مسلحة موالية لتركيا"),
    ],
)
def test_forces_are_told_by_their_patron(text: str, surface: str) -> None:
    found = khabar.read(Report.of(text))
    assert [name.span.of(text) for name in found.names] == [surface]
    assert [event.place for event in found.events] == [None]
