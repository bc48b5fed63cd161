"""The places jumped away from."""

from desktop.views.reader.jump_list import MAX_PLACES, JumpList


def test_the_example_of_the_module_is_true() -> None:
    places = JumpList()
    places.push(0)
    places.push(900)
    assert [places.back(50), places.back(900)] == [900, 0]
    assert places.back(0) is None
    assert [places.forward(), places.forward()] == [900, 50]
    assert places.forward() is None
    assert places.back(50) == 900
    places.push(900)
    assert places.forward() is None
    assert places.back(300) == 900


def test_a_place_is_remembered_once_in_a_row() -> None:
    places = JumpList()
    places.push(7)
    places.push(7)
    assert places.back(9) == 7
    assert places.back(7) is None


def test_the_oldest_places_are_forgotten() -> None:
    places = JumpList()
    for place in range(MAX_PLACES + 5):
        places.push(place)
    now, steps = MAX_PLACES + 5, 0
    while (before := places.back(now)) is not None:
        now, steps = before, steps + 1
    assert (now, steps) == (5, MAX_PLACES)


def test_cleared_it_leads_nowhere() -> None:
    places = JumpList()
    places.push(3)
    places.clear()
    assert places.back(9) is None
    assert places.forward() is None
