"""Who is who across articles: what each article calls one party, joined to entities of all articles, with every decision kept.

Method: records in blocks of alike names, each pair weighed by what agrees and what does not (Fellegi and Sunter 1969; the weights are
data, `data/ontology/names/weights.csv`), then joined best pair first unless something speaks against it. A pure function of the articles'
rows and the user's own decisions: neither order nor batching matters.
"""
