"""A calm, private, offline coach from a judgment of somebody to the needs underneath."""
