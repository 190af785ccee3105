"""Active and passive: what a verb is done to, whatever the construction."""

from tasks.extract.events.tree import Tree

_LEAVING = frozenset({"leave", "find"})


def objects(tree: Tree, i: int) -> list[int]:
    """What a verb is done to, whatever the construction."""
    shared = (o for k in tree.kids[i] if tree.dep[k] == "conj" and k > i for o in tree.kids[k] if tree.dep[o] == "dobj")
    return own_objects(tree, i) or ([] if is_passive(tree, i) else list(shared))


def own_objects(tree: Tree, i: int) -> list[int]:
    """The same without those of a verb that goes on from it (`shot and killed two`)."""
    if is_passive(tree, i):
        subjects = ("nsubj", "nsubjpass") if _is_left_so(tree, i) else ("nsubjpass",)
        return tree.children(i, *subjects) or _antecedent(tree, i) or _shared_subject(tree, i)
    return [k for k in tree.kids[i] if tree.dep[k] in ("dobj", "oprd")] or _relative_object(tree, i)


def is_passive(tree: Tree, i: int) -> bool:
    """Passive clause, or a past participle that modifies a noun or stands as a clause of its own."""
    if tree.child(i, "nsubjpass", "auxpass", "agent") is not None:
        return True
    if tree.tag[i] != "VBN" or tree.child(i, "aux", "nsubj") is not None:
        return _is_left_so(tree, i)
    if tree.dep[i] == "conj":
        return is_passive(tree, tree.head[i]) and tree.child(i, "dobj") is None
    return tree.dep[i] in ("acl", "amod", "advcl", "ROOT", "xcomp") and tree.child(i, "dobj") is None


def _is_left_so(tree: Tree, i: int) -> bool:
    """`The clash left a student injured`, `They found him shot`: the participle's subject has it done to it."""
    is_clause = tree.tag[i] in ("VBN", "VBD") and tree.dep[i] == "ccomp" and tree.lemma[tree.head[i]] in _LEAVING
    return is_clause and tree.child(i, "aux", "auxpass", "mark", "dobj") is None


def _antecedent(tree: Tree, i: int) -> list[int]:
    if tree.dep[i] in ("acl", "relcl", "amod"):
        return [tree.head[i]]
    return []


def _shared_subject(tree: Tree, i: int) -> list[int]:
    """Subject of the passive that this one completes (`was found shot`) or is coordinated with (`was beaten, shot and burned`)."""
    if tree.dep[i] == "xcomp":
        return tree.children(tree.head[i], "nsubjpass")
    while tree.dep[i] == "conj":
        i = tree.head[i]
        found = [k for k in tree.kids[i] if tree.dep[k] in ("nsubjpass", "nsubj")]
        if found:
            return found
    return []


def _relative_object(tree: Tree, i: int) -> list[int]:
    """Antecedent of a relative clause whose subject is somebody else (`the town they shelled`)."""
    subject = tree.child(i, "nsubj")
    if tree.dep[i] == "relcl" and subject is not None and tree.lower[subject] not in ("who", "that", "which"):
        return [tree.head[i]]
    return []
