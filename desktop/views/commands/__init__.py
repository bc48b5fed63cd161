"""The commands of the window: their registry, menus, keys and handlers."""
