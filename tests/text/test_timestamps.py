from datetime import UTC, datetime

import pytest

from desktop.text.timestamps import spoken, timestamp_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2024-05-06T07:08:09.123+00:00", "2024-05-06T07:08:09.123+00:00"),
        ("2024-05-06T07:08:09Z", "2024-05-06T07:08:09Z"),
        ("2024-05-06T07:08:09.1234567+08:00", "2024-05-06T07:08:09.1234567+08:00"),
        ("2024-05-06T07:08:09", "2024-05-06T07:08:09+00:00"),
        (" 2024-05-06 07:08 ", "2024-05-06T07:08:00+00:00"),
        ("2024-05-06", "2024-05-06T00:00:00+00:00"),
        ("20240506T070809Z", "2024-05-06T07:08:09+00:00"),
        ("2024-13-06T07:08:09Z", ""),
        ("昨天", ""),
        ("", ""),
    ],
)
def test_a_moment_is_kept_with_its_zone_or_not_at_all(written: str, kept: str) -> None:
    assert timestamp_of(written) == kept


def test_a_moment_is_spoken_in_the_time_of_this_machine() -> None:
    when = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    local = f"{when.astimezone():%Y-%m-%d %H:%M:%S}"
    assert spoken(when) == spoken(when.isoformat()) == local
    assert spoken("昨天") == "昨天"
    assert spoken(datetime.max.replace(tzinfo=UTC)).startswith("9999-12-31")
