"""What was found, shown sentence by sentence: on a terminal, and as a page that runs nothing and fetches nothing."""

import io
import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hand_made import actor, expression, fills, place, source_of, trigger
from rich.console import Console

from actorgraph.loaders.commands import explain as command
from actorgraph.loaders.errors import ReportError, UsageError
from actorgraph.loaders.explanation import explain, explained
from actorgraph.loaders.explanation_html import page
from actorgraph.loaders.explanation_sentences import Mark, Sentence, explanation_of
from actorgraph.loaders.explanation_terminal import clean, show
from actorgraph.loaders.extraction.certainty import thresholds
from actorgraph.loaders.extraction.findings import Answer, Findings, Tie
from actorgraph.loaders.gazetteer import load_gazetteer

TEXT = (
    "Hezbollah fired rockets at Fort <b>Alpha</b>. Hamas vowed to strike. "
    "Israel bombed [red]depots[/red] in response; the group hid."
)


def told_of(text=TEXT, **options):
    """An explanation of findings made by hand: an attack, a threat, an answer, and a tie with itself."""
    source = source_of(text, **options)
    who, base = actor(source, "Hezbollah", "actor:hezbollah"), place(source, "Fort <b>Alpha</b>")
    state, group = actor(source, "Israel", "actor:israel"), actor(source, "the group", "actor:hezbollah", level="noun")
    first, second = trigger(source, "fired"), trigger(source, "bombed", 2)
    threat = trigger(source, "strike", 1, modality="threatened")
    rockets = expression(source, "rockets", "weapon", "rocket", found_by="rule:weapon")
    arguments = [fills(first, "attacker", who), fills(first, "target", base), fills(first, "weapon", rockets),
                 fills(second, "attacker", state)]  # fmt: skip
    answers = [Answer(told, first, score=score, found_by="rule:x") for told, score in ((second, 0.8), (threat, 0.7))]
    ties = [Tie(who, group, "part_of", score=0.6, found_by="rule:silly")]
    found = Findings([who, base, state, group], [rockets], [first, threat, second], arguments, ties, answers)
    return explanation_of(source, found, load_gazetteer())


@pytest.fixture(autouse=True)
def everything_told(monkeypatch):
    """What is made by hand is told, whatever the weights of confidence are."""
    monkeypatch.setitem(thresholds(), "told", {"heads": {}, "rules": {}})


def printed(explanation, width=80):
    screen = io.StringIO()
    show(explanation, Console(file=screen, width=width, highlight=False))
    return screen.getvalue()


def facts(explanation, sort):
    return [fact for sentence in explanation.sentences for fact in sentence.facts if fact.sort == sort]


def test_each_sentence_has_what_was_found_in_it():
    explanation = told_of()
    assert [s.number for s in explanation.sentences] == [1, 2, 3]
    first = [(f.depth, f.sort, f.words) for f in explanation.sentences[0].facts]
    assert (0, "attack 1", "fired") in first
    assert first.index((1, "attacker", "Hezbollah")) > first.index((0, "attack 1", "fired"))
    assert facts(explanation, "weapon")[0].found_by == ["rule:weapon"]


def test_what_is_not_in_the_record_says_why():
    explanation = told_of()
    threat = facts(explanation, "attack 2")[0]
    assert threat.note.startswith("rejected: threatened")
    assert [f.note for f in facts(explanation, "retaliation")] == ["left out: attack 2 is not in the record", ""]
    assert "itself" in facts(explanation, "part of")[0].note


def test_what_is_not_sure_enough_says_so(monkeypatch):
    monkeypatch.setitem(thresholds(), "told", {"rules": {"retaliation": 1.0}})
    assert [f.note for f in facts(told_of(), "retaliation")][1] == "left out: not sure enough"


def test_what_is_said_to_be_left_out_is_what_the_record_leaves_out():
    explanation = told_of()
    kept = {f.thing for s in explanation.sentences for f in s.facts if f.sort.startswith("attack ") and not f.note}
    assert kept == {attack.uid for attack in explanation.record.attacks}
    assert explanation.record.affiliations == []
    assert len([f for f in facts(explanation, "retaliation") if not f.note]) == len(explanation.record.retaliations)


def test_a_common_noun_says_whom_it_means():
    group = next(f for f in facts(told_of(), "armed group") if f.words == "the group")
    assert group.meaning == load_gazetteer().get("actor:hezbollah").name


def test_eighty_columns_are_enough_and_every_line_of_the_report_is_there():
    text = printed(told_of())
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 80
    for words in ("Fort <b>Alpha</b>", "[red]depots[/red]", "attack 1", "rule:by-hand", "What the record says"):
        assert words in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_width_loses_a_score(width):
    explanation = told_of()
    kept = [*explanation.record.attacks, *explanation.record.retaliations]
    assert all(f"{entry.confidence:.2f}" in printed(explanation, width) for entry in kept)


