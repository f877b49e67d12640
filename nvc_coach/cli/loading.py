"""Loading many modules at once, quickly."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Load what is imported inside without the collector looking at everything again and again.

    What is loaded stays to the end, so the collector need not look at it afterwards either.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()
