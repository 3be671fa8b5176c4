"""The pages: a small web application over a record, in Arabic and English, with no request to anybody else."""
