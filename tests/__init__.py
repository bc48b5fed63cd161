"""Tests of Piyue; the folders mirror those of the code."""
