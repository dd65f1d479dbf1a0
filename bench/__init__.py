"""Speed and quality of mentee against baselines and peers, on real data: `make bench`, `make bench ONLY=mail`."""
