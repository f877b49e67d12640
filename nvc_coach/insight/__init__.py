"""Patterns: what shows over many practices, as plain numbers. Pure: no file, clock or screen."""
