"""What a person sees: everything that draws or listens through Qt."""
