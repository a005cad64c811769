import json
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from actorgraph.loaders.evaluation import evaluate
from actorgraph.loaders.evaluation_gold import read_gold
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.record import vocabulary


@pytest.fixture(scope="module")
def samples():
    with as_file(files("actorgraph.samples")) as folder:
        yield folder


def sources(samples):
    """The sample reports as read, by the stem of their file."""
    read = read_reports([samples / "reports"])
    return {Path(source.report.path).stem: source for source in read}


def squeezed(text):
    return " ".join(text.replace("*", "").replace("’", "'").split())


def test_every_report_has_a_gold_graph_and_is_dated(samples):
    gold = read_gold(samples / "gold")
    reports = sources(samples)
    assert len(gold) >= 10
    assert set(gold) == set(reports)
    for stem, graph in gold.items():
        assert graph.published == reports[stem].report.published, stem
        assert 80 <= len(reports[stem].text.split()) <= 250, stem


def test_gold_graphs_hold_together(samples):
    texts = {stem: source.text for stem, source in sources(samples).items()}
    for stem, graph in read_gold(samples / "gold").items():
        said = squeezed(texts[stem])
        ids = [attack.id for attack in graph.attacks]
        assert len(ids) == len(set(ids)), stem
        for entry in [*graph.affiliations, *graph.attacks, *graph.retaliations]:
            assert entry.quote, (stem, entry)
            assert all(squeezed(part) in said for part in entry.quote.split(" ... ")), (stem, entry.quote)
        assert {tie.kind for tie in graph.affiliations} <= set(vocabulary("affiliation_kind"))
        assert {weapon for attack in graph.attacks for weapon in attack.weapons} <= set(vocabulary("weapon"))
        assert {answer.attack for answer in graph.retaliations} <= set(ids)
        assert {answer.response_to for answer in graph.retaliations} <= {*ids, None}
        for names in graph.actors:
            assert any(squeezed(name) in said for name in names), (stem, names)


def test_nujaba_and_its_patrons_are_told(samples):
    graph = json.loads((samples / "gold" / "nujaba-commander.json").read_text(encoding="utf-8"))
    told = {(tie["source"][0], tie["kind"], tie["target"][0]) for tie in graph["affiliations"]}
    nujaba = "Harakat Hezbollah al-Nujaba"
    assert {
        (nujaba, "part_of", "Popular Mobilization Forces"),
        (nujaba, "backed_by", "Islamic Revolutionary Guard Corps"),
        (nujaba, "part_of", "Islamic Resistance in Iraq"),
    } <= told


def test_extraction_finds_most_of_the_gold(samples):
    from actorgraph.loaders.extraction.reading import extract_reports

    table = evaluate(read_gold(samples / "gold"), extract_reports([samples / "reports"]))
    assert table["actors (recall)"].recall >= 0.85
    assert table["attacks"].f1 >= 0.75
    assert table["affiliations"].f1 >= 0.75
    assert table["retaliations"].f1 >= 0.35
