// title: Attacks on a place
// description: Every attack on a place or on anything that lies in it, newest first, with the sentences that tell of it.
// param place: string. The name or alias of a base, city, province, country or other place.
// param since: date, optional. Only attacks on or after this day (YYYY-MM-DD).
// param until: date, optional. Only attacks on or before this day (YYYY-MM-DD).
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: date, place, attackers, targets, weapons, killed, count, status, sentences, uid
// graph: yes
MATCH (l:Place)-[:LOCATED_IN*0..8]->(:Place {name: $place})
MATCH (k:Attack)-[:LOCATED_AT|TARGETS]->(l)
WHERE ($since IS NULL OR k.date_end >= $since) AND ($until IS NULL OR k.date_start <= $until)
WITH DISTINCT k, l.name AS name ORDER BY name
WITH k, collect(name) AS places
OPTIONAL MATCH (e:Evidence {asserts: k.uid})-[:FROM]->(p:Report)
WITH k, places, e, p ORDER BY p.published DESC, p.uid, e.start
WITH k, places, collect(DISTINCT e.text) AS sentences
RETURN k.date AS date, places AS place,
       COLLECT { MATCH (k)-[:ATTRIBUTED_TO]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS attackers,
       COLLECT { MATCH (k)-[:TARGETS]->(x) RETURN DISTINCT x.name AS name ORDER BY name } AS targets,
       k.weapons AS weapons,
       CASE WHEN k.killed_low IS NULL THEN null WHEN k.killed_high IS NULL THEN toString(k.killed_low) + '+'
            WHEN k.killed_high = k.killed_low THEN toString(k.killed_low)
            ELSE toString(k.killed_low) + '–' + toString(k.killed_high) END AS killed,
       k.count AS count, k.status AS status, sentences[..3] AS sentences, k.uid AS uid
ORDER BY k.date_start IS NULL, k.date_start DESC, uid
LIMIT coalesce($limit, 500)