@pytest.mark.parametrize("ugly", ["\x1b[31m", "\x07", "\u202e", "\x9b", "\ud800"])
def test_nothing_in_a_report_steers_the_terminal(ugly):
    assert clean(f"a{ugly}b").isprintable()
    text = printed(told_of(title=f"Title {ugly} here"))
    assert ugly not in text


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.addresses, self.ids, self.words = set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.addresses += [value for name, value in attrs if name in {"href", "src", "action", "data"}]
        self.ids += [value for name, value in attrs if name == "id"]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data):
        self.words.append(data)


def test_the_page_runs_nothing_and_fetches_nothing():
    hostile = TEXT.replace("the group", "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} the group")
    text = page([told_of(hostile, title="</title><script>alert(2)</script>")])
    seen = Page(text)
    assert not {"script", "img", "link", "iframe", "object"} & seen.tags
    assert all(address.startswith("#") for address in seen.addresses)
    assert not re.search(r"url\(|@import|https?:", text)
    assert "default-src 'none'" in text
    assert "{{ 7*7 }}" in "".join(seen.words)
    assert "<b>Alpha</b>" in "".join(seen.words)


def test_links_of_the_page_lead_somewhere():
    seen = Page(page([told_of(), told_of(uid="second")]))
    assert seen.addresses
    assert {unquote(address[1:]) for address in seen.addresses} <= set(seen.ids)
    assert len(set(seen.ids)) == len(seen.ids)


def test_marks_nest_and_no_word_is_lost_where_they_cross():
    text = "a suicide drone attack on the base"
    spans = {"weapon": (2, 15), "attack": (10, 22), "actor": (0, 22), "place": (30, 34)}
    sentence = Sentence(1, text, [Mark(*span, sort, sort) for sort, span in spans.items()], [], [])

    def flat(pieces):
        return "".join(flat(p.pieces) if p.mark else p.words for p in pieces)

    assert flat(sentence.pieces) == text
    assert [p.mark.sort for p in sentence.pieces if p.mark] == ["actor", "place"]
    assert [p.mark.sort for p in sentence.pieces[0].pieces if p.mark] == ["weapon"]


def test_what_was_nearly_found_is_shown_apart_in_its_sentence():
    source = source_of(TEXT)
    told = trigger(source, "fired")
    who, group = actor(source, "Hezbollah", "actor:hezbollah"), actor(source, "Hamas", "actor:hamas")
    near = [
        fills(told, "attacker", who, 0.31, "head:argument"),
        Tie(group, who, "backed_by", score=0.32, found_by="head:affiliation"),
        trigger(source, "hid", -1, score=0.33),
        Answer(told, None, score=0.34, found_by="rule:x"),
    ]
    explanation = explanation_of(source, Findings([who, group], triggers=[told], uncertain=near), load_gazetteer())
    shown = [(s.number, f.sort, f.score) for s in explanation.sentences for f in s.uncertain]
    assert shown == [(1, "attacker", 0.31), (1, "retaliation", 0.34), (2, "backed by", 0.32), (3, "attack", 0.33)]
    assert {f.note for s in explanation.sentences for f in s.uncertain} == {"nearly found"}
    assert all(words in printed(explanation) for words in ("0.31", "0.32", "0.33", "0.34"))
    assert "Nearly found" in page([explanation])
    assert "Nearly found" not in page([told_of()])


def test_what_was_nearly_found_is_not_in_the_record():
    source = source_of(TEXT)
    near = [trigger(source, "fired", -1, score=0.4)]
    explanation = explanation_of(source, Findings(uncertain=near), load_gazetteer())
    assert (explanation.record.attacks, explanation.record.rejected) == ([], [])


def test_a_report_in_which_nothing_was_found():
    explanation = explanation_of(source_of("Nothing happened."), Findings(), load_gazetteer())
    assert "Nothing happened." in printed(explanation)
    assert "Nothing happened." in page([explanation])


def test_with_the_pipeline_that_is_shipped(tmp_path):
    report = tmp_path / "a.md"
    report.write_text("---\npublished: 2024-01-31\n---\nHezbollah fired rockets at **Haifa** on Tuesday.\n")
    on_screen = CliRunner().invoke(command, [str(report)])
    assert on_screen.exit_code == 0
    assert "2024-01-30" in on_screen.stdout
    written = CliRunner().invoke(command, [str(report), "--html", str(tmp_path / "out.html")])
    assert written.exit_code == 0
    assert "out.html" in written.stdout.replace("\n", "")
    seen = Page((tmp_path / "out.html").read_text(encoding="utf-8"))
    assert "Haifa" in "".join(seen.words)


def test_a_file_that_cannot_be_read_or_written_is_named(tmp_path):
    with pytest.raises(ReportError, match=r"none\.txt"):
        list(explained(tmp_path / "none.txt"))
    report = tmp_path / "a.txt"
    report.write_text("Nothing happened.")
    with pytest.raises(UsageError, match="--html"):
        explain(report, html=tmp_path / "no" / "out.html")
