"""Bytes to text, or one clear sentence why they are none."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from actorgraph.loaders.errors import ReportError

# First bytes of files that people mistake for text, and what they are.
SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format": "a database",
}
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
DECLARED_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# Where hardly any byte is beyond ASCII there is too little to tell Western code pages apart, and English is the rule.
FOREIGN_SHARE = 0.25


def read_bounded(stream: BinaryIO, name: str, limit: int) -> bytes:
    """All bytes of a stream, up to `limit`.

    Raises ReportError where there is more, without reading it.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise ReportError(
            f"{name}: larger than {limit // 1_000_000} MB, the limit for one report; split it into single reports"
        )
    return data


def decode(data: bytes, name: str) -> str:
    """Text from bytes: UTF-8 or UTF-16 by its mark, else UTF-8, else the most likely older encoding.

    Raises ReportError where the bytes are no text, or no text is there.
    """
    refuse_binary(data, name)
    text = _decoded(data, name)
    if not text.strip("\ufeff\u200b \t\r\n\f\v"):
        raise ReportError(f"{name}: there is no text in it")
    return text


def decode_page(data: bytes, name: str) -> str:
    """Text of a web page, whose own declaration of its charset is believed where it can be true."""
    declared = DECLARED_CHARSET.search(data[:4096])
    if declared and not data.startswith(tuple(BYTE_ORDER_MARKS)):
        refuse_binary(data, name)
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def refuse_binary(data: bytes, name: str) -> None:
    """Raises ReportError where the bytes are those of a picture, an archive, a program and the like."""
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise ReportError(f"{name}: this is {kind}, not text; save its text as .txt and read that")
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReportError(f"{name}: this is a binary file, not text; save its text as .txt and read that")


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReportError(f"{name}: begins as {encoding} and breaks at byte {error.start}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _older_encoding(data, name)


def _older_encoding(data: bytes, name: str) -> str:
    foreign = sum(byte >= 0x80 for byte in data[:100_000]) / min(len(data), 100_000)
    if foreign < FOREIGN_SHARE:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise ReportError(f"{name}: its encoding cannot be told; save it as UTF-8")
    return str(best)
