// title: Who belongs to a body
// description: The people and bodies inside an actor, those inside its parts included, leaders and spokesmen with their roles.
// param actor: string. The name or alias of the body.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: member, member_kind, kind, role, body, status, last_reported, reports, sentences, uid
// graph: yes
MATCH (b:Actor)-[:AFFILIATED_WITH*0..6 {kind: 'part_of'}]->(:Actor {name: $actor})
MATCH (m:Actor)-[r:AFFILIATED_WITH]->(b) WHERE r.kind IN ['member_of', 'part_of']
WITH DISTINCT m, r, b
OPTIONAL MATCH (e:Evidence {asserts: r.uid})-[:FROM]->(p:Report)
WITH m, r, b, e, p ORDER BY p.published DESC, p.uid, e.start
WITH m, r, b, collect(DISTINCT e.text) AS sentences
RETURN m.name AS member, m.kind AS member_kind, r.kind AS kind, r.role AS role, b.name AS body, r.status AS status,
       r.last_reported AS last_reported, r.reports AS reports, sentences[..3] AS sentences, r.uid AS uid
ORDER BY body, kind, member, uid
LIMIT coalesce($limit, 500)
