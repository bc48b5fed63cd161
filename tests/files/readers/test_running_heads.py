"""Running heads go by their coming again; a line of the report that stands at an edge once stays."""

from collections.abc import Sequence

from desktop.files.readers import running_heads

WORDS = "甲乙丙丁戊己庚辛"


def without_running_heads(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what is left of pages, and what is gone, of which each line counts."""
    lines = [page.split("\n") for page in pages]
    kept, gone = running_heads.without_running_heads(lines)
    return ["\n".join(page[span.start : span.stop]) for page, span in zip(lines, kept, strict=True)], gone


BODIES = [f"{word}地工作扎实推进。\n{word}地任务圆满完成。" for word in WORDS]


def test_heads_and_feet_with_changing_numbers_go() -> None:
    pages = [
        f"望山县政府工作报告\n{body}\nhttps://example.org/a\n— {n} / 8 —" for n, body in enumerate(BODIES, 1)
    ]
    kept, gone = without_running_heads(pages)
    assert kept == BODIES
    assert gone == ["望山县政府工作报告", "— 1 / 8 —", "https://example.org/a"]


def test_heads_of_left_and_right_pages_may_differ() -> None:
    heads = ["望山县", "政府工作报告"] * 4
    pages = [f"{head}\n{body}\n{n}" for n, (head, body) in enumerate(zip(heads, BODIES, strict=True), 1)]
    kept, gone = without_running_heads(pages)
    assert kept == BODIES
    assert gone == ["望山县", "1", "政府工作报告"]


def test_what_comes_on_few_pages_stays() -> None:
    pages = ["各位代表：\n一、回顾。\n甲", "各位代表：\n二、安排。\n乙", "三、保障。\n丙"]
    assert without_running_heads(pages) == (pages, [])
    assert without_running_heads(["一页\n2"]) == (["一页\n2"], [])
    assert without_running_heads([]) == ([], [])


def test_a_line_within_a_page_stays_though_it_is_like_a_head() -> None:
    pages = [f"报告\n首段{n}。\n报告\n中段{n}。\n又段{n}。\n末段。" for n in "甲乙丙丁"]
    kept, _ = without_running_heads(pages)
    assert kept[0].startswith("首段甲。\n报告\n中段甲。")


def test_rows_of_numbers_above_the_number_of_the_page_stay() -> None:
    pages = [f"{word}县 1\n12 34 56 78 90 12 34 56\n{n}" for n, word in enumerate(WORDS, 1)]
    kept, gone = without_running_heads(pages)
    assert kept == [f"{word}县 1\n12 34 56 78 90 12 34 56" for word in WORDS]
    assert gone == ["1"]


def test_a_long_line_of_numbers_that_never_changes_is_a_head() -> None:
    head = "12/1/26, 3:59 AM 2024年3月26日在望山县第十届人民代表大会第四次会议上"
    pages = [
        f"{head}\n{body}\nfile:///a/%E4%B8%8A%E6%B5%B7%E5%B8%82.html {n}/8"
        for n, body in enumerate(BODIES, 1)
    ]
    assert without_running_heads(pages)[0] == BODIES


def test_of_two_pages_only_what_counts_up_goes() -> None:
    pages = ["望山县\n甲地工作。\n— 1 —", "望山县\n乙地任务。\n— 2 —"]
    assert without_running_heads(pages) == (["望山县\n甲地工作。", "望山县\n乙地任务。"], ["— 1 —"])


def test_of_one_page_only_what_a_browser_prints_goes() -> None:
    page = "2024/3/26 15:59 政府工作报告\n一、回顾\n地区生产总值 86 亿元\nhttps://example.org/a.html 1/1"
    kept, gone = without_running_heads([page])
    assert kept == ["一、回顾\n地区生产总值 86 亿元"]
    assert len(gone) == 2
