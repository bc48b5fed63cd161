"""Maintenance: backups, restoring, checking, and recovery after a crash."""
