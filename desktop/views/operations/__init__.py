"""Long jobs: reads and writes in the background, and writes that wait for their turn."""
