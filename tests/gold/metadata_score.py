"""How good the metadata are that a file gives: title, region, level, year and kind, by kind of file.

python -m tests.gold.metadata_score [--errors] [--corpora FOLDER]

The texts are public documents beside the repository, none of which is in it; without them nothing is scored.
What is expected comes from their own columns (province, title, year), and for tables without such columns
from the column of titles. Each text is read as a file of each kind: alone as .txt, under a name that says
nothing and under its title, as a page with the lines of a site around it, and as a row of a table.
"""

import argparse
import csv
import html
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from desktop.files.pipeline import source_of
from desktop.text.metadata import Metadata

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
MOST_IN_A_CELL = 32_000
"""Characters of a text that are written into the cell of a workbook, which holds hardly more."""
FIELDS = ("title", "region", "level", "year", "kind")
NATION = "全国"
_CHINA = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class Case:
    """A text whose metadata are known.

    Attributes:
        text: The text as it was found.
        titles: The titles that are right; the first is the one it was published under.
        region: Its region's name; empty where it does not matter.
        level: One of ``desktop.text.metadata.LEVELS``.
        year: Its year; None where it does not matter.
        kind: One of ``desktop.text.metadata.KINDS``.
    """

    text: str
    titles: tuple[str, ...]
    region: str
    level: str
    year: int | None
    kind: str

    def right(self, field: str, found: Metadata) -> bool:
        """Return whether a field is as it should be."""
        if field == "title":
            return found.title in self.titles
        wanted = getattr(self, field)
        return not wanted or getattr(found, field) == wanted


def cases(folder: Path) -> Iterator[Case]:
    """Yield the texts of the folder of corpora that have columns for what they are."""
    csv.field_size_limit(2**31 - 1)
    for path in sorted((folder / "provinces").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                made = f"{row['year']}年{row['province']}政府工作报告"
                titles = (row["title"], made)
                yield Case(row["full_text"], titles, row["province"], "province", int(row["year"]), "report")
    lines = (folder / "national_reports.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        yield _national(json.loads(line))


def _national(row: dict[str, object]) -> Case:
    title, text = str(row["title"]), str(row["content"])
    if title.endswith("决议"):
        said = re.search(r"第(.{1,3})届全国人民代表大会第(.)次", title)
        assert said is not None
        number = _chinese(said[1])
        year = 1983 + 5 * (number - 6) + _chinese(said[2]) - 1
        return Case(text, (title,), NATION, "nation", year, "resolution")
    year = int(str(row["year"]))
    made = f"{year}年国务院政府工作报告"
    bare = re.sub("[（(]摘要[)）]", "", title)
    return Case(text, (title, made, bare, bare.replace(_CHINA, "")), NATION, "nation", year, "report")


def _chinese(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    digits = " 一二三四五六七八九"
    return (10 * (digits.index(tens) if tens else 1) if ten else 0) + (digits.index(ones) if ones else 0)


def _alone(case: Case) -> Metadata:
    return _only(case.text.encode("utf-8"), "a.txt")


def _named(case: Case) -> Metadata:
    return _only(case.text.encode("utf-8"), f"{case.titles[0]}.txt")


def _parts(case: Case) -> Metadata:
    where = "国务院" if case.level == "nation" else case.region
    return _only(case.text.encode("utf-8"), f"reports/{case.year}_{where}.txt")


def _one_line(case: Case) -> Metadata:
    return _only(re.sub(r"\s*\n\s*", " ", case.text).encode("utf-8"), "a.txt")


def _page(case: Case) -> Metadata:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in case.text.split("\n") if line.strip())
    page = (
        f"<html><head><title>{case.titles[0]}_某某网</title></head><body><div class='nav'>"
        f"<a href='/'>首页</a><a href='/a'>新闻</a></div>"
        f"<div><h1>{case.titles[0]}</h1>{paragraphs}</div></body></html>"
    )
    return _only(page.encode("utf-8"), "a.html")


def _csv(case: Case) -> Metadata:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["标题", "正文", "来源", "url"])
    writer.writerow([case.titles[0], case.text, "某报", "https://example.org/a"])
    return _only(out.getvalue().encode("utf-8-sig"), "a.csv")


def _xlsx(case: Case) -> Metadata:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Policy Title", "Policy Content"])
    sheet.append([case.titles[0], re.sub(r"[\x00-\x08\x0b-\x1f]", "", case.text)[:MOST_IN_A_CELL]])
    out = io.BytesIO()
    book.save(out)
    return _only(out.getvalue(), "a.xlsx")


def _json(case: Case) -> Metadata:
    return _only(json.dumps({"content": case.text}, ensure_ascii=False).encode("utf-8"), "a.jsonl")


READERS = {
    ".txt": _alone,
    ".txt, named by title": _named,
    ".txt, named by year and region": _parts,
    ".txt, one line": _one_line,
    ".html": _page,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".jsonl, text alone": _json,
}
"""How a text is read, by the caption of its row."""


def _only(data: bytes, path: str) -> Metadata:
    (draft, *_) = source_of(data, path, None).drafts
    return draft.metadata


@dataclass(slots=True)
class Score:
    """How many texts have each field right."""

    right: dict[str, int]
    all: int = 0


def score(
    known: Sequence[Case], *, errors: bool = False, captions: Sequence[str] = tuple(READERS)
) -> dict[str, Score]:
    """Return the scores by caption, and print what is wrong where ``errors``."""
    found: dict[str, Score] = defaultdict(lambda: Score(dict.fromkeys(FIELDS, 0)))
    for caption in captions:
        read = READERS[caption]
        for case in known:
            about = read(case)
            found[caption].all += 1
            for field in FIELDS:
                good = case.right(field, about)
                found[caption].right[field] += good
                if errors and not good:
                    wanted = case.titles if field == "title" else getattr(case, field)
                    print(f"{caption}: {case.titles[0]}: {field} {getattr(about, field)!r}, not {wanted!r}")
    return found


def table(scores: dict[str, Score]) -> str:
    """Return the scores as a Markdown table."""
    lines = [
        "|  | texts | title | region | level | year | kind |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for caption, one in scores.items():
        shares = " | ".join(f"{one.right[field] / one.all:.3f}" for field in FIELDS)
        lines.append(f"| {caption} | {one.all} | {shares} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description="Score the metadata of texts that are known.")
    parser.add_argument("--errors", action="store_true", help="print each field that is wrong")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the texts")
    chosen = parser.parse_args(arguments)
    if not chosen.corpora.is_dir():
        print(f"no such folder: {chosen.corpora}", file=sys.stderr)
        return 1
    print(table(score(list(cases(chosen.corpora)), errors=chosen.errors)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
