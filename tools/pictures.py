"""Draws every screen of the page into docs/pictures/, and writes docs/pictures.md.

``python tools/pictures.py`` draws them all; with names behind it, only those.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from textual.pilot import Pilot  # noqa: E402  # the checkout is found first

from tools.picture_cells import Picture, painted  # noqa: E402  # the checkout is found first
from tools.picture_scene import Scene, Size  # noqa: E402  # the checkout is found first
from tools.picture_scenes import PARTS, SCENES  # noqa: E402  # the checkout is found first
from tools.picture_story import Stage  # noqa: E402  # the checkout is found first
from tools.picture_svg import svg  # noqa: E402  # the checkout is found first

PICTURES, PAGE = ROOT / "docs/pictures", ROOT / "docs/pictures.md"
_LOOK_SECONDS = 0.03
_LOOKS = 300
_ALIKE = 2
"""So many looks without a difference, and nothing more is coming."""
_CHANGES_COLOURS = ("NO_COLOR", "TEXTUAL")


def draw(scene: Scene, size: Size, theme: str) -> str:
    """One picture, as a file holds it."""
    with tempfile.TemporaryDirectory() as folder:
        picture = asyncio.run(_taken(scene, size, theme, Path(folder) / "home"))
        if Path(folder).name in picture.words:
            message = f"{scene.name} shows the folder it was made in"
            raise ValueError(message)
    return svg(picture, scene.told)


async def _taken(scene: Scene, size: Size, theme: str, home: Path) -> Picture:
    stage = Stage(home, theme)
    coach = scene.opens(stage)
    try:
        async with coach.run_test(size=size) as pilot:
            await _still(pilot, "")
            for key in _pressed(scene.keys):
                await pilot.press(key)
                await pilot.pause()
            picture = await _still(pilot, scene.shows)
            on_top = type(coach.screen)
            coach.exit("stopped")
    finally:
        stage.program.close()
    if coach.failure is not None:
        raise coach.failure
    if on_top is not scene.screen:
        message = f"{scene.name} shows {on_top.__name__}, and not {scene.screen.__name__}"
        raise ValueError(message)
    return picture


def _pressed(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        if key.startswith("'"):
            yield from key[1:]
        else:
            yield key


async def _still(pilot: Pilot[Any], words: str) -> Picture:
    """The screen once these words stand on it, and nothing on it changes any more.

    Raises:
        TimeoutError: That never came.
    """
    alike, last = 0, painted(pilot.app)
    for _look in range(_LOOKS):
        await pilot.pause(_LOOK_SECONDS)
        now = painted(pilot.app)
        alike = alike + 1 if now == last else 0
        last = now
        if alike >= _ALIKE and words in now.words:
            return now
    message = f"{words!r} is never shown: {last.words}"
    raise TimeoutError(message)


# ------------------------------------------------------------------ the page that shows them


_ABOUT = (
    "Every screen of the full-screen page, at 80 columns by 24 lines; below each, the same in "
    "windows of other sizes. The story is made up; the pictures are drawn by the program itself "
    "(`make pictures`)."
)


def page() -> str:
    """The page that shows all pictures in order."""
    parts = ["# The page in pictures", _ABOUT]
    for heading, scenes in PARTS:
        parts.append(f"## {heading}")
        parts += map(_shown, scenes)
    return "\n\n".join(parts) + "\n"


def _shown(scene: Scene) -> str:
    first, *others = scene.sizes
    dark, light = scene.file(first, scene.themes[0]), scene.file(first, scene.themes[-1])
    also = " · ".join(
        f"[{size[0]} by {size[1]}, {theme}](pictures/{scene.file(size, theme)})"
        for size in others
        for theme in scene.themes
    )
    lines = [
        scene.told,
        "",
        "<picture>",
        f'  <source media="(prefers-color-scheme: dark)" srcset="pictures/{dark}">',
        f'  <img src="pictures/{light}" alt="{scene.told}">',
        "</picture>",
    ]
    return "\n".join([*lines, "", also] if also else lines)


def main(names: Iterable[str]) -> None:
    """Draw these scenes, or all of them; what no scene is called any more goes."""
    wanted = set(names)
    PICTURES.mkdir(exist_ok=True)
    for scene in SCENES:
        if wanted and scene.name not in wanted:
            continue
        for size in scene.sizes:
            for theme in scene.themes:
                drawn = draw(scene, size, theme)
                (PICTURES / scene.file(size, theme)).write_text(drawn, encoding="utf-8")
    for file in PICTURES.glob("*.svg"):
        if file.name not in every_file():
            file.unlink()
    PAGE.write_text(page(), encoding="utf-8")


def every_file() -> set[str]:
    """The names of all pictures."""
    return {
        scene.file(size, theme)
        for scene in SCENES
        for size in scene.sizes
        for theme in scene.themes
    }


if __name__ == "__main__":
    for variable in [name for name in os.environ if name.startswith(_CHANGES_COLOURS)]:
        del os.environ[variable]
    main(sys.argv[1:])
