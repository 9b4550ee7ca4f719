"""What is kept, and how: typed models, transactions, queries, migrations."""
