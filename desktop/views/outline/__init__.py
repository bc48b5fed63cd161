"""The outline: headings and bookmarks of the document that is open."""
