"""What a sentence holds is looked up once, however many deeds and numbers it tells of: telling grows with length alone."""

from __future__ import annotations

from khabar import Report, read
from khabar.tell.stage import Stage

TEXT = "وقال الناطق إن الجيش قصف بلدة سرمين وقتل 4 مدنيين وقصف بلدة كفريا وقتل 6 مدنيين. وعاد الهدوء."


def test_a_sentence_is_cut_once() -> None:
    stage = Stage(read(Report.of(TEXT, published="2019-03-04")))
    first, second = [f.span for f in stage.reading.figures]
    assert stage.bare(first) is stage.bare(second)
    assert stage.terms([first]) is stage.terms([second])
    assert stage.bare(first) is not stage.bare(stage.reading.sentences[1])


def test_a_number_of_long_ago_is_known_by_where_it_is_told_first() -> None:
    text = "قتل 8 مدنيين في قصف عام 2012. وقتل 8 مدنيين في قصف عام 2013. وقتل 5 مدنيين اليوم."
    stage = Stage(read(Report.of(text, published="2019-03-04")))
    assert stage.past_numbers == {("killed", 8.0): stage.reading.figures[0].span.start}
