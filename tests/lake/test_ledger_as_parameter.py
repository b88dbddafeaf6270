"""Prefect looks at all that a task is given, for futures among it: the ledger must not be walked through."""

from prefect.utilities.collections import visit_collection

from flows.lake.ledger import Ledger


def test_no_task_costs_more_as_more_files_are_known() -> None:
    ledger = Ledger()
    ledger.add(
        {"container": str(n), "container_sha256": "", "file": str(n), "sha256": "", "article_id": str(n)}
        for n in range(100)
    )
    seen: list[object] = []
    visit_collection([ledger], visit_fn=seen.append, return_data=False)
    assert len(seen) <= 2
