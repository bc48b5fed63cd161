"""The popover with what is known of a figure, a term, a damaged place or an annotation."""
