// title: Attacks month by month
// description: How many attacks are told of in each month, the dead at least, and the weapons; tallies count in full.
// param actor: string, optional. Only attacks by or on this actor; every attack when absent.
// param limit: integer, optional. At most so many rows; 500 when absent.
// returns: month, attacks, killed_at_least, weapons
// graph: no
MATCH (k:Attack)
WHERE $actor IS NULL
   OR EXISTS { MATCH (k)-[:ATTRIBUTED_TO|CLAIMED_BY|TARGETS]->(x:Actor) WHERE x.name = $actor }
WITH coalesce(substring(k.date_start, 0, 7), 'undated') AS month, k
UNWIND CASE WHEN size(coalesce(k.weapons, [])) = 0 THEN [null] ELSE k.weapons END AS weapon
WITH month, k, weapon ORDER BY weapon
WITH month, collect(DISTINCT weapon) AS weapons, collect(DISTINCT k) AS found
RETURN month, reduce(sum = 0, k IN found | sum + coalesce(k.count, 1)) AS attacks,
       reduce(sum = 0, k IN found | sum + coalesce(k.killed_low, 0)) AS killed_at_least, weapons
ORDER BY month
LIMIT coalesce($limit, 500)
