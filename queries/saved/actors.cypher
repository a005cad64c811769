// title: The actors that the graph knows
// description: Every actor with its kind, country and aliases, and how much is told of it; the most told of first.
// param kind: string, optional. Only one kind, such as armed_group, state, military, person or coalition.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: actor, kind, country, affiliations, attacks, attacked, aliases, uid
// graph: no
MATCH (a:Actor)
WHERE $kind IS NULL OR a.kind = $kind
OPTIONAL MATCH (a)-[f:AFFILIATED_WITH]-(:Actor)
WITH a, count(DISTINCT f) AS affiliations
OPTIONAL MATCH (a)-[o:ATTACKED]->()
WITH a, affiliations, count(DISTINCT o.uid) AS attacks
OPTIONAL MATCH (a)<-[i:ATTACKED]-()
WITH a, affiliations, attacks, count(DISTINCT i.uid) AS attacked
RETURN a.name AS actor, a.kind AS kind, a.country AS country, affiliations, attacks, attacked, a.aliases AS aliases,
       a.uid AS uid
ORDER BY affiliations + attacks + attacked DESC, actor, uid
LIMIT coalesce($limit, 500)
