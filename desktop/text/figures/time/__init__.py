"""Time: the part of the report a figure stands in, the period it speaks of, and its status."""
