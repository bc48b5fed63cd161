"""The list of documents, left."""
