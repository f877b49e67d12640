"""A clock that stands still until it is told to go on."""

import threading

PATIENCE = 30.0
"""How long to wait, in real seconds, for what is sure to happen at once."""


class StillClock:
    """Time for a writer's thread; `settle` waits until that has nothing left to do now."""

    def __init__(self) -> None:
        self.time = 1_000.0
        self._parked = threading.Event()
        self._condition: threading.Condition | None = None

    def now(self) -> float:
        return self.time

    def wait(self, condition: threading.Condition, seconds: float | None) -> None:
        del seconds
        self._condition = condition
        self._parked.set()
        condition.wait()

    def wake(self, condition: threading.Condition) -> None:
        self._parked.clear()
        condition.notify_all()

    def settle(self) -> None:
        """Wait until the thread waits for time to pass, or for something to do."""
        assert self._parked.wait(PATIENCE)

    def advance(self, seconds: float) -> None:
        """Let time pass, and the thread do what is due then."""
        self.settle()
        assert self._condition is not None
        with self._condition:
            self.time += seconds
            self.wake(self._condition)
        self.settle()
