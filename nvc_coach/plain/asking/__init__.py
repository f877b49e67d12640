"""Asking: one module for each way of answering.

Each has a function that asks until there is an answer, and returns it; None leaves the step open.
"""
