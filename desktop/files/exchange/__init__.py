"""Exchange: a library's documents, codebook and annotations in the formats that other programs read."""
