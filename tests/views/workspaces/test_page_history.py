"""The history of pages, without a window."""

from desktop.views.workspaces.page_history import MAX_VISITS, PageHistory, Visit

A, LIST, B = Visit("read", "a", 5), Visit("annotations", "a", 5), Visit("read", "b", 7)


def test_back_and_forward_lead_through_the_same_visits() -> None:
    history = PageHistory()
    history.leave(A)
    history.leave(LIST)
    assert history.back(B) == LIST
    assert history.back(LIST) == A
    assert history.back(A) is None
    assert history.forward(A) == LIST
    assert history.forward(LIST) == B
    assert history.forward(B) is None


def test_leaving_elsewhere_forgets_what_lay_ahead() -> None:
    history = PageHistory()
    history.leave(A)
    assert history.back(B) == A
    history.leave(A)
    assert history.forward(LIST) is None
    assert history.back(LIST) == A


def test_going_back_to_a_page_skips_what_came_after_it() -> None:
    history = PageHistory()
    for visit in (A, LIST, B):
        history.leave(visit)
    now = Visit("read", "c", 1)
    assert history.back_to("annotations", now) == LIST
    assert history.forward(LIST) == B
    assert history.forward(B) == now
    assert history.back_to("ledger", now) is None, "and nothing was gone back over"
    assert history.back(now) == B


def test_the_oldest_visits_are_forgotten_first() -> None:
    history = PageHistory()
    for number in range(MAX_VISITS + 5):
        history.leave(Visit("read", "a", number))
    seen = []
    now = Visit("annotations")
    while (visit := history.back(now)) is not None:
        seen.append(visit.position)
    assert seen == list(range(MAX_VISITS + 4, 4, -1))
    history.clear()
    assert history.forward(now) is None
