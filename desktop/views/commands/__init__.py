"""The commands of the window: one value each, from which menus, tool bar and the list of keys are made."""
