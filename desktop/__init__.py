"""Piyue (批阅): a desktop reader and annotator for Chinese local-government work reports."""

__version__ = "0.2.0"
