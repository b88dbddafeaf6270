"""One writer: a lock that the operating system lets go of when its holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from flows.records.errors import CounterclaimError
from flows.settings import WarehousePaths


class HeldError(CounterclaimError):
    """Another run holds the warehouse."""

    exit_code = 3


@contextmanager
def sole_writer(paths: WarehousePaths, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the warehouse; wait up to `wait_seconds` for another run to end.

    Raises HeldError where it is still held then, OSError where the folder cannot be written.
    """
    lock = FileLock(paths.lock)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        message = (
            f"another run holds the warehouse {paths.folder}: wait for it to end, or give --wait SECONDS"
        )
        raise HeldError(message) from error
    try:
        yield
    finally:
        lock.release()
