"""Text analysis: what is kept of a figure is what the recognizer found."""

import json

from desktop.text.figures import find_figures
from desktop.text.text_analysis import FIGURE_COLUMNS, AnalysisTask, analyze

TEXT = (
    "2024年云岭县政府工作报告\n一、2023年工作回顾\n地区生产总值完成412.5亿元、增长5.6%左右，新建项目30个，"
    "粮食总产120万吨，居民收入增长5%—6.5%，城乡收入比缩小到2.1∶1，近三成企业上云，下降0.3个百分点。\n"
)


def test_the_numbers_of_figures_are_kept_as_json_and_by_their_extremes() -> None:
    found = find_figures(TEXT, year=2024, headings=())
    rows = analyze(AnalysisTask("a", TEXT, (), 2024)).figures
    assert rows is not None and len(rows) == len(found) > 6
    kinds = set()
    for row, one in zip(rows, found, strict=True):
        kept = dict(zip(FIGURE_COLUMNS, row[1:], strict=False))
        for name in ("value", "norm_value"):
            value = getattr(one, name)
            kinds.add(type(value))
            assert kept[name] == (None if value is None else json.dumps(value))
        known = one.value if one.norm_value is None else one.norm_value
        numbers = known if isinstance(known, list) else [] if known is None else [known]
        assert row[-2:] == ((min(numbers), max(numbers)) if numbers else (None, None))
        assert all(type(number) is float for number in row[-2:] if number is not None)
    assert kinds >= {int, float, list}
