"""The graph's models, constraints and indexes. Loads and saved queries are plain Cypher; these models are for reading.

Findings on the two servers (ArcadeDB 26.10, Neo4j 5.26):
- Constraints and indexes install on both. ArcadeDB reports one that is there already by another code than Neo4j, so
  that neomodel's own installation, which waits for Neo4j's, fails on its second run; `IF NOT EXISTS` works on both.
- ArcadeDB has no full-text index through Cypher's DDL, so look-up by name goes through the folded `keys`.
- ArcadeDB does not refuse a write in a READ session, and knows the type of an edge or node from its first use on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipFrom,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
    db,
    get_config,
)

from actorgraph.graph.connection import Graph, told_plainly


class AffiliatedWith(StructuredRel):
    """Junior → senior; dates and number of reports follow from the evidence."""

    uid = StringProperty(required=True, index=True)
    kind = StringProperty(required=True)
    role = StringProperty()
    status = StringProperty()
    confidence = FloatProperty()
    first_reported = StringProperty()
    last_reported = StringProperty()
    reports = IntegerProperty()


class Attacked(StructuredRel):
    """An attack as an edge; `uid` is the attack's."""

    uid = StringProperty(required=True, index=True)
    date = StringProperty()
    date_start = StringProperty()
    date_end = StringProperty()
    weapons = ArrayProperty(StringProperty())
    count = IntegerProperty()
    status = StringProperty()
    confidence = FloatProperty()


class RetaliatedAgainst(StructuredRel):
    """A retaliation as an edge; `uid` is the retaliation's, `attack` and `response_to` are attacks."""

    uid = StringProperty(required=True, index=True)
    attack = StringProperty(required=True)
    response_to = StringProperty()
    motive = StringProperty()
    date = StringProperty()
    confidence = FloatProperty()


class RetaliatesFor(StructuredRel):
    """An attack that answers an earlier one; `uid` is the retaliation's."""

    uid = StringProperty(required=True, index=True)
    confidence = FloatProperty()


class Mentions(StructuredRel):
    """A report that speaks of an actor or a place: what it calls it, and how often."""

    name = StringProperty(required=True)
    kind = StringProperty()
    country = StringProperty()
    aliases = ArrayProperty(StringProperty())
    times = IntegerProperty()


class Place(StructuredNode):
    """Somewhere, in WGS 84 degrees."""

    uid = StringProperty(unique_index=True, required=True)
    name = StringProperty(index=True, required=True)
    kind = StringProperty()
    aliases = ArrayProperty(StringProperty())
    keys = ArrayProperty(StringProperty())
    country = StringProperty()
    latitude = FloatProperty()
    longitude = FloatProperty()
    known = BooleanProperty()
    located_in = RelationshipTo("Place", "LOCATED_IN")


class Actor(StructuredNode):
    """Somebody who acts or is acted upon."""

    uid = StringProperty(unique_index=True, required=True)
    name = StringProperty(index=True, required=True)
    kind = StringProperty()
    aliases = ArrayProperty(StringProperty())
    keys = ArrayProperty(StringProperty())
    country = StringProperty()
    known = BooleanProperty()
    affiliated_with = RelationshipTo("Actor", "AFFILIATED_WITH", model=AffiliatedWith)
    attacked = RelationshipTo("Actor", "ATTACKED", model=Attacked)
    attacked_places = RelationshipTo("Place", "ATTACKED", model=Attacked)
    retaliated_against = RelationshipTo("Actor", "RETALIATED_AGAINST", model=RetaliatedAgainst)


