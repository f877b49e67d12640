"""What can be wrong with how the steps of an exercise fit together, each with a permanent code."""

from enum import StrEnum


class FaultCode(StrEnum):
    """What can be wrong with how steps fit together."""

    NEVER_ASKS = "never-asks"
    SAME_STEP_ID = "same-step-id"
    NO_CHOICES = "no-choices"
    SAME_CHOICE_ID = "same-choice-id"
    NO_WAY_FORWARD = "no-way-forward"
    GOTO_UNKNOWN = "goto-unknown"
    GOTO_NOT_FORWARD = "goto-not-forward"
    GOTO_AMONG_MANY = "goto-among-many"
    ROUNDS_MISSING = "rounds-missing"
    ROUNDS_IDLE = "rounds-idle"
    ROUNDS_RANGE = "rounds-range"
    WHEN_UNKNOWN = "when-unknown"
    WHEN_NOT_EARLIER = "when-not-earlier"
    WHEN_NEVER_ANSWERED = "when-never-answered"
    WHEN_NO_SUCH_CHOICE = "when-no-such-choice"
    WHEN_WRONG_TEST = "when-wrong-test"
    STRAY_BRACE = "stray-brace"
    PIPE_UNKNOWN = "pipe-unknown"
    PIPE_NOT_EARLIER = "pipe-not-earlier"
    PIPE_NEVER_ANSWERED = "pipe-never-answered"
    PIPE_NO_FALLBACK = "pipe-no-fallback"
    SCALE_RANGE = "scale-range"
    VOCABULARY_UNKNOWN = "vocabulary-unknown"
