"""The second text beside the first."""
