"""Which connections of a module may outlive the object they serve, found in its source."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from textwrap import dedent

from PySide6.QtCore import QObject

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class _Scope:
    """What the names of a function, and the attributes of its class, were bound to."""

    module: set[str]
    attributes: dict[str, list[ast.expr]] = field(default_factory=dict)
    names: dict[str, list[ast.expr]] = field(default_factory=dict)
    inherited: set[str] = field(default_factory=set)
    is_object: bool = False


def outliving(path: Path, module: str) -> list[str]:
    """Return the connections to signals of others that nothing ends, each as ``line: source``.

    A connection to a signal of another object may outlive its receiver. Qt itself ends it where the slot is a
    method of this very object, ``self.method``, of a class that is a `QObject`; everything else belongs into
    `desktop.lifetime.connect`. Signals of ``self``, and of what this class or function has made, die with
    their maker. A `QTimer.singleShot` needs a context, and callbacks of work in the background an owner.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        f"{call.lineno}: {ast.unparse(call)}" for call, scope in _calls(tree, module) if _bad(call, scope)
    ]


def _calls(tree: ast.Module, module: str) -> Iterator[tuple[ast.Call, _Scope]]:
    made_here = {node.name for node in tree.body if isinstance(node, Function | ast.ClassDef)}
    for node in tree.body:
        scope = _Scope(made_here)
        if isinstance(node, ast.ClassDef):
            scope = _of_class(node, module, made_here)
            for part in node.body:
                yield from _of_function(part, scope)
        else:
            yield from _of_function(node, scope)


def _of_class(node: ast.ClassDef, module: str, made_here: set[str]) -> _Scope:
    kind = getattr(importlib.import_module(module), node.name)
    scope = _Scope(made_here, is_object=issubclass(kind, QObject))
    for base in kind.__mro__[1:]:
        if base.__module__.split(".")[0] == module.split(".")[0]:
            for name, values in _bound_by(base).items():
                scope.attributes.setdefault(name, []).extend(values)
    for name, values in _bound(node).items():
        scope.attributes.setdefault(name, []).extend(values)
    scope.inherited = set(dir(kind))
    return scope


@cache
def _bound_by(kind: type) -> dict[str, list[ast.expr]]:
    return _bound(ast.parse(dedent(inspect.getsource(kind))))


def _bound(node: ast.AST) -> dict[str, list[ast.expr]]:
    """Return what is assigned to attributes of ``self``, by name."""
    found: dict[str, list[ast.expr]] = {}
    for target, value in _assigned(node):
        if isinstance(target, ast.Subscript):
            target = target.value
        if (
            isinstance(target, ast.Attribute)
            and isinstance(target.value, ast.Name)
            and target.value.id == "self"
        ):
            found.setdefault(target.attr, []).append(value)
    return found


def _assigned(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    for one in ast.walk(node):
        if isinstance(one, ast.Assign):
            for target in one.targets:
                yield from _pairs(target, one.value)
        elif isinstance(one, ast.AnnAssign | ast.NamedExpr) and one.value is not None:
            yield one.target, one.value
        elif isinstance(one, ast.For | ast.comprehension):
            yield from _pairs(one.target, one.iter)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    if not isinstance(target, ast.Tuple):
        yield target, value
    elif isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
        for part, one in zip(target.elts, value.elts, strict=True):
            yield from _pairs(part, one)
    else:
        for part in target.elts:
            yield from _pairs(part, value)


def _of_function(node: ast.AST, scope: _Scope) -> Iterator[tuple[ast.Call, _Scope]]:
    inner = _Scope(scope.module, scope.attributes, {}, scope.inherited, scope.is_object)
    for target, value in _assigned(node):
        if isinstance(target, ast.Name):
            inner.names.setdefault(target.id, []).append(value)
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            yield one, inner


def _bad(call: ast.Call, scope: _Scope) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    name = call.func.attr
    if name == "singleShot":
        return len(call.args) < 3
    if name in ("perform_many", "perform_beside"):
        has_callback = len(call.args) > (2 if name == "perform_many" else 1)
        return has_callback and all(one.arg != "owner" for one in call.keywords)
    if name != "connect" or not call.args:
        return False
    slot = call.args[0]
    ended_by_qt = (
        scope.is_object
        and isinstance(slot, ast.Attribute)
        and isinstance(slot.value, ast.Name)
        and slot.value.id == "self"
        and slot.attr in scope.inherited
    )
    return not ended_by_qt and not _own(call.func.value, scope)


def _own(sender: ast.expr, scope: _Scope, depth: int = 0) -> bool:
    """Return whether an object, or a signal of one, was made by this class or function."""
    if depth > 12:
        return False

    def own(one: ast.expr) -> bool:
        return _own(one, scope, depth + 1)

    match sender:
        case ast.Attribute(value=ast.Name(id="self"), attr=name):
            values = scope.attributes.get(name)
            return all(map(own, values)) if values else name in scope.inherited
        case ast.Name(id=name):
            values = scope.names.get(name)
            return bool(values) and all(map(own, values or []))
        case ast.Call(func=function):
            return _made(function, scope, own)
        case ast.Attribute(value=part) | ast.Subscript(value=part) | ast.DictComp(value=part):
            return own(part)
        case ast.ListComp(elt=part) | ast.SetComp(elt=part) | ast.GeneratorExp(elt=part):
            return own(part)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Dict(values=parts):
            return all(map(own, parts))
        case ast.IfExp(body=one, orelse=other):
            return own(one) and own(other)
    return isinstance(sender, ast.Constant)  # None, before it is made


def _made(function: ast.expr, scope: _Scope, own: Callable[[ast.expr], bool]) -> bool:
    """Return whether a call makes something new: from a class, a function here, a method of its own."""
    if isinstance(function, ast.Subscript):
        return _made(function.value, scope, own)
    if isinstance(function, ast.Name):
        return function.id in scope.module or function.id[:1].isupper()
    if isinstance(function, ast.Attribute):
        if isinstance(function.value, ast.Name) and function.value.id == "self":
            return function.attr in scope.inherited
        return own(function.value)
    return False
