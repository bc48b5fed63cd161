"""Spaced digits: numbers printed with a gap between their digits, 7 4 7 7 2 or 1 9 9 7 年, as patterns."""

import re
from typing import Final

GAP: Final = "[ \u3000]"
POINT: Final = "[.．·]"

CHAIN: Final = re.compile(
    r"(?<![0-9A-Za-z.．])(?:"
    rf"(?:19|20){GAP}?[0-9]{GAP}[0-9](?={GAP}?年)|(?:19|20){GAP}[0-9]{{2}}(?={GAP}?年)"
    rf"|(?:1{GAP}9|2{GAP}0)[0-9]{{2}}(?={GAP}?年)"
    rf"|[0-9](?:{GAP}[0-9](?![0-9]))*"
    rf"(?:{GAP}?,{GAP}?[0-9]{GAP}[0-9]{GAP}[0-9](?![0-9]))*"
    rf"(?:{GAP}?{POINT}{GAP}?[0-9](?![0-9])(?:{GAP}[0-9](?![0-9]))*)?"
    rf"|[0-9]{{1,6}}(?:{GAP}{POINT}{GAP}?|{POINT}{GAP})[0-9]{{1,4}})"
    rf"(?!{GAP}?{POINT}?[0-9])"
)
"""Digits of which no two touch, with commas before each three and a decimal point where they have them.

Or digits that touch, with a gap beside their decimal point; or a year of which some digits do: 19 9 8 年.
"""
