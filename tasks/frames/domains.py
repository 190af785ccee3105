"""The closed lists of words that columns take; the DDL repeats them as checks."""

SEGMENT_KINDS = ("headline", "dateline", "body", "quote_block", "embed", "teaser", "caption", "boilerplate")
LABELS = ("PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "WEAPON", "VEHICLE", "GROUP", "EVENT", "OTHER")
MENTION_TYPES = ("name", "nominal", "pronoun")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
GRANULARITIES = ("time", "day", "week", "month", "quarter", "year", "unknown")
ANCHORS = ("publication", "previous_time", "absolute")
STANCES = ("reports", "claims", "confirms", "denies", "condemns", "warns", "demands")
POLARITIES = ("affirmed", "negated")
REALIS = ("actual", "future", "hypothetical", "generic")
DATE_BASES = ("stated", "inferred", "publication")
ROLES = ("actor", "recipient", "place", "time", "instrument", "target_object", "mediator")
CASUALTY_KINDS = ("killed", "injured", "captured", "missing", "displaced")
VICTIM_STATUSES = ("combatant", "civilian", "security_force", "leader", "unknown")
PUBLISHED_BASES = ("metadata", "feed", "html", "text_header", "dateline", "fetched")
READ_STATUSES = ("read", "duplicate", "other_language", "unread")
ENTITY_KINDS = ("person", "organization", "armed_group", "government", "military", "place", "weapon", "vehicle", "group", "other")
ORIGINS = ("gazetteer", "discovered")
VERDICTS = ("same", "different", "unsure")
ALIAS_KINDS = ("name", "alias", "nom_de_guerre", "acronym", "demonym", "native", "spelling", "handle")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
RELATIONS = ("response_to", "retaliation_for", "follow_up_to", "part_of", "same_story")
VERDICTS = ("same", "different", "unsure")
SEVERITIES = ("fail", "warn")
RUN_STATUSES = ("running", "completed", "failed", "crashed")
EVENT_CHANGES = ("added", "changed", "removed")
