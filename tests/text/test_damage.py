from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.damage import DAMAGE_KINDS, Damage, count_damage, find_damage
from desktop.text.damage.find_damage import READ
from desktop.text.damage.gbk import LEADS, UNSHOWN, character, pair
from tests.text.break_bytes import tear

SPACES = (45, 56, 61, 113, 127, 4853, 4867, 15574, 15589, 16508, 16520)
"""Where the 霍州 report has a question mark for a space."""

TORN = {
    697: ("?;l", "模化發"),
    861: ("?,F", "。現"),
    872: ("?;魦邒咛厣a", "。霍嬤嬤特色產"),
    1335: ("?!叭鞒倘k", "。“全流程全代辦"),
    1370: ("?!?", "。“7"),
    2275: ("?;糁菔鹁皡^", "。霍州署景區"),
    2313: ("?;糁菔饢|", "。霍州署東"),
    3202: ("?!?", "。“1"),
    3493: ("?;A", "校基礎"),
    7842: ("?!?", "海”"),
    17383: ("??倳浽诼犎∩轿魇∥?", "。總書記在聽取山西省委"),
}
"""The torn places of the 霍州 report with what was written there, read by hand."""


@pytest.fixture(scope="module")
def huozhou(reports: Path) -> list[Damage]:
    return find_damage((reports / "001_833683cd8dfe8560.txt").read_text(encoding="utf-8"))


def test_every_damaged_place_of_the_report_is_found_and_nothing_else(huozhou: list[Damage]) -> None:
    assert [(d.start, d.kind) for d in huozhou] == sorted(
        [(start, "space") for start in SPACES] + [(start, "torn") for start in TORN]
    )
    assert all(d.text == TORN[d.start][0] for d in huozhou if d.kind == "torn")
    assert all(d.proposals == (" ",) for d in huozhou if d.kind == "space")


def test_the_right_reading_is_proposed_and_mostly_first(huozhou: list[Damage]) -> None:
    torn = {d.start: d.proposals for d in huozhou if d.kind == "torn"}
    assert all(TORN[start][1] in proposals for start, proposals in torn.items())
    first = [start for start, proposals in torn.items() if proposals[0] == TORN[start][1]]
    assert len(first) >= 10


@pytest.mark.parametrize("name", ["000", "002", "003", "004"])
def test_clean_reports_have_no_damage(reports: Path, name: str) -> None:
    file = next(reports.glob(f"{name}_*.txt"))
    assert find_damage(file.read_text(encoding="utf-8")) == []


def test_counting_is_as_good_as_finding(reports: Path, huozhou: list[Damage]) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(reports.glob("*.txt"))]
    assert [count_damage(text) for text in texts] == [0, len(huozhou), 0, 0, 0]


DOCUMENT = (
    "持续规模化养殖，规模化发展成效明显。现代农业、现代服务业提速发展；学校基础设施改善，新建学校三所。"
    "基础设施更加完善。现代产业体系加快形成，农业规模化发展，服务业提质增效。"
) * 2


def test_a_text_torn_alike_is_read_again() -> None:
    seen = tear(DOCUMENT + "推动规模化发展，提升质量。")
    damage = find_damage(seen)
    assert damage
    assert all(d.kind == "torn" and d.text.startswith("?") for d in damage)
    assert any(d.proposals and d.proposals[0].startswith("模化") for d in damage)


@pytest.mark.parametrize(
    ("text", "kind", "proposal"),
    [
        ("上 ?霍州市", "space", " "),
        ("?霍州市", "space", " "),
        ("坚持\ufffd\ufffd发展", "replaced", None),
        ("推进\ue0a1发展", "private", None),
        ("\uf06c一是抓项目", "private", "●"),
        ("标题\ue5e5正文", "private", "\u3000"),
        ("发\x07展", "control", ""),
        ("发\x81展", "control", ""),
        ("发\ud800展", "control", ""),
        ("县长李□同志", "box", None),
        ("县长王?明同志", "lost", None),
        ("ä¸­å›½å…±äº§å…š", "mojibake", "中国共产党"),
        ("ÖÐ¹úÈËÃñ", "mojibake", "中国人民"),
    ],
)
def test_other_damage(text: str, kind: str, proposal: str | None) -> None:
    (damage,) = find_damage(text)
    assert damage.kind == kind
    assert text[damage.start : damage.end] == damage.text
    assert damage.proposals == (() if proposal is None else (proposal,))


def test_utf8_read_as_gbk_is_found() -> None:
    (damage,) = find_damage("全省" + "政府工作报告".encode().decode("gbk") + "。")
    assert (damage.kind, damage.proposals) == ("mojibake", ("政府工作报告",))


@pytest.mark.parametrize("words", ["山，水，", "加；减，", "新，老，"])
def test_punctuation_in_such_a_text_is_found_too(words: str) -> None:
    (damage,) = find_damage("全省" + words.encode().decode("gbk") + "。")
    assert (damage.kind, damage.proposals) == ("mojibake", (words,))


def test_the_document_suggests_what_is_lost() -> None:
    text = "推进高质量发展。加快高质\ufffd发展，实现高质量发展。"
    (damage,) = find_damage(text)
    assert damage.proposals == ("量",)


