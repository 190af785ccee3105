"""How the model of particular happenings is made: labels out of gold data, a regression over them, cross-validation by document."""
