select
    run_id,
    step,
    table_name,
    expectation,
    column_name,
    severity,
    success,
    unexpected_count,
    observed,
    checked_at,
from lake.checks
order by checked_at, run_id, step, table_name, expectation, column_name
