"""Dictionaries as files: CSV in any spelling of its columns, quanteda YAML, and what is refused."""

import io
from pathlib import Path

import pytest

from desktop.actions.dictionaries import SHIPPED, shipped_dictionary
from desktop.files.dictionary_files import read_dictionary, write_csv, write_yaml
from desktop.files.errors import Unreadable
from desktop.text.dictionary import Dictionary, DictionaryWord

WORDS = (
    DictionaryWord("经济", "发展", ("发展中国家", "再发展"), "", "见说明"),
    DictionaryWord("经济", "=增长"),
    DictionaryWord("程度", "大力", (), "强"),
    DictionaryWord("程度", "逐步", (), "弱"),
)


def _written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_csv_there_and_back(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    write_csv(Dictionary("d", WORDS), buffer)
    path = tmp_path / "程度词.csv"
    path.write_bytes(buffer.getvalue())
    assert read_dictionary(path) == Dictionary("程度词", WORDS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_of_others(tmp_path: Path, encoding: str) -> None:
    text = "Theme,Word,Except\n经济,发展,发展中国家|再发展\n经济,发展,发展中国家|再发展\n民生,就业,\n民生,,\n"
    read = read_dictionary(_written(tmp_path / "d.csv", text, encoding))
    assert read.words == (
        DictionaryWord("经济", "发展", ("发展中国家", "再发展")),
        DictionaryWord("民生", "就业"),
    )
    assert read.themes == ("经济", "民生")


def test_chinese_columns(tmp_path: Path) -> None:
    read = read_dictionary(_written(tmp_path / "d.csv", "主题,词语,例外\n经济,发展,\n"))
    assert read.words == (DictionaryWord("经济", "发展"),)


def test_yaml_there_and_back(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    write_yaml(Dictionary("d", WORDS), buffer)
    path = tmp_path / "d.yml"
    path.write_bytes(buffer.getvalue())
    assert read_dictionary(path).words == tuple(word._replace(exceptions=(), note="") for word in WORDS)


def test_yaml_of_quanteda(tmp_path: Path) -> None:
    text = "经济:\n  - 高质量 发展\n  - 'no'\n  - develop*\n  - 2024\n程度:\n  强:\n    - 大力\n"
    assert read_dictionary(_written(tmp_path / "d.yaml", text)).words == (
        DictionaryWord("经济", "高质量发展"),
        DictionaryWord("经济", "no"),
        DictionaryWord("经济", "develop"),
        DictionaryWord("经济", "2024"),
        DictionaryWord("程度", "大力", (), "强"),
    )


_BOMB = "a: &a [x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)
)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("d.csv", "theme,term2\n经济,发展\n", "columns"),
        ("d.csv", "theme,word\n", "empty"),
        ("d.yml", "[发展]", "damaged"),
        ("d.yml", "{经济: [", "damaged"),
        ("d.yml", "经济: []", "empty"),
        ("d.yml", _BOMB, "too-many-nodes"),
        ("d.txt", "发展", "not-supported"),
    ],
)
def test_refused(tmp_path: Path, name: str, text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read_dictionary(_written(tmp_path / name, text))
    assert raised.value.reason == reason


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "f.csv").mkdir()
    for name, reason in (("no.csv", "missing"), ("f.csv", "not-a-file")):
        with pytest.raises(Unreadable) as raised:
            read_dictionary(tmp_path / name)
        assert raised.value.reason == reason


@pytest.mark.parametrize("name", SHIPPED)
def test_the_programs_own(name: str) -> None:
    dictionary = shipped_dictionary(name)
    assert dictionary.name == name
    assert len(dictionary.themes) >= 4 and len(dictionary.words) >= 50
    assert len(set(dictionary.words)) == len(dictionary.words)
    for word in dictionary.words:
        assert len(word.word) >= 2, word
        assert all(word.word in exception and word.word != exception for exception in word.exceptions), word
