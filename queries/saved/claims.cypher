// title: Claims of responsibility
// description: Who claimed or denied which attack, newest first, beside whom the reports hold responsible.
// param actor: string, optional. A name or alias of the one who claims or denies; everybody when absent.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: date, actor, response, attributed_to, targets, places, status, sentences, uid
// graph: yes
MATCH (k:Attack)-[c:CLAIMED_BY|DENIED_BY]->(a:Actor)
WHERE $actor IS NULL OR a.name = $actor
WITH DISTINCT k, a, CASE type(c) WHEN 'CLAIMED_BY' THEN 'claimed' ELSE 'denied' END AS response
OPTIONAL MATCH (e:Evidence {asserts: k.uid})-[:FROM]->(p:Report)
WITH k, a, response, e, p ORDER BY p.published DESC, p.uid, e.start
WITH k, a, response, collect(DISTINCT e.text) AS sentences
RETURN k.date AS date, a.name AS actor, response,
       COLLECT { MATCH (k)-[:ATTRIBUTED_TO]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS attributed_to,
       COLLECT { MATCH (k)-[:TARGETS]->(x) RETURN DISTINCT x.name AS name ORDER BY name } AS targets,
       COLLECT { MATCH (k)-[:LOCATED_AT]->(x:Place) RETURN DISTINCT x.name AS name ORDER BY name } AS places,
       k.status AS status, sentences[..3] AS sentences, k.uid AS uid
ORDER BY k.date_start IS NULL, k.date_start DESC, actor, response, uid
LIMIT coalesce($limit, 500)
