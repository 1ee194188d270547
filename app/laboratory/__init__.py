"""The truth views: exact places beside what a regime shows. Only the laboratory's router and pages import this."""
