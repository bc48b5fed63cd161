"""The user interface: everything that draws or listens through Qt."""
