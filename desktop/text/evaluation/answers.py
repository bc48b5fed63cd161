"""Answers: when one of the recognizer is right, field by field, as `tests/gold/README.md` lays down."""

import re
from typing import Any

from desktop.text.evaluation.gold import ANY, OneOf

_SAME_UNIT = {
    "名": "人", "个百分点": "百分点", "个位次": "位", "位次": "位", "个位": "位", "场次": "场",
    "标箱": "标准箱", "个月": "月", "个工作日": "工作日",
}  # fmt: skip
_DEGREES = (
    "不低于", "不少于", "不超过", "不高于", "超过", "突破", "达到", "力争", "接近", "将近", "至少",
    "以上", "以下", "左右", "以内", "约", "近", "超", "达", "仅", "余", "多", "逾",
)  # fmt: skip
_QUOTES = re.compile(r"[\s“”‘’\"'「」『』的]")


def right(name: str, gold: Any, answer: Any) -> bool:
    """Return whether an answer is among those the gold takes for a field."""
    if gold is ANY:
        return True
    if isinstance(gold, OneOf):
        return any(right(name, one, answer) for one in gold.answers)
    if name in ("value", "norm_value"):
        return _same_numbers(gold, answer)
    if name in ("unit", "norm_unit"):
        return bool(_SAME_UNIT.get(gold, gold) == _SAME_UNIT.get(answer, answer))
    if name == "qualifier":
        return degrees(answer) == degrees("".join(gold or ()))
    if name == "indicator":
        return _same_indicator(gold, answer)
    return bool(gold == answer)


def degrees(words: str | None) -> frozenset[str]:
    """Take a qualifier apart into its words of degree, whatever joins them."""
    found = re.findall("|".join(_DEGREES), words or "")
    return frozenset({"达": "达到", "超过": "超", "逾": "超"}.get(word, word) for word in found)


def _same_numbers(gold: Any, answer: Any) -> bool:
    if isinstance(gold, list):
        return (
            isinstance(answer, list)
            and len(gold) == len(answer)
            and all(_same_numbers(one, other) for one, other in zip(gold, answer, strict=True))
        )
    if gold is None or answer is None or isinstance(answer, list):
        return gold is None and answer is None
    return bool(abs(gold - answer) <= 1e-6 * max(abs(gold), 1))


def _same_indicator(gold: str | None, answer: str | None) -> bool:
    """A noun may be given with more attributes before it than the gold has, but not with fewer."""
    if gold is None or answer is None:
        return gold is answer
    plain_gold, plain_answer = _QUOTES.sub("", gold), _QUOTES.sub("", answer)
    return plain_answer == plain_gold or (len(plain_gold) > 1 and plain_answer.endswith(plain_gold))
