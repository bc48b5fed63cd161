"""Which file of the program imports which, read from the syntax trees, and the circles among them."""

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

Graph = Mapping[str, frozenset[str]]
"""What each module imports, by dotted names."""


def import_graph(root: Path, *packages: str) -> Graph:
    """Return which modules of some packages import which of them; imports under TYPE_CHECKING count.

    Args:
        root: The folder that the packages are in.
        packages: Names of packages.
    """
    paths = {_module(root, path): path for package in packages for path in (root / package).rglob("*.py")}
    return {
        name: frozenset(_imported(name, path, paths.keys()) - {name}) for name, path in sorted(paths.items())
    }


def _module(root: Path, path: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def _imported(name: str, path: Path, known: Collection[str]) -> set[str]:
    found: set[str] = set()
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            above = parts[: len(parts) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            inner = {f"{base}.{alias.name}" for alias in node.names}
            found |= {one if one in known else base for one in inner}
    return {one for one in found if one in known}


def circles(graph: Graph) -> list[list[str]]:
    """Return the groups of modules each of which imports, by whatever way, all others of its group."""
    return sorted(sorted(group) for group in _components(graph) if len(group) > 1)


def _components(graph: Graph) -> Iterator[list[str]]:
    """Return the strongly connected components (Tarjan's algorithm, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    for root in graph:
        if root in order:
            continue
        path = [(root, iter(sorted(graph[root])))]
        order[root] = low[root] = len(order)
        stack.append(root)
        while path:
            module, others = path[-1]
            for other in others:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    path.append((other, iter(sorted(graph[other]))))
                    break
                if other in stack:
                    low[module] = min(low[module], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[module])
                if low[module] == order[module]:
                    place = stack.index(module)
                    yield stack[place:]
                    del stack[place:]
