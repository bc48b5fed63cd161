"""The import pipeline: bytes are decoded, split and cleaned into drafts with metadata and damage."""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.files.boundary import read_safely
from desktop.files.budget import SPENT
from desktop.files.cleaning import clean
from desktop.files.column_mapping import Mapper, TableHead, from_header, head_of
from desktop.files.decoding import Decoded, decode
from desktop.files.document_splitting import split
from desktop.files.draft import Draft, Removal, SourceFile
from desktop.files.errors import Unreadable
from desktop.files.formats import ARCHIVE, MARKDOWN, TABLES, TEXT, IdentifiedFile, identified, plain_text
from desktop.files.front_matter import front_matter
from desktop.files.index_labels import index_facts
from desktop.files.progress import AT_ONCE, ProgressCallback, listening, no_progress
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.recognized_text import with_recognition
from desktop.files.wide_tables import long_records
from desktop.text.damage import count_damage
from desktop.text.document_kind import kind_of_title
from desktop.text.document_title import made_title
from desktop.text.gazetteer import load_gazetteer
from desktop.text.heading_finder import find_headings
from desktop.text.issuers import region_of_issuer
from desktop.text.metadata import KINDS, Metadata
from desktop.text.metadata_extractor import extract_metadata, year_of_posting
from desktop.text.regions import NOWHERE, GovernmentRegion, region_named, region_of_place
from desktop.text.report_header import date_of
from desktop.text.script import simplified

if TYPE_CHECKING:
    from desktop.files.readers.tables import (
        Table,
        TableRow,
    )  # brings a workbook's library, which few files need

_TAGS = re.compile(r"</(?:p|div|span|td|li|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:人民)?(?:政府)?工作报告")
"""A title that says neither whose report it is nor of when."""
_MANY_TAGS = 3
"""Ends of elements from which a cell holds a piece of a page; fewer may be the text's own."""
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.\-]*://|www\.)\S+", re.IGNORECASE)
_KIND_WORDS = (("report", "工作报告"), ("investment", "招商"), ("notice", "通知"))


def source_of(
    data: bytes,
    path: str,
    encoding: str | None,
    mapper: Mapper | None = None,
    on_progress: ProgressCallback = no_progress,
) -> SourceFile:
    """Return the drafts of a file of any kind.

    Args:
        data: The file's bytes.
        path: Its path or name.
        encoding: What a user chose for a file of text; guessed when None.
        mapper: Tells which column of a table is which field; guessed where it does not know.
        on_progress: Is told how many documents of a table are read.

    Raises:
        Unreadable: When it cannot be taken.
    """
    with identified(data, path) as file, listening(on_progress):
        if file.kind == ARCHIVE:
            return _of_archive(file, (encoding, mapper, on_progress))
        if file.kind in TABLES:
            return _of_table(file, (encoding, mapper, on_progress))
        if file.kind not in (TEXT, MARKDOWN, "html"):
            return _source_of_extracted(data, path, plain_text(file), Decoded("", "utf-8"))
        decoded = decode(data, path, encoding=encoding)
        if file.kind == "html":
            own = _own_documents(decoded.text, path)
            if own:
                return _source(data, path, decoded, own, {})
            return _source_of_extracted(data, path, _page(decoded.text, path), decoded)
        drafts = drafts_of_text(decoded.text, path, markdown=file.kind == MARKDOWN)
        return _source(data, path, decoded, drafts, _unused_ranges(decoded.text, drafts))


def _own_documents(text: str, path: str) -> list[Draft]:
    """Return the documents of a page that our export wrote, word for word; none of another page."""
    from desktop.files.readers.html import read_own_html

    drafts = []
    for part, plain in enumerate(read_own_html(text, path)):
        simple = simplified(plain.text)
        headings = find_headings(plain.text, simple, {})
        about = extract_metadata(plain.text, path, headings, simple, plain.said)
        if plain.said:
            kept = tuple(one for one in about.inferred if one != "title")
            about = replace(about, title=plain.said["title"], inferred=kept)
        damage = count_damage(plain.text)
        drafts.append(Draft(plain.text, about, path, part, 0, 0, (), damage, tuple(headings)))
    return [draft for draft in drafts if draft.text]