class Attack(StructuredNode):
    """One attack, or a tally of `count`; `date` is EDTF, `date_start` and `date_end` its first and last day."""

    uid = StringProperty(unique_index=True, required=True)
    date = StringProperty()
    date_start = StringProperty(index=True)
    date_end = StringProperty()
    weapons = ArrayProperty(StringProperty())
    killed_low = IntegerProperty()
    killed_high = IntegerProperty()
    wounded_low = IntegerProperty()
    wounded_high = IntegerProperty()
    count = IntegerProperty()
    status = StringProperty()
    confidence = FloatProperty()
    motives = ArrayProperty(StringProperty())
    attributed_to = RelationshipTo("Actor", "ATTRIBUTED_TO")
    claimed_by = RelationshipTo("Actor", "CLAIMED_BY")
    denied_by = RelationshipTo("Actor", "DENIED_BY")
    targets = RelationshipTo("Actor", "TARGETS")
    target_places = RelationshipTo("Place", "TARGETS")
    located_at = RelationshipTo("Place", "LOCATED_AT")
    retaliates_for = RelationshipTo("Attack", "RETALIATES_FOR", model=RetaliatesFor)


class Report(StructuredNode):
    """A report that was read; `record` is the digest of the extraction record that was loaded."""

    uid = StringProperty(unique_index=True, required=True)
    path = StringProperty()
    title = StringProperty()
    publisher = StringProperty()
    url = StringProperty()
    published = StringProperty(index=True)
    published_from = StringProperty()
    language = StringProperty()
    sha256 = StringProperty()
    record = StringProperty()
    evidence = RelationshipFrom("Evidence", "FROM")
    actors = RelationshipTo("Actor", "MENTIONS", model=Mentions)
    places = RelationshipTo("Place", "MENTIONS", model=Mentions)


class Evidence(StructuredNode):
    """Words of a report: characters `start` to `end`; `asserts` is the uid of what they support."""

    uid = StringProperty(unique_index=True, required=True)
    asserts = StringProperty(index=True, required=True)
    text = StringProperty(required=True)
    start = IntegerProperty()
    end = IntegerProperty()
    extractor = StringProperty()
    confidence = FloatProperty()
    role = StringProperty()
    status = StringProperty()
    report = RelationshipTo("Report", "FROM")


# The names are those that neomodel would give.
_CONSTRAINT = (
    "CREATE CONSTRAINT constraint_unique_{label}_{property} IF NOT EXISTS "
    "FOR (n:{label}) REQUIRE n.{property} IS UNIQUE"
)
_NODE_INDEX = "CREATE INDEX index_{label}_{property} IF NOT EXISTS FOR (n:{label}) ON (n.{property})"
_EDGE_INDEX = "CREATE INDEX index_{type}_{property} IF NOT EXISTS FOR ()-[r:{type}]-() ON (r.{property})"
MODELS = (Actor, Place, Attack, Evidence, Report)


@contextmanager
def models_bound_to(graph: Graph) -> Iterator[None]:
    """Let the models above read from that graph; neomodel knows one connection per process."""
    settings = get_config()
    before = settings.database_name
    settings.database_name = graph.database
    try:
        with told_plainly(graph.uri):
            db.set_connection(driver=graph.driver)
            yield
    finally:
        settings.database_name = before


def definitions() -> list[str]:
    """The statements that create what the models declare, each harmless where it is there already."""
    found: dict[str, None] = {}
    for model in MODELS:
        label = model.__label__
        for name, declared in model.defined_properties(aliases=False, rels=False).items():
            if declared.unique_index:
                found[_CONSTRAINT.format(label=label, property=name)] = None
            elif declared.index:
                found[_NODE_INDEX.format(label=label, property=name)] = None
        for tie in model.defined_properties(aliases=False, properties=False).values():
            properties = tie.definition["model"].defined_properties(rels=False) if tie.definition["model"] else {}
            for name, declared in properties.items():
                if declared.index:
                    found[_EDGE_INDEX.format(type=tie.definition["relation_type"], property=name)] = None
    return list(found)


def install_schema(graph: Graph) -> int:
    """Create the constraints and indexes that are not there yet; how many the models declare."""
    statements = definitions()
    with graph.session() as session:
        for statement in statements:
            session.run(statement).consume()
    return len(statements)
