"""Library search: the page Search, which asks all documents by words and by numbers."""
