"""A plugin of pytest that collects the tests once and tries each mutant in a forked process of its own.

Starting pytest and importing what the tests need takes longer than most tests. So one process does that, runs
no test itself, and forks for each request. The forked process puts the fault into what is loaded (the code of
functions; the constants of a module where they are used under their own name) and runs the tests until one
fails. What cannot be put in like that, such as the body of a class, is answered with ``""``.

Requests and answers are lines of JSON in two pipes. A request has a ``fault``, which is null or the fields of
a mutant (``path``, ``function``, ``line``, ``start``, ``end``, ``after``), the ids of the ``tests``, and the
``seconds`` that they may take. The answer is ``["killed", test]``, ``["survived", ""]``,
``["timed out", ""]`` or ``["", reason]`` where nothing can be said.

Environment:
    MUTANTS_PIPES: The descriptors of both pipes, ``requests,answers``.
    MUTANTS_MEMORY: Bytes of address space that a forked process may take.
"""

import ast
import functools
import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

_OURS = ("db", "desktop", "tests")
"""The packages in which a constant may have been imported by name."""

Fault = dict[str, Any]
Answer = tuple[str, str]


class Loaded:
    """What the process has loaded: its functions by their place, and what keeps results.

    Args:
        root: The root of the tree.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._functions: dict[str, dict[tuple[str, int], list[FunctionType]]] = {}
        self._caches: list[functools._lru_cache_wrapper[Any]] = []
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                code = one.__code__
                places = self._functions.setdefault(code.co_filename, {})
                places.setdefault((code.co_qualname, code.co_firstlineno), []).append(one)
            elif isinstance(one, functools._lru_cache_wrapper):
                self._caches.append(one)

    def put_in(self, fault: Fault) -> str:
        """Put a fault into what is loaded.

        Returns:
            Why that cannot be done, or the empty string.
        """
        file = self._root / fault["path"]
        source = file.read_bytes()
        source = source[: fault["start"]] + fault["after"].encode() + source[fault["end"] :]
        if fault["function"]:
            reason = self._replace_code(str(file), compile(source, str(file), "exec", dont_inherit=True))
        else:
            reason = self._set_constants(file, ast.parse(source), fault["line"])
        for cache in self._caches:
            cache.cache_clear()
        return reason

    def _replace_code(self, file: str, module: CodeType) -> str:
        changed = False
        for code in _codes(module):
            for function in self._functions.get(file, {}).get((code.co_qualname, code.co_firstlineno), ()):
                if function.__code__ != code:
                    if function.__code__.co_freevars != code.co_freevars:
                        return "a closure would close over other names"
                    function.__code__ = code
                    changed = True
        return "" if changed else "no function that is loaded has this code"

    def _set_constants(self, file: Path, tree: ast.Module, line: int) -> str:
        name = file.relative_to(self._root).with_suffix("").as_posix().replace("/", ".")
        module = sys.modules.get(name.removesuffix(".__init__"))
        at = next((one for one in tree.body if one.lineno <= line <= (one.end_lineno or 0)), None)
        if module is None or not isinstance(at, ast.Assign | ast.AnnAssign):
            return "not a constant of a module that is loaded"
        before = dict(vars(module))
        later = [one for one in tree.body if one.lineno >= at.lineno]
        assignments = [one for one in later if isinstance(one, ast.Assign | ast.AnnAssign | ast.AugAssign)]
        code = compile(ast.Module(list[ast.stmt](assignments), []), str(file), "exec", dont_inherit=True)
        exec(code, vars(module))
        changed = {key: one for key, one in vars(module).items() if key in before and before[key] is not one}
        for other in _our_modules():
            for key, value in changed.items():
                if vars(other).get(key, value) is before[key]:
                    setattr(other, key, value)
        return ""


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _our_modules() -> list[ModuleType]:
    return [one for name, one in list(sys.modules.items()) if name.partition(".")[0] in _OURS]


def _run(tests: Sequence[pytest.Item]) -> Answer:
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        reports = runtestprotocol(test, log=False, nextitem=following)
        if any(report.failed for report in reports):
            return "killed", test.nodeid
    return "survived", ""


def _try(loaded: Loaded, fault: Fault | None, tests: Sequence[pytest.Item]) -> Answer:
    """Put a fault in, in a forked process, and run tests there."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    memory = int(os.environ["MUTANTS_MEMORY"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if fault is not None and (reason := loaded.put_in(fault)):
        return "", reason
    return _run(tests)


def _answer(loaded: Loaded, fault: Fault | None, tests: Sequence[pytest.Item], seconds: float) -> Answer:
    """Fork, and return what the forked process answers; end it and what it started when it takes too long."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.setsid()
        os.close(reading)
        answer = "", "the process ended"
        try:
            answer = _try(loaded, fault, tests)
        finally:
            os.write(writing, json.dumps(answer).encode())
            os._exit(0)
    os.close(writing)
    end = time.monotonic() + seconds
    over = False
    while not os.waitpid(process, os.WNOHANG)[0]:
        if time.monotonic() > end:
            over = True
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
            break
        time.sleep(0.005)
    with os.fdopen(reading, "rb") as pipe:
        told = b"" if over else pipe.read(1_000_000)
    kind, detail = json.loads(told) if told else ("timed out" if over else "", "")
    return kind, detail


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Answer requests in place of running the tests, until there are no more."""
    pipes = os.environ.get("MUTANTS_PIPES")
    if not pipes:
        return None
    requests, answers = (int(one) for one in pipes.split(","))
    by_id = {test.nodeid: test for test in session.items}
    gc.unfreeze()  # what is frozen is not among the objects that the collector names
    loaded = Loaded(Path(session.config.rootpath))
    gc.freeze()
    with os.fdopen(requests, encoding="utf-8") as lines, os.fdopen(answers, "w", encoding="utf-8") as out:
        for line in lines:
            request = json.loads(line)
            tests = [by_id[one] for one in request["tests"]]
            answer = _answer(loaded, request["fault"], tests, request["seconds"])
            out.write(json.dumps(answer) + "\n")
            out.flush()
    return True
