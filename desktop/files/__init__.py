"""Files to drafts, records to files: no Qt, no SQL."""
