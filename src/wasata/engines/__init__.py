"""The same reading function over a pool of processes."""
