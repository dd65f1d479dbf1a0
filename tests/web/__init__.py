"""Tests of the web application, asked as a browser would ask."""
