// title: Which attack answered which
// description: Every retaliation, newest first, with the attack that it answers and the chain of attacks behind that one.
// param actor: string, optional. A name or alias, of the one who struck back or of the one struck; everybody when absent.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: date, retaliator, against, answers, chain, steps, sentences, uid
// graph: yes
MATCH (x)-[r:RETALIATES_FOR|RETALIATED_AGAINST]->(y)
WITH x, r, y, CASE WHEN x:Actor THEN x.name END AS striker, CASE WHEN y:Actor THEN y.name END AS struck
ORDER BY striker, struck
WITH r.uid AS uid, max(r.motive) AS motive,
     max(CASE WHEN x:Attack THEN x.uid ELSE r.attack END) AS attack,
     max(CASE WHEN y:Attack THEN y.uid ELSE r.response_to END) AS answered,
     collect(DISTINCT striker) AS struck_back,
     collect(DISTINCT struck) AS against
MATCH (k:Attack {uid: attack})
WITH k, uid, motive, answered, against, struck_back,
     COLLECT { MATCH (k)-[:ATTRIBUTED_TO]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS attackers
WITH k, uid, motive, answered, against,
     CASE WHEN size(struck_back) > 0 THEN struck_back ELSE attackers END AS retaliator
WHERE $actor IS NULL OR $actor IN retaliator + against
OPTIONAL MATCH (j:Attack {uid: answered})
WITH k, uid, motive, against, retaliator, j,
     COLLECT { MATCH (j)-[:ATTRIBUTED_TO]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS earlier
OPTIONAL MATCH chain = (k)-[:RETALIATES_FOR*1..8]->(:Attack)
WITH k, uid, motive, against, retaliator, j, earlier, chain ORDER BY length(chain) DESC
WITH k, uid, motive, against, retaliator, j, earlier, collect(chain)[0] AS longest
OPTIONAL MATCH (e:Evidence {asserts: uid})-[:FROM]->(p:Report)
WITH k, uid, motive, against, retaliator, j, earlier, longest, e, p ORDER BY p.published DESC, p.uid, e.start
WITH k, uid, motive, against, retaliator, j, earlier, longest, collect(DISTINCT e.text) AS sentences
RETURN k.date AS date, retaliator, against,
       CASE WHEN j IS NULL THEN motive
            ELSE coalesce(j.date, 'undated') + reduce(text = '', name IN earlier | text + ' ' + name) END AS answers,
       [n IN nodes(longest) | coalesce(n.date, 'undated') + coalesce(' ' + head(
         COLLECT { MATCH (n)-[:ATTRIBUTED_TO]->(x:Actor) RETURN x.name AS name ORDER BY name }), '')] AS chain, coalesce(length(longest), 0) AS steps,
       sentences[..3] AS sentences, uid
ORDER BY k.date_start IS NULL, k.date_start DESC, uid
LIMIT coalesce($limit, 500)
