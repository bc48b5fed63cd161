"""SQLite projects of other programs, read as plain rows; what becomes of them is none of its business."""
