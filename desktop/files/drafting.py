"""Drafting: from a file's bytes to its drafts: decoded, split, cleaned, with their facts and damage."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop.files.boundary import read_safely
from desktop.files.budget import SPENT
from desktop.files.cleaning import clean
from desktop.files.decode import Decoded, decode
from desktop.files.draft import Draft, Removal, SourceFile
from desktop.files.errors import Unreadable
from desktop.files.formats import ARCHIVE, MARKDOWN, TABLES, TEXT, format_of, plain_text
from desktop.files.readers.plain import Plain
from desktop.files.splitting import split
from desktop.files.watching import AT_ONCE, Watch, unwatched
from desktop.text.damage import count_damage
from desktop.text.fact_finder import find_facts
from desktop.text.facts import KINDS, Facts
from desktop.text.heading_finder import find_headings
from desktop.text.occasion import date_of
from desktop.text.places import places
from desktop.text.regions import NOWHERE, Region, region_named, region_of_place

if TYPE_CHECKING:
    from desktop.files.readers.rows import (
        Head,
        Mapper,
        Row,
    )  # bring a workbook's library, which few files need

_KIND_WORDS = (("report", "工作报告"), ("investment", "招商"), ("notice", "通知"))


def source_of(
    data: bytes,
    path: str,
    encoding: str | None,
    mapper: "Mapper | None" = None,
    watch: Watch = unwatched,
) -> SourceFile:
    """Give the drafts of a file of any kind.

    Args:
        data: The file's bytes.
        path: Its path or name.
        encoding: What a person chose for a file of text; guessed when None.
        mapper: Tells which column of a table is which field; guessed where it does not know.
        watch: Is told how many documents of a table are read.

    Raises:
        Unreadable: When it cannot be taken.
    """
    kind = format_of(data, path)
    if kind == ARCHIVE:
        return _of_archive(data, path, encoding, mapper, watch)
    if kind in TABLES:
        return _of_table(data, path, kind, (encoding, mapper, watch))
    if kind in (TEXT, MARKDOWN, "html"):
        decoded = decode(data, path, encoding=encoding)
        if kind == "html":
            return _of_plain(data, path, _page(decoded.text, path), decoded)
        drafts = drafts_of_text(decoded.text, path, markdown=kind == MARKDOWN)
        return _source(data, path, decoded, drafts, _left_out(decoded.text, drafts))
    return _of_plain(data, path, plain_text(data, path, kind), Decoded("", "utf-8"))


def _page(text: str, path: str) -> Plain:
    from desktop.files.readers.html import read_html

    return read_html(text, path)


def _of_plain(data: bytes, path: str, plain: Plain, decoded: Decoded) -> SourceFile:
    drafts = _with_struck(drafts_of_text(plain.text, path, title=plain.title, headings=plain.headings), plain)
    remarks = plain.remarks | _left_out(plain.text, drafts)
    if plain.struck or plain.struck_after:
        remarks["page-furniture"] = "\n".join((*plain.struck, *plain.struck_after))
    return _source(data, path, decoded, drafts, remarks)


def _with_struck(drafts: list[Draft], plain: Plain) -> list[Draft]:
    """Give the drafts with what was struck out of the page: before the text to the first, else to the last.

    Such a line has no place in the text; it stands at its beginning or its end. The day it tells is kept.
    """
    if not drafts or not (plain.struck or plain.struck_after):
        return drafts
    ends = ((0, plain.struck, 0, 0), (-1, plain.struck_after, len(plain.text), len(drafts[-1].text)))
    for which, lines, start, at in ends:
        draft = drafts[which]
        gone = tuple(Removal(start, start, f"{line}\n", "", "site-line", at) for line in lines)
        both = (*draft.removals, *gone) if which else (*gone, *draft.removals)
        drafts[which] = replace(draft, removals=both)
    if len(drafts) == 1 and not drafts[0].facts.date:
        day = next(filter(None, map(date_of, plain.struck)), "")
        drafts[0] = replace(
            drafts[0], facts=overruled(drafts[0].facts, {"date": day, "year": _year(drafts[0], day)})
        )
    return drafts


def _year(draft: Draft, day: str) -> str:
    """Give the year of a day where the text told none."""
    return day[:4] if draft.facts.year is None else ""


def changed_text(data: bytes, path: str, encoding: str | None = None) -> str:
    """Give the text of a file that cleaning changed: its offsets are those of removals.

    That of a table or an archive is empty, for each of its documents is a text of its own.

    Raises:
        Unreadable: When it cannot be taken.
    """
    kind = format_of(data, path)
    if kind == ARCHIVE or kind in TABLES:
        return ""
    if kind in (TEXT, MARKDOWN):
        return decode(data, path, encoding=encoding).text
    if kind == "html":
        return _page(decode(data, path, encoding=encoding).text, path).text
    return plain_text(data, path, kind).text


def head_of_table(
    data: bytes, path: str, encoding: str | None = None, mapper: "Mapper | None" = None
) -> "Head | None":
    """Give what can be seen of a table before its columns are decided on; None where it is no table.

    Raises:
        Unreadable: When it cannot be read.
    """
    from desktop.files.readers.rows import head_of

    kind = format_of(data, path)
    if kind not in TABLES:
        return None
    text = "" if kind == "xlsx" else decode(data, path, encoding=encoding).text
    return head_of(_records(data, path, kind, text), mapper)


def _records(data: bytes, path: str, kind: str, text: str) -> Iterator[list[str]]:
    from desktop.files.readers.rows import csv_records, jsonl_records, xlsx_records

    if kind == "xlsx":
        return xlsx_records(data, path)
    return (csv_records if kind == "csv" else jsonl_records)(text, path)


def _of_table(
    data: bytes, path: str, kind: str, how: "tuple[str | None, Mapper | None, Watch]"
) -> SourceFile:
    from desktop.files.readers.rows import read_csv, read_jsonl, read_xlsx

    encoding, mapper, watch = how
    decoded = Decoded("", "utf-8") if kind == "xlsx" else decode(data, path, encoding=encoding)
    if kind == "xlsx":
        table = read_xlsx(data, path, mapper)
    else:
        table = (read_csv if kind == "csv" else read_jsonl)(decoded.text, path, mapper)
    drafts = []
    for part, row in enumerate(list(table.rows)):  # too many are refused before any is worked upon
        if part % AT_ONCE == 0:
            watch(part, 0)
        drafts.append(draft_of_row(row, path, part))
    remarks = {"columns": ", ".join(f"{column} = {field}" for column, field in table.mapping.items())}
    if not table.sure:
        remarks["columns-guessed"] = remarks["columns"]
    return _source(data, path, decoded, [draft for draft in drafts if draft.text], remarks)


def _of_archive(
    data: bytes, path: str, encoding: str | None, mapper: "Mapper | None", watch: Watch
) -> SourceFile:
    """Give the drafts of all files in an archive; those that cannot be taken are remarked."""
    drafts: list[Draft] = []
    refused = []
    doubtful = False
    for name, inner in _members(data, path):
        watch(len(drafts), 0)
        try:
            if inner is None:
                raise Unreadable(name, "not-supported", format="zip")
            within = f"{path}/{name}"
            source = read_safely(within, partial(source_of, inner, within, encoding, mapper, watch))
        except Unreadable as error:
            if error.reason in SPENT:
                raise Unreadable(path, error.reason, member=name) from error
            refused.append(f"{name}: {error.reason}")
            continue
        doubtful = doubtful or source.doubtful
        drafts += [replace(draft, part=len(drafts) + n) for n, draft in enumerate(source.drafts)]
    remarks = {"refused": "\n".join(refused)} if refused else {}
    return _source(data, path, Decoded("", "utf-8", doubtful), drafts, remarks)


def _members(data: bytes, path: str) -> Iterator[tuple[str, bytes | None]]:
    """Give the files of an archive with their bytes; None for an archive within it, which is not opened."""
    from desktop.files.readers.packed import member, member_name, opened

    with opened(data, path, "ZIP") as archive:
        for info in archive.infolist():
            name = member_name(info)
            hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
            if not info.is_dir() and not hidden:
                packed = name.lower().endswith(".zip")
                yield name, None if packed else member(archive, info.filename, path)


def _source(
    data: bytes, path: str, decoded: Decoded, drafts: Sequence[Draft], remarks: dict[str, str]
) -> SourceFile:
    if not drafts:
        raise Unreadable(path, "empty", **remarks)
    if decoded.replaced:
        remarks["replaced"] = str(decoded.replaced)
    controls = sum(1 for draft in drafts for one in draft.removals if one.reason == "control")
    if controls:
        remarks["control-characters"] = str(controls)
    return SourceFile(path, data, decoded.encoding, decoded.doubtful, tuple(drafts), remarks)


def _left_out(text: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Say what belongs to no document: what a site adds to a crawl, rules between documents not counted."""
    edges = [0, *(edge for one in drafts for edge in (one.source_start, one.source_end)), len(text)]
    between = [text[a:b].strip(" \t\r\n-=*_#~—–·") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return {"left-out": "\n".join(filter(None, between))} if any(between) else {}


def drafts_of_text(
    text: str,
    path: str,
    *,
    markdown: bool = False,
    title: str = "",
    headings: Mapping[str, int] | None = None,
) -> list[Draft]:
    """Give the documents of a text.

    Args:
        text: The decoded text of a file.
        path: The file's path.
        markdown: Whether the file says that it is Markdown.
        title: What the file itself calls its text, taken where the text does not say.
        headings: Level of each line that the file itself sets as a heading.
    """
    stretches = split(text)
    drafts = []
    for part, stretch in enumerate(stretches):
        draft = _draft(text[stretch.start : stretch.end], path, markdown, headings or {})
        if draft.text:
            about = draft.facts
            if title and len(stretches) == 1 and "title" in about.inferred and about.kind != "report":
                about = replace(about, title=title)
            drafts.append(
                replace(draft, facts=about, part=part, source_start=stretch.start, source_end=stretch.end)
            )
    return drafts


def draft_of_row(row: "Row", path: str, part: int) -> Draft:
    """Give the document of a table's row; what the table says of it goes before what its text says."""
    draft = _draft(row.text, path, False, {})
    return replace(
        draft, part=part, source=row.facts.get("source") or path, facts=overruled(draft.facts, row.facts)
    )


def _draft(source: str, path: str, markdown: bool, levels: Mapping[str, int]) -> Draft:
    trail = clean(source, markdown=markdown)
    headings = find_headings(trail.text, trail.simple, levels)
    about = find_facts(trail.text, path, headings, trail.simple)
    damage = count_damage(trail.text)
    return Draft(trail.text, about, path, 0, 0, len(source), trail.removals, damage, levels)


def overruled(about: Facts, said: Mapping[str, str]) -> Facts:
    """Give the facts with those that a table states put in their place.

    Args:
        about: What the text told.
        said: What the table says, by field: title, year, date, province, city, county, region, kind, speaker.
    """
    fields: dict[str, object] = {}
    for name in ("title", "speaker"):
        if said.get(name):
            fields[name] = said[name]
    year = re.search(r"(?:19|20)\d\d", said.get("year", ""))
    if year:
        fields["year"] = int(year.group())
    date = date_of(said.get("date", ""))
    if date and not (about.kind == "report" and about.date):  # the day of the meeting, not of the posting
        fields["date"] = date
    kind = said.get("kind", "")
    fields["kind"] = next((one for one, word in _KIND_WORDS if word in kind or kind == one), about.kind)
    assert fields["kind"] in KINDS
    region = _stated_region(about, said)
    if region != NOWHERE:
        fields |= {"region": region.name} | {one: getattr(region, one) for one in Region._fields[1:]}
    inferred = tuple(one for one in about.inferred if one not in fields)
    return replace(about, **fields, inferred=inferred)  # type: ignore[arg-type]


def _stated_region(about: Facts, said: Mapping[str, str]) -> Region:
    """Give the region that a table states; NOWHERE when it states none, or the text names one within."""
    stated = _innermost(said) or (region_named(said["region"], "") if said.get("region") else NOWHERE)
    told = (about.province, about.city, about.county)
    within = all(one == other for one, other in zip(stated[1:4], told, strict=True) if one)
    return NOWHERE if about.region and within else stated


def _innermost(said: Mapping[str, str]) -> Region | None:
    """Give the innermost region that a province's, a city's and a county's name lead to, full or short."""
    place = None
    for level in ("province", "city", "county"):
        names = places().by_name(said.get(level, ""), within=place)
        place = next((one for one in names if one.level == level), place)
    return region_of_place(place) if place else None
