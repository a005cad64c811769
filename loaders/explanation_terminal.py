"""An explanation on a terminal: readable at 80 columns, and without colours."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from actorgraph.loaders.explanation_facts import Fact, plain
from actorgraph.loaders.explanation_sentences import Explanation, Sentence
from actorgraph.loaders.explanation_summary import Line, summary

STYLES = {
    "actor": "bold cyan", "place": "green", "weapon": "magenta", "date": "yellow", "number": "blue", "motive": "italic",
    "attack": "bold red", "rejected": "strike red",
}  # fmt: skip
"""How marked words look."""
INDENT = 5


def show(explanation: Explanation, console: Console) -> None:
    """Print an explanation."""
    report = explanation.record.report
    console.print(Text(clean(report.title or report.path), style="bold"))
    console.print(Text(clean(f"{report.path}, {published(explanation)}"), style="dim"))
    for sentence in explanation.sentences:
        console.print()
        show_sentence(sentence, console)
    console.print()
    console.print(Text("What the record says", style="bold"))
    for heading, lines in summary(explanation):
        show_lines(heading, lines, console)


def published(explanation: Explanation) -> str:
    """When the report was published, and how that is known."""
    report = explanation.record.report
    source = f" ({report.published_from})" if report.published_from else ""
    return f"published {report.published}{source}" if report.published else "publication date unknown"


def show_sentence(sentence: Sentence, console: Console) -> None:
    """Print a sentence with its marks, and below it what was found."""
    text = Text(clean(sentence.text))
    for mark in sentence.marks:
        text.stylize(STYLES.get(mark.sort, ""), mark.start, mark.end)
    line = Table.grid(padding=(0, 1))
    line.add_column(width=INDENT - 1, justify="right", style="dim")
    line.add_column()
    line.add_row(str(sentence.number), text)
    console.print(line)
    if sentence.facts or sentence.uncertain:
        console.print(Padding(facts_table(sentence), (0, 0, 0, INDENT)))


def facts_table(sentence: Sentence) -> Table:
    """The facts of a sentence: what, the words and what they mean, how sure, found by what."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=13)
    table.add_column(ratio=1)
    table.add_column(width=4, justify="right")
    table.add_column(width=27, style="dim", overflow="fold")
    for fact in (*sentence.facts, *sentence.uncertain):
        sort = Text("  " * fact.depth + fact.sort, style="dim" if fact.note else "")
        table.add_row(sort, told(fact), f"{fact.score:.2f}", Text("\n".join(fact.found_by)))
    return table


def told(fact: Fact) -> Text:
    """The words of a fact, what they mean, and why it is not in the record."""
    text = Text(clean(fact.words))
    if fact.meaning:
        text.append(f" · {clean(fact.meaning)}", style="dim" if fact.note else "")
    if fact.note:
        text.append(f" [{fact.note}]", style="red")
    return text


def show_lines(heading: str, lines: list[Line], console: Console) -> None:
    """Print one section of what the record says."""
    if not lines:
        return
    console.print(Text(f"  {plain(heading)}", style="dim"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=14)
    table.add_column(ratio=1)
    table.add_column(width=4, justify="right")
    for line in lines:
        score = "" if line.score is None else f"{line.score:.2f}"
        table.add_row(Text(line.name), Text(clean("; ".join(line.told))), score)
    console.print(Padding(table, (0, 0, 0, INDENT)))


def clean(text: str) -> str:
    """Text that cannot steer a terminal: control characters and marks of direction are shown as �."""
    return "".join(c if c.isprintable() or c == " " else " " if c.isspace() else "\ufffd" for c in text)
