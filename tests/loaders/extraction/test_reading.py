"""From files to records with the pipeline that is shipped: what must hold for every report, ugly ones too."""

import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from actorgraph.loaders.errors import LanguageError, ReportError
from actorgraph.loaders.extraction.reading import extract_reports
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.record import Record

SAMPLES = Path(str(files("actorgraph.samples"))) / "reports"
STORY = "Kataib Hezbollah fired rockets at Ain al-Asad Air Base on Tuesday. Israel bombed Gaza in response."
HOSTILE = {
    "script": "<script>alert('x')</script> Hamas attacked <b>Sderot</b> & killed \"10\" people on Oct. 7, 2023.",
    "cypher": "'}) DETACH DELETE n // Hamas attacked Sderot. MATCH (n) RETURN n; \\u0027 $where `x`",
    "punctuation": ". , ; : ! ? — … “ ” ( ) [ ] { } " * 40,
    "one letter": "x",
    "invisible": "\u200b\u200e\u202e" * 20 + "a",
    "long word": "a" * 50_000,
    "Arabic": "هاجم حزب الله قاعدة عين الأسد يوم الثلاثاء.",
    "pictures": "🚀 Hamas 👨\u200d👩\u200d👧 attacked Sderot 🚀🚀.",
    "Windows": "Hamas attacked Sderot.\r\n\r\n\r\nIsrael answered.\r\n",
}


def records_of(*paths, **options):
    return list(extract_reports(paths, **options))


