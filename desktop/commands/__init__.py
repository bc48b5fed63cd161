"""The commands of ``piyue``: what can be done to a library and a text without a window."""