def _page(text: str, path: str) -> ExtractedText:
    from desktop.files.readers.html import read_html

    return read_html(text, path)


def _source_of_extracted(data: bytes, path: str, plain: ExtractedText, decoded: Decoded) -> SourceFile:
    said = {**index_facts(plain.removed_before), **plain.said}
    drafts = _with_removed_blocks(drafts_of_text(plain.text, path, said=said, headings=plain.headings), plain)
    if plain.recognized:
        drafts = with_recognition(drafts, plain)
    remarks = plain.remarks | _unused_ranges(plain.text, drafts)
    if plain.removed_before or plain.removed_after:
        remarks["page-furniture"] = "\n".join((*plain.removed_before, *plain.removed_after))
    return _source(data, path, decoded, drafts, remarks)


def _with_removed_blocks(drafts: list[Draft], plain: ExtractedText) -> list[Draft]:
    """Return the drafts with what was struck out of the page: before the text to the first, else to the last.

    Such a line has no place in the text; it stands at its beginning or its end. The day it tells is kept.
    """
    if not drafts or not (plain.removed_before or plain.removed_after):
        return drafts
    ends = ((0, plain.removed_before, 0, 0), (-1, plain.removed_after, len(plain.text), len(drafts[-1].text)))
    for which, lines, start, at in ends:
        draft = drafts[which]
        gone = tuple(Removal(start, start, f"{line}\n", "", "site-line", at) for line in lines)
        both = (*draft.removals, *gone) if which else (*gone, *draft.removals)
        drafts[which] = replace(draft, removals=both)
    if len(drafts) == 1 and not drafts[0].metadata.date:
        day = next(filter(None, map(date_of, plain.removed_before)), "")
        drafts[0] = replace(
            drafts[0],
            metadata=override_metadata(drafts[0].metadata, {"date": day, "year": _year(drafts[0], day)}),
        )
    return drafts


def _year(draft: Draft, day: str) -> str:
    """Return the year of a day where the text tells none, or tells of the year before it."""
    year = year_of_posting(draft.metadata, simplified(draft.text), day)
    return "" if year is None else str(year)


def changed_text(data: bytes, path: str, encoding: str | None = None) -> str:
    """Return the text of a file that cleaning changed; removals count in the stretch of their document.

    That of a table or an archive is empty, for each of its documents is a text of its own.

    Raises:
        Unreadable: When it cannot be taken.
    """
    with identified(data, path) as file:
        if file.kind == ARCHIVE or file.kind in TABLES:
            return ""
        if file.kind not in (TEXT, MARKDOWN, "html"):
            return plain_text(file).text
        text = decode(data, path, encoding=encoding).text
        if file.kind != "html":
            return text
        return "" if _own_documents(text, path) else _page(text, path).text


def table_head(
    data: bytes, path: str, encoding: str | None = None, mapper: Mapper | None = None
) -> TableHead | None:
    """Return what can be seen of a table before its columns are decided on; None where it is no table.

    Raises:
        Unreadable: When it cannot be read.
    """
    with identified(data, path) as file:
        if file.kind not in TABLES:
            return None
        text = "" if file.archive is not None else decode(data, path, encoding=encoding).text
        return head_of(_records(file, text), mapper)


def _records(file: IdentifiedFile, text: str) -> Iterator[Sequence[str]]:
    """Return the rows of a table, of a workbook those of its first sheet, the header first.

    Args:
        file: The table.
        text: What it holds, decoded; empty for a workbook.
    """
    from desktop.files.readers.tables import csv_records, first_sheet, jsonl_records

    if file.archive is not None:
        return long_records(from_header(first_sheet(_packed_sheets(file))))
    if file.kind == "csv":
        return long_records(from_header(csv_records(text, file.path)))
    return jsonl_records(text, file.path)


