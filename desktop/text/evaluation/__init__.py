"""Evaluation: how good the recognizer is on passages that a careful reader marked."""
