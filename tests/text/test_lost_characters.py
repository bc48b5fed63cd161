"""Signs that stand for lost characters, each of them; and what other encodings make of Chinese."""

import pytest

from desktop.text.damage import Damage, count_damage, find_damage


def kinds(text: str) -> list[tuple[str, str]]:
    found = find_damage(text)
    assert count_damage(text) == len(found)
    return [(one.text, one.kind) for one in found]


CONTROLS = [
    *range(0x09),
    0x0B,
    0x0C,
    *range(0x0E, 0x20),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0xD800,
    0xDFFF,
]


@pytest.mark.parametrize("code", CONTROLS)
def test_every_control_character_is_damage(code: int) -> None:
    assert find_damage(f"发{chr(code) * 2}展") == [Damage(1, 3, chr(code) * 2, ("",), "control")]


@pytest.mark.parametrize("sign", ["\t", "\n", "\r", "\x85", " ", "\xa0", "\u3000", "a", "1", "。"])
def test_what_anybody_writes_is_no_damage(sign: str) -> None:
    assert find_damage(f"发{sign}展") == []


@pytest.mark.parametrize(
    ("sign", "meaning"),
    [
        ("\ue5e5", "\u3000"),
        ("\uf06c", "●"),
        ("\uf06e", "■"),
        ("\uf075", "◆"),
        ("\uf0a7", "▪"),
        ("\uf0b7", "•"),
        ("\uf0d8", "➢"),
        ("\uf0fc", "✓"),
    ],
)
def test_private_characters_whose_meaning_is_known(sign: str, meaning: str) -> None:
    assert find_damage(f"标题{sign}正文") == [Damage(2, 3, sign, (meaning,), "private")]
    assert find_damage(f"标题{sign * 2}正文") == [Damage(2, 4, sign * 2, (meaning * 2,), "private")]


@pytest.mark.parametrize("sign", ["\ue000", "\uf8ff", "\U000f0000", "\U0010ffff"])
def test_other_private_characters_are_not_read(sign: str) -> None:
    assert find_damage(f"标题{sign}正文") == [Damage(2, 3, sign, (), "private")]
    assert kinds(f"标题{sign}\uf06c正文") == [(f"{sign}\uf06c", "private")]


@pytest.mark.parametrize("box", ["□", "■", "▯", "◻", "◼", "□□"])
def test_boxes_within_a_name(box: str) -> None:
    assert find_damage(f"县长李{box}同志") == [Damage(3, 3 + len(box), box, (), "box")]
    for text in (f"{box}县长", f"县长{box}", f"是 {box} 否", f"1.{box}县长"):
        assert find_damage(text) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_replacement_characters_are_one_place(count: int) -> None:
    sign = "\ufffd" * count
    assert kinds(f"坚持{sign}发展") == [(sign, "replaced")]
    assert kinds(sign) == [(sign, "replaced")]


def test_the_document_tells_one_or_two_lost_characters() -> None:
    text = "推进高质量发展，推进高质量发展。"
    assert find_damage(f"{text}推进\ufffd质量")[0].proposals == ("高",)
    assert find_damage(f"{text}加快高\ufffd\ufffd发展")[0].proposals == ()
    assert find_damage(f"{text}推进\ufffd\ufffd量发展")[0].proposals == ("高质",)
    assert find_damage(f"{text}推进\ufffd\ufffd\ufffd发展")[0].proposals == ()
    assert find_damage(f"{text}推进\ufffd量发展")[0].proposals == ()


def test_the_likeliest_is_proposed_first_and_five_at_most() -> None:
    text = "".join(f"建设{one}区，" * (9 - n) for n, one in enumerate("新老城郊山湖矿"))
    assert find_damage(f"{text}建设\ufffd区")[0].proposals == ("新", "老", "城", "郊", "山")


def test_damage_of_a_traditional_text_is_looked_up_in_simplified() -> None:
    assert find_damage("推進高質量發展。推進\ufffd質量")[0].proposals == ("高",)


@pytest.mark.parametrize("after", ["霍州", " 霍州", "\u3000霍州", "\t霍州", "\xa0霍州", "\n霍州", ""])
@pytest.mark.parametrize("before", ["", "上 ", "上\n", "上\u3000"])
def test_a_question_mark_after_a_space_is_a_space(before: str, after: str) -> None:
    assert find_damage(f"{before}?{after}") == [Damage(len(before), len(before) + 1, "?", (" ",), "space")]


@pytest.mark.parametrize("text", ["上?霍州", "a ?b", " ?1", " ?”"])
def test_other_question_marks_are_no_spaces(text: str) -> None:
    assert all(kind != "space" for _, kind in kinds(text))


@pytest.mark.parametrize(
    "word",
    [
        "吗",
        "呢",
        "么",
        "麽",
        "嗎",
        "谁",
        "誰",
        "哪",
        "何",
        "几",
        "幾",
        "多少",
        "怎",
        "是否",
        "能否",
        "可否",
        "难道",
        "難道",
        "岂",
        "豈",
        "吧",
        "啊",
        "啥",
        "多大",
        "多久",
        "多长",
        "多远",
        "多高",
        "好不好",
        "有没有",
        "有沒有",
        "要不要",
    ],
)
def test_a_clause_that_asks_may_have_a_question_mark(word: str) -> None:
    assert find_damage(f"县长王{word}？".replace("？", "?明同志")) == []
    assert kinds(f"{word}。县长王?明同志") == [("?", "lost")]


def test_a_clause_that_asks_is_sixty_characters_long() -> None:
    for size, found in ((56, []), (57, [("?", "lost")])):
        assert kinds(f"谁{'，' * size}县长王?明同志") == found


@pytest.mark.parametrize("marks", ["?", "??", "????????"])
def test_question_marks_within_a_name(marks: str) -> None:
    assert kinds(f"县长王{marks}明同志") == [(marks, "lost")]


def test_question_marks_between_whole_words_were_written() -> None:
    assert find_damage("推进发展?群众说了算") == []


@pytest.mark.parametrize(
    ("written", "encoding", "seen_as"),
    [
        ("中国共产党", "utf-8", "latin-1"),
        ("政府工作报告", "utf-8", "latin-1"),
        ("中国人民", "gbk", "latin-1"),
        ("政府工作", "gbk", "latin-1"),
        ("中国", "gbk", "latin-1"),
        ("政府工作报告", "utf-8", "gbk"),
        ("政府工作", "utf-8", "gbk"),
    ],
)
def test_bytes_that_were_decoded_wrongly_are_read_again(written: str, encoding: str, seen_as: str) -> None:
    seen = written.encode(encoding).decode(seen_as)
    found = [one for one in find_damage(f"全省{seen}。") if one.kind == "mojibake"]
    assert [(one.start, one.end, one.text, one.proposals) for one in found] == [
        (2, 2 + len(seen), seen, (written,))
    ]


@pytest.mark.parametrize(
    "text", ["café", "5×3÷2±1", "20°C·m", "naïve", "“甲”—乙…‘丙’", "浣犲", "涓", "é", "ÀÉÎ"]
)
def test_foreign_words_and_signs_were_written(text: str) -> None:
    assert find_damage(text) == []
    assert count_damage(text) == 0
