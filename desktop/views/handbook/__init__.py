"""The handbook in the program."""
