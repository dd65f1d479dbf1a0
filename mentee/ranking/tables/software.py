"""Software, data and product."""

ROWS = """
software engineer = software developer = programmer = coder ~ web developer ~ devops engineer
"""
