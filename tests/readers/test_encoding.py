"""Bytes to text."""

import pytest

from cleaner.errors import InputError
from cleaner.readers.encoding import Decoded, declared_encoding, decode_page

LINE = "<p>Das Café am Fluß „öffnet“ wieder</p>"


def page(declared: str) -> str:
    return f"<html><head><meta charset='{declared}'></head><body>{LINE}"


@pytest.mark.parametrize(
    ("source", "encoding"),
    [
        (LINE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + page("iso-8859-1").encode(), "utf-8"),
        (b"\xff\xfe" + LINE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + LINE.encode("utf-16-be"), "utf-16-be"),
        (LINE.encode("utf-16-le"), "utf-16-le"),
        (LINE.encode("utf-16-be"), "utf-16-be"),
        (page("utf-8").encode(), "utf-8"),
        (page("utf-8").encode("cp1252"), "windows-1252"),
        (page("latin-1").encode("cp1252"), "windows-1252"),
        (page("latin-1").encode(), "utf-8"),
        (page("utf-16").encode(), "utf-8"),
        (page("no-such-thing").encode("cp1252"), "windows-1252"),
        (LINE.encode("cp1252"), "windows-1252"),
    ],
)
def test_same_text_whatever_the_bytes(source: bytes, encoding: str) -> None:
    decoded = decode_page(source)
    assert (decoded.encoding, decoded.replaced) == (encoding, 0)
    assert LINE in decoded.text and not decoded.text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        ("<meta charset=shift_jis><p>港のクレーン", "cp932", "shift_jis"),
        ("<meta charset=iso-2022-jp><p>港のクレーン", "iso2022_jp", "iso-2022-jp"),
        ("<meta charset=gb2312><p>港口的起重机", "gb18030", "gbk"),
        ("<meta charset=euc-kr><p>항구의 크레인", "cp949", "euc-kr"),
        ("<meta charset=windows-1251><p>Кран в порту", "cp1251", "windows-1251"),
        ("<meta charset=iso-8859-2><p>Żuraw łódź", "iso8859-2", "iso-8859-2"),
        ("<?xml version='1.0' encoding='koi8-r'?><p>Кран", "koi8-r", "koi8-r"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1250'><p>Jeřáb", "cp1250", "windows-1250"),
        ("<p>Старый кран в порту впервые за полвека снова поднимает грузы", "cp1251", "windows-1251"),
    ],
)
def test_declared_or_detected(text: str, codec: str, encoding: str) -> None:
    assert decode_page(text.encode(codec)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    "source",
    [
        b"<!-- <meta charset=koi8-r> --><p>a",
        b"<p>The line charset=koi8-r is ours",
        b"<script>var m = 'charset=koi8-r'</script>",
        b"<meta name=charset content=koi8-r>",
        b"<meta charset=''>",
        b"<p>a</p>" * 5000 + b"<meta charset=koi8-r>",
    ],
)
def test_not_declared(source: bytes) -> None:
    assert declared_encoding(source) is None


def test_damage_is_counted() -> None:
    damaged = "<p>Grüße für Åsa, später über Öland</p>".encode() + b"\xff\xfe<p>b</p>"
    assert decode_page(damaged)[1:] == ("utf-8", 2)
    assert decode_page("<p>ein \ufffd steht da".encode()).replaced == 0
    assert decode_page("<p>Grüße und viele Wörter".encode()[:-1] + "ö".encode()[:1])[1:] == ("utf-8", 1)


@pytest.mark.parametrize("source", [b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" * 90, bytes(2000)])
def test_no_text(source: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        decode_page(source)


def test_empty() -> None:
    assert decode_page(b"") == Decoded("", "utf-8")
