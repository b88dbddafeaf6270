"""Bytes to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reading.decoding import UndecodableError, decode, normalise
from flows.reading.documents import Reason

SENTENCE = "“Déjà vu,” she said – twelve boats cost £5."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_usual_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding))[0] == SENTENCE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 text", Reason.BINARY),
        (b"PK\x03\x04", Reason.BINARY),
        (bytes(100), Reason.BINARY),
        (b"\xff\xfea", Reason.UNDECODABLE),
    ],
)
def test_what_is_no_text(data: bytes, reason: Reason) -> None:
    with pytest.raises(UndecodableError) as raised:
        decode(data)
    assert raised.value.reason is reason


def test_a_text_cut_within_a_character_is_kept() -> None:
    text, encoding = decode(SENTENCE.encode()[:3] + b"Boats \xc3")
    assert (text, encoding) == ("“Boats �", "utf-8 with errors")


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (" a\r\nb\rc\u2028d\x85e ", "a\nb\nc\nd\ne"),
        ("cafe\u0301", "café"),
        ("a\0b\ud800c", "a�b�c"),
        ("a\tb  c\u202ed", "a\tb  c\u202ed"),
        ("\n \u00a0", ""),
    ],
)
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text())
def test_normalise_is_done_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once.encode("utf-8").decode("utf-8") == once


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except UndecodableError as error:
        assert error.reason in (Reason.BINARY, Reason.UNDECODABLE)
    else:
        assert isinstance(text, str)
        assert encoding
