"""How likely characters are in a document: as often as it has them, else as the general language does."""

from math import exp, log

import pytest

from desktop.text.damage.likelihood import CharacterLikelihood, prior

DOCUMENT = "高质量发展高质量发展高质量增长经济发展"


@pytest.fixture
def judge() -> CharacterLikelihood:
    return CharacterLikelihood(DOCUMENT)


@pytest.mark.parametrize(
    ("before", "char", "share"),
    [
        ("高", "质", 1),
        ("高质", "量", 1),
        ("高质量", "发", 2 / 3),
        ("质量", "增", 1 / 3),
        ("展高质量", "增", 1 / 2),
        ("高质量发展高质量", "增", 1 / 2),
        ("山高质量", "发", 0.3 * 2 / 3),
        ("山海质量", "发", 0.3**2 * 2 / 3),
        ("山海川量", "发", 0.3**3 * 2 / 3),
        ("发", "展", 1),
    ],
)
def test_what_the_document_says(judge: CharacterLikelihood, before: str, char: str, share: float) -> None:
    assert exp(judge.next(before, char)) == pytest.approx(share)
    assert judge.next(before, char) == judge.next(before, char)


def test_one_pair_alone_tells_nothing(judge: CharacterLikelihood) -> None:
    general = prior("济") + 0.02 + 0.5 / (len(DOCUMENT) + 1)
    assert exp(judge.next("经", "济")) == pytest.approx(0.3 * general)
    assert exp(judge.next("长经", "济")) == pytest.approx(1)


@pytest.mark.parametrize(
    ("before", "char", "known"),
    [("", "山", 0), ("海", "山", 0), ("山", "水", 0.02), ("青山绿", "水", 0.0), ("山清水", "秀", 0)],
)
def test_what_the_general_language_says(
    judge: CharacterLikelihood, before: str, char: str, known: float
) -> None:
    share = 0.3 ** min(4, len(before))
    least = log(share * (prior(char) + known))
    assert judge.next(before, char) >= least - 1e-9
    assert judge.next(before, char) <= log(share * (prior(char) + known + 0.07)) + 1e-9


def test_the_followers_of_a_character(judge: CharacterLikelihood) -> None:
    assert judge.followers("质") == ("量",)
    assert judge.followers("量") == ("发", "增")
    assert judge.followers("山") == ()
    many = CharacterLikelihood("".join(f"山{chr(0x4E00 + n)}" for n in range(60)))
    assert len(many.followers("山")) == 40


def test_how_often_the_document_has_a_string(judge: CharacterLikelihood) -> None:
    counts = {
        "高": 3,
        "展高": 2,
        "高质量": 3,
        "质量发展": 2,
        "高质量发展": 2,
        "高质量发展高": 0,
        "": 0,
        "山": 0,
    }
    assert {text: judge.seen(text) for text in counts} == counts


def test_signs_and_usual_characters_come_before_rare_ones() -> None:
    signs = {"，": 0.06, "。": 0.03, "、": 0.04, "“": 0.008, "”": 0.008, "；": 0.005, "：": 0.004}
    assert {sign: prior(sign) for sign in signs} == signs
    assert prior("一") == pytest.approx(0.1 / 8)
    assert prior("是") == pytest.approx(0.1 * exp(-0.0016) / 9)
    assert prior("一") > prior("是") > prior("人") > prior("鑫") == prior("㐀") == 1e-8


@pytest.mark.parametrize(
    "clash", ["“。", "“，", "“、", "“；", "“：", "“”", "“,", "。〔", "。〕", "。》", "。】"]
)
def test_marks_that_never_stand_so_are_unlikely(judge: CharacterLikelihood, clash: str) -> None:
    assert judge.string("高", clash, "发") == pytest.approx(judge.string("高", clash[::-1], "发") - 6)


@pytest.mark.parametrize("mark", "，、；：！？")
def test_two_marks_are_unlikely(judge: CharacterLikelihood, mark: str) -> None:
    one, two = judge.string("高", mark, "发"), judge.string("高", mark * 2, "发")
    assert one - two > 6


def test_words_of_the_lexicon_make_a_string_likelier(judge: CharacterLikelihood) -> None:
    assert judge.string("", "营商环境", "") > judge.string("", "营商环景", "") + 3
    assert judge.string("营商", "环境", "") > judge.string("营商", "环景", "") + 3
    assert judge.string("", "营商", "环境") > judge.string("", "营伤", "环境") + 3


def test_four_characters_before_a_string_tell_as_much_as_all(judge: CharacterLikelihood) -> None:
    for before in ("山经济发展", "山川经济发展", "山川海经济发展"):
        assert judge.string(before, "高质", "量") == pytest.approx(judge.string("经济发展", "高质", "量"))
