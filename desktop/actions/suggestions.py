"""Suggestions: passages that a rule would tag so, offered one by one; none counts before it is accepted."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from db.errors import EditConflict
from db.ids import new_id
from db.queries import suggestions as suggestion_queries
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.annotate import annotate_spans
from desktop.actions.annotation_index import AnnotationIndex, Texts
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import VerdictRow
from desktop.actions.rule_names import rule_name
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.text_search import find_all
from desktop.text.text_units import unit_at

RULES = ("colleagues", "search", "lexicon", "figures")
"""Where suggestions come from."""

UNITS = ("hit", "clause", "sentence", "paragraph")
"""What is suggested around a place that is found."""

LEAST, MOST = 2, 40
"""Characters that words must have at least and at most to be looked for because colleagues tagged them."""

LIMIT = 5000
"""No more suggestions are made at once."""

_AROUND = 18
"""Characters given on each side of a suggestion."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """What suggests a tag.

    Attributes:
        kind: One of RULES. ``colleagues``: the words of passages that bear the tag already; ``search``:
            words; ``lexicon``: policy words of a theme; ``figures``: figures whose indicator has these words.
        tag_id: The tag.
        words: What is looked for: the words, the lexicon's theme or the indicator's words; empty for all.
        unit: One of UNITS.
    """

    kind: str
    tag_id: str
    words: str = ""
    unit: str = "hit"

    @property
    def name(self) -> str:
        """What verdicts on its suggestions are kept under."""
        return rule_name(self.kind, self.words, self.unit, self.tag_id)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A range that a rule would tag.

    Attributes:
        document_id: The document.
        start: First code point in its current text.
        end: Code point after the last.
        quote: The words.
        tag_id: The tag.
        rule: The rule's name.
        reason: The words for which it is suggested.
        before: A few characters before it.
        after: A few characters after it.
        by: Who tagged these words so, where it is suggested for that.
    """

    document_id: str
    start: int
    end: int
    quote: str
    tag_id: str
    rule: str
    reason: str
    before: str = ""
    after: str = ""
    by: str = ""


class SuggestionSearch(NamedTuple):
    """What came of looking for what a rule suggests.

    Attributes:
        found: The suggestions, by document and place.
        passed_over: How many places the rule finds that have the tag already, or were accepted or refused.
    """

    found: list[Suggestion]
    passed_over: int


def suggestions(
    rule: Rule,
    annotation_index: AnnotationIndex,
    verdicts: Iterable[VerdictRow],
    texts: Texts,
    document_ids: Sequence[str],
    on_progress: ProgressCallback = no_progress,
) -> SuggestionSearch:
    """Return what a rule suggests, and how much of what it finds is passed over.

    What has the tag already, whoever applied it, is not suggested, nor what was accepted or refused before.

    Args:
        rule: The rule.
        annotation_index: All annotations; those of annotators whose marks a user has hidden left out.
        verdicts: What was said of suggestions before.
        texts: Gives texts.
        document_ids: Where to look.
        on_progress: Is told how far it has come.
    """
    find = _finder(rule, annotation_index)
    tagged: dict[str, list[Range]] = {}
    for row in annotation_index.with_tags([rule.tag_id]):
        if row.state == "placed":
            tagged.setdefault(row.document_id, []).append((row.start, row.end))
    judged = _decided_ranges(verdicts, rule.tag_id)
    people = _other_annotators(rule, annotation_index) if rule.kind == "colleagues" else {}
    made: list[Suggestion] = []
    passed_over = 0
    for number, (key, text) in enumerate(texts.texts(document_ids)):
        if number % 20 == 0:
            on_progress(number, len(document_ids))
        taken = list(tagged.get(key, ()))
        for start, end, reason in _widened(find(text), text, rule.unit):
            quote = text[start:end]
            if (key, start, quote) in judged or _overlap(start, end, taken):
                passed_over += 1
                continue
            taken.append((start, end))
            around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            by = people.get(reason, "")
            made.append(Suggestion(key, start, end, quote, rule.tag_id, rule.name, reason, *around, by))
            if len(made) == LIMIT:
                return SuggestionSearch(made, passed_over)
    return SuggestionSearch(made, passed_over)


def without_decided(
    queries: LibraryQueries, rule: Rule, found: Sequence[Suggestion], without: Collection[str] = ()
) -> set[Suggestion]:
    """Return those of a rule's suggestions that bear the tag by now, or of which something was said.

    Args:
        queries: Where to read.
        rule: The rule.
        found: Its suggestions.
        without: Names of annotators whose annotations do not count.
    """
    documents = list(dict.fromkeys(one.document_id for one in found))
    with queries.moment() as connection:
        judged = _decided_ranges(suggestion_queries.verdicts(connection, rule.name), rule.tag_id)
        tagged = suggestion_queries.tagged(connection, rule.tag_id, documents, without)
    return {
        one
        for one in found
        if (one.document_id, one.start, one.quote) in judged
        or _overlap(one.start, one.end, tagged.get(one.document_id, ()))
    }


def _decided_ranges(verdicts: Iterable[VerdictRow], tag_id: str) -> set[tuple[str, int, str]]:
    return {(one.document_id, one.start, one.quote) for one in verdicts if one.tag_id == tag_id}


