"""Glosses that other documents of a library give."""

from desktop.actions.library import Library
from desktop.actions.library_glosses import glosses_of, other_glosses
from tests.actions.factories import imported, source

FIRST = "报告正文。\n名词解释\n1.双碳：指碳达峰与碳中和。\n2.放管服：指简政放权、放管结合、优化服务。\n"
SECOND = "又一份正文。\n名词解释\n1.双碳：别的解释。\n2.河长制：由各级党政负责人担任河长的制度。\n"


def test_what_other_documents_say_of_a_term_counts_the_first_first(library: Library) -> None:
    from desktop.actions.documents import ImportFile

    first = library.perform(ImportFile(source(FIRST, title="甲篇", name="1.txt"))).value.made[0]
    second = library.perform(ImportFile(source(SECOND, title="乙篇", name="2.txt"))).value.made[0]
    bare = imported(library, "没有说明的一份报告。双碳：无。\n")
    assert glosses_of(library.queries, bare) == {}
    assert glosses_of(library.queries, first) == {
        "双碳": ("指碳达峰与碳中和。", "甲篇"),
        "放管服": ("指简政放权、放管结合、优化服务。", "甲篇"),
    }
    assert other_glosses(library.queries, bare) == {
        "双碳": ("指碳达峰与碳中和。", "甲篇"),
        "放管服": ("指简政放权、放管结合、优化服务。", "甲篇"),
        "河长制": ("由各级党政负责人担任河长的制度。", "乙篇"),
    }
    assert other_glosses(library.queries, first).keys() == {"双碳", "河长制"}
    assert other_glosses(library.queries, first)["双碳"] == ("别的解释。", "乙篇")
    assert other_glosses(library.queries, second).keys() == {"双碳", "放管服"}
