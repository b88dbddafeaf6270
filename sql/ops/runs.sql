with

recorded as (
    select *
    from lake.runs
    qualify row_number() over (partition by run_id order by ended_at desc) = 1
),

-- a run that was killed left batches and no row
traces as (
    select run_id, seen_at as met_at
    from lake.files
    union all
    select run_id, extracted_at
    from lake.extractions
),

interrupted as (
    select run_id, min(met_at) as started_at, 'interrupted' as status
    from traces
    where run_id not in (select run_id from recorded)
    group by run_id
)

select
    run_id,
    started_at,
    ended_at,
    status,
    files_seen,
    articles_new,
    articles_known,
    files_quarantined,
    claims_new,
    estimates_new,
    checks_failed,
    version,
    seconds,
    inbox,
    detail,
from (select * from recorded union all by name select * from interrupted) as each
order by started_at, run_id
