"""A process with everything imported that runs the pipeline in forks of itself, and has them killed.

`python -m tests.faults.runner` reads one order a line (JSON) and answers each with a line. A fork runs the stages as
the flow does, without Prefect around them, and dies by SIGKILL where the order says so: no product code knows of it.
"""

import ctypes
import gc
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any

FLOWS = str(Path(__file__).parent.parent.parent / "flows")
# stages, whose calls of our own code are the boundaries of steps
_STAGES = ("pipeline", "ingest", "extract", "load", "publish", "report", "forget")
# whatever changes the disk; DuckDB calls __instancecheck__ as it begins a statement
_WRITES = {"open", "flush", "fsync", "close", "rename", "replace", "mkdir", "unlink", "rmtree", "copyfile"}
_WRITES |= {"write_table", "write_text", "sync_folder", "__instancecheck__"}

# read once before the forks, not in each
_LOADERS = {"load_dispute_rules", "load_reading_rules", "load_source_tables", "load_source_corrections"}
_LOADERS |= {"extractor_version", "reader_version"}


class Points:
    """Counts the calls that watched code makes; strikes before the one that is named."""

    def __init__(self, point: str | None, hit: int, strike: Callable[[], None]) -> None:
        self.counts: dict[str, int] = {}
        self._point, self._hit, self._strike = point, hit, strike

    def __call__(self, frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call":
            if isinstance(
                getattr(called, "__self__", None), (str, datetime)
            ):  # their `replace` writes nothing
                return
            caller, name, callee = frame, called.__name__, ""
        elif event == "call" and frame.f_back is not None:
            caller, name, callee = frame.f_back, frame.f_code.co_name, frame.f_code.co_filename
        else:
            return
        path = caller.f_code.co_filename
        if not path.startswith(FLOWS) or not path.endswith(".py") or callee.endswith("dataclasses.py"):
            return
        module = path[len(FLOWS) + 1 : -3]
        is_step = module in _STAGES and callee.startswith(FLOWS) and name[0] not in "_<"
        if not is_step and name not in _WRITES:
            return
        point = f"{module}:{caller.f_lineno} {name}"
        self.counts[point] = self.counts.get(point, 0) + 1
        if point == self._point and self.counts[point] == self._hit:
            self._strike()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _shut(folder: str) -> None:
    """Take away the permission to write in `folder`, where there is one by now."""
    with suppress(FileNotFoundError):
        Path(folder).chmod(0o500)


@dataclass
class PlainGate:
    """Runs the suites that expect no rows at all; Great Expectations itself takes longer than all other steps."""

    run_id: str
    last_success: str

    def __post_init__(self) -> None:
        self.rows: list[dict[str, Any]] = []

    def check(self, step: str, connection: Any) -> list[dict[str, Any]]:
        from flows.quality.suites import read_suites
        from flows.run import now

        connection.execute("set variable last_success = ?", [self.last_success])
        for suite in read_suites(step):
            if suite.definition["expectations"][0]["type"] != "expect_table_row_count_to_equal":
                continue
            found = connection.execute(str(suite.query)).fetchall()
            self.rows.append(
                {
                    "run_id": self.run_id,
                    "step": step,
                    "table_name": suite.subject,
                    "expectation": "expect_table_row_count_to_equal",
                    "column_name": None,
                    "severity": suite.definition["expectations"][0]["severity"],
                    "success": not found,
                    "unexpected_count": len(found),
                    "observed": str(found[:3]),
                    "checked_at": now(),
                }
            )
        return self.rows

    @property
    def failed(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if not row["success"]]

    @property
    def critical(self) -> list[dict[str, Any]]:
        return [row for row in self.failed if row["severity"] == "critical"]

    def write_data_docs(self, folder: Path) -> Path:
        return folder


def without_prefect() -> Any:
    """The pipeline's module, its tasks replaced by their functions and its gate by a quick one."""
    from prefect.tasks import Task

    import flows.check
    import flows.extract
    import flows.forget
    import flows.ingest
    import flows.load
    import flows.pipeline
    import flows.publish
    import flows.report

    for module in [module for name, module in sys.modules.items() if name.startswith("flows.")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, Task):
                setattr(module, name, value.fn)
            elif name in _LOADERS and callable(value):
                setattr(module, name, cache(value))
    flows.pipeline._whole_gate = flows.pipeline._gate
    flows.pipeline._gate = lambda run: PlainGate(run.run_id, flows.pipeline.last_success(run.lake))
    return flows.pipeline


def obey_permissions() -> None:
    """Have this process, if it is root's, obey the permissions on files as anybody else must (Linux: capset)."""
    if os.geteuid() != 0:
        return
    system = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    # effective, permitted, inheritable; the first 32 capabilities, then the rest
    sets = (ctypes.c_uint32 * 6)()
    asked = system.capget(header, sets)
    for place in (0, 1):
        sets[place] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    if asked or system.capset(header, sets):
        raise OSError(ctypes.get_errno(), "root's powers cannot be laid down")


def _fork(pipeline: Any, order: dict[str, Any], answer: int) -> None:
    """In the fork: run, and answer through the descriptor."""
    from flows.forget import forget
    from flows.settings import WarehousePaths

    said: dict[str, Any] = {}
    strike = partial(_shut, order["shut"]) if "shut" in order else _die
    points = Points(order.get("point"), order.get("hit", 1), strike)
    try:
        if order.get("after") is not None:
            threading.Timer(order["after"], _die).start()
        if order.get("point") or order.get("listen"):
            sys.setprofile(points)
        if order.get("obedient"):
            obey_permissions()
        again = dict(order.get("again", {}))
        if "since" in again:
            again["since"] = datetime.fromisoformat(again["since"])
        if order.get("checks"):  # all of them, by Great Expectations
            pipeline._gate = pipeline._whole_gate
        if order.get("forget"):
            forget(WarehousePaths(Path(order["warehouse"])), order["forget"])
        recap = pipeline.run_stages(
            Path(order["inbox"]),
            Path(order["warehouse"]),
            pipeline.load_settings(tagger=order.get("tagger"), **order.get("settings", {})),
            pipeline.Again(**again),
            order.get("wait", 0),
        )
        sys.setprofile(None)
        said = {
            "status": recap.status,
            "detail": recap.detail,
            "unchanged": recap.is_unchanged,
            "seconds": recap.seconds,
            "extracted": recap.articles_extracted,
        }
    except BaseException as error:  # whatever it is belongs into the answer
        sys.setprofile(None)
        said = {
            "status": "raised",
            "detail": f"{type(error).__name__}: {error}",
            "trace": traceback.format_exc(),
        }
    if order.get("listen"):
        said["points"] = points.counts
    os.write(answer, json.dumps(said).encode())
    os._exit(0)


def _warm(pipeline: Any) -> None:
    """Import and read whatever a run does at its first article, so that not each fork has to."""
    import dateparser  # noqa: F401
    import pandas  # noqa: F401

    import flows.extract
    import flows.ingest
    import flows.load
    import flows.warehouse.links
    from flows.lake.dictionary import dictionary
    from flows.reading.documents import Limits
    from flows.settings import REFERENCE

    settings = pipeline.load_settings()
    rules = flows.ingest.load_reading_rules(REFERENCE)
    text = "Police said on Saturday that 12 people were hurt in Quell. “No barge sank,” Mara Dunn said."
    (document,) = flows.ingest.read_document("2025-03-02-warm.txt", text.encode(), Limits(), rules)
    flows.ingest.signature(text, ())
    flows.extract._extractor(settings).extract([document.article])
    pipeline.extractor_version(settings)
    for load in (flows.load.load_dispute_rules, flows.load.reader_version):
        load(REFERENCE)
    for load in (flows.warehouse.links.load_source_tables, flows.warehouse.links.load_source_corrections):
        load(REFERENCE)
    dictionary()
    gc.freeze()  # a collection in a fork would copy all of this


def main() -> None:
    pipeline = without_prefect()
    _warm(pipeline)
    print(json.dumps({"status": "ready"}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        began = time.monotonic()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _fork(pipeline, order, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        answer = json.loads(said) if said else {"status": "killed" if os.WIFSIGNALED(status) else "gone"}
        print(json.dumps({"took": time.monotonic() - began, **answer}), flush=True)
    gc.unfreeze()


if __name__ == "__main__":
    main()
