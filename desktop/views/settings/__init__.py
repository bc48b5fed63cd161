"""Settings in one dialog: each feature brings its page."""
