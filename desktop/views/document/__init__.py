"""The open document: its text, annotations and analysis, and commands on the text."""
