-- One row per article and private person (hashed) whom it names: one whose age some article gives, and whom so few
-- articles name that whoever names them tells the same story.
with

told as (
    select article_id, any_value(persons) as persons, any_value(aged) as aged
    from staging.statements
    group by article_id
),

named as (
    select article_id, unnest(persons) as person, list_contains(aged, person) as is_aged
    from told
)

select article_id, person
from named
qualify bool_or(is_aged) over (partition by person) and count(*) over (partition by person) between 2 and 40
