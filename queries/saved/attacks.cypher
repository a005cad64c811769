// title: Attacks by or on an actor
// description: Every attack that an actor made, is blamed for, claimed, denied or suffered, newest first, with the sentences that tell of it.
// param actor: string, optional. A name or alias, on either side; every attack when absent.
// param attacker: string, optional. Only attacks that this actor made or is blamed for.
// param target: string, optional. Only attacks that hit this actor.
// param since: date, optional. Only attacks on or after this day (YYYY-MM-DD).
// param until: date, optional. Only attacks on or before this day (YYYY-MM-DD).
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: date, attackers, targets, places, weapons, killed, wounded, count, status, claimed_by, sentences, uid
// graph: yes
MATCH (k:Attack)
WHERE ($since IS NULL OR k.date_end >= $since) AND ($until IS NULL OR k.date_start <= $until)
WITH k,
     COLLECT { MATCH (k)-[:ATTRIBUTED_TO]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS attackers,
     COLLECT { MATCH (k)-[:TARGETS]->(x) RETURN DISTINCT x.name AS name ORDER BY name } AS targets,
     COLLECT { MATCH (k)-[:CLAIMED_BY]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS claimants,
     COLLECT { MATCH (k)-[:DENIED_BY]->(x:Actor) RETURN DISTINCT x.name AS name ORDER BY name } AS deniers,
     COLLECT { MATCH (k)-[:LOCATED_AT]->(x:Place) RETURN DISTINCT x.name AS name ORDER BY name } AS places
WHERE ($actor IS NULL OR $actor IN attackers + targets + claimants + deniers)
  AND ($attacker IS NULL OR $attacker IN attackers) AND ($target IS NULL OR $target IN targets)
OPTIONAL MATCH (e:Evidence {asserts: k.uid})-[:FROM]->(p:Report)
WITH k, attackers, targets, claimants, places, e, p ORDER BY p.published DESC, p.uid, e.start
WITH k, attackers, targets, claimants, places, collect(DISTINCT e.text) AS sentences
RETURN k.date AS date, attackers, targets, places, k.weapons AS weapons,
       CASE WHEN k.killed_low IS NULL THEN null WHEN k.killed_high IS NULL THEN toString(k.killed_low) + '+'
            WHEN k.killed_high = k.killed_low THEN toString(k.killed_low)
            ELSE toString(k.killed_low) + '–' + toString(k.killed_high) END AS killed,
       CASE WHEN k.wounded_low IS NULL THEN null WHEN k.wounded_high IS NULL THEN toString(k.wounded_low) + '+'
            WHEN k.wounded_high = k.wounded_low THEN toString(k.wounded_low)
            ELSE toString(k.wounded_low) + '–' + toString(k.wounded_high) END AS wounded,
       k.count AS count, k.status AS status, claimants AS claimed_by, sentences[..3] AS sentences, k.uid AS uid
ORDER BY k.date_start IS NULL, k.date_start DESC, uid
LIMIT coalesce($limit, 500)
