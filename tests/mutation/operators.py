"""What a mutant is: one small fault put into a module, found in its syntax tree and written into its text.

The operators are the usual ones: comparisons, boolean and arithmetic operators and conditions are swapped or
negated, constants changed, results replaced by None, statements left out, ``break`` and ``continue`` swapped.
Left alone is what changes nothing that a test could see: annotations, decorators, docstrings, type variables,
imports for the type checker, what a module offers to ``import *``, and the inside of f-strings, whose places
Python 3.11 does not tell.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_FALSE = {"None", "False"}
"""Results that None in their place would not change."""

_TYPE_MAKERS = {"TypeVar", "NewType", "ParamSpec", "NamedTuple", "TypeAlias"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault.

    Attributes:
        path: The module, from the root of the tree, with slashes.
        function: Key of the innermost function that it is in, ``path:line``; empty outside of functions.
        operator: Name of what was done.
        line: Line of the place, from 1.
        start: Where the replaced bytes begin in the module.
        end: Where they end.
        before: The replaced source text.
        after: What takes its place.
    """

    path: str
    function: str
    operator: str
    line: int
    start: int
    end: int
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        """Return the module with the fault in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def mutants_of(path: str, source: bytes) -> list[Mutant]:
    """Return every mutant of a module, in the order of its text.

    Each is one that Python can compile.
    """
    found = _Finder(path, source)
    found.visit(ast.parse(source), "")
    return sorted(found.mutants, key=lambda one: (one.start, one.end, one.operator))


def instrumented(path: str, source: bytes) -> bytes:
    """Return a module in which each function notes first that it is called, by its key."""
    lines = source.splitlines(keepends=True)
    places = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if _is_docstring(node.body[0]) and len(node.body) > 1 else node.body[0]
            line = min([first.lineno, *(one.lineno for one in getattr(first, "decorator_list", []))])
            if line > node.lineno and lines[line - 1][: first.col_offset].isspace():
                places.append((line, first.col_offset, f"{path}:{node.lineno}"))
    for line, column, key in sorted(places, reverse=True):
        call = f'{" " * column}__import__("mutants_probe").called({key!r})\n'
        lines.insert(line - 1, call.encode())
    return b"".join(lines)


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


class _Finder:
    """Walks through a module and collects its mutants."""

    def __init__(self, path: str, source: bytes) -> None:
        self.mutants: list[Mutant] = []
        self._path = path
        self._source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def visit(self, node: ast.AST, function: str) -> None:
        """Collect the mutants of a node and of those below it.

        Args:
            node: The node.
            function: Key of the function that it is in, or empty.
        """
        if isinstance(node, ast.expr | ast.stmt):
            for operator, after in _changes(node):
                self._add(node, function, operator, after)
        for child in _parts(node):
            if not (isinstance(child, ast.stmt) and _is_docstring(child)):  # of an attribute
                self.visit(child, function)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for statement in _statements(node):
                self.visit(statement, f"{self._path}:{node.lineno}")

    def _add(self, node: ast.expr | ast.stmt, function: str, operator: str, after: ast.AST) -> None:
        place = node
        if operator == "condition" and isinstance(node, ast.If | ast.While | ast.IfExp):
            place = node.test
        assert place.end_lineno is not None
        assert place.end_col_offset is not None
        start = self._starts[place.lineno - 1] + place.col_offset
        end = self._starts[place.end_lineno - 1] + place.end_col_offset
        text = ast.unparse(after)
        if isinstance(place, ast.expr) and not isinstance(after, ast.Constant):
            text = f"({text})"
        before = self._source[start:end].decode()
        made = Mutant(self._path, function, operator, place.lineno, start, end, before, text)
        if _compiles(made.applied(self._source)):
            self.mutants.append(made)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the children that may hold mutants; of a function, what is evaluated where it is defined."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (one for one in (*node.args.defaults, *node.args.kw_defaults) if one is not None)
        case ast.Module() | ast.ClassDef():
            yield from _statements(node)
        case ast.AnnAssign():
            yield from () if node.value is None else (node.value,)
        case ast.If() if ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}:
            return
        case ast.Call() if ast.unparse(node.func).rpartition(".")[2] in _TYPE_MAKERS:
            return
        case ast.JoinedStr() | ast.Assert() | ast.Assign(targets=[ast.Name("__all__")]):
            return
        case _:
            yield from ast.iter_child_nodes(node)


def _statements(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    return node.body[1:] if node.body and _is_docstring(node.body[0]) else node.body


def _compiles(source: bytes) -> bool:
    try:
        compile(source, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _changes(node: ast.expr | ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    """Yield the operators that a node takes, with what they make of it."""
    match node:
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                others = [*node.ops[:index], _COMPARISONS[type(operator)](), *node.ops[index + 1 :]]
                yield "comparison", ast.Compare(node.left, others, node.comparators)
        case ast.BoolOp():
            other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and/or", ast.BoolOp(other, node.values)
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield "arithmetic", ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
        case ast.UnaryOp() if isinstance(node.op, ast.Not | ast.USub):
            yield "not/minus", node.operand
        case ast.If() | ast.While() | ast.IfExp():
            if ast.unparse(node.test) not in {"TYPE_CHECKING", "True"}:
                yield "condition", ast.UnaryOp(ast.Not(), node.test)
        case ast.Constant():
            yield from _constants(node.value)
        case ast.Return() if node.value is not None and ast.unparse(node.value) not in _FALSE:
            yield "result", ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield "statement", ast.Pass()
        case ast.Break() | ast.Continue():
            yield "break/continue", ast.Continue() if isinstance(node, ast.Break) else ast.Break()


def _constants(value: object) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "constant", ast.Constant(value + 1)
    elif isinstance(value, str):
        yield "constant", ast.Constant(f"{value}XX")
