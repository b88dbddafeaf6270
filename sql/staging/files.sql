-- One row per file or record and content: the newest reading of it (a retried one supersedes).
-- What could not be read at all is told only as long as nothing newer is known of its file, or of one below it.
with

listed_since as (
    select distinct f.file, f.seen_at
    from lake.files as f
    join lake.files as below
        on below.container > f.container || '/'
        and below.container < f.container || '0' -- the character after the slash
        and below.seen_at > f.seen_at
    where f.sha256 = repeat('0', 64)
),

readings as (
    select
        f.*,
        min(f.seen_at) over (partition by f.file, f.sha256) as first_seen,
        f.seen_at < max(f.seen_at) over (partition by f.container) or l.file is not null as is_superseded,
        f.sha256 = repeat('0', 64) or coalesce(f.reason in ('vanished', 'unreadable', 'outside'), false) as is_unread,
    from lake.files as f
    left join listed_since as l on l.file = f.file and l.seen_at = f.seen_at
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
