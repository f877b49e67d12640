"""The fingerprint of an exercise's resolved copy."""


def fingerprint_of(data: bytes) -> str:
    """``sha256:`` and the hash of the bytes."""
    import hashlib  # takes longer than a short list; lists need no hash

    return f"sha256:{hashlib.sha256(data).hexdigest()}"
