"""The review list (待复核) and the older versions of a document."""