def _overlap(start: int, end: int, ranges: Iterable[Range]) -> bool:
    return any(start < b and a < end for a, b in ranges)


def _widened(found: Iterable[tuple[int, int, str]], text: str, unit: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is found, or the unit around it, each once."""
    seen: set[Range] = set()
    for start, end, reason in found:
        place = (start, end) if unit == "hit" else unit_at(text, start, unit)
        place = (place[0], max(place[1], end))
        if place not in seen:
            seen.add(place)
            yield *place, reason


Finder = Callable[[str], Iterable[tuple[int, int, str]]]


def _finder(rule: Rule, annotation_index: AnnotationIndex) -> Finder:
    """Return what finds the places of a rule in a text, with the words for which each is suggested."""
    if rule.kind == "search":
        return lambda text: [(start, end, rule.words) for start, end in find_all(text, rule.words)]
    if rule.kind == "lexicon":
        return _of_lexicon(rule.words)
    if rule.kind == "figures":
        return _of_figures(rule.words)
    return _of_colleagues(rule, annotation_index)


def _of_colleagues(rule: Rule, annotation_index: AnnotationIndex) -> Finder:
    """Find the words of passages that bear the tag; the longest first where several begin in one place."""
    quotes = {
        row.quote
        for row in annotation_index.with_tags([rule.tag_id])
        if LEAST <= len(row.quote) <= MOST and rule.words in row.quote
    }
    if not quotes:
        return lambda text: ()
    from ahocorasick_rs import AhoCorasick, MatchKind

    ordered = sorted(quotes)
    finder = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest)
    return lambda text: [
        (start, end, ordered[which]) for which, start, end in finder.find_matches_as_indexes(text)
    ]


def _other_annotators(rule: Rule, annotation_index: AnnotationIndex) -> dict[str, str]:
    """Return who put the tag on which words."""
    names: dict[str, set[str]] = {}
    for row in annotation_index.with_tags([rule.tag_id]):
        names.setdefault(row.quote, set()).add(annotation_index.annotators.get(row.annotator_id, ""))
    return {quote: "、".join(sorted(name for name in held if name)) for quote, held in names.items()}


def _of_lexicon(theme: str) -> Finder:
    from desktop.text.lexicon import policy_lexicon

    lexicon = policy_lexicon()
    return lambda text: [
        (one.start, one.end, one.word.term) for one in lexicon.find(text) if theme in ("", one.word.theme)
    ]


def _of_figures(words: str) -> Finder:
    from desktop.text.figures import find_figures

    return lambda text: [
        (one.start, one.end, one.indicator or one.text)
        for one in find_figures(text)
        if words in (one.indicator or "")
    ]


def themes() -> list[str]:
    """Return the themes of the lexicon."""
    from desktop.text.lexicon import policy_lexicon

    return sorted({word.theme for word in policy_lexicon()})


@dataclass(frozen=True, slots=True)
class AcceptSuggestions(Action[list[str]]):
    """Make annotations of suggestions, and remember that they were accepted; the value holds their ids.

    Attributes:
        accepted: The suggestions.
    """

    kind: ClassVar[str] = "accept-suggestion"
    creates_annotations: ClassVar[bool] = True
    accepted: Sequence[Suggestion]

    def do(self, work: UnitOfWork) -> list[str]:
        """Write annotations and verdicts.

        Raises:
            EditConflict: When the words are no longer where they were found.
        """
        places: dict[tuple[str, str], list[Range]] = {}
        texts: dict[str, str] = {}
        for one in self.accepted:
            places.setdefault((one.document_id, one.tag_id), []).append((one.start, one.end))
            if one.document_id not in texts:
                texts[one.document_id] = work.text(work.document(one.document_id)["version_id"])
            if texts[one.document_id][one.start : one.end] != one.quote:
                raise EditConflict(work.path, "conflict", what="passage", id=one.document_id, found="")
        made: list[str] = []
        for (document_id, tag_id), ranges in places.items():
            made += annotate_spans(work, document_id, ranges, tag_id)
        _record_verdict(work, self.accepted, "accepted")
        return made


@dataclass(frozen=True, slots=True)
class RefuseSuggestions(Action[None]):
    """Remember that suggestions were refused, so that they are not made again; one step.

    Attributes:
        refused: The suggestions.
    """

    kind: ClassVar[str] = "refuse-suggestion"
    refused: Sequence[Suggestion]

    def do(self, work: UnitOfWork) -> None:
        """Write the verdicts."""
        _record_verdict(work, self.refused, "refused")


def _record_verdict(work: UnitOfWork, suggested: Sequence[Suggestion], verdict: str) -> None:
    rows = [
        {
            "id": new_id(),
            "rule": one.rule,
            "document_id": one.document_id,
            "start": one.start,
            "end": one.end,
            "quote": one.quote,
            "tag_id": one.tag_id,
            "verdict": verdict,
            "annotator_id": work.annotator_id,
            "created": work.now,
        }
        for one in suggested
    ]
    work.insert("suggestion_verdict", *rows)
    names = {str(row["name"]) for row in work.rows("tag", [one.tag_id for one in suggested]).values()}
    work.set_label_args(tag="、".join(sorted(names)), count=str(len(rows)))
