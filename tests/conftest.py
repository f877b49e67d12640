"""What holds for every test: a home of its own, no write outside it, and nothing skipped in CI."""

import gc
import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.outside_writes import OutsideWrites, watch_writes

IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")

# A slow machine is no failure, so no deadline; in CI the same examples are drawn each time. New
# failures are printed as code to copy into a test, so no database of them is kept.
settings.register_profile("dev", deadline=None, database=None, print_blob=True)
settings.register_profile(
    "ci",
    settings.get_profile("dev"),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if IN_CI else "dev")

# What is loaded stays loaded. Looking through all of it, again and again, for what nobody holds any
# more took a tenth of the time and more; now that is looked for seldomer, and not among what stays.
_OBJECTS_BETWEEN_LOOKS = 20_000

_HOME_FOLDERS = (
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)
_PRIVATE_PREFIXES = ("NVC_COACH_", "TEXTUAL", "_NVC_COACH_")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``make kills`` and ``make soak`` ask for more than a run of all tests has time for."""
    parser.addoption("--kills", type=int, default=10, help="how many kill -9 each kills test does")
    parser.addoption(
        "--soak",
        type=float,
        default=30.0 if IN_CI else 10.0,
        help="how many seconds the storm of keys lasts",
    )
    parser.addoption("--soak-seed", type=int, default=20261125, help="which storm of keys it is")


@pytest.fixture(scope="session")
def kill_count(pytestconfig: pytest.Config) -> int:
    """How many times a test marked ``kills`` kills the program: ten unless ``--kills`` says."""
    count = pytestconfig.getoption("--kills")
    assert isinstance(count, int)
    return count


@pytest.fixture(scope="session")
def soak_seconds(pytestconfig: pytest.Config) -> float:
    """How long a test marked ``soak`` lasts: ten seconds, in CI thirty, unless ``--soak`` says."""
    seconds = pytestconfig.getoption("--soak")
    assert isinstance(seconds, float)
    return seconds


@pytest.fixture(scope="session")
def soak_seed(pytestconfig: pytest.Config) -> int:
    """Which storm of keys it is: always the same one unless ``--soak-seed`` says."""
    seed = pytestconfig.getoption("--soak-seed")
    assert isinstance(seed, int)
    return seed


@pytest.fixture(scope="session", autouse=True)
def soon_done() -> Iterator[None]:
    """Read once what ships, and wait for no disk: nobody pulls the plug on this process.

    Programs that tests start as their own processes do both as ever.
    """
    from tests.read_once import read_once  # as late as the tests: what it loads is to be covered

    read_once()
    with mock.patch.object(os, "fsync", os.fstat):
        yield


@pytest.fixture(scope="session")
def write_watcher(tmp_path_factory: pytest.TempPathFactory) -> OutsideWrites:
    """The watcher of this run, which allows writing below the run's own temporary folder."""
    base = tmp_path_factory.getbasetemp()
    set_hypothesis_home_dir(base / "hypothesis")
    return watch_writes(base)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where each home is to be: counted, since to look for a free name takes ever longer."""
    folder = tmp_path_factory.mktemp("homes", numbered=False)
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(
    homes: Iterator[Path],
    monkeypatch: pytest.MonkeyPatch,
    write_watcher: OutsideWrites,
) -> Iterator[Path]:
    """Give each test an empty home, with everything of the program's in ``NVC_COACH_HOME``.

    The working folder is an empty one too, so that a relative path cannot reach the checkout.

    Returns:
        The home; ``nvc-coach`` below it, not made yet, is where the program keeps everything.
    """
    home = next(homes)
    home.mkdir(mode=0o700)
    for name in [name for name in os.environ if name.startswith(_PRIVATE_PREFIXES)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("NVC_COACH_HOME", str(home / "nvc-coach"))
    for name in _HOME_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    for folder, name in (("tmp", "TMPDIR"), ("work", "PWD")):
        (home / folder).mkdir()
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
    monkeypatch.chdir(home / "work")
    with write_watcher.watching():
        yield home
    written = list(write_watcher.seen)
    if written:
        pytest.fail(f"written outside the test's own folder: {', '.join(written)}", pytrace=False)


def pytest_collection_finish() -> None:
    """Look for what nobody holds any more among what the tests make, not among what is loaded."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS, 10, 10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count as covered what a test goes through on purpose, and nothing that chance came by."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run: nobody would read what was left out."""
    if IN_CI and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped, and in CI say that the run failed for it."""
    skipped = _skipped(terminalreporter.config)
    if IN_CI and skipped:
        terminalreporter.section("skipped, which fails the run when CI is set", red=True)
        for name in skipped:
            terminalreporter.line(name)


def _skipped(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not isinstance(reporter, pytest.TerminalReporter):
        return []
    return [report.nodeid for report in reporter.stats.get("skipped", [])]
