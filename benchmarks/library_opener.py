"""Opens the library of the home in its environment, and tells how long that took.

``python -m benchmarks.library_opener`` prints the nanoseconds, and how many exercises of one's own
there are. The clock begins once the program stands: imports made for the library count.
"""

import time

from nvc_coach.services.program import Outside, Program


def main() -> None:
    """Open it, and close the program as it is always closed."""
    program = Program(Outside())
    began = time.perf_counter_ns()
    heads = program.heads
    took = time.perf_counter_ns() - began
    own = {one.id for one in heads if one.path.is_relative_to(program.places.library)}
    program.close()
    print(took, len(own))  # noqa: T201  # what it is for


if __name__ == "__main__":
    main()
