-- What the rows of one dispute follow from in disputes and dispute_sides: all that its quantity or proposition does.
select substr(md5('numeric ' || q.quantity_id), 1, 16) as dispute_id, q.mark
from marks.quantities as q
join links.quantity_labels as n on n.quantity_id = q.quantity_id
where n.is_disputable
union all
select substr(md5('factual ' || proposition_id), 1, 16), mark
from marks.propositions
