"""Search queries: what is asked of the texts of a library, written in one line.

``招商 引资`` asks for both, ``"招商 引资"`` for the phrase, ``A OR B`` for either, ``NOT A`` for texts
without A, ``A NEAR/5 B`` for both with at most five characters between them, ``推进*化`` for anything of a
sentence between, ``/第[一二]产业/`` for a regular expression. Brackets group. ``IN/sentence``,
``IN/paragraph`` or ``IN/section`` asks for all of it in one of these. NOT binds closest, then NEAR, then
spaces, then OR. Operators and signs may be full-width, and quotes Chinese: （招商 ＯＲ “引资”） 产业.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

SCOPES = ("document", "sentence", "paragraph", "section")
"""Within what a query has to hold; the whole text where nothing is said."""

_SCOPE_NAMES = {
    "句": "sentence",
    "段": "paragraph",
    "节": "section",
    "節": "section",
    "文": "document",
    **{one: one for one in SCOPES},
}
_NEAR = re.compile(r"(?:NEAR|(?i:near)/([0-9]{1,9}))")
_WRONG_NEAR = re.compile(r"near(?:/.*|[0-9]+)", re.IGNORECASE)
_SCOPE = re.compile(r"IN/(\w+)")
_REGEX = re.compile(r"/((?:[^/\\]|\\.)+)/(?=[\s)）]|$)")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"|＂((?:[^＂]|＂＂)*)＂')
_CHINESE_QUOTED = re.compile(r"“([^“”]*\s[^“”]*)”|(?:“([^“”]+)”|「([^「」]+)」|『([^『』]+)』)(?=[\s)）]|$)")
_WORD = re.compile(r"[^\s]+")
_GAP = re.compile(r"[*＊]")
_OPENING, _CLOSING = "(（", ")）"

NEAR_DISTANCE = 10
"""Characters between the two sides of a NEAR that does not say how many."""

DEEPEST_QUERY = 50
"""Brackets within brackets; more than anybody writes, and few enough for recursion."""


class InvalidQuery(ValueError):
    """A query that can't be understood.

    Attributes:
        reason: Why, by name: ``empty``, ``only-not``, ``bracket``, ``operator``, ``near``, ``scope`` or
            ``deep``.
        at: The words at which it went wrong.
        start: Where these begin in the query, or None where all of it is meant.
        end: Where they end.
    """

    def __init__(self, reason: str, at: str = "", place: tuple[int, int] | None = None) -> None:
        super().__init__(f"{reason}: {at}" if at else reason)
        self.reason = reason
        self.at = at
        self.start: int | None = place[0] if place else None
        self.end: int | None = place[1] if place else None


@dataclass(frozen=True, slots=True)
class Words:
    """A string; with several parts, these one after the other with anything of a sentence between.

    Attributes:
        parts: The string, cut at each ``*``; none is empty.
    """

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression.

    Attributes:
        pattern: As it was written.
    """

    pattern: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two things near each other, in either order.

    Attributes:
        left: The one.
        right: The other.
        distance: Characters that may lie between.
    """

    left: "Node"
    right: "Node"
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """All of several things.

    Attributes:
        nodes: The things.
    """

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several things.

    Attributes:
        nodes: The things.
    """

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The absence of something.

    Attributes:
        node: What must not be there.
    """

    node: "Node"


Node = Words | Pattern | Near | All | AnyOf | Not


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query, understood.

    Attributes:
        root: What is asked for.
        scope: One of SCOPES, within which it has to hold.
    """

    root: Node
    scope: str = "document"


class _Token(NamedTuple):
    """A piece of a query: a bracket, an operator by its name, ``words``, ``phrase`` or ``pattern``.

    Attributes:
        kind: What it is.
        text: What it says.
        place: Where it begins and ends in the query.
    """

    kind: str
    text: str
    place: tuple[int, int]


def parse_query(query: str, scope: str = "") -> SearchQuery:
    """Understand a query.

    Args:
        query: As it was written.
        scope: One of SCOPES where it is given apart; what the query itself says goes before it.

    Raises:
        InvalidQuery: When it asks for nothing, or can't be understood.
    """
    tokens = list(_tokens(query))
    named = [one for one in tokens if one.kind == "IN"]
    other = next((one for one in named if one.text != named[0].text), None)
    if other is not None:
        raise InvalidQuery("scope", other.text, other.place)
    root = _Parser([one for one in tokens if one.kind != "IN"]).parse()
    return SearchQuery(root, named[0].text if named else scope or "document")


def _tokens(query: str) -> Iterator[_Token]:
    at, open_brackets = 0, 0
    while at < len(query):
        character = query[at]
        if character.isspace():
            at += 1
        elif character in _OPENING and _closes(query, at):
            open_brackets += 1
            at += 1
            yield _Token("(", "(", (at - 1, at))
        elif character in _CLOSING and open_brackets:
            open_brackets -= 1
            at += 1
            yield _Token(")", ")", (at - 1, at))
        else:
            token, at = _piece(query, at, open_brackets)
            if token is not None:
                yield token


