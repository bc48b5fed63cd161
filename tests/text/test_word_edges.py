import pytest

from desktop.text.word_edges import is_torn


def torn(marked: str) -> bool:
    """Return whether the name between [ and ] is torn out of its text."""
    before, name, after = marked.replace("]", "[").split("[")
    return is_torn(before + name + after, len(before), len(before + name))


@pytest.mark.parametrize(
    "marked",
    [
        "提[高铁]路运力",
        "降[低保]费负担",
        "农村危[房改]造",
        "互联[网信]息服务",
        "非农[产业转移]",
        "少数[民族地区]",
    ],
)
def test_a_name_across_other_words_is_torn(marked: str) -> None:
    assert torn(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[高铁]", "开通[高铁]。", "城乡[低保]标准", "提高[低保]标准", "深化[房改]，", "全面建成[小康]社会",
        "全面推进[信访]工作", "发展[公有制经济]", "[大数据]中心", "，[民族地区]，",
    ],
)  # fmt: skip
def test_a_name_between_words_or_within_a_longer_one_is_not(marked: str) -> None:
    assert not torn(marked)


def test_a_long_name_does_not_stand_by_chance() -> None:
    assert not torn("新型农[村集体经济]")
