"""Stage: files are taken out of the models on request, and put back."""

from flows.lake import Lake, LakeError
from flows.run import now
from flows.settings import WarehousePaths
from flows.warehouse import sole_writer


def forget(paths: WarehousePaths, file: str, *, undo: bool = False, wait_seconds: float = 0) -> int:
    """Keep in the lake that `file`, with each content it had, is to be left out of the models, or no longer is.

    `file` is a name as in the table files; for a file of several records, all of them. How many files and records
    that concerns. Raises LakeError for a name that was never offered, HeldError where a run holds the warehouse.
    """
    with sole_writer(paths, wait_seconds):
        lake = Lake(paths)
        met = lake.read("files", ["file", "sha256", "container"]).to_pylist()
        keys = sorted(
            {(row["file"], row["sha256"]) for row in met if file in (row["file"], row["container"])}
        )
        if not keys:
            message = (
                f"no file '{file}' was ever read: names stand in the table files, as paths below the inbox"
            )
            raise LakeError(message)
        decided_at = now()
        rows = [
            {"file": name, "sha256": sha256, "is_forgotten": not undo, "decided_at": decided_at}
            for name, sha256 in keys
        ]
        lake.write_batch("forget", f"{decided_at:%Y%m%dT%H%M%S%f}", {"forgotten": rows})
    return len(keys)
