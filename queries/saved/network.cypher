// title: The network around an actor
// description: Affiliations, attacks, retaliations and claims as edges, each with its sentences; what `view` draws.
// param actor: string, optional. A name or alias, at either end; every edge when absent.
// param uids: strings, optional. Only edges with these uids; every edge when absent.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: source, source_kind, relation, detail, target, target_kind, date, status, sentences, sources, source_uid, target_uid, uid
// graph: yes
CALL () {
  MATCH (a:Actor)-[r:AFFILIATED_WITH|ATTACKED|RETALIATED_AGAINST]->(b)
  RETURN a, b, r.uid AS uid, toLower(type(r)) AS relation, r.kind AS kind, r.role AS role, r.status AS status,
         coalesce(r.date, r.last_reported) AS date
  UNION
  MATCH (a:Actor)<-[c:CLAIMED_BY|DENIED_BY]-(k:Attack)-[:TARGETS]->(b)
  RETURN a, b, k.uid AS uid, CASE type(c) WHEN 'CLAIMED_BY' THEN 'claimed' ELSE 'denied' END AS relation,
         null AS kind, null AS role, k.status AS status, k.date AS date
}
WITH a, b, uid, relation, kind, role, status, date
WHERE ($actor IS NULL OR $actor IN [a.name, b.name]) AND ($uids IS NULL OR uid IN $uids)
OPTIONAL MATCH (e:Evidence {asserts: uid})-[:FROM]->(p:Report)
WITH a, b, uid, relation, kind, role, status, date, e, p ORDER BY p.published DESC, p.uid, e.start
WITH a, b, uid, relation, kind, role, status, date, collect(DISTINCT e.text) AS sentences,
     collect(DISTINCT coalesce(p.publisher + ', ', '') + coalesce(p.title, p.path) + coalesce(' (' + p.published + ')', '')) AS sources
RETURN a.name AS source, a.kind AS source_kind, relation, coalesce(role, kind) AS detail, b.name AS target,
       CASE WHEN b:Place THEN 'place' ELSE b.kind END AS target_kind, date, status, sentences[..3] AS sentences,
       sources[..3] AS sources, a.uid AS source_uid, b.uid AS target_uid, uid
ORDER BY relation, date IS NULL, date DESC, source, target, uid
LIMIT coalesce($limit, 500)