@pytest.mark.parametrize(
    "text",
    [
        "", "怎么办?!我们要干!", "谁来干?怎么干?", "好不好?群众说了算", "发展为了谁?发展依靠谁?",
        "有想补充的信息?点我投稿", "□ 是 □ 否", "■一、工作回顾", "真的吗??真的。", "甲?\n",
        "WHO? yes, we can; right?",
    ],
)  # fmt: skip
def test_what_somebody_wrote_is_no_damage(text: str) -> None:
    assert find_damage(text) == []


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(st.sampled_from("?,!;霍魦邒a發展。“”\ufffd\ue000□ \n鞒ä¸­涓\ud800"), max_size=40),
    )
)
def test_damage_of_any_string_is_in_order_and_does_not_overlap(text: str) -> None:
    found = find_damage(text)
    assert all(text[d.start : d.end] == d.text and d.text for d in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(d.kind in DAMAGE_KINDS and len(set(d.proposals)) == len(d.proposals) for d in found)


@pytest.mark.parametrize("piece", ["?;甲", "?", "\ufffd甲", "ä", "涓", "□甲"])
def test_a_text_that_is_all_damage_is_taken(piece: str) -> None:
    assert isinstance(find_damage(piece * 300), list)


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("推动规模化发展。", [(3, "?;⒄埂?", ("模化发展。", "模化发展、", "模化发展“", "模化发展”"))]),
        (
            "推动规模化养殖。",
            [(3, "?;场?", ("模化养殖。", "模化养殖、", "模化养殖“", "模化养殖”"))],
        ),
        (
            "现代服务业、规模化发展成效明显。",
            [(7, "?;⒄钩尚飨浴?", ("模化发展成效明显。", "模化发展成效明显、"))],
        ),
        ("推动規模化發展。", [(3, "?;l", ("模化發",))]),
        ("推动规模化", [(3, "?;?", ("模化",))]),
        ("推动“规模化”发展。", [(4, "?;狈⒄埂?", ("模化”发展。",))]),
        ("学校基础设施改善。", [(1, "?;∩枋└纳啤?", ("校基础设施改善。",))]),
        ("明显。基础设施完善。", [(2, "?;∩枋┩晟啤?", ("。基础设施完善。",))]),
        ("农业规模化养殖，规模化发展。", [(3, "?;?", ("模化",)), (8, "?;⒄埂?", ("模化发展。",))]),
    ],
)
def test_a_torn_place_in_a_document_that_has_the_words(
    written: str, places: list[tuple[int, str, tuple[str, ...]]]
) -> None:
    found = find_damage(DOCUMENT + tear(written))
    assert [(one.start - len(DOCUMENT), one.text) for one in found] == [place[:2] for place in places]
    for one, (_, _, proposals) in zip(found, places, strict=True):
        assert one.proposals[: len(proposals)] == proposals
    assert all(len(one.proposals) <= 5 and one.kind == "torn" for one in found)


def test_bytes_and_characters() -> None:
    assert (pair("发"), character(0xB7, 0xA2)) == ((0xB7, 0xA2), "发")
    assert pair("a") is None
    assert pair("😀") is None
    assert character(0x80, 0x80) is None
    assert character(0xB7, 0x7F) is None
    assert (LEADS[0], LEADS[-1]) == (0x81, 0xFE)
    assert character(0x81, 0x40) == "丂"
    assert character(0xFE, 0xFE) is None
    assert (0xA2, *range(0xA4, 0xB0), *range(0xF8, 0xFF)) == UNSHOWN


def test_a_mark_that_somebody_wrote_is_not_read_as_torn() -> None:
    for text in ("真的吗?!我们", "真的吗??我们", "真的吗?! 鑫鱻"):
        assert [one.kind for one in find_damage(text)] == []
    assert [one.kind for one in find_damage("真?;我们")] == ["torn"]


def test_damage_of_every_kind_is_found() -> None:
    found = find_damage("上 ?坚持\ufffd发展，\uf06c发\x07展，县长李□同志，县长王?明同志，ä¸­å›½å…±äº§å…š。")
    torn = find_damage(tear(DOCUMENT + "推动规模化发展，提升质量。"))
    assert {one.kind for one in (*found, *torn)} == set(DAMAGE_KINDS)


@pytest.mark.parametrize(
    "words", ["偁偀偁偀", "偿偀偿偀", "聁聿聁聿", "忁忀忁忿", "濁激濁濿", "腿腿腿腿", "山青山青", "山㐀山㐀"]
)
def test_characters_of_every_byte_are_known_in_such_a_text(words: str) -> None:
    (damage,) = find_damage(f"全省{words.encode().decode('gbk')}。")
    assert (damage.kind, damage.proposals) == ("mojibake", (words,))


def test_where_places_stand_close_together_no_more_are_read_again_than_a_text_is_worth() -> None:
    found = find_damage("?;甲" * 3 * READ)
    assert [bool(one.proposals) for one in found] == [True] * READ + [False] * READ
    assert {one.end - one.start for one in found[:READ]} == {4}, "of two places one is read with the other"
    assert {one.text for one in found[READ:]} == {"?;"}
