// title: The places that the graph knows
// description: Every place with its kind, where it lies and how many attacks are told of there; the most attacked first.
// param kind: string, optional. Only one kind: base, facility, city, region, country or feature.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: place, kind, lies_in, country, latitude, longitude, attacks, aliases, uid
// graph: no
MATCH (l:Place)
WHERE $kind IS NULL OR l.kind = $kind
OPTIONAL MATCH (k:Attack)-[:LOCATED_AT|TARGETS]->(l)
WITH l, count(DISTINCT k) AS attacks
OPTIONAL MATCH (l)-[:LOCATED_IN]->(w:Place)
WITH l, attacks, w ORDER BY w.name
WITH l, attacks, collect(DISTINCT w.name) AS lies_in
RETURN l.name AS place, l.kind AS kind, lies_in, l.country AS country, l.latitude AS latitude, l.longitude AS longitude,
       attacks, l.aliases AS aliases, l.uid AS uid
ORDER BY attacks DESC, place, uid
LIMIT coalesce($limit, 500)
