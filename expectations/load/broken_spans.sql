-- Rows whose text does not stand where they say, among those that this build wrote.
with written as (
    select a.article_id, a.text
    from articles as a
    semi join touched.articles as t on t.article_id = a.article_id
)

select 'claims' as table_name, c.claim_id as row_id, c.text, substr(a.text, c.start_char + 1, c.end_char - c.start_char) as found
from claims as c
join written as a on a.article_id = c.article_id
where substr(a.text, c.start_char + 1, c.end_char - c.start_char) is distinct from c.text
union all
select 'claims.source', c.claim_id, c.source_text, substr(a.text, c.source_start + 1, c.source_end - c.source_start)
from claims as c
join written as a on a.article_id = c.article_id
where c.source_start is not null
    and substr(a.text, c.source_start + 1, c.source_end - c.source_start) is distinct from c.source_text
union all
select 'estimates', e.estimate_id, e.text, substr(a.text, e.start_char + 1, e.end_char - e.start_char)
from estimates as e
join written as a on a.article_id = e.article_id
where substr(a.text, e.start_char + 1, e.end_char - e.start_char) is distinct from e.text
