"""The recipes of CONTRIBUTING for the window: a command is one value; a layer has a switch and a sample."""

from desktop.views.appearance import layer_legend
from desktop.views.commands.registry import Command, Place
from desktop.views.main_window import MainWindow
from desktop.views.reader import layers


def test_a_command_is_one_value(two: MainWindow) -> None:
    done: list[str] = []
    command = Command(
        "greet", "&Greet", lambda: done.append("greeted"), Place("view", 99, 0), ("Ctrl+Alt+G",)
    )
    two.commands.add([command])
    assert command in two.commands.in_menu("view")
    assert command in two.commands.all()
    two.commands["greet"].trigger()
    assert done == ["greeted"]
    assert two.commands["greet"].toolTip().startswith("Greet (")


def test_every_layer_has_its_switch_and_its_sample(two: MainWindow) -> None:
    shown = set(layers.LAYERS) - {"hits"}  # which the find bar shows while it is open
    assert shown == set(layer_legend.LAYERS)
    assert {f"layer-{name}" for name in shown} <= {command.id for command in two.commands.all()}
