"""How the event classifier is made: labelled candidates out of gold data, a regression over them, a file of weights."""
