"""What is true of a text: no Qt, no SQL, no files but the tables in ``resources``.

Every offset in this package is a Unicode code point into the text it was given, end exclusive.
"""
