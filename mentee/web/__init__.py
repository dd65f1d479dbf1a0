"""The web application: what people see, page by page."""
