"""Where the exercises that come with the program lie."""

from pathlib import Path


def shipped_exercises() -> Path:
    """The folder of the exercises and vocabularies that come with this copy of the program.

    Returns:
        A folder with one folder a language (``en/practices``, ``en/vocabulary``).
    """
    return exercises_beside(Path(__file__).resolve().parents[1])


def exercises_beside(package: Path) -> Path:
    """The exercises that belong to one copy of the ``nvc_coach`` package.

    In a checkout they lie beside the package, where a trainer edits them; in an installed wheel,
    inside it. An editable install leaves a second copy in site-packages that grows old unnoticed,
    so only places next to the package that is really imported are looked at.

    Args:
        package: the folder that holds the imported ``nvc_coach/__init__.py``.
    """
    checkout = package.parent
    in_checkout = checkout / "exercises"
    if (checkout / "pyproject.toml").is_file() and in_checkout.is_dir():
        return in_checkout
    return package / "_exercises"
