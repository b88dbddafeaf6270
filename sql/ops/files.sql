with

outcomes as (
    select
        f.*,
        e.status = 'invalid' as is_invalid,
        row_number() over (partition by f.article_id order by f.file, f.sha256) as position,
    from staging.files as f
    left join staging.extractions as e on e.article_id = f.article_id
)

select
    file,
    sha256,
    bytes,
    case
        when article_id is null or is_invalid then 'quarantined'
        when position = 1 then 'article'
        else 'copy'
    end as outcome,
    case when is_invalid then null else article_id end as article_id,
    case when is_invalid then 'invalid_extraction' else reason end as reason,
    notes,
    run_id,
from outcomes
order by file, sha256
