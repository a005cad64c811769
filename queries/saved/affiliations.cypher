// title: Who is affiliated with whom
// description: Every affiliation of an actor, with its kind, role, dates, the number of reports behind it and their sentences.
// param actor: string, optional. A name or alias, on either side; every actor when absent.
// param kind: string, optional. Only one kind: part_of, member_of, backed_by, allied_with, facade_of or splinter_of.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: actor, kind, role, affiliated_with, status, first_reported, last_reported, reports, sentences, uid
// graph: yes
MATCH (a:Actor)-[r:AFFILIATED_WITH]->(b:Actor)
WHERE ($actor IS NULL OR $actor IN [a.name, b.name]) AND ($kind IS NULL OR r.kind = $kind)
OPTIONAL MATCH (e:Evidence {asserts: r.uid})-[:FROM]->(p:Report)
WITH a, r, b, e, p ORDER BY p.published DESC, p.uid, e.start
WITH a, r, b, collect(DISTINCT e.text) AS sentences
RETURN a.name AS actor, r.kind AS kind, r.role AS role, b.name AS affiliated_with, r.status AS status,
       r.first_reported AS first_reported, r.last_reported AS last_reported, r.reports AS reports,
       sentences[..3] AS sentences, r.uid AS uid
ORDER BY actor, kind, affiliated_with, uid
LIMIT coalesce($limit, 500)
