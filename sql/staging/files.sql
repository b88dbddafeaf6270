-- One row per file or record and content: the newest reading of it (a retried one supersedes).
-- What could not be read at all is told only as long as nothing newer is known of its file.
with

readings as (
    select
        *,
        min(seen_at) over (partition by file, sha256) as first_seen,
        seen_at < max(seen_at) over (partition by container) as is_superseded,
        sha256 = repeat('0', 64) or coalesce(reason in ('vanished', 'unreadable', 'outside'), false) as is_unread,
    from lake.files
),

newest as (
    select *
    from readings
    where not (is_unread and is_superseded)
    qualify row_number() over (partition by file, sha256 order by seen_at desc, run_id desc) = 1
)

select
    n.file,
    n.sha256,
    n.bytes,
    if(f.file is null, n.article_id, null) as article_id,
    if(f.file is null, n.reason, 'forgotten') as reason,
    if(f.file is null, n.detail, 'it was taken out on request') as detail,
    n.title,
    n.outlet,
    n.byline,
    n.dateline,
    n.url,
    n.published_at,
    n.published_basis,
    n.notes,
    n.run_id,
    n.seen_at,
    n.first_seen,
from newest as n
left join staging.forgotten as f on f.file = n.file and f.sha256 = n.sha256
