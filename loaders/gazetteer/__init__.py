"""Known actors and places as data: load_gazetteer(), Gazetteer.find(text)."""

from actorgraph.loaders.gazetteer.gazetteer import Gazetteer, load_gazetteer
from actorgraph.loaders.gazetteer.matching import Match
from actorgraph.loaders.gazetteer.names import fold
from actorgraph.loaders.gazetteer.schema import ActorEntry, GazetteerEntry, PlaceEntry

__all__ = ["ActorEntry", "Gazetteer", "GazetteerEntry", "Match", "PlaceEntry", "fold", "load_gazetteer"]
