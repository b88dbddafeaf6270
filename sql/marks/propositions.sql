-- What the rows of one factual question follow from in stances.
select p.proposition_id, hash(any_value(q.question), sum(hash(p, t.mark))) as mark
from links.proposition_evidence as p
join links.tellings as t on t.article_id = p.article_id
left join links.proposition_questions as q on q.proposition_id = p.proposition_id
group by p.proposition_id
