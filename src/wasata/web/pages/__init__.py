"""What each page says. A page is made from plain data, and the same data is its JSON."""
