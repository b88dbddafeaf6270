-- One row per article: the text that it goes back to, itself where it copies nothing.
with recursive

steps as (
    select article_id, article_id as original_id, 0 as depth
    from staging.articles
    union all
    select s.article_id, n.duplicate_of, s.depth + 1
    from steps as s
    join staging.near_copies as n on n.article_id = s.original_id
    where s.depth < 20
)

select article_id, original_id
from steps
qualify row_number() over (partition by article_id order by depth desc) = 1
