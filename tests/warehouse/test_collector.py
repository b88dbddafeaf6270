import gc

import pytest

from flows.warehouse.collector import no_collection


def test_the_collector_is_back_whatever_happens() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), no_collection(), no_collection():
        assert not gc.isenabled()
        raise ZeroDivisionError
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
