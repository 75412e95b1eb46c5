"""Which encoding a text is in, and that no byte of it goes missing without a word."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.engine.source import Doubt
from drafts.readers import read
from drafts.readers.decoding import decode
from drafts.readers.errors import UnreadableFile
from drafts.readers.tally import Tally

SAMPLES = {
    "en": "Article 1\n\nThe harbour’s lamps – “red” or white – burn at night; fees of £5 are due each year.\n",
    "fr": "Article premier\n\nChaque Partie éclaire ses ports dès la tombée de la nuit, même où la côte est déserte. "
    "Les gardiens règlent la lumière ; ça suffit.\n",
    "es": "Artículo 1\n\nCada Parte iluminará sus puertos según la estación del año. ¿Quién pagará? Los dueños, sin "
    "excepción, en los días señalados.\n",
    "ru": "Статья 1\n\nКаждая Сторона освещает свои гавани ночью. Смотритель маяка ведёт журнал и зажигает огни "
    "при тумане, снеге и дожде.\n",
    "ar": "المادة 1\n\nتضيء كل دولة طرف موانئها ليلا، ويسجل حارس المنارة أحوال الطقس في دفتر خاص، ولا يجوز إطفاء "
    "المصابيح قبل الفجر؛\n",
    "zh": "第一条 灯塔\n\n各缔约国应当在夜间照亮其港口。守塔人应每天记录天气，不得在天亮之前熄灭灯火。\n",
    "zh-Hant": "第一條 燈塔\n\n各締約國應當在夜間照亮其港口。守塔人應每天記錄天氣，不得在天亮之前熄滅燈火。\n",
    "pl": "Artykuł 1\n\nKażda Strona oświetla swoje porty nocą. Latarnik prowadzi dziennik i zapala światła podczas "
    "mgły, śnieżycy oraz gęstego deszczu.\n",
}


def decoded(data: bytes) -> tuple[str, list[Doubt]]:
    doubts: list[Doubt] = []
    text, _ = decode(data, Tally(), doubts)
    return text, doubts


@pytest.mark.parametrize("times", [1, 60], ids=["short", "long"])
@pytest.mark.parametrize(
    ("sample", "codec", "name"),
    [
        ("en", "cp1252", "Windows-1252 (Western European)"),
        ("fr", "cp1252", "Windows-1252 (Western European)"),
        ("es", "iso8859-1", "Windows-1252 (Western European)"),
        ("ru", "cp1251", "Windows-1251 (Cyrillic)"),
        ("ru", "koi8-r", "KOI8-R (Russian)"),
        ("ru", "iso8859-5", "ISO-8859-5 (Cyrillic)"),
        ("ru", "cp866", "DOS 866 (Cyrillic)"),
        ("ar", "cp1256", "Windows-1256 (Arabic)"),
        ("ar", "iso8859-6", "ISO-8859-6 (Arabic)"),
        ("zh", "gb18030", "GB18030 (Simplified Chinese)"),
        ("zh-Hant", "gb18030", "GB18030 (Simplified Chinese)"),
        ("zh-Hant", "big5", "Big5 (Traditional Chinese)"),
        ("pl", "cp1250", "Windows-1250 (Central European)"),
        ("pl", "iso8859-2", "ISO-8859-2 (Central European)"),
        ("fr", "utf-16-le", "UTF-16"),
        ("ru", "utf-16-be", "UTF-16"),
        ("zh", "utf-16-le", "UTF-16"),
        ("ar", "utf-32-le", "UTF-32"),
    ],
)
def test_an_encoding_that_the_file_does_not_say_is_told_and_named(sample, codec, name, times):
    whole = SAMPLES[sample] * times
    text, doubts = decoded(whole.encode(codec))
    assert text == whole
    assert [doubt.code for doubt in doubts] == ["encoding-guessed"]
    assert doubts[0].message.startswith(f"The file does not say its encoding; it was read as {name}.")


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_certain(sample, mark, codec):
    assert decoded(mark + SAMPLES[sample].encode(codec)) == (SAMPLES[sample], [])


@pytest.mark.parametrize("word", ["Château à la mer déjà", "Artículo", "Müller", "“Lamp” – § 5"])
def test_a_few_letters_are_read_as_western_not_as_two_alphabets_in_one_word(word):
    assert decoded(word.encode("cp1252"))[0] == word


def test_bytes_of_another_encoding_within_utf_8_are_read_and_told():
    text, doubts = decoded("Déjà l’été. ".encode() + "Forêt.".encode("cp1252"))
    assert text == "Déjà l’été. Forêt."
    assert doubts == [
        Doubt(
            "encoding-damaged",
            "Bytes that are not UTF-8 like the rest: 1; they were read as Windows-1252.",
            "byte 21",
        )
    ]


def test_half_a_character_at_the_end_shows_and_is_told():
    text, doubts = decoded(codecs.BOM_UTF16_LE + "Lamps".encode("utf-16-le") + b"\x20")
    assert text == "Lamps\ufffd"
    assert [doubt.code for doubt in doubts] == ["encoding-damaged"]


def test_two_encodings_that_fit_alike_are_both_named():
    _, doubts = decoded("Krk Žiri Šid".encode("cp1250"))
    assert doubts[0].message.endswith("would fit nearly as well: look at the letters.")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02" * 400])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableFile, match="not a text file"):
        decoded(data)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta charset="utf-8">', "cp1252"),
        ('<meta charset="no-such-thing">', "utf-8"),
    ],
)
def test_a_page_says_its_encoding_as_browsers_understand_it(head, codec):
    sample = {"cp1251": "ru", "gb18030": "zh"}.get(codec, "en")
    page = f"<html><head>{head}</head><body><p>{SAMPLES[sample]}</p></body></html>"
    text = " ".join(line.text for line in read(page.encode(codec), "x.html").lines)
    assert "".join(text.split()) == "".join(SAMPLES[sample].split())


def test_a_page_in_utf_16_is_a_page():
    page = "<!doctype html><html><body><p>Lamps</p></body></html>".encode("utf-16")
    assert [line.text for line in read(page, "x.txt").lines] == ["Lamps"]


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        tally = Tally()
        text, total = decode(data, tally, [])
    except UnreadableFile:
        return
    assert total == len("".join(text.split())) + tally.count("control character")