def _sheets(file: IdentifiedFile, text: str) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    """Yield the tables of a file with their names; a file that is one table has it without a name."""
    if file.archive is None:
        yield "", _records(file, text)
        return
    for name, rows in itertools.groupby(_packed_sheets(file), key=itemgetter(0)):
        yield name, long_records(from_header(cells for _, cells in rows))


def _packed_sheets(file: IdentifiedFile) -> Iterator[tuple[str, list[str]]]:
    """Return the rows of all sheets of a workbook, each with the name of its sheet."""
    from desktop.files.readers.ods import ods_sheets
    from desktop.files.readers.tables import xlsx_sheets

    assert file.archive is not None
    return (ods_sheets if file.kind == "ods" else xlsx_sheets)(file.archive, file.path)


def _of_table(file: IdentifiedFile, how: tuple[str | None, Mapper | None, ProgressCallback]) -> SourceFile:
    encoding, mapper, on_progress = how
    packed = file.archive is not None
    decoded = Decoded("", "utf-8") if packed else decode(file.data, file.path, encoding=encoding)
    drafts: list[Draft] = []
    columns: list[str] = []
    guessed = False
    left_out: list[str] = []
    problem: Unreadable | None = None
    for name, records in _sheets(file, decoded.text):
        try:
            table, read = _read_sheet(records, file.path, mapper, (len(drafts), on_progress))
        except Unreadable as error:
            if error.reason not in ("columns", "empty"):
                raise
            problem = problem or error
            left_out.append(f"{name}: {error.reason}")
            continue
        drafts += read
        columns += [f"{column} = {field}" for column, field in table.mapping.items()]
        guessed = guessed or not table.sure
        left_out += [f"{name} #{number + 1}: empty".lstrip() for number in sorted(table.left_out)]
    if not drafts and problem is not None:
        raise problem
    remarks = {"columns": ", ".join(dict.fromkeys(columns))}
    if guessed:
        remarks["columns-guessed"] = remarks["columns"]
    if left_out:
        remarks["refused"] = "\n".join(left_out)
    return _source(file.data, file.path, decoded, drafts, remarks)


def _read_sheet(
    records: Iterator[Sequence[str]],
    path: str,
    mapper: Mapper | None,
    progress: tuple[int, ProgressCallback],
) -> "tuple[Table, list[Draft]]":
    """Return one table and the drafts of its rows; rows that have no text after cleaning are left out."""
    from desktop.files.readers.tables import read_table

    done, on_progress = progress
    table = read_table(records, path, mapper)
    drafts = []
    for part, row in enumerate(list(table.rows), done):  # too many are refused before any is worked on
        if part % AT_ONCE == 0:
            on_progress(part, 0)
        draft = draft_of_row(row, path, part)
        if draft.text:
            drafts.append(draft)
        else:
            table.left_out.append(row.number)
    return table, drafts


def _of_archive(file: IdentifiedFile, how: tuple[str | None, Mapper | None, ProgressCallback]) -> SourceFile:
    """Return the drafts of all files in an archive; those that cannot be taken are remarked."""
    path, on_progress = file.path, how[2]
    drafts: list[Draft] = []
    refused = []
    doubtful = False
    for name, read in _members(file):
        on_progress(len(drafts), 0)
        try:
            if read is None:
                raise Unreadable(name, "packed", format="zip")
            within = f"{path}/{name}"
            inner = read_safely(within, read)
            source = read_safely(within, partial(source_of, inner, within, *how))
        except Unreadable as error:
            if error.reason in SPENT:
                raise Unreadable(path, error.reason, member=name) from error
            refused.append(f"{name}: {error.reason}")
            continue
        doubtful = doubtful or source.doubtful
        drafts += [replace(draft, part=len(drafts) + n) for n, draft in enumerate(source.drafts)]
    remarks = {"refused": "\n".join(refused)} if refused else {}
    return _source(file.data, path, Decoded("", "utf-8", doubtful), drafts, remarks)


