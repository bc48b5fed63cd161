"""Document filters: which documents of a library are meant, and which part of their texts, in chips."""
