"""Text reaches the screen by one way only: the sources of the page, read one by one (P30, P31)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import nvc_coach.tui

ROOM = Path(nvc_coach.tui.__file__).parent
GATES = frozenset({"words", "on_one_line", "one_line", "cut", "wrapped", "as_shown"})
"""Through one of these goes what a widget paints line by line, or shows in a picture of its own."""
PAINTS_NO_TEXT = frozenset({"widgets/breathing.py"})

LINE, EDITOR = "widgets/line.py", "widgets/editor.py"
# What reads markup, shows a text beside the page, opens something, or writes past it.
SHUNNED_CALLS = {
    "Label": set[str](),
    "notify": {"safe_app.py"},
    "panic": {"safe_app.py"},
    "print": set[str](),
    "log": set[str](),
    "from_markup": set[str](),
    "from_rich_text": set[str](),
    "from_text": set[str](),
    "assemble": set[str](),
    "open_url": set[str](),
    "simulate_key": set[str](),
    "save_screenshot": set[str](),
    "deliver_screenshot": set[str](),
    "deliver_text": set[str](),
    "deliver_binary": set[str](),
    "export_screenshot": set[str](),
    "eval": set[str](),
    "exec": set[str](),
    "Content": {"safe.py"},
    "styled": {"safe.py"},
    "update": {LINE},
    "copy_for_others": {"coach.py"},
}
SHUNNED_ATTRIBUTES = frozenset(
    {"tooltip", "border_title", "border_subtitle", "title", "sub_title", "log", "loading", "link"}
)


def problems(source: str, name: str) -> Iterator[str]:
    """Whatever in a module might let a text by, or let it do something."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        yield from _in_node(node, name)
    paints = [one for one in ast.walk(tree) if _paints(one)]
    used = {_name(call) for call in ast.walk(tree) if isinstance(call, ast.Call)}
    if paints and name not in PAINTS_NO_TEXT and not used & GATES:
        yield "paints without a gate"


def _in_node(node: ast.AST, name: str) -> Iterator[str]:
    match node:
        case ast.ImportFrom(module="textual.widgets"):
            yield from (f"imports {one.name}" for one in node.names if not _may_use(one.name, name))
        case ast.ImportFrom(module="rich.text" | "rich.markup" | "textual.markup"):
            yield f"imports from {node.module}"
        case ast.Call():
            called = _name(node)
            if called in SHUNNED_CALLS and name not in SHUNNED_CALLS[called]:
                yield f"calls {called}"
            if called == "run_action" and not _is_of_a_binding(node.args[0]):
                yield "runs what is no binding's"
            yield from (f"passes {one}" for one in _shunned_arguments(node, called, name))
        case ast.Assign(targets=targets):
            named = {one.attr for one in targets if isinstance(one, ast.Attribute)}
            yield from (f"sets {one}" for one in named & SHUNNED_ATTRIBUTES)
        case ast.Dict(keys=keys):
            said = [one.value for one in keys if isinstance(one, ast.Constant)]
            yield from (f"has {one}" for one in said if isinstance(one, str) and one[:1] == "@")


def _is_of_a_binding(action: ast.expr) -> bool:
    return ast.unparse(action) == "binding.action"


def _shunned_arguments(call: ast.Call, called: str, name: str) -> Iterator[str]:
    """Arguments that let markup in, and texts that a widget of Textual would read as such."""
    for one in call.keywords:
        is_false = isinstance(one.value, ast.Constant) and one.value.value is False
        if one.arg in {"markup", "message", "link"} and not is_false:
            yield f"{one.arg} to {called}"
        of_textual = name == EDITOR and called == "__init__"
        if one.arg == "placeholder" and of_textual and not _is_gate(one.value):
            yield "a placeholder as it is"


def _is_gate(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _name(value) in GATES


def _paints(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name in {"render", "render_line"}


def _may_use(widget: str, name: str) -> bool:
    """Whether a module may use a widget of Textual; the editor's messages go by its name."""
    return widget == "TextArea" or (widget == "Static" and name == LINE)


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


@pytest.mark.parametrize(
    "module", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM))
)
def test_a_module_of_the_page_shows_text_through_the_gate_alone(module: Path) -> None:
    name = module.relative_to(ROOM).as_posix()

    assert list(problems(module.read_text("utf-8"), name)) == []


def test_an_own_widget_is_asked_for_its_text_by_nobody_else() -> None:
    """Only what is named here shows text by Textual's own means, and each hands it `words`."""
    shows = {}
    for module in ROOM.rglob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        bases = {
            base.id
            for one in ast.walk(tree)
            if isinstance(one, ast.ClassDef)
            for base in one.bases
            if isinstance(base, ast.Name)
        }
        shows[module.name] = bases & {"Static", "TextArea"}
    assert {name: kinds for name, kinds in shows.items() if kinds} == {
        "line.py": {"Static"},
        "editor.py": {"TextArea"},
    }


@pytest.mark.parametrize(
    "line",
    [
        "from textual.widgets import Label",
        "from textual.widgets import Static",
        "from textual.widgets import OptionList, TextArea",
        "from rich.text import Text",
        "self.notify(words)",
        "Content(text)",
        "Content.from_markup(text)",
        "self.query_one('#a').update(text)",
        "self.tooltip = text",
        "self.border_title = text",
        "self.app.title = text",
        "Style(meta={'@click': action})",
        "Style(link=address)",
        "super().__init__(text, markup=True)",
        "super().__init__(placeholder=text)",
        "self.app.exit(0, message=text)",
        "print(text)",
        "self.log(text)",
        "await self.run_action(text)",
        "class A(Widget):\n    def render_line(self, y): return Strip([Segment(self.text)])",
        "class A(Widget):\n    def render(self): return self.text",
    ],
)
def test_a_way_past_the_gate_would_be_noticed(line: str) -> None:
    assert list(problems(line, EDITOR if "placeholder" in line else "screens/other.py"))
