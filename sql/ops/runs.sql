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
from lake.runs
order by started_at, run_id
