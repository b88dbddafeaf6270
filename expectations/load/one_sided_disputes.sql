-- Disputes with fewer than two sides of evidence.
select d.dispute_id, d.question, count(distinct s.side) as sides
from disputes as d
left join dispute_sides as s on s.dispute_id = d.dispute_id
group by d.dispute_id, d.question
having count(distinct s.side) < 2
