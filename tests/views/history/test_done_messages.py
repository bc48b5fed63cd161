"""What a toast and the menu say of a step: every kind of action has words, in both languages."""

from collections.abc import Iterator

import pytest

from desktop import i18n
from desktop.actions.row_types import StepRow
from desktop.views.history.done_messages import done_message
from desktop.views.history.labels import PLACEHOLDERS, label
from tests.actions.test_action_kinds import KINDS

ARGS = {name: f"<{name}>" for name in PLACEHOLDERS}


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.language()
    yield i18n.use(request.param)
    i18n.use(before)


def step(kind: str, **args: str) -> StepRow:
    return StepRow(1, kind, {**ARGS, **args}, "2024-01-08T09:00:00+08:00", "王")


@pytest.mark.parametrize("kind", sorted(set(KINDS.values())))
@pytest.mark.parametrize("count", ["1", "3"])
def test_every_action_is_worded_before_and_after(kind: str, count: str, language: str) -> None:
    before, after = label(step(kind, count=count)), done_message(step(kind, count=count))
    assert kind not in (before, after)
    assert not {"{", "}", "%"} & set(before + after)
    assert before != after
    assert not after.endswith((".", "。"))
    assert after.startswith("已") == (language == "zh")


@pytest.mark.parametrize(
    ("language", "tagged", "highlighted", "many"),
    [
        ("en", "Tagged “民生”", "“扩大就业” highlighted", "3 passages tagged “民生”"),
        ("zh", "已标注“民生”", "已高亮“扩大就业”", "已为 3 处选段标注“民生”"),
    ],
    indirect=["language"],
)
def test_what_was_annotated_is_named(language: str, tagged: str, highlighted: str, many: str) -> None:
    assert done_message(step("apply-tags", tag="民生", count="1")) == tagged
    assert done_message(step("apply-tags", tag="", quote="扩大就业", count="1")) == highlighted
    assert done_message(step("apply-tags", tag="民生", count="3")) == many


def test_a_step_of_a_later_program_is_shown_by_its_name(language: str) -> None:
    assert done_message(step("fold-paper")) == label(step("fold-paper")) == "fold-paper"