def written(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def samples():
    """Every sample report with its text as read."""
    texts = {report.report.uid: report.text for report in read_reports([SAMPLES])}
    return [(record, texts[record.report.uid]) for record in records_of(SAMPLES)]


def spans(record):
    for thing in (*record.actors, *record.places):
        yield from thing.mentions
    for found in (*record.attacks, *record.affiliations, *record.retaliations, *record.rejected):
        yield from found.evidence


def assert_whole(record, text):
    """What must hold for every record, whatever the report says."""
    assert Record.model_validate_json(record.model_dump_json()) == record
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    actors, places = {a.uid for a in record.actors}, {p.uid for p in record.places}
    attacks = {a.uid for a in record.attacks}
    assert actors.isdisjoint(places)
    for attack in record.attacks:
        assert {*attack.attackers, *attack.claimed_by, *attack.denied_by} <= actors
        assert set(attack.places) <= places
        assert set(attack.targets) <= actors | places
        assert not set(attack.attackers) & set(attack.targets)
    for tie in record.affiliations:
        assert {tie.source, tie.target} <= actors
        assert tie.source != tie.target
    for answer in record.retaliations:
        assert {answer.attack, answer.response_to or answer.attack} <= attacks
        assert answer.attack != answer.response_to
        assert set(answer.against) <= actors
    found = [*record.actors, *record.places, *record.attacks, *record.affiliations, *record.retaliations]
    assert len({thing.uid for thing in found}) == len(found)
    for thing in (*record.actors, *record.places):
        assert thing.name.strip()


def test_every_sample_gives_a_whole_record(samples):
    assert len(samples) >= 12
    for record, text in samples:
        assert_whole(record, text)
        assert record.attacks


def test_what_is_found_says_by_what(samples):
    for record, _ in samples:
        for found in (*record.attacks, *record.affiliations, *record.retaliations):
            assert found.found_by
            assert all(name.startswith(("rule:", "head:")) for name in found.found_by)


def test_the_same_report_gives_the_same_record_alone_and_in_any_order(samples):
    names = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md", ".html"})[:2]
    by_path = {Path(record.report.path).name: record for record, _ in samples}
    for record in records_of(*reversed(names)):
        expected = by_path[Path(record.report.path).name]
        assert record.model_copy(update={"report": expected.report}) == expected
        assert record.report.uid == expected.report.uid


UGLY_WORDS = (
    "“Kataib\u00a0Hezbollah”  fired\u200b rockets at Ain\u202fal-Asad Air  Base. الحشد الشعبي denied it — twice."
)
PAGE = (
    "<!doctype html><html><head><title>News</title></head><body><nav>Home | Hamas attacked Sderot</nav><article>"
    "<h1>Rockets hit base</h1><p>&ldquo;Kataib&nbsp;Hezbollah&rdquo; fired <b>rockets</b> at <a href='/x'>Ain al-Asad"
    " Air Base</a> on Tuesday, officials said, in what was the third such attack of the week.</p>"
    "<p>Nobody claimed the attack. The base hosts troops of several countries and has often been hit.</p>"
    "</article></body></html>"
)
MARKDOWN = (
    "---\ntitle: Rockets\npublished: 2024-02-02\n---\n# Rockets\n\n"
    "**Kataib  Hezbollah** fired [rockets](http://x.y) at *Ain al-Asad Air Base*.\n"
)


@pytest.mark.parametrize(("name", "text"), [("a.txt", UGLY_WORDS), ("a.html", PAGE), ("a.md", MARKDOWN)])
def test_offsets_point_into_the_text_as_read_whatever_it_is_written_in(tmp_path, name, text):
    path = written(tmp_path, name, text)
    read = next(iter(read_reports([path])))
    record = records_of(path)[0]
    assert_whole(record, read.text)
    attackers = {uid for attack in record.attacks for uid in attack.attackers}
    assert "actor:kataib-hezbollah" in attackers
    known = next(a for a in record.actors if a.uid == "actor:kataib-hezbollah")
    assert "".join(known.mentions[0].text.split()) == "KataibHezbollah"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_text(tmp_path, name):
    path = written(tmp_path, "report.txt", HOSTILE[name])
    read = next(iter(read_reports([path])))
    assert_whole(records_of(path)[0], read.text)


@pytest.mark.parametrize("text", ["", " \n\t\u00a0 ", "\u200b\u200b"])
def test_nothing_to_read_is_said_or_is_an_empty_record(tmp_path, text):
    told = []
    found = records_of(written(tmp_path, "a.txt", text), on_error=told.append)
    assert len(found) + len(told) == 1
    assert not any([*r.actors, *r.places, *r.attacks] for r in found)


def test_boilerplate_becomes_no_fact(tmp_path):
    front = "---\ntitle: Hamas attacked Sderot\npublished: 2024-02-02\n---\n"
    record = records_of(written(tmp_path, "a.md", f"{front}The minister spoke about trade with Portugal.\n"))[0]
    assert record.attacks == []
    assert not {"actor:hamas", "place:sderot"} & {t.uid for t in (*record.actors, *record.places)}


def test_a_broken_report_stops_no_other(tmp_path):
    written(tmp_path, "a.txt", STORY)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x00binary\x00" * 50)
    written(tmp_path, "c.jsonl", "{not json\n" + json.dumps({"text": STORY, "id": "fine"}) + "\n")
    told = []
    found = records_of(tmp_path, on_error=told.append)
    assert len(found) == 2
    assert len(told) == 2
    assert all(isinstance(error, ReportError) for error in told)
    assert "b.txt" in str(told[0])


def test_without_anybody_to_tell_a_broken_report_is_raised(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x00binary\x00" * 50)
    with pytest.raises(ReportError, match=r"b\.txt"):
        records_of(tmp_path)


def test_rules_and_heads_each_read_alone(tmp_path):
    path = written(tmp_path, "a.txt", STORY)
    for use, other in (("rules", "head:"), ("heads", "rule:")):
        record = records_of(path, use=(use,))[0]
        assert_whole(record, STORY)
        assert record.attacks
        told = [name for attack in record.attacks for name in attack.found_by]
        assert not [name for name in told if name.startswith(other)]


def test_the_publication_date_is_what_weekdays_count_from(tmp_path):
    path = written(tmp_path, "a.txt", STORY)
    dates = [records_of(path, published=day)[0].attacks[0].date for day in ("2024-01-31", "2024-02-07")]
    assert dates == ["2024-01-30", "2024-02-06"]


def test_a_copy_in_another_place_has_the_same_uids(tmp_path):
    one = written(tmp_path / "here" / "reports", "a.txt", STORY)
    two = tmp_path / "there" / "reports" / "a.txt"
    shutil.copytree(one.parent, two.parent)
    first, second = (records_of(path)[0] for path in (one, two))
    assert [a.uid for a in first.actors] == [a.uid for a in second.actors]
    assert [a.uid for a in first.affiliations] == [a.uid for a in second.affiliations]


def test_a_pipeline_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LanguageError, match="no_such_model"):
        records_of(written(tmp_path, "a.txt", STORY), model="no_such_model")
