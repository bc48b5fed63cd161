"""The tree of the codebook: whatever is done to it, it stays a tree, and undoing gives back what was."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.actions.action import Action
from desktop.actions.annotate import ApplyTags
from desktop.actions.codebook import (
    AddTag,
    ArchiveTag,
    DeleteTag,
    EditTag,
    MergeTags,
    MoveTag,
    PinTag,
    RenameTag,
    SplitTag,
)
from desktop.actions.errors import BadValue, LibraryError
from desktop.actions.library import Library
from desktop.actions.suggestions import RefuseSuggestions, Rule, Suggestion
from tests.actions.factories import imported, rows

NAMES = st.sampled_from(["甲", "乙", "丙", "丁", "戊"])
PLACES = st.integers(0, 30)


class Tree(RuleBasedStateMachine):
    """Actions in any order, with undo and redo between them; a stack of states says what has to come back."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.library = Library.create(Path(self._folder.name) / "tree.piyue", "甲")
        self.document = imported(self.library)
        self.states = [self.state()]
        self.undone: list[object] = []
        self.floor = 1

    @initialize()
    def begin(self) -> None:
        for name in ("甲", "乙"):
            self.attempt(AddTag(name))

    def state(self) -> object:
        return rows(self.library.path)

    def ids(self) -> list[str]:
        return [tag.id for tag in self.library.queries.tags()]

    def attempt(self, action: Action[object]) -> None:
        """Do an action, or learn that it can't be done, which must change nothing."""
        try:
            changes = self.library.perform(action).changes
        except LibraryError as error:
            assert isinstance(error, BadValue)
            assert self.state() == self.states[-1]
            return
        state = self.state()
        if state != self.states[-1]:
            self.states.append(state)
            self.undone.clear()
        else:
            assert not changes.tags
            assert not changes.annotations

    @rule(name=NAMES, at=st.data())
    def add(self, name: str, at: st.DataObject) -> None:
        self.attempt(AddTag(name, at.draw(st.sampled_from([None, *self.ids()]))))

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data(), position=st.none() | st.integers(0, 4))
    def move(self, at: st.DataObject, position: int | None) -> None:
        ids = self.ids()
        self.attempt(MoveTag(at.draw(st.sampled_from(ids)), at.draw(st.sampled_from([None, *ids])), position))

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data(), name=NAMES)
    def rename(self, at: st.DataObject, name: str) -> None:
        self.attempt(RenameTag(at.draw(st.sampled_from(self.ids())), name))

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data(), name=NAMES, key=st.sampled_from([None, "1", "2"]))
    def edit(self, at: st.DataObject, name: str, key: str | None) -> None:
        ids = self.ids()
        parent = at.draw(st.sampled_from([None, *ids]))
        self.attempt(EditTag(at.draw(st.sampled_from(ids)), name=name, shortcut=key, parent_id=parent))

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data(), key=st.sampled_from([None, "1", "2"]))
    def pin(self, at: st.DataObject, key: str | None) -> None:
        self.attempt(PinTag(at.draw(st.sampled_from(self.ids())), key))

    @precondition(lambda self: len(self.ids()) > 1)
    @rule(at=st.data(), count=st.integers(1, 2))
    def merge(self, at: st.DataObject, count: int) -> None:
        total, refused = self.total(), self.refused()
        target, *sources = (at.draw(st.sampled_from(self.ids())) for _ in range(1 + count))
        self.attempt(MergeTags(sources, target))
        assert self.total() == total
        assert self.refused() == refused

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data(), place=PLACES)
    def refuse(self, at: st.DataObject, place: int) -> None:
        tag = at.draw(st.sampled_from(self.ids()))
        name = Rule("search", tag, "数").name
        quote = self.library.queries.text(self.document)[place : place + 3]
        one = Suggestion(self.document, place, place + 3, quote, tag, name, "数")
        self.attempt(RefuseSuggestions([one]))

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data(), places=st.lists(PLACES, min_size=1, max_size=4))
    def annotate(self, at: st.DataObject, places: list[int]) -> None:
        tag = at.draw(st.sampled_from(self.ids()))
        self.attempt(ApplyTags([(self.document, place, place + 3) for place in places], [tag]))

    @precondition(lambda self: any(tag.count for tag in self.library.queries.tags()))
    @rule(at=st.data(), name=NAMES)
    def split(self, at: st.DataObject, name: str) -> None:
        total = self.total()
        # Drawn by place, not by id: ids are random, and the draws must be the same when they are made again.
        used = [tag.id for tag in self.library.queries.tags() if tag.count]
        tag = at.draw(st.sampled_from(used))
        carried = [row.id for row in self.library.queries.annotations() if row.tag_id == tag]
        chosen = at.draw(st.lists(st.sampled_from(range(len(carried))), min_size=1, unique=True))
        self.attempt(SplitTag(tag, [carried[number] for number in chosen], name))
        assert self.total() == total

    @precondition(lambda self: len(self.ids()) > 0)
    @rule(at=st.data())
    def archive(self, at: st.DataObject) -> None:
        tag = at.draw(st.sampled_from(self.library.queries.tags()))
        self.attempt(ArchiveTag(tag.id, not tag.archived))

    @precondition(lambda self: len(self.ids()) > 2)
    @rule(at=st.data())
    def delete(self, at: st.DataObject) -> None:
        self.attempt(DeleteTag(at.draw(st.sampled_from(self.ids()))))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self) -> None:
        assert self.library.undo() is not None or len(self.states) == self.floor
        self.undone.append(self.states.pop())
        assert self.state() == self.states[-1]

    @precondition(lambda self: bool(self.undone))
    @rule()
    def redo(self) -> None:
        assert self.library.redo() is not None
        self.states.append(self.undone.pop())
        assert self.state() == self.states[-1]

    def refused(self) -> int:
        """Count what was refused by the rules of the tags that there are."""
        return sum(self.library.queries.hit_rate(Rule("search", tag, "数").name)[1] for tag in self.ids())

    def total(self) -> int:
        return sum(tag.count for tag in self.library.queries.tags())

    @invariant()
    def is_a_tree(self) -> None:
        """Every tag comes once, after the one above it; names among siblings and their order are sound."""
        tags = self.library.queries.tags()
        seen: dict[str, str] = {}
        for tag in tags:
            assert tag.parent_id is None or tag.parent_id in seen
            above = seen.get(tag.parent_id or "")
            assert tag.path == (f"{above}/{tag.name}" if above else tag.name)
            seen[tag.id] = tag.path
        assert len(set(seen.values())) == len(tags) == len(set(seen))
        keys = [tag.shortcut for tag in tags if tag.shortcut is not None]
        assert len(keys) == len(set(keys))
        siblings = [(tag.parent_id, tag.position) for tag in tags]
        assert len(siblings) == len(set(siblings))
        assert self.total() == len(self.library.queries.annotations())

    @invariant()
    def can_be_redone_only_right_after_undoing(self) -> None:
        assert (self.library.redoable() is not None) == bool(self.undone)

    def teardown(self) -> None:
        self.library.close()
        self._folder.cleanup()


TestTree = Tree.TestCase
TestTree.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
