import io
import json
import re
import sys
from pathlib import Path

import pytest
from report_files import PROSE, errors, good, one, read, written

from actorgraph.loaders.errors import ReportError, UsageError
from actorgraph.loaders.readers.normalization import normalize
from actorgraph.loaders.readers.reading import read_reports


class TestText:
    def test_offsets_point_into_the_text_as_read(self, tmp_path):
        source = one(written(tmp_path / "a.txt", "Kataib\u00a0Hezbollah\r\n\r\nfired.\r\n"))
        assert source.text == "Kataib\u00a0Hezbollah\r\n\r\nfired.\r\n"
        assert (source.report.published, source.report.published_from) == (None, None)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_encodings(self, tmp_path, encoding):
        text = "“Kataib Hezbollah” – the group’s fighters hit a café in São Tomé."
        assert one(written(tmp_path / "a.txt", text.encode(encoding))).text == text

    def test_a_foreign_code_page(self, tmp_path):
        text = "Ракеты попали в базу около города Эрбиль в воскресенье. Никто не пострадал, сообщила армия."
        assert one(written(tmp_path / "a.txt", text.encode("cp1251"))).text == text

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "no text"),
            (b" \n\t ", "no text"),
            (b"\xef\xbb\xbf", "no text"),
            (b"%PDF-1.7 ...", "PDF"),
            (b"\x89PNG\r\n\x1a\n....", "picture"),
            (b"abc\0def", "binary"),
        ],
    )
    def test_what_is_no_text(self, tmp_path, content, words):
        with pytest.raises(ReportError, match=words):
            one(written(tmp_path / "a.txt", content))

    def test_no_such_file(self, tmp_path):
        assert "no such file" in errors(read(tmp_path / "none.txt"))[0]

    @pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
    def test_fifty_megabytes_in_one_line_are_refused(self, tmp_path, name):
        with (tmp_path / name).open("wb") as stream:
            for _ in range(50):
                stream.write(b"rocket " * 143_000)
        [error] = errors(read(tmp_path / name))
        assert "larger than" in error
        assert "MB" in error

    def test_the_same_path_keeps_its_uid_when_its_text_changes(self, tmp_path):
        before = one(written(tmp_path / "a.txt", PROSE)).report
        after = one(written(tmp_path / "a.txt", PROSE + " Later one man died.")).report
        assert before.uid == after.uid
        assert before.sha256 != after.sha256

    def test_the_uid_does_not_depend_on_where_one_stands(self, tmp_path, monkeypatch):
        path = written(tmp_path / "news" / "a.txt", PROSE)
        monkeypatch.chdir(tmp_path)
        assert one("news/a.txt").report.uid == one(path).report.uid
        assert one("news/a.txt").report.path == str(Path("news", "a.txt"))

    def test_equal_names_in_two_folders_are_two_reports(self, tmp_path):
        for folder in "ab":
            written(tmp_path / folder / "x.txt", PROSE)
        assert len({source.report.uid for source in good(read(tmp_path))}) == 2

    def test_one_report_never_replaces_another_unseen(self, tmp_path):
        for year in ("one", "two"):
            written(tmp_path / year / "a" / "b" / "x.txt", PROSE + year)
        outcomes = read(tmp_path)
        assert len(good(outcomes)) == 1
        assert "would replace" in errors(outcomes)[0]

    def test_a_copy_is_read_once(self, tmp_path):
        for year in ("one", "two"):
            written(tmp_path / year / "a" / "b" / "x.txt", PROSE)
        assert len(read(tmp_path)) == 1

    @pytest.mark.parametrize("path", ["", "x\0y"])
    def test_what_is_no_path(self, path):
        assert len(errors(read(path))) == 1


class TestMarkdown:
    def test_front_matter(self, tmp_path):
        text = f"---\ntitle: 'A: b'\ndate: 2024-01-05\nsource: The Daily\nlink: https://x.example\n---\n{PROSE}\n"
        source = one(written(tmp_path / "a.md", text))
        report = source.report
        assert (report.title, report.published, report.published_from) == ("A: b", "2024-01-05", "front matter")
        assert (report.publisher, report.url) == ("The Daily", "https://x.example")
        assert normalize(source.text, source.omitted).text == PROSE

    def test_notation_is_not_words(self, tmp_path):
        text = (
            "# Rockets hit base\n\n"
            "**Rockets** hit a [base](https://x.example/a_b) near _Erbil_, `the` army\\* said.\n\n"
            "> - one\n> - two\n\n| a | b |\n|---|---|\n\n```\ncode\n```\n![x](y.png)\n<!-- note -->\n---\n"
        )
        source = one(written(tmp_path / "a.md", text))
        even = normalize(source.text, source.omitted)
        sentence = "Rockets hit a base near Erbil, the army* said."
        assert [even.text[start:end] for start, end in even.blocks] == ["Rockets hit base", sentence, "one", "two"]
        assert source.report.title == "Rockets hit base"
        start = even.text.index("base near")
        first, last = even.original(start, start + len("base near Erbil"))
        assert source.text[first:last] == "base](https://x.example/a_b) near _Erbil"

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("---\ntitle: [\n---\nx", "no YAML"),
            ("---\n- a\n---\nx", "key: value"),
            ("---\ndate: 2024-02-30\n---\nx", "2024-02-30"),
            ("---\ntitle: x\n---\n", "no text"),
        ],
    )
    def test_broken_front_matter(self, tmp_path, text, words):
        with pytest.raises(ReportError, match=words):
            one(written(tmp_path / "a.md", text))


