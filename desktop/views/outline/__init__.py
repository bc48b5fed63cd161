"""The outline: headings and bookmarks of the document that lies open."""