def _members(file: IdentifiedFile) -> Iterator[tuple[str, Callable[[], bytes] | None]]:
    """Yield the files of an archive with what reads them; None for an archive within it, left closed."""
    from desktop.files.readers.archive import member, member_name

    archive = file.archive
    assert archive is not None
    for info in archive.infolist():
        name = member_name(info)
        hidden = any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
        if not info.is_dir() and not hidden:
            packed = name.lower().endswith(".zip")
            yield name, None if packed else partial(member, archive, info.filename, file.path)


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


def _unused_ranges(text: str, drafts: Sequence[Draft]) -> dict[str, str]:
    """Return what belongs to no document, such as what a site adds to a crawl; separators do not count."""
    edges = [0, *(edge for one in drafts for edge in (one.source_start, one.source_end)), len(text)]
    between = [text[a:b].strip(" \t\r\n-=*_#~—–·") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return {"left-out": "\n".join(filter(None, between))} if any(between) else {}


def drafts_of_text(
    text: str,
    path: str,
    *,
    markdown: bool = False,
    said: Mapping[str, str] | None = None,
    headings: Mapping[str, int] | None = None,
) -> list[Draft]:
    """Return the documents of a text.

    Args:
        text: The decoded text of a file.
        path: The file's path.
        markdown: Whether the file says that it is Markdown.
        said: What the file itself says of its text, taken where that is one document.
        headings: Level of each line that the file itself sets as a heading.
    """
    stretches = split(text)
    told = (said or {}) if len(stretches) == 1 else {}
    drafts = []
    for part, stretch in enumerate(stretches):
        draft = _draft(text[stretch.start : stretch.end], path, markdown, headings or {}, told)
        if draft.text:
            drafts.append(replace(draft, part=part, source_start=stretch.start, source_end=stretch.end))
    return drafts


def draft_of_row(row: "TableRow", path: str, part: int) -> Draft:
    """Return the document of a table's row; what the table says of it goes before what its text says."""
    address = row.metadata.get("source", "")
    said = {
        "title": row.metadata.get("title", ""),
        "date": date_of(row.metadata.get("date", "")),
        "source_url": address if _ADDRESS.fullmatch(address) else "",
    }
    named = row.metadata.get("file_name", "")
    draft = _draft(_without_tags(row.text, path), f"{path}/{named}" if named else path, False, {}, said)
    return replace(
        draft,
        part=part,
        source=address or path,
        metadata=override_metadata(draft.metadata, row.metadata),
    )


def _without_tags(text: str, path: str) -> str:
    """Return the text of a cell, which may hold a piece of a page as a crawl saved it."""
    if len(_TAGS.findall(text)) < _MANY_TAGS:
        return text
    try:
        return _page(text, path).text
    except Unreadable as error:
        if error.reason != "empty":
            raise
        return ""


def _draft(
    source: str, path: str, markdown: bool, levels: Mapping[str, int], said: Mapping[str, str]
) -> Draft:
    front = front_matter(source)
    trail = clean(source, markdown=markdown, front=front.end)
    headings = find_headings(trail.text, trail.simple, levels)
    gone = [one.text for one in trail.removals if one.reason == "site-line"]
    labels = index_facts(gone)
    in_front = {name: front.said.get(name, "") for name in ("title", "issuer")}
    told = {
        "date": next(filter(None, map(date_of, gone)), ""),
        **labels,
        **_filled(in_front),
        **_filled(said),
    }
    about = extract_metadata(trail.text, path, headings, trail.simple, told)
    stated = {field: told[field] for field in ("region", "year") if told.get(field)}
    stated |= {name: value for name, value in front.said.items() if name not in in_front}
    about = override_metadata(about, stated) if stated else about
    address = front.said.get("source", "")
    if "://" in address and not about.source_url:
        about = replace(about, source_url=address)
    damage = count_damage(trail.text)
    return Draft(trail.text, about, path, 0, 0, len(source), trail.removals, damage, tuple(headings))


def _filled(said: Mapping[str, str]) -> dict[str, str]:
    return {field: value for field, value in said.items() if value}


def override_metadata(about: Metadata, said: Mapping[str, str]) -> Metadata:
    """Return the metadata with those that a table states put in their place.

    Args:
        about: What the text told.
        said: What the table says, by field: title, year, date, province, city, county, region, kind, speaker,
            issuer.
    """
    fields: dict[str, object] = {}
    for name in ("title", "speaker"):
        if said.get(name):
            fields[name] = said[name]
    if _NO_TITLE.fullmatch(simplified(said.get("title", ""))) and not _NO_TITLE.fullmatch(about.title):
        del fields["title"]
    year = re.search(r"(?:19|20)\d\d", said.get("year", ""))
    if year:
        fields["year"] = int(year.group())
    date = date_of(said.get("date", ""))
    if date and not (about.kind == "report" and about.date):  # the day of the meeting, not of the posting
        fields["date"] = date
    stated = said.get("kind", "")
    known = stated if stated in KINDS else kind_of_title(stated)
    fields["kind"] = known or next((one for one, word in _KIND_WORDS if word in stated), about.kind)
    assert fields["kind"] in KINDS
    region = _stated_region(about, said)
    if region != NOWHERE:
        fields |= {"region": region.name} | {
            one: getattr(region, one) for one in GovernmentRegion._fields[1:]
        }
    inferred = tuple(one for one in about.inferred if one not in fields)
    better = replace(about, **fields, inferred=inferred)  # type: ignore[arg-type]
    if "title" not in inferred or (better.region, better.year) == (about.region, about.year):
        return better
    return replace(better, title=made_title(better.kind, better.region, better.year, "") or better.title)


def _stated_region(about: Metadata, said: Mapping[str, str]) -> GovernmentRegion:
    """Return the region that a table states; NOWHERE when it states none, or the text names one within."""
    stated = _innermost(said) or NOWHERE
    if said.get("region"):
        named = _named_within(stated, said["region"], about.year)
        stated = named if stated == NOWHERE or _is_within(named, stated) else stated
    if stated == NOWHERE and (not about.region or "region" in about.inferred) and said.get("issuer"):
        stated = region_of_issuer(said["issuer"])
    told = (about.province, about.city, about.county)
    within = all(one == other for one, other in zip(stated[1:4], told, strict=True) if one)
    return NOWHERE if about.region and within else stated


def _named_within(upper: GovernmentRegion, name: str, year: int | None) -> GovernmentRegion:
    """Return the region of a name, where it can be that which lies in another region."""
    inner = region_named(f"{upper.name}{name}", "", year) if upper != NOWHERE else NOWHERE
    return inner if inner != NOWHERE and _is_within(inner, upper) else region_named(name, "", year)


def _is_within(inner: GovernmentRegion, upper: GovernmentRegion) -> bool:
    """Return whether a region lies in another."""
    above = (upper.province, upper.city, upper.county)
    own = (inner.province, inner.city, inner.county)
    return inner.name != upper.name and all(
        one == other for one, other in zip(own, above, strict=True) if other
    )


def _innermost(said: Mapping[str, str]) -> GovernmentRegion | None:
    """Return the innermost region that a province's, a city's and a county's name lead to, full or short."""
    place = None
    for level in ("province", "city", "county"):
        names = load_gazetteer().by_name(said.get(level, ""), within=place)
        place = next((one for one in names if one.level == level), place)
    return region_of_place(place) if place else None
