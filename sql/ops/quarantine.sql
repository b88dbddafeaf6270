select
    f.file,
    f.sha256,
    f.bytes,
    f.reason,
    case when f.reason = 'invalid_extraction' then e.detail else s.detail end as detail,
    f.run_id,
    s.first_seen,
from files as f
join staging.files as s on s.file = f.file and s.sha256 = f.sha256
left join staging.extractions as e on e.article_id = s.article_id
where f.outcome = 'quarantined'
order by f.file, f.sha256
