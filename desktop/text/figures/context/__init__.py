"""Context: what stands around a number: clauses, modifiers, coordination, comparisons, and the discourse."""