class TestWebPage:
    PAGE = (
        "<html><head><title>T</title><meta property='og:title' content='Rockets hit base'>"
        "<meta property='og:site_name' content='The Daily'>"
        "<meta property='article:published_time' content='2024-01-05T10:00:00Z'>"
        "<link rel='canonical' href='https://x.example/a.html'>"
        "<script>document.write('Submarines shelled Geneva on Friday and killed five bankers')</script></head>"
        "<body><nav><a href='/'>Home</a></nav><article><h1>Rockets hit base</h1><p>" + PROSE + "</p>"
        "<script>var x = 'Submarines shelled Basel';</script><style>p {color: red}</style>"
        "<p>The caf\u00e9 next to the base stayed open, <b>a witness</b> said on the telephone.</p></article>"
        "<footer>Contact us</footer></body></html>"
    )

    def test_main_text_and_metadata(self, tmp_path):
        source = one(written(tmp_path / "a.html", self.PAGE))
        assert PROSE in source.text
        assert "a witness said" in source.text
        for word in ("Submarines", "color", "Home", "<"):
            assert word not in source.text
        report = source.report
        assert (report.title, report.published, report.published_from) == (
            "Rockets hit base",
            "2024-01-05",
            "HTML metadata",
        )
        assert (report.publisher, report.url) == ("The Daily", "https://x.example/a.html")

    def test_declared_charset(self, tmp_path):
        page = self.PAGE.replace("<head>", "<head><meta charset='iso-8859-15'>")
        assert "café" in one(written(tmp_path / "a.html", page.encode("iso-8859-15"))).text

    def test_a_page_without_text(self, tmp_path):
        with pytest.raises(ReportError, match="no main text"):
            one(written(tmp_path / "a.html", "<html><body><script>alert(1)</script></body></html>"))


class TestJsonLines:
    def test_each_line_is_a_report(self, tmp_path):
        line = {"text": PROSE, "title": "T", "published": "2024-01-05", "publisher": "P", "url": "https://x.example"}
        report = one(written(tmp_path / "a.jsonl", json.dumps(line))).report
        assert (report.title, report.published, report.published_from) == ("T", "2024-01-05", "JSON field")
        assert (report.publisher, report.url) == ("P", "https://x.example")
        assert report.path.endswith("a.jsonl#1")

    def test_a_broken_line_is_named_and_the_others_go_on(self, tmp_path):
        lines = [
            json.dumps({"text": PROSE}).encode(),
            b'{"text": ',
            b"",
            b"[1]",
            b'{"title": "x"}',
            b"\xff\xfe{}",
            b'{"text": "x", "published": "2024-02-30"}',
            b'{"text": "  "}',
            b'{"text": "\\ud800 half"}',
            b"[" * 100_000,
        ]
        outcomes = read(written(tmp_path / "a.jsonl", b"\n".join(lines)))
        told = errors(outcomes)
        numbers = [int(re.search(r"(?:line |#)(\d+)", error).group(1)) for error in told]
        assert numbers == [2, 4, 5, 6, 7, 8, 10]
        assert any("2024-02-30" in error for error in told)
        assert [source.report.path[-2:] for source in good(outcomes)] == ["#1", "#9"]

    def test_many_lines_are_read_one_by_one(self, tmp_path):
        line = json.dumps({"text": PROSE}) + "\n"
        path = written(tmp_path / "a.jsonl", line * 3)
        reports = read_reports([path])
        assert next(reports).report.path.endswith("#1")
        assert len({source.report.uid for source in read(path)}) == 3

    def test_the_uid_follows_the_url(self, tmp_path):
        one_line = json.dumps({"text": PROSE, "url": "https://x.example/1"})
        first = one(written(tmp_path / "a.jsonl", one_line)).report.uid
        second = good(read(written(tmp_path / "b.jsonl", json.dumps({"text": "Other."}) + "\n" + one_line)))[
            1
        ].report.uid
        assert first == second


class TestStandardInput:
    @pytest.mark.parametrize(
        ("content", "texts"),
        [
            (PROSE, [PROSE]),
            (json.dumps({"text": "a"}) + "\n" + json.dumps({"text": "b"}), ["a", "b"]),
            (f"<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>", [PROSE]),
        ],
    )
    def test_what_it_is_shows_in_its_first_words(self, monkeypatch, content, texts):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        sources = good(read("-"))
        assert [source.text for source in sources] == texts
        assert len({source.report.uid for source in sources}) == len(texts)

    def test_front_matter(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"---\ndate: 2024-01-05\n---\nText.")))
        assert one("-").report.published == "2024-01-05"

    def test_nothing(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        assert "no text" in errors(read("-"))[0]


def test_an_option_that_is_no_date_is_refused_at_once(tmp_path):
    with pytest.raises(UsageError, match="2024-02-30"):
        read(written(tmp_path / "a.txt", PROSE), published="2024-02-30")
