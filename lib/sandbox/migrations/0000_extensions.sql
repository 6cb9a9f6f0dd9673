-- Text search inside a value (`contains`) by index instead of by reading every row.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
