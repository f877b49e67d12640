"""Which version this is."""


def version() -> str:
    """The version as it was installed."""
    from importlib.metadata import version as installed_version  # slow, and seldom asked for

    return installed_version("nvc-coach")
