"""The tables of the lexicon: how a row is read, and which years are told of a name."""

from desktop.text.lexicon_tables import LexiconWord, policy_words, read_table, years_of

HEADER = "term\taliases\tgloss\tlevel\tyears\tunless"


def word(row: str) -> LexiconWord:
    (found,) = read_table(f"{HEADER}\n{row}\n", "农业")
    return found


def test_a_whole_row() -> None:
    assert word("甲\t乙|丙\t说明。\tall\t1997–2025\t降~|~障") == LexiconWord(
        "甲", ("乙", "丙"), "说明。", "农业", ("降~", "~障"), "all", (1997, 2025)
    )
    assert word("甲\t乙|丙\t说明。\tall\t1997–2025\t降~").names == ("甲", "乙", "丙")


def test_what_a_row_leaves_out() -> None:
    assert word("甲\t\t\t\t\t") == LexiconWord("甲", (), "", "农业", (), "key", None)
    assert word("甲\t|乙||\t\t\t\t") == LexiconWord("甲", ("乙",), "", "农业")
    assert list(read_table("term\tgloss\n甲\t说明。\n", "x")) == [LexiconWord("甲", (), "说明。", "x")]


def test_one_year_is_the_first_and_the_last() -> None:
    assert word("甲\t\t\t\t2026\t").years == (2026, 2026)


def test_quotation_marks_are_characters_like_others() -> None:
    assert word('"甲"\t\t说"明。\tkey\t\t').gloss == '说"明。'


def test_rows_come_in_their_order() -> None:
    rows = "\n".join(f"{one}\t\t\t\t\t" for one in "甲乙丙")
    assert [one.term for one in read_table(f"{HEADER}\n{rows}", "x")] == ["甲", "乙", "丙"]
    assert list(read_table(HEADER, "x")) == []


def test_our_own_tables_are_read_in_the_order_of_their_names() -> None:
    themes = list(dict.fromkeys(one.theme for one in policy_words()))
    assert themes == sorted(themes)
    assert policy_words() is policy_words()


def test_the_years_of_a_word_are_told_of_each_of_its_names() -> None:
    several = [one for one in policy_words() if one.years and one.aliases]
    assert several
    for one in several:
        for name in one.names:
            assert years_of(name) == years_of(f" {name[:1]}\u3000{name[1:]} ") == one.years


def test_years_of_other_names() -> None:
    assert years_of("數字經濟") == years_of("数字经济") is not None
    assert years_of("没有这个词") is None
    assert years_of("") is None
