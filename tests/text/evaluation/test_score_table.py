"""The score of a recognizer that gives exactly these answers: each count, each error, each row."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from desktop.text.evaluation import scoring
from desktop.text.evaluation.answers import degrees, right
from desktop.text.evaluation.gold import (
    ANY,
    FIELDS,
    KINDS,
    TERM_TYPES,
    GoldFigure,
    GoldTerm,
    Mark,
    NonFigure,
    OneOf,
    Passage,
)
from desktop.text.evaluation.scoring import (
    Rate,
    Score,
    Spans,
    as_text,
    classes,
    intervals,
    score,
    table,
)
from desktop.text.figures.model import Figure
from desktop.text.terms import Term

TEXT = "春耕面积达到30万亩，\n增长4%左右，\n见第7条；办好民生“双十”工程，推动绿色发展、数字转型。"
DOUBLE_TEN = "spring: 左右，⏎见第7条；办好民生“⟦双十⟧”工程，推动绿色发展"
GREEN = "spring: ；办好民生“双十”工程，推动⟦绿色发展⟧、数字转型。"
SEVEN = "spring: 万亩，⏎增长4%左右，⏎见第⟦7⟧条；办好民生“双十”"
"""Where these words stand, as the errors say it."""
Answers = Callable[[Sequence[Figure], Sequence[Term]], Score]


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def gold(words: str, kind: str, **known: Any) -> GoldFigure:
    return GoldFigure(*at(words), kind, {name: known.get(name, ANY) for name in FIELDS})


def given(words: str, kind: str = "quantity", **known: Any) -> Figure:
    return Figure(*at(words), kind, **known)


PASSAGE = Passage(
    "spring",
    "江西县2025年",
    TEXT,
    2025,
    "review",
    figures=[
        gold("30万亩", "quantity", value=30, unit="万亩", qualifier=("达到",), indicator="春耕面积"),
        gold("4%", "change/percent", value=4, unit="%", direction="up"),
    ],
    nonfigures=[NonFigure(*at("7"), "ordinal-list")],
    ignored=[Mark(*at("工程"))],
    terms=[
        GoldTerm(*at("双十"), "numeral-abbrev/quoted", "十件大事"),
        GoldTerm(*at("绿色发展"), "lexicon"),
    ],
)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Answers:
    def run(figures: Sequence[Figure], terms: Sequence[Term]) -> Score:
        monkeypatch.setattr(scoring, "find_figures", lambda text, **_: list(figures))
        monkeypatch.setattr(scoring, "find_terms", lambda text: list(terms))
        return score([PASSAGE])

    return run


RIGHT = [
    given("30万亩", value=30, unit="万亩", qualifier="达到", indicator="春耕面积"),
    given("4%", "change", value=4, unit="%", direction="up"),
]
RIGHT_TERMS = [
    Term(*at("双十"), "quoted", "十件大事和十项改革", "document"),
    Term(*at("绿色发展"), "lexicon"),
]


def test_the_right_answers_have_no_errors_and_each_is_counted_once(answered: Answers) -> None:
    result = answered(RIGHT, RIGHT_TERMS)
    assert result.errors == []
    assert result.passages == 1
    assert result.figures == Spans(2, 2, 2)
    assert {kind: one for kind, one in result.kinds.items() if one != Spans()} == {
        "quantity": Spans(1, 1, 1),
        "change": Spans(1, 1, 1),
    }
    assert {name: one.all for name, one in result.fields.items()} == {
        "kind": 2, "value": 2, "unit": 2, "norm_value": 0, "norm_unit": 0, "qualifier": 1, "direction": 1,
        "indicator": 1, "status": 0, "period": 0,
    }  # fmt: skip
    assert all(one.right == one.all for one in result.fields.values())
    assert result.value_and_unit == Rate(2, 2)
    assert result.nonfigures == Rate(0, 1)
    assert result.terms == Spans(2, 2, 2)
    assert {name: one for name, one in result.types.items() if one != Spans()} == {
        "numeral-abbrev": Spans(1, 1, 1),
        "lexicon": Spans(1, 1, 1),
    }
    assert result.glosses == Rate(1, 1)


def test_each_wrong_field_is_an_error_with_what_is_right_and_what_was_given(answered: Answers) -> None:
    wrong = [
        given("30万亩", "range", value=3, unit="万亩", indicator="面积"),
        given("4%", "percent", value=4, unit="元"),
    ]
    result = answered(wrong, RIGHT_TERMS)
    place = "spring: 春耕面积达到⟦30万亩⟧，⏎增长4%左右，⏎: "
    other = "spring: 春耕面积达到30万亩，⏎增长⟦4%⟧左右，⏎见第7条；办: "
    assert result.errors == [
        f"{place}kind is quantity, given range",
        f"{place}value is 30, given 3",
        f"{place}qualifier is ('达到',), given None",
        f"{place}indicator is '春耕面积', given '面积'",
        f"{other}unit is '%', given '元'",
        f"{other}direction is 'up', given None",
    ]
    assert result.figures == Spans(2, 2, 2)
    assert result.kinds["quantity"] == Spans(0, 1, 0)
    assert result.kinds["range"] == Spans(0, 0, 1)
    # One of two kinds that the gold takes counts for the first of them.
    assert (result.kinds["change"], result.kinds["percent"]) == (Spans(1, 1, 1), Spans())
    assert result.value_and_unit == Rate(0, 2)
    assert result.fields["kind"] == Rate(1, 2)


@pytest.mark.parametrize(
    ("indicator", "doubt", "doubted", "undoubted", "caught"),
    [
        ("春耕面积", None, Rate(0, 1), Rate(1, 1), Rate()),
        ("面积", None, Rate(0, 1), Rate(0, 1), Rate(0, 1)),
        ("春耕面积", "name cut short", Rate(1, 1), Rate(), Rate()),
        ("面积", "name cut short", Rate(1, 1), Rate(), Rate(1, 1)),
    ],
)
def test_doubt_is_scored_where_the_gold_says_what_is_measured(
    answered: Answers, indicator: str, doubt: str | None, doubted: Rate, undoubted: Rate, caught: Rate
) -> None:
    result = answered(
        [given("30万亩", indicator=indicator, doubt=doubt), given("4%", doubt="no indicator")], []
    )
    assert (result.doubted, result.undoubted, result.caught) == (doubted, undoubted, caught)
    by_name = {row[0]: row for row in table(result)}
    assert by_name["figures in doubt"][1:] == ("1", "", "", f"{doubted.share:.3f}")
    assert by_name["indicator without doubt"][1] == str(undoubted.all)
    assert by_name["indicator errors in doubt"][1] == str(caught.all)


def test_what_is_missed_or_given_in_vain_is_an_error_where_it_stands(answered: Answers) -> None:
    result = answered(
        [given("工程", "rank"), given("0万"), given("面积", "date"), given("7", "rank")],
        [],
    )
    assert result.errors == [
        f"{SEVEN}: no figure (ordinal-list), reported as rank '7'",
        "spring: 春耕面积达到⟦30万亩⟧，⏎增长4%左右，⏎: missed; found '0万'",
        "spring: 春耕面积达到30万亩，⏎增长⟦4%⟧左右，⏎见第7条；办: missed; found nothing",
        "spring: 春耕面积达到3⟦0万⟧亩，⏎增长4%左右，: given as quantity, but is none",
        "spring: 春耕⟦面积⟧达到30万亩，⏎增长: given as date, but is none",
        f"{SEVEN}: given as rank, but is none",
        f"{DOUBLE_TEN}: term (numeral-abbrev/quoted) missed; found nothing",
        f"{GREEN}: term (lexicon) missed; found nothing",
    ]
    # What is given where readers differ counts neither way; what is no kind of a figure has no row.
    assert result.figures == Spans(0, 2, 3)
    assert result.kinds["quantity"] == Spans(0, 1, 1)
    assert result.kinds["change"] == Spans(0, 1, 0)
    assert result.kinds["rank"] == Spans(0, 0, 1)
    assert result.nonfigures == Rate(1, 1)
    assert (result.terms, result.glosses) == (Spans(0, 2, 0), Rate())


def test_terms_are_scored_by_span_type_and_gloss(answered: Answers) -> None:
    result = answered(
        RIGHT,
        [
            Term(*at("民生"), "lexicon"),
            Term(*at("双十"), "quoted", "十条河"),
            Term(*at("工程"), "title"),
            Term(*at("色发"), "lexicon"),
            Term(*at("数字转型"), "title"),
        ],
    )
    assert result.errors == [
        f"{DOUBLE_TEN}: gloss given: '十条河'",
        f"{GREEN}: term (lexicon) missed; found '色发' (lexicon)",
        "spring: 办好民生“双十”工程，推动绿⟦色发⟧展、数字转型。: given as term (lexicon), but is none",
        "spring: “双十”工程，推动绿色发展、⟦数字转型⟧。: given as term (title), but is none",
    ]
    # A word of the lexicon that nobody marked, and what is given where readers differ, count neither way.
    assert result.terms == Spans(1, 2, 3)
    assert result.types["numeral-abbrev"] == Spans(1, 1, 1)
    assert result.types["quoted"] == Spans()
    assert result.types["lexicon"] == Spans(0, 1, 1)
    assert result.types["title"] == Spans(0, 0, 1)
    assert result.glosses == Rate(0, 1)


def test_a_term_of_another_type_counts_as_given_for_that_type(answered: Answers) -> None:
    result = answered(RIGHT, [Term(*at("双十"), "title", "十件大事"), RIGHT_TERMS[1]])
    assert result.errors == [
        f"{DOUBLE_TEN}: term is numeral-abbrev/quoted, given title",
    ]
    assert result.terms == Spans(1, 2, 2)
    assert result.types["numeral-abbrev"] == Spans(0, 1, 0)
    assert result.types["title"] == Spans(0, 0, 1)
    assert result.glosses == Rate(1, 1)


def test_a_gloss_that_is_not_given_is_an_error(answered: Answers) -> None:
    result = answered(RIGHT, [Term(*at("双十"), "quoted"), RIGHT_TERMS[1]])
    assert result.errors == [f"{DOUBLE_TEN}: gloss given: None"]
    assert result.glosses == Rate(0, 1)


def test_terms_that_nobody_marked_are_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "find_terms", lambda text: RIGHT_TERMS)
    result = score([Passage("none", "", TEXT, 2025, "plan", with_terms=False)])
    assert (result.terms, result.types["lexicon"]) == (Spans(), Spans())


@pytest.mark.parametrize(
    ("part", "bare", "asked_bare", "known"),
    [
        ("review", False, False, (2025, "工作回顾", "review")),
        ("plan", False, False, (2025, "工作安排", "plan")),
        ("other", False, False, (2025, "其他", "other")),
        ("plan", True, False, None),
        ("plan", False, True, None),
    ],
)
def test_the_recognizer_is_told_year_and_part_unless_the_passage_is_bare(
    monkeypatch: pytest.MonkeyPatch,
    part: str,
    bare: bool,
    asked_bare: bool,
    known: tuple[int, str, str] | None,
) -> None:
    calls: list[tuple[str, dict[str, Any]]] = []

    def note(text: str, **known: Any) -> list[Figure]:
        calls.append((text, known))
        return []

    monkeypatch.setattr(scoring, "find_figures", note)
    score([Passage("one", "", "无", 2025, part, bare=bare)], bare=asked_bare)
    ((text, told),) = calls
    assert text == "无"
    if known is None:
        assert told == {}
    else:
        (heading,) = told["headings"]
        assert (told["year"], heading.title, heading.part) == known
        assert (heading.start, heading.end, heading.level) == (0, 0, 1)


def test_shares_of_nothing_are_whole() -> None:
    assert (Rate().share, Spans().precision, Spans().recall, Spans().f1) == (1.0, 1.0, 1.0, 1.0)
    assert Rate(1, 4).share == 0.25
    spans = Spans(found=2, gold=8, given=4)
    assert (spans.precision, spans.recall) == (0.5, 0.25)
    assert spans.f1 == pytest.approx(1 / 3)
    assert Spans(0, 3, 0).f1 == Spans(0, 0, 3).f1 == 0.0


NAMES = [
    "spans of figures",
    *(f"— {kind}" for kind in KINDS),
    "value and unit",
    "kind",
    *FIELDS,
    "figures in doubt",
    "indicator without doubt",
    "indicator errors in doubt",
    "non-figures reported",
    "terms (span and type)",
    *(f"— {name}" for name in TERM_TYPES),
    "gloss found",
]


def test_the_table_has_these_rows_in_this_order(answered: Answers) -> None:
    rows = table(answered(RIGHT[:1], RIGHT_TERMS[:1]))
    assert [row[0] for row in rows] == NAMES
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["spans of figures"] == ("2", "1.000", "0.500", "0.667")
    assert by_name["— change"] == ("1", "1.000", "0.000", "0.000")
    assert by_name["value and unit"] == ("1", "", "", "1.000")
    assert by_name["non-figures reported"] == ("1", "", "", "0.000")
    assert by_name["terms (span and type)"] == ("2", "1.000", "0.500", "0.667")
    assert by_name["— numeral-abbrev"] == ("1", "1.000", "1.000", "1.000")
    assert by_name["gloss found"] == ("1", "", "", "1.000")


def test_the_table_is_printed_in_columns(answered: Answers) -> None:
    result = answered(RIGHT[:1], RIGHT_TERMS)
    lines = as_text(result).splitlines()
    assert lines[0] == " " * 26 + "  gold  precision   recall  F1 / share"
    assert lines[1] == "spans of figures               2      1.000    0.500       0.667"
    assert lines[8] == "value and unit                 1                           1.000"
    with_intervals = as_text(result, between={"spans of figures": (0.1, 0.9)}).splitlines()
    assert with_intervals[0] == lines[0] + "            95 %"
    assert with_intervals[1] == lines[1] + "    0.100–0.900"
    assert with_intervals[2:] == lines[2:]


def test_the_table_is_written_as_markdown(answered: Answers) -> None:
    result = answered(RIGHT[:1], RIGHT_TERMS)
    lines = as_text(result, markdown=True).splitlines()
    assert lines[:3] == [
        "|  | gold | precision | recall | F1 / share |",
        "|---|---:|---:|---:|---:|",
        "| spans of figures | 2 | 1.000 | 0.500 | 0.667 |",
    ]
    assert len(lines) == len(NAMES) + 2
    lines = as_text(result, markdown=True, between={"kind": (0.5, 1)}).splitlines()
    assert lines[:3] == [
        "|  | gold | precision | recall | F1 / share | 95 % |",
        "|---|---:|---:|---:|---:|---:|",
        "| spans of figures | 2 | 1.000 | 0.500 | 0.667 |  |",
    ]
    assert "| kind | 1 |  |  | 1.000 | 0.500–1.000 |" in lines


def test_intervals_have_the_names_of_the_rows_and_only_of_what_was_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scoring, "find_figures", lambda text, **_: RIGHT[:1])
    monkeypatch.setattr(scoring, "find_terms", lambda text: RIGHT_TERMS[:1])
    between = intervals([PASSAGE, PASSAGE])
    assert set(between) <= set(NAMES)
    assert between["spans of figures"] == between["terms (span and type)"] == (2 / 3, 2 / 3)
    assert between["gloss found"] == between["value and unit"] == between["kind"] == (1.0, 1.0)
    assert between["non-figures reported"] == between["— lexicon"] == between["— change"] == (0.0, 0.0)
    assert "period" not in between and "— rank" not in between


def test_an_interval_leaves_out_the_outer_parts_of_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"甲": [Figure(0, 1, "甲", "rank")], "乙": []}
    monkeypatch.setattr(scoring, "find_figures", lambda text, **_: answers[text])
    monkeypatch.setattr(scoring, "find_terms", lambda text: [])
    passages = [
        Passage(text, "", text, 2025, "other", nonfigures=[NonFigure(0, 1, text, "x")]) for text in answers
    ]
    assert intervals(passages)["non-figures reported"] == (0.0, 1.0)
    many = intervals([passages[0], *[passages[1]] * 19])["non-figures reported"]
    assert many[0] == 0.0
    assert many[1] in (0.15, 0.2)


def test_errors_are_counted_by_what_is_wrong() -> None:
    errors = [
        "one: a⟦3⟧b: missed; found nothing",
        "two: a: b⟦3⟧c: unit is '%', given 'x is y'",
        "one: a⟦3⟧b: unit is '元', given None",
        "one: a⟦3⟧b: given as term (lexicon), but is none",
    ]
    assert classes(errors) == [
        "    2  unit",
        "    1  missed; found nothing",
        "    1  given as term (lexicon),",
    ]


@pytest.mark.parametrize(
    ("name", "wanted", "answer", "good"),
    [
        ("value", 1e6, 1e6 + 1, True),
        ("value", 1e6, 1e6 + 1.1, False),
        ("value", 0.5, 0.5 + 9e-7, True),
        ("value", 0.5, 0.5 + 2e-6, False),
        ("value", -1e6, -1e6 - 1, True),
        ("value", None, None, True),
        ("value", None, 3, False),
        ("value", 3, None, False),
        ("value", 3, [3, 4], False),
        ("value", None, [3, 4], False),
        ("value", [3, 4], [3, 4, 5], False),
        ("value", [3, 4], [3, 5], False),
        ("value", [3, None], [3, None], True),
        ("unit", "人", "名", True),
        ("unit", "个百分点", "百分点", True),
        ("unit", "个位次", "位", True),
        ("unit", "位次", "个位", True),
        ("unit", "场次", "场", True),
        ("norm_unit", "标箱", "标准箱", True),
        ("norm_unit", "个月", "月", True),
        ("unit", "个工作日", "工作日", True),
        ("unit", "户", "人", False),
        ("indicator", None, None, True),
        ("indicator", None, "项目", False),
        ("indicator", "项目", None, False),
        ("indicator", "“小巨人”的 企业", "小巨人企业", True),
        ("indicator", "企业", "‘小巨人’企业", True),
        ("indicator", "亩", "万亩", False),
        ("indicator", "", "", True),
        ("direction", "up", "down", False),
        ("direction", None, None, True),
        ("qualifier", ("约",), "左右", False),
        ("qualifier", ("约",), None, False),
        ("qualifier", None, None, True),
        ("qualifier", ("达",), "达到", True),
        ("unit", OneOf(("家", "户")), "户", True),
        ("unit", OneOf(("家", "户")), "个", False),
        ("unit", OneOf(()), "个", False),
        ("unit", ANY, "个", True),
    ],
)
def test_an_answer_is_right_or_not(name: str, wanted: Any, answer: Any, good: bool) -> None:
    assert right(name, wanted, answer) is good


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("不低于", {"不低于"}),
        ("不少于", {"不少于"}),
        ("不超过", {"不超过"}),
        ("不高于", {"不高于"}),
        ("超过", {"超"}),
        ("逾", {"超"}),
        ("超", {"超"}),
        ("达", {"达到"}),
        ("力争达到…以上", {"力争", "达到", "以上"}),
        ("突破…左右", {"突破", "左右"}),
        ("将近", {"将近"}),
        ("接近", {"接近"}),
        ("近…以下", {"近", "以下"}),
        ("至少", {"至少"}),
        ("约…以内", {"约", "以内"}),
        ("仅", {"仅"}),
        ("余", {"余"}),
        ("多", {"多"}),
        ("全部", set()),
        (None, set()),
    ],
)
def test_a_qualifier_is_taken_apart_into_words_of_degree(words: str | None, found: set[str]) -> None:
    assert degrees(words) == found
