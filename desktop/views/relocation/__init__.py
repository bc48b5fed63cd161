"""The review list (待复核): annotations whose place in a new text is not certain."""
