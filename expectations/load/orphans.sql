-- Rows whose key points at nothing.
select 'claims.article_id' as reference, claim_id as row_id, c.article_id as missing
from claims as c anti join articles as a on a.article_id = c.article_id
union all
select 'claims.source_id', claim_id, c.source_id
from claims as c anti join sources as s on s.source_id = c.source_id
where c.source_id is not null
union all
select 'claims.via', claim_id, relay
from (select claim_id, unnest(via) as relay from claims) as c anti join sources as s on s.source_id = c.relay
union all
select 'claims.refers_to', claim_id, c.refers_to
from claims as c anti join claims as earlier on earlier.claim_id = c.refers_to
where c.refers_to is not null
union all
select 'estimates.article_id', estimate_id, e.article_id
from estimates as e anti join articles as a on a.article_id = e.article_id
union all
select 'estimates.claim_id', estimate_id, e.claim_id
from estimates as e anti join claims as c on c.claim_id = e.claim_id
where e.claim_id is not null
union all
select 'estimates.source_id', estimate_id, e.source_id
from estimates as e anti join sources as s on s.source_id = e.source_id
where e.source_id is not null
union all
select 'estimates.quantity_id', estimate_id, e.quantity_id
from estimates as e anti join quantities as q on q.quantity_id = e.quantity_id
where e.quantity_id is not null
union all
select 'sources.part_of', source_id, s.part_of
from sources as s anti join sources as body on body.source_id = s.part_of
where s.part_of is not null
union all
select 'articles.duplicate_of', article_id, a.duplicate_of
from articles as a anti join articles as earlier on earlier.article_id = a.duplicate_of
where a.duplicate_of is not null
union all
select 'disputes.quantity_id', dispute_id, d.quantity_id
from disputes as d anti join quantities as q on q.quantity_id = d.quantity_id
where d.quantity_id is not null
union all
select 'dispute_sides.dispute_id', s.article_id, s.dispute_id
from dispute_sides as s anti join disputes as d on d.dispute_id = s.dispute_id
union all
select 'dispute_sides.claim_id', s.dispute_id, s.claim_id
from dispute_sides as s anti join claims as c on c.claim_id = s.claim_id
where s.claim_id is not null
union all
select 'dispute_sides.estimate_id', s.dispute_id, s.estimate_id
from dispute_sides as s anti join estimates as e on e.estimate_id = s.estimate_id
where s.estimate_id is not null
