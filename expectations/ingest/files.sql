-- The files and records read since the last success, by runs that were killed too.
select
    run_id,
    container,
    file,
    sha256,
    bytes,
    (article_id is null) <> (reason is null) as is_accounted,
    (reason is not null)::double as is_quarantined,
from lake.files
where run_id > getvariable('last_success')
