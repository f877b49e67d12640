"""The pages one can be on: one screen a file, with its style beside it."""
