"""Folders of reports and the list that may lie in them."""

from pathlib import Path

from report_files import PROSE, errors, good, one, read, written


class TestFolder:
    def test_sorted_recursive_without_hidden_files_and_the_list(self, tmp_path):
        for name in ("b.txt", "a.md", ".hidden.txt", "sub/c.txt", ".git/d.txt", "notes.xyz"):
            written(tmp_path / name, PROSE + name)
        written(tmp_path / "reports.csv", "path,published\na.md,2024-01-05\nsub/c.txt,2024-01-06\n")
        reports = [source.report for source in good(read(tmp_path))]
        paths = [Path(report.path).relative_to(tmp_path).as_posix() for report in reports]
        assert paths == ["a.md", "b.txt", "sub/c.txt"]
        assert [report.published for report in reports] == ["2024-01-05", None, "2024-01-06"]

    def test_the_list_comes_before_front_matter_and_the_option_before_both(self, tmp_path):
        path = written(tmp_path / "a.md", f"---\ndate: 2024-01-05\ntitle: T\n---\n{PROSE}")
        written(tmp_path / "reports.csv", "\ufeffpath;published;publisher\r\na.md;2024-01-06;\r\n")
        report = one(path).report
        assert (report.published, report.published_from, report.title) == ("2024-01-06", "reports.csv", "T")
        assert one(path, published="2024").report.published_from == "option"

    def test_a_broken_list_is_told_once_and_the_reports_go_on(self, tmp_path):
        for name in ("a.txt", "b.txt"):
            written(tmp_path / name, PROSE)
        written(tmp_path / "reports.csv", "file,date\na.txt,2024\n")
        outcomes = read(tmp_path)
        assert len(good(outcomes)) == 2
        assert len(errors(outcomes)) == 1
        assert "path" in errors(outcomes)[0]

    def test_a_pdf_is_named_and_an_empty_folder_too(self, tmp_path):
        assert "no reports" in errors(read(tmp_path))[0]
        written(tmp_path / "a.pdf", b"%PDF")
        assert ".pdf files cannot be read" in errors(read(tmp_path))[0]

    def test_a_file_that_is_named_twice_is_read_once(self, tmp_path):
        path = written(tmp_path / "a.txt", PROSE)
        assert len(read(path, tmp_path, path)) == 1

    def test_a_link_to_the_folder_itself_is_no_trap(self, tmp_path):
        written(tmp_path / "a.txt", PROSE)
        (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
        assert len(read(tmp_path)) == 1

    def test_the_list_may_lie_beside_the_folder(self, tmp_path):
        for name in ("a.txt", "b.txt", "c.txt", "sub/d.txt", "sub/e.txt"):
            written(tmp_path / "reports" / name, PROSE + name)
        written(tmp_path / "c.txt", PROSE)
        listed = ["reports/a.txt", "b.txt", "c.txt", "sub/d.txt", "e.txt"]
        rows = [f"{name},2024-01-0{day}\n" for day, name in enumerate(listed, start=1)]
        written(tmp_path / "reports.csv", "path,published\n" + "".join(rows))
        published = {s.report.path.rpartition("/")[2]: s.report.published for s in good(read(tmp_path / "reports"))}
        assert published == {
            "a.txt": "2024-01-01",
            "b.txt": "2024-01-02",
            # The row is of the file beside the list, and of none deeper.
            "c.txt": None,
            "d.txt": "2024-01-04",
            "e.txt": None,
        }

    def test_the_nearest_list_counts(self, tmp_path):
        for year, folder in enumerate((tmp_path, tmp_path / "x", tmp_path / "x" / "reports"), start=2022):
            rows = [f"{name},{year}\n" for name in ("a.txt", "reports/b.txt", "x/reports/c.txt")]
            written(folder / "reports.csv", "path,published\n" + "".join(rows))
        for name in ("a.txt", "b.txt", "c.txt"):
            written(tmp_path / "x" / "reports" / name, PROSE + name)
        published = [source.report.published for source in good(read(tmp_path / "x" / "reports"))]
        assert published == ["2024", "2023", None]

    def test_a_list_that_cannot_be_opened_is_told(self, tmp_path, monkeypatch):
        written(tmp_path / "a.txt", PROSE)
        listing = written(tmp_path / "reports.csv", "path,published\na.txt,2024\n")
        opened = Path.open

        def guarded(path, *args, **more):
            if path == listing:
                raise PermissionError(13, "Permission denied")
            return opened(path, *args, **more)

        monkeypatch.setattr(Path, "open", guarded)
        outcomes = read(tmp_path)
        assert errors(outcomes) == [f"{listing}: permission denied"]
        assert len(good(outcomes)) == 1
