"""National bodies: whether the State Council, the National People's Congress or the party's centre speaks.

What these say concerns the whole country; the places in it are mentioned in passing.
"""

import re
from importlib.resources import files

from desktop.text.numerals import chinese

_BODIES = "|".join(
    (
        r"(?:中华人民共和国)?(?:国务院|政务院|中央人民政府)(?!国资委驻)",
        r"第[一二三四五六七八九十]{1,3}届(?:全国人民代表大会|全国人大|全国政协)",
        "中华人民共和国|全国人民代表大会|全国人大|全国政协|中国人民政治协商会议全国委员会",
        r"中共中央|党中央|中国共产党中央|中国共产党第[一二三四五六七八九十]{1,3}(?:次全国代表大会|届中央)",
        r"(?:在)?(?:中国共产党|党的?)第?[一二三四五六七八九十]{1,3}(?:次全国代表大会|大(?:报告|上))",
        *files("resources").joinpath("national_bodies.txt").read_text("utf-8").split(),
    )
)
"""Organs of state and party, and the ministries and offices under the State Council, past and present."""
_LEADING = re.compile(
    rf"(?:[（(【《“\s]|(?:19|20)\d\d\s?年(?:度)?|[一二][〇○零九][〇○零一二三四五六七八九]{{2}}年)*(?:{_BODIES})"
)
_ANYWHERE = re.compile(r"国务院(?:(?:19|20)\d\d年)?(?:政府)?工作报告")
_OPENING = re.compile(
    r"我(?:现在)?(?:谨)?(?:代表|受)(?:中华人民共和国)?(?:国务院|政务院|中央人民政府|中共中央|党中央|第.{1,3}届中央委员会)"
    r"|我代表(?:中国共产党)?第[一二三四五六七八九十]{1,3}届中央委员会"
    r"|(?:^|\n)[\s\u3000]*第[一二三四五六七八九十]{1,3}届全国人民代表大会第[一二三四五六七八九十]{1,3}次会议"
    r"|国务院(?:代)?总理[\s\u3000]*[\u4e00-\u9fff]{1,3}[\s\u3000]*[\u4e00-\u9fff]{1,3}[\s\u3000]*(?:\n|各位代表)"
)
_COUNTRY = re.compile(r"我国|全国各族人民|我们的?国家|我们的?祖国")
_LOCAL = re.compile(
    r"[全我](?:省(?!区市|区、市|、)|市(?!场)|县|区(?!域)|州|旗|盟|镇|乡(?!村))|[省市县区州旗镇](?:委(?!员)|政府|人大)"
)
_MOST_LOCAL = 0.34
"""How often a government of a place may be named for each time that the country is, at most."""
_ENOUGH_COUNTRY = 5
"""How often a text must name the country before its words alone tell that a national body speaks."""
_SESSION = re.compile(
    r"第(?P<term>[一二三四五六七八九十]{1,3})届全国(?:人民代表大会|人大)(?:第(?P<number>[一二三四五六七八九十])次会议)?"
)
_OWN_SESSION = re.compile(
    rf"(?:(?<![年月])[在向]|日[，,]?[在向]?|\A[\s\u3000\u200b]*[—－-]*)(?P<session>{_SESSION.pattern})"
    r"(?!(?:召开)?以来|闭幕|结束|期间|的(?:[一三五]年|决议))"
)
"""The session to which something was said: in or before it, dated, or named first of all."""
_LAST_SESSION = re.compile(rf"去年[\u4e00-\u9fff]{{0,5}}(?P<session>{_SESSION.pattern})")
_FIVE_YEARS_AGO = re.compile(rf"(?P<session>{_SESSION.pattern})以来[，,]?的?这?五年")
_TERM_AGO = re.compile(rf"[从自](?P<session>{_SESSION.pattern})(?:召开)?以来")
_FIVE_YEARS_SINCE = re.compile(r"(?<![\u4e00-\u9fff])(?:过去的?|[这近])?五年(?:以?来|间|的工作|里|[，,])")
"""Words by which what is said of a whole term of five years begins."""
_PARTY_CONGRESS = re.compile(r"第(?P<term>[一二三四五六七八九十]{1,3})次全国代表大会")
_EARLY_SESSIONS = {
    1: (1954, 1955, 1956, 1957, 1958),
    2: (1959, 1960, 1962, 1963),
    3: (1964,),
    4: (1975,),
    5: (1978, 1979, 1980, 1981, 1982),
}
"""The years of the sessions of the first National People's Congresses; since the sixth they are yearly."""
_PARTY_CONGRESSES = {7: 1945, 8: 1956, 9: 1969, 10: 1973, 11: 1977, 12: 1982}
"""The years of the party's national congresses; since the twelfth they are held every five years."""


def is_national_title(title: str) -> bool:
    """Return whether a title begins with a national body, or names the State Council's report.

    Args:
        title: The title, simplified.
    """
    return _LEADING.match(title) is not None or _ANYWHERE.search(title) is not None


def opens_nationally(text: str) -> bool:
    """Return whether somebody speaks for a national body in the first words of a text, simplified."""
    return _OPENING.search(text[:1500]) is not None


def is_national_by_words(text: str) -> bool:
    """Return whether a simplified text speaks of the country far more than of any place's government."""
    country = len(_COUNTRY.findall(text))
    return country >= _ENOUGH_COUNTRY and len(_LOCAL.findall(text)) <= _MOST_LOCAL * country


def session_year(session: str) -> int | None:
    """Return the year of a session of the National People's Congress, or of the party's congress.

    Args:
        session: 第十四届全国人民代表大会第三次会议, 第二十次全国代表大会.
    """
    party = _PARTY_CONGRESS.search(session)
    if party:
        term = _value(party["term"])
        return _PARTY_CONGRESSES.get(term, 1982 + 5 * (term - 12) if term > 12 else None)
    found = _SESSION.search(session)
    if found is None:
        return None
    term, number = _value(found["term"]), _value(found["number"] or "")
    early = _EARLY_SESSIONS.get(term)
    if early is not None:
        return early[number - 1] if 0 < number <= len(early) else early[0] if len(early) == 1 else None
    return 1983 + 5 * (term - 6) + number - 1 if term > 5 and 0 < number <= 5 else None


def national_session(text: str) -> str:
    """Return the session of the National People's Congress that a text's first words were said to."""
    head = text[:1200]
    found = _OWN_SESSION.search(head) if "届全国" in head else None  # few texts have one
    return found["session"] if found else ""


def year_after_session(text: str) -> int | None:
    """Return the year told by a session that the first words call last year's, or five years ago.

    What looks back on five years since the first session of a congress was said to the next congress.
    """
    head = text[:2000]
    for shape, later in ((_LAST_SESSION, 1), (_FIVE_YEARS_AGO, 5)):
        found = shape.search(head)
        year = session_year(found["session"]) if found else None
        if year is not None:
            return year + later
    ago = _TERM_AGO.search(head)
    return _next_term(ago["session"]) if ago and _FIVE_YEARS_SINCE.search(head) else None


def _next_term(session: str) -> int | None:
    """Return the year of the first session of the congress after the one whose first session is given."""
    found = _SESSION.search(session)
    if found is None or found["number"] != "一":
        return None
    term = _value(found["term"]) + 1
    early = _EARLY_SESSIONS.get(term)
    return early[0] if early else 1983 + 5 * (term - 6)


def _value(numeral: str) -> int:
    value = chinese(numeral)
    return int(value) if value is not None else 0
