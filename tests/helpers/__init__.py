"""Helpers of the tests: what more than one folder of tests needs."""
