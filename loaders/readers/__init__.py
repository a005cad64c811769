"""From files to reports with their text: plain text, Markdown, web pages, JSON Lines, folders, standard input."""
