from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.lexicon import Lexicon
from desktop.text.lexicon_tables import LexiconWord
from desktop.text.terms import TERM_TYPES, find_terms, terms_of_level


def found(text: str) -> list[tuple[str, str]]:
    return [(term.text, term.type) for term in find_terms(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "落实《山西省通航机场布局规划(2016—2030年)》",
            [("《山西省通航机场布局规划(2016—2030年)》", "title")],
        ),
        ("列入《“十四五”水安全保障规划》", [("《“十四五”水安全保障规划》", "title")]),
        ("学习《关于推广〈甲乙〉的通知》", [("《关于推广〈甲乙〉的通知》", "title")]),
        ("开展“放心文明餐厅”创建", [("放心文明餐厅", "quoted")]),
        ("按照“1135”发展思路", [("1135", "numeral-abbrev")]),
        ("办好12+6+6民生实事", [("12+6+6", "numeral-abbrev"), ("民生实事", "lexicon")]),
        ("打造「清新福建」和『馬上就辦』", [("清新福建", "quoted"), ("馬上就辦", "quoted")]),
        ("深化“三化三制”改革", [("三化三制", "numeral-abbrev")]),
        ("优化营商环境", [("营商环境", "lexicon")]),
        ("构建“亲”“清”关系", [("亲", "quoted"), ("清", "quoted")]),
    ],
)
def test_each_type(text: str, terms: list[tuple[str, str]]) -> None:
    assert found(text) == terms


def test_a_note_in_the_document_goes_before_number_and_quotation() -> None:
    text = "推进“三化三制”[1]改革，三化三制见效。\n名词解释\n[1]三化三制：指体制改革。"
    terms = find_terms(text)
    assert [(t.text, t.type, t.gloss, t.source) for t in terms[:2]] == [
        ("三化三制", "glossary", "指体制改革。", "document"),
        ("三化三制", "glossary", "指体制改革。", "document"),
    ]


def test_a_gloss_comes_from_the_document_then_another_then_the_lexicon() -> None:
    lexicon = Lexicon([LexiconWord("标准地", (), "词库释义。", "x")])
    others = {"标准地": ("别处释义。", "甲县报告"), "全代办": ("代为办理。", "乙县报告")}
    noted = "出让“标准地”[1]。\n名词解释\n[1]标准地：本文释义。"
    plain = "出让“标准地”，推行“全代办”，保留“无人知晓”"
    assert find_terms(noted, lexicon=lexicon, others=others)[0].source == "document"
    terms = find_terms(plain, lexicon=lexicon, others=others)
    assert [(t.gloss, t.source) for t in terms] == [
        ("别处释义。", "library:甲县报告"),
        ("代为办理。", "library:乙县报告"),
        (None, None),
    ]
    assert find_terms(plain, lexicon=lexicon)[0].source == "lexicon"


def test_what_somebody_said_is_no_term() -> None:
    said = "强调：“要切实保护好、治理好汾河，再现古晋阳汾河晚渡的美景，让一泓清水入黄河”。"
    assert [t for t in find_terms(said) if t.type == "quoted"] == []
    assert found("他说：“干就对了！”") == []


def test_two_characters_of_a_note_are_found_in_quotation_marks_alone() -> None:
    text = "压缩“三公”[1]经费，新建三公里道路。\n名词解释\n[1]三公：三项经费。"
    assert [t.text for t in find_terms(text)].count("三公") == 2


def test_the_reports_hold_what_they_hold(reports: Path) -> None:
    text = (reports / "001_833683cd8dfe8560.txt").read_text(encoding="utf-8")
    terms = find_terms(text)
    by_text = {term.text: term for term in terms}
    assert by_text["九統兩分"].type == "glossary"
    assert (by_text["九統兩分"].gloss or "").startswith("推動霍州年饃")
    assert by_text["《經典霍州》"].type == "title"
    assert by_text["高質量發展"].type == "lexicon"
    assert {term.type for term in terms} == set(TERM_TYPES)


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(
            st.sampled_from("《》“”‘’「」\"'[1]①三化四制个不摘+12高质量发展。\n名词解释：\ud800"), max_size=60
        ),
    )
)
def test_terms_of_any_string_are_in_order_and_do_not_overlap(text: str) -> None:
    terms = find_terms(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in terms)
    assert all(one.end <= other.start for one, other in pairwise(terms))
    assert all(t.type in TERM_TYPES for t in terms)
    assert all((t.gloss is None) == (t.source is None) for t in terms)


@pytest.mark.parametrize("piece", ["“", "《", "[1]", "1.", "三化", "①甲：", "“三个", "十", "“甲”", "《甲"])
def test_a_long_text_of_one_piece_is_taken(piece: str) -> None:
    assert isinstance(find_terms(piece * 20_000), list)


