// title: The reports behind the graph
// description: Every report, newest first, with the number of its sentences that serve as evidence and of the facts that they support.
// param publisher: string, optional. Only reports of this publisher, written as in the reports.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: published, publisher, title, sentences_used, facts, url, path, uid
// graph: no
MATCH (p:Report)
WHERE $publisher IS NULL OR toLower(p.publisher) = toLower($publisher)
OPTIONAL MATCH (e:Evidence)-[:FROM]->(p)
WITH p, count(DISTINCT e.text) AS sentences_used, count(DISTINCT e.asserts) AS facts
RETURN p.published AS published, p.publisher AS publisher, p.title AS title, sentences_used, facts, p.url AS url,
       p.path AS path, p.uid AS uid
ORDER BY published IS NULL, published DESC, path, uid
LIMIT coalesce($limit, 500)