def _closes(query: str, at: int) -> bool:
    """Return whether a bracket begins a group: ``(1`` alone is a word, and so is ``(2021)年``.

    A full-width one, which stands in texts, begins a group only where several words are in it: not in （一）.
    """
    depth, quoted = 0, False
    for place, character in enumerate(query[at:], at):
        quoted ^= character in '"＂'
        if not quoted:
            depth += (character in _OPENING) - (character in _CLOSING)
        if not depth:
            after = query[place + 1 : place + 2]
            is_group = query[at] == "(" or any(map(str.isspace, query[at:place]))
            return is_group and (not after or after.isspace() or after in _CLOSING)
    return False


def _piece(query: str, at: int, open_brackets: int) -> tuple[_Token | None, int]:
    """Return the phrase, pattern, operator or word at a place, and where it ends."""
    for shape, kind in ((_QUOTED, "phrase"), (_CHINESE_QUOTED, "phrase"), (_REGEX, "pattern")):
        match = shape.match(query, at)
        if match:
            inner = next(filter(None, match.groups()), "")
            if shape is _QUOTED:
                inner = inner.replace(query[at] * 2, query[at])
            return (_Token(kind, inner, match.span()) if inner else None), match.end()
    match = _WORD.match(query, at)
    assert match is not None  # the caller has passed over white space
    word = match[0]
    if open_brackets:
        word = _before_bracket(word, open_brackets)
    quote = re.search('(?<!^)["＂]', word)
    if quote and _QUOTED.match(query, at + quote.start()):
        word = word[: quote.start()]
    return _worded(word, (at, at + len(word))), at + len(word)


def _before_bracket(word: str, open_brackets: int) -> str:
    """Return a word without the brackets at its end that close a group; its own stay."""
    own, closing = (len(re.findall(f"[{some}]", word)) for some in (_OPENING, _CLOSING))
    while word[-1] in _CLOSING and open_brackets and closing > own and len(word) > 1:
        word = word[:-1]
        closing -= 1
        open_brackets -= 1
    return word


def _worded(word: str, place: tuple[int, int]) -> _Token | None:
    plain = unicodedata.normalize("NFKC", word)
    if plain in ("OR", "NOT"):
        return _Token(plain, word, place)
    if plain == "AND":
        return None
    near = _NEAR.fullmatch(plain)
    if near:
        return _Token("NEAR", near[1] or str(NEAR_DISTANCE), place)
    if _WRONG_NEAR.fullmatch(plain):
        raise InvalidQuery("near", word, place)
    scope = _SCOPE.fullmatch(plain)
    if scope:
        if scope[1].lower() not in _SCOPE_NAMES:
            raise InvalidQuery("scope", word, place)
        return _Token("IN", _SCOPE_NAMES[scope[1].lower()], place)
    return _Token("words", word, place)


class _Parser:
    """Reads tokens from left to right, each rule what binds closer than the one before it."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def parse(self) -> Node:
        """Return what all tokens ask for."""
        if not self._tokens:
            raise InvalidQuery("empty")
        root = self._any()
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            raise InvalidQuery("bracket", token.text, token.place)
        if not is_positive(root):
            raise InvalidQuery("only-not")
        return root

    def _kind(self) -> str:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _any(self) -> Node:
        nodes = [self._all()]
        while self._kind() == "OR":
            self._next()
            nodes.append(self._all())
        return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))

    def _all(self) -> Node:
        nodes = [self._near()]
        while self._kind() not in ("", ")", "OR"):
            nodes.append(self._near())
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _near(self) -> Node:
        node = self._one()
        while self._kind() == "NEAR":
            token = self._next()
            other = self._one()
            if isinstance(node, Not) or isinstance(other, Not):
                raise InvalidQuery("operator", f"NEAR/{token.text} NOT", token.place)
            node = Near(node, other, int(token.text))
        return node

    def _one(self) -> Node:
        kind = self._kind()
        if kind in ("", ")", "OR", "NEAR"):
            token = self._tokens[min(self._at, len(self._tokens) - 1)]
            at = f"NEAR/{token.text}" if token.kind == "NEAR" else token.text
            raise InvalidQuery("operator", at, token.place)
        token = self._next()
        if kind == "NOT":
            return self._deeper(lambda: Not(self._one()))
        if kind == "(":
            node = self._deeper(self._any)
            if self._kind() != ")":
                raise InvalidQuery("bracket", token.text, token.place)
            self._next()
            return node
        if kind == "pattern":
            return Pattern(token.text)
        parts = (token.text,) if kind == "phrase" else tuple(filter(None, _GAP.split(token.text)))
        if not parts:
            raise InvalidQuery("operator", token.text, token.place)
        return Words(parts)

    def _deeper(self, read: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > DEEPEST_QUERY:
            raise InvalidQuery("deep")
        node = read()
        self._depth -= 1
        return node


def is_positive(node: Node) -> bool:
    """Return whether something has to be there for a query to hold, and not only to be absent."""
    if isinstance(node, Not):
        return False
    if isinstance(node, All):
        return any(map(is_positive, node.nodes))
    if isinstance(node, AnyOf):
        return all(map(is_positive, node.nodes))
    return True
