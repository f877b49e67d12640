"""No code of ours names the network, and loading the program loads nothing that opens it (P23).

What other people's modules may import is followed by its behaviour: tests/privacy/test_no_network.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import nvc_coach

OURS = sorted(Path(nvc_coach.__file__).parent.rglob("*.py"))
# What opens connections, or has others open them.
NETWORK = frozenset(
    (
        *("_socket", "_ssl", "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib"),
        *("multiprocessing", "nntplib", "poplib", "requests", "smtplib", "socket"),
        *("socketserver", "ssl", "subprocess", "telnetlib", "urllib", "urllib3"),
        *("webbrowser", "websockets", "wsgiref", "xmlrpc"),
    )
)
# What a package is loaded with anyway, what runs the program, and what other systems have.
ELSEWHERE = {"__init__.py", "__main__.py", "platform_macos.py", "platform_windows.py"}
BY_ANOTHER_DOOR = frozenset({"__import__", "import_module", "system", "popen", "fork", "execvp"})


def reaches_out(source: str) -> Iterator[str]:
    """What in a module's text could open a connection, at its line."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                modules = [one.name for one in names]
            case ast.ImportFrom(module=str() as module):
                modules = [module]
            case ast.Call(func=ast.Name(id="import_module"), args=[named]) if of_ours(named):
                continue
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                modules = [name] if name in BY_ANOTHER_DOOR else []
            case _:
                continue
        for module in modules:
            if module.partition(".")[0] in NETWORK | BY_ANOTHER_DOOR:
                yield f"{module} in line {node.lineno}"


def of_ours(named: ast.expr) -> bool:
    """Whether a name that is put together can only be that of a module of ours."""
    match named:
        case ast.JoinedStr(values=[ast.Constant(value=str() as begins), *_]):
            return begins.startswith("nvc_coach.")
        case _:
            return False


def turns(file: Path, found: str) -> bool:
    """Whether it is what lets the page take turns: Textual stands on asyncio, which can do more."""
    return "tui" in file.parts and found.startswith("asyncio in line")


def test_no_module_of_ours_reaches_for_the_network() -> None:
    assert len(OURS) > 100
    found = {
        str(file): [one for one in reaches_out(file.read_text("utf-8")) if not turns(file, one)]
        for file in OURS
    }

    assert {file: calls for file, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import os, urllib.request",
        "from http.client import HTTPConnection",
        "def later():\n    import ssl as quiet",
        "import importlib\nimportlib.import_module('socket')",
        "from importlib import import_module\nimport_module(f'{where}.socket')",
        "__import__('socket')",
        "import os\nos.system('curl example.org')",
    ],
)
def test_reaching_for_the_network_would_be_noticed(source: str) -> None:
    assert len(list(reaches_out(source))) == 1


def test_no_module_opens_a_connection_while_it_is_loaded(tmp_path: Path) -> None:
    rooms = [
        ".".join((nvc_coach.__name__, *file.relative_to(OURS[0].parent).with_suffix("").parts))
        for file in OURS
        if file.name not in ELSEWHERE
    ]
    load = """\
import importlib, sys
def hook(event, arguments):
    if event.startswith("socket.") or event in {"urllib.Request", "subprocess.Popen"}:
        sys.exit(f"{event} {arguments}")
sys.addaudithook(hook)
for name in sys.argv[1:]:
    importlib.import_module(name)
"""

    def loads(*modules: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", load, *modules],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    done = loads(*rooms)
    assert (done.returncode, done.stderr) == (0, "")

    (tmp_path / "chatty.py").write_text("import socket\nsocket.socket()\n")
    assert "socket.__new__" in loads("chatty").stderr
