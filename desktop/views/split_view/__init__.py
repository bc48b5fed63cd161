"""The second text next to the first."""
