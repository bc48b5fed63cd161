"""Figures (数据): the numbers of a report together with what they say."""
