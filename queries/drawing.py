"""A network as one HTML page that opens without a net connection, drawn by vis-network through pyvis.

pyvis' own page links Bootstrap from a CDN and puts tooltips into innerHTML; ours does neither: labels, tooltips and
evidence reach the browser as JSON and are shown as text, and the page's policy forbids it to fetch anything.
"""

from __future__ import annotations

import json
import textwrap
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from actorgraph.queries.errors import QueryError
from actorgraph.queries.network import Edge, Network, Node

LABEL_WIDTH = 22
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


class View:
    """A picture of a network: `.html` is the whole page, `.write(path)` saves it, a notebook shows it inline.

    `cut` says that there is more than is drawn.
    """

    def __init__(self, network: Network, title: str = "", cut: bool = False) -> None:
        self.network = network
        self.cut = cut
        self.html = page(network, title, cut)

    def __repr__(self) -> str:
        return f"<view of {len(self.network.nodes)} nodes and {len(self.network.edges)} edges; .write(path) saves it>"

    def _repr_html_(self) -> str:
        """The page in a frame of its own, which can neither see the notebook nor leave it."""
        frame = 'style="width:100%;height:640px;border:1px solid #d5d9df;border-radius:6px" sandbox="allow-scripts"'
        return f'<iframe title="Network" {frame} srcdoc="{escape(self.html, quote=True)}"></iframe>'

    def write(self, path: str | Path) -> Path:
        """Save the page as UTF-8 and return its full path. Raises QueryError where it cannot be written."""
        target = Path(path)
        try:
            target.write_text(self.html, encoding="utf-8")
        except OSError as error:
            raise QueryError(
                f"cannot write the view to {target}: {error.strerror}; name another file with -o"
            ) from None
        return target.absolute()


def page(network: Network, title: str = "", cut: bool = False) -> str:
    """The network as one HTML document."""
    from pyvis.network import Network as Drawing

    style = styles()
    drawing = Drawing(directed=True, cdn_resources="in_line")
    for node in network.nodes:
        drawing.add_node(node.uid, **node_options(node))
    for edge, roundness in zip(network.edges, bends(network.edges), strict=True):
        drawing.add_edge(edge.source, edge.target, **edge_options(edge, roundness))
    drawing.set_options(json.dumps(style["options"]))
    drawing.heading = title
    drawing.templateEnv = _environment(network, cut)
    drawing.path = "page.html"
    return str(drawing.generate_html())


@cache
def styles() -> dict[str, Any]:
    """Colours, shapes, dashes and the layout, from styles.yaml."""
    text = files("actorgraph.queries").joinpath("styles.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def node_options(node: Node) -> dict[str, Any]:
    """How vis-network draws a node. The tooltip is text."""
    style = styles()["kinds"].get(node.kind, styles()["other"])
    return {
        "label": "\n".join(textwrap.wrap(" ".join(node.name.split()), LABEL_WIDTH)) or node.uid,
        "name": node.name,
        "kind": style["title"],
        "title": f"{node.name}\n{style['title']}",
        "shape": style["shape"],
        "size": style["size"],
        "color": {"background": style["colour"], "border": "#ffffff", "highlight": style["colour"]},
    }


def edge_options(edge: Edge, roundness: float) -> dict[str, Any]:
    """How vis-network draws an edge that bends by `roundness` (of its length, to its left)."""
    style = styles()["relations"].get(edge.relation, styles()["relations"]["affiliated_with"])
    return {
        "id": " ".join((edge.source, edge.target, edge.relation, edge.detail)),
        "relation": edge.relation,
        "label": edge.label(style["label"]),
        "title": textwrap.shorten(edge.tellings[0], 400, placeholder=" …") if edge.tellings else style["title"],
        "tellings": edge.tellings,
        "color": {"color": style["colour"], "highlight": style["colour"], "hover": style["colour"]},
        "font": {"color": style["colour"]},
        "dashes": style["dashes"],
        "width": style["width"],
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": roundness},
    }


def bends(edges: list[Edge]) -> list[float]:
    """A roundness for each edge, so that the edges between two nodes lie side by side and their labels apart."""
    seen: dict[frozenset[str], int] = {}
    found: list[float] = []
    for edge in edges:
        pair = frozenset((edge.source, edge.target))
        place = seen[pair] = seen.get(pair, -1) + 1
        side = 1 if edge.source == min(pair) else -1
        found.append(side * (0.08 + 0.16 * ((place + 1) // 2)) * (1 if place % 2 == 0 else -1))
    return found


def _environment(network: Network, cut: bool) -> Environment:
    import pyvis

    script = (Path(pyvis.__file__).parent / VIS).read_text(encoding="utf-8")
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    kinds = {node.kind for node in network.nodes}
    relations = {edge.relation for edge in network.edges}
    environment.globals.update(
        cut=cut,
        vis=Markup(script.partition("//# sourceMappingURL")[0]),  # noqa: S704 - pyvis' own file, not a user's text
        kinds=[style for kind, style in styles()["kinds"].items() if kind in kinds],
        relations=[{"name": name, **style} for name, style in styles()["relations"].items() if name in relations],
    )
    return environment
