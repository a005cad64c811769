"""The picture: what it shows, that it fetches nothing, and that nothing a report says becomes markup."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from small_graph import ARABIC, HOSTILE, RTL

from actorgraph.loaders.record import vocabulary
from actorgraph.queries.connection import Connection
from actorgraph.queries.drawing import View, bends, page, styles
from actorgraph.queries.errors import QueryError
from actorgraph.queries.network import Network, network_of

FETCHING = {"src", "href", "action", "data", "poster", "background", "formaction", "xlink:href", "srcset"}


class Page(HTMLParser):
    """The tags and text of a page, as a browser would split it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


def row(uid, relation, source="a", target="b", **more):
    return {
        "source": source, "source_uid": source, "source_kind": "armed_group", "target": target, "target_uid": target,
        "target_kind": "state", "relation": relation, "detail": None, "date": "2024-01-28", "status": "reported",
        "sentences": ["It was so."], "sources": ["P, T"], "uid": uid,
    } | more  # fmt: skip


def drawn(html, name):
    """The nodes or edges that a page hands to vis-network."""
    return json.loads(re.search(rf"const {name} = new vis.DataSet\((.*)\);\n", html)[1])


def test_what_is_told_alike_of_a_pair_is_one_edge():
    network = network_of([row("k1", "attacked"), row("k2", "attacked"), row("k3", "attacked", "b", "a")])
    assert [(edge.source, edge.target, edge.uids) for edge in network.edges] == [
        ("a", "b", ["k1", "k2"]), ("b", "a", ["k3"])
    ]  # fmt: skip
    assert network.edges[0].label("attacked") == "attacked ×2"
    assert network.edges[0].tellings[0] == "2024-01-28, reported\n“It was so.”\n— P, T"


def test_a_claim_of_ones_own_attack_is_no_second_edge():
    rows = [row("k1", "attacked"), row("k1", "claimed"), row("k1", "claimed", "facade")]
    network = network_of(rows)
    assert [(edge.source, edge.relation, edge.label("x")) for edge in network.edges] == [
        ("a", "attacked", "x, claimed"), ("facade", "claimed", "x")
    ]  # fmt: skip


def test_edges_between_one_pair_lie_apart():
    rows = [row(str(n), relation) for n, relation in enumerate(("attacked", "claimed", "retaliated_against"))]
    edges = network_of([*rows, row("9", "attacked", "b", "a")]).edges
    bow = [bend if edge.source == "a" else -bend for edge, bend in zip(edges, bends(edges), strict=True)]
    assert len(set(bow)) == 4


def test_every_kind_and_relation_has_a_look_of_its_own():
    kinds = styles()["kinds"]
    assert set(kinds) == {*vocabulary("actor_kind"), "place"}
    assert len({(kind["shape"], kind["colour"]) for kind in kinds.values()}) == len(kinds)
    relations = styles()["relations"].values()
    assert len({(style["colour"], str(style["dashes"]), style["width"]) for style in relations}) == len(relations)


def test_the_view_of_everything(connection: Connection, tmp_path):
    view = connection.view()
    labels = {(edge.relation, edge.detail) for edge in view.network.edges}
    assert labels == {
        ("affiliated_with", "part_of"), ("affiliated_with", "facade_of"), ("affiliated_with", "spokesman"),
        ("attacked", ""), ("retaliated_against", ""), ("denied", ""),
    }  # fmt: skip
    path = view.write(tmp_path / "network.html")
    assert path.read_text(encoding="utf-8") == view.html


def test_the_page_fetches_nothing(connection: Connection):
    html = connection.view().html
    tags = Page(html).tags
    assert [
        (tag, attrs) for tag, attrs in tags if FETCHING & set(attrs) or tag in ("link", "img", "iframe", "base")
    ] == []
    assert [tag for tag, _ in tags].count("script") == 2
    policy = next(attrs["content"] for tag, attrs in tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\(|bootstrap", html.replace(vis_script(html), ""))


def vis_script(html):
    return html.partition("<script>")[2].partition("</script>")[0]


def test_hostile_names_and_sentences_stay_text(connection: Connection):
    html = connection.view().html
    assert "<script>alert(1)" not in html
    assert [tag for tag, _ in Page(html).tags].count("script") == 2
    [node] = [node for node in drawn(html, "nodes") if node["name"] == HOSTILE]
    assert "".join(node["label"].split()) == "".join(HOSTILE.split())
    [edge] = [edge for edge in drawn(html, "edges") if edge["label"] == "facade of"]
    assert f"“{HOSTILE}” {ARABIC} {RTL}" in edge["tellings"][0]
    assert "{{7*7}}" in edge["tellings"][0]


def test_a_tooltip_with_a_link_stays_text():
    html = page(network_of([row("k1", "attacked", "<a href='javascript:alert(1)'>x</a>")]), "<b>title</b>")
    assert "innerHTML" not in html.replace(vis_script(html), "")
    assert not [tag for tag, _ in Page(html).tags if tag in ("a", "b")]
    assert "&lt;b&gt;title&lt;/b&gt;" in html


def test_a_notebook_shows_the_page_in_a_frame_that_cannot_reach_out():
    view = View(network_of([row("k1", "attacked", HOSTILE)]))
    [(tag, attrs)] = Page(view._repr_html_()).tags
    assert (tag, attrs["sandbox"]) == ("iframe", "allow-scripts")
    assert attrs["srcdoc"] == view.html


def test_nothing_to_draw_is_said():
    assert "There is nothing to draw" in page(Network([], []))


def test_the_view_around_an_actor_and_of_questions(connection: Connection):
    around = connection.view(actor="pmf").network
    assert {node.name for node in around.nodes} == {"Kataib Hezbollah", "Popular Mobilization Forces"}
    asked = connection.view("attacks", "retaliation-chains", actor="us")
    assert {edge.relation for edge in asked.network.edges} == {"attacked", "retaliated_against"}
    assert len(connection.view(limit=1).network.edges) == 1
    assert connection.view("affiliations", kind="splinter_of").network == Network([], [])


def test_what_cannot_be_drawn_or_written_is_told(connection: Connection, tmp_path):
    with pytest.raises(QueryError, match="these can: affiliations, attacks"):
        connection.view("timeline")
    with pytest.raises(QueryError, match="cannot write the view"):
        connection.view().write(tmp_path / "no" / "such" / "folder.html")
    with pytest.raises(QueryError, match="has no parameter"):
        connection.view("affiliations", colour="red")
