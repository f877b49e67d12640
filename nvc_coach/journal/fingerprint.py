"""The fingerprint of an exercise's resolved copy."""

import hashlib


def fingerprint_of(data: bytes) -> str:
    """``sha256:`` and the hash of the bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
