"""Import and export: jobs in the background, previews and dialogs."""