NO_WORDS = Lexicon([])


@pytest.mark.parametrize("mark", "。；！？!?;：:")
def test_a_quotation_with_a_stop_is_no_term(mark: str) -> None:
    assert find_terms(f"他说“山水{mark}川流”", lexicon=NO_WORDS) == []


def test_a_quotation_of_24_characters_is_a_term() -> None:
    for size, count in ((24, 1), (25, 0)):
        assert len(find_terms("“" + "山" * size + "”", lexicon=NO_WORDS)) == count


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("“山，水”", [("山，水", "quoted")]),
        ("“ 山水 ”", [("山水", "quoted")]),
        ("“**山水**”", [("山水", "quoted")]),
        ("“**”和“ ”", []),
        ("“三化三制”，三化三制", [("三化三制", "numeral-abbrev")] * 2),
        ("“三化”，推进三化", [("三化", "numeral-abbrev")]),
        ("“1135”，投入1135元", [("1135", "numeral-abbrev")]),
        ("“三抓三促”，十三抓三促", [("三抓三促", "numeral-abbrev")]),
        ("“山水川”，山水川", [("山水川", "quoted")]),
        ("《山“水”川》", [("《山“水”川》", "title")]),
        ("“山《水》川”", [("《水》", "title")]),
        ("《" + "山" * 40 + "》和“水”", [("《" + "山" * 40 + "》", "title"), ("水", "quoted")]),
        ("山水川[1]，山水川。\n名词解释\n[1]山水川：指一。", [("山水川", "glossary")] * 3),
        ("“山水川”，山水川。\n名词解释\n[1]山水川：指一。", [("山水川", "glossary")] * 3),
        ("“山水”，山水。\n名词解释\n[1]山水：指一。", [("山水", "glossary")]),
    ],
)
def test_what_is_a_term_without_a_lexicon(text: str, terms: list[tuple[str, str]]) -> None:
    assert [(one.text, one.type) for one in find_terms(text, lexicon=NO_WORDS)] == terms


def test_names_of_a_lexicon_have_their_type() -> None:
    words = Lexicon([LexiconWord(name, (), "说明。", "x") for name in ("山水", "三化三制", "川流")])
    text = "山水三化三制，川流。\n名词解释\n[1]川流：指一。"
    found = [(one.text, one.type, one.gloss, one.source) for one in find_terms(text, lexicon=words)]
    assert found == [
        ("山水", "lexicon", "说明。", "lexicon"),
        ("三化三制", "numeral-abbrev", "说明。", "lexicon"),
        ("川流", "glossary", "指一。", "document"),
        ("川流", "glossary", "指一。", "document"),
    ]


def test_a_word_of_the_lexicon_yields_to_what_it_overlaps() -> None:
    words = Lexicon([LexiconWord("山水川", (), "说明。", "x")])
    assert [one.text for one in find_terms("“山水”川，山水川", lexicon=words)] == ["山水", "山水川"]
    assert [one.text for one in find_terms("《甲》山水川《乙》", lexicon=words)] == [
        "《甲》",
        "山水川",
        "《乙》",
    ]


def test_glosses_are_looked_up_without_marks_and_spaces() -> None:
    others = {"山水川": ("一条川。", "甲县报告")}
    (term,) = find_terms("推进“山 水 川”", lexicon=NO_WORDS, others=others)
    assert (term.text, term.gloss, term.source) == ("山 水 川", "一条川。", "library:甲县报告")


def test_a_level_leaves_out_what_is_only_counted() -> None:
    counted = LexiconWord("脱贫", ("脱贫致富",), "说明。", "x", (), "all")
    words = [LexiconWord("户厕", (), "说明。", "x"), counted]
    lexicon = Lexicon(words)
    text = "改造户厕，脫貧致富，“脱贫”与“一村一品”[1]并举，落实《户厕办法》。\n[1] 一村一品：一村一个产品。"
    terms = find_terms(text, lexicon=lexicon)
    assert terms_of_level(terms, "all") == terms
    key = terms_of_level(terms, "key")
    assert [term.text for term in terms if term not in key] == ["脫貧致富"]
    assert {"户厕", "脱贫", "一村一品", "《户厕办法》"} <= {term.text for term in key}


@pytest.mark.parametrize("mark", "。；！？!?;：:")
def test_a_quotation_with_the_mark_of_a_sentence_is_no_term(mark: str) -> None:
    assert find_terms(f"“山水{mark}川”", lexicon=NO_WORDS) == []


@pytest.mark.parametrize("words", ["X光机", "山水，川", "山水、川", "山水·川", "abcxyzABCXYZ"])
def test_a_quotation_without_one_is_a_term(words: str) -> None:
    assert [one.text for one in find_terms(f"“{words}”", lexicon=NO_WORDS)] == [words]
