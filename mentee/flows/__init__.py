"""Deeds: each loads from the store, thinks with the pure folders, and saves; the interfaces call nothing else."""
