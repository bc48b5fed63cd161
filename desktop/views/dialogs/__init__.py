"""What is asked and shown in windows of its own."""
