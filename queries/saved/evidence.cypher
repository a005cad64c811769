// title: The evidence behind an edge or a node
// description: Every sentence behind a uid from another answer, of an affiliation, attack or retaliation, or of all that an actor or place is part of, with its report.
// param uid: string. The uid of an edge, attack, actor or place; the last column of the other answers.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: published, publisher, title, sentence, url, path, start, end, confidence, extractor, asserts
// graph: no
OPTIONAL MATCH (:Actor {uid: $uid})-[r:AFFILIATED_WITH|ATTACKED|RETALIATED_AGAINST]-()
WITH collect(DISTINCT r.uid) AS edges
OPTIONAL MATCH (:Place {uid: $uid})<-[:LOCATED_AT|TARGETS]-(k:Attack)
WITH edges, collect(DISTINCT k.uid) AS attacks
UNWIND edges + attacks + [$uid] AS uid
MATCH (e:Evidence {asserts: uid})-[:FROM]->(p:Report)
WITH DISTINCT e, p
RETURN p.published AS published, p.publisher AS publisher, p.title AS title, e.text AS sentence, p.url AS url,
       p.path AS path, e.start AS start, e.end AS end, e.confidence AS confidence, e.extractor AS extractor,
       e.asserts AS asserts
ORDER BY published, path, start, asserts
LIMIT coalesce($limit, 500)
