"""What sentences code to, read with the language model: one family of rules a table, each with a counter-example."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers, particular, pipeline
from tasks.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.build(Settings().reader)


def read(nlp: Language, text: str) -> Doc:
    return nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))


def told(nlp: Language, text: str, trigger: str) -> tuple[layers.EventMention, dict[str, list[str]]] | None:
    doc = read(nlp, text)
    for m in layers.events(doc):
        if trigger in layers.surface(doc, *m.trigger):
            sides: dict[str, list[str]] = {}
            for a in m.arguments:
                sides.setdefault(a.role, []).append(layers.surface(doc, a.start, a.end))
            return m, sides
    return None


TYPES = [
    ("Gunmen kidnapped a priest in the northern town.", "kidnapped", "ASSAULT", "abduct"),
    ("A suicide attack on the barracks killed four recruits.", "attack", "ASSAULT", "suicide-attack"),
    ("A drone strike on the farmhouse killed a commander.", "strike", "ASSAULT", "drone"),
    ("Police arrested two editors on Friday.", "arrested", "COERCE", "arrest"),
    ("The junta imposed a curfew in the port city.", "imposed", "COERCE", "curfew"),
    ("Farmers protested against the new water law.", "protested", "PROTEST", "demo"),
    ("Prisoners began a hunger strike against their guards.", "hunger strike", "PROTEST", "hunger"),
    ("Moscow expelled two British diplomats.", "expelled", "SANCTION", "expel"),
    ("Oslo suspended aid to the island republic.", "suspended", "SANCTION", "discontinue"),
    ("Kenya sent troops to the Somali border.", "sent", "MOBILIZE", "troops"),
    ("The army staged a flag march in the old town.", "flag march", "MOBILIZE", "troops"),
    ("Police prevented the pilgrims from boarding a train.", "prevented", "COERCE", "restrict"),
    ("The magistrate remanded two grocers to custody.", "remanded", "COERCE", "arrest"),
    ("She was arrested and charged with treason.", "charged", "ACCUSE", "allege"),
    ("A contingent of guards was posted outside the court.", "posted", "MOBILIZE", "troops"),
    ("The parcel lay on a shelf when it exploded.", "exploded", "ASSAULT", "explosives"),
    ("The army withdrew its troops from the valley.", "withdrew", "RETREAT", "withdraw"),
    ("The union accused the government of fraud.", "accused", "ACCUSE", None),
    ("The council called on Sudan to stop the raids.", "called", "REQUEST", "change"),
    ("Cyprus rejected a proposal by the commission.", "rejected", "REJECT", None),
    ("The group threatened to bomb the embassy.", "threatened", "THREATEN", "violence"),
    ("The premier met the Peruvian president in Lima.", "met", "CONSULT", None),
    ("Denmark provided food to the refugees.", "provided", "AID", None),
    ("Peru and Chile agreed to a ceasefire.", "agreed", "AGREE", None),
    ("The ministry shared intelligence with Turkey.", "shared", "COOPERATE", "intelligence"),
    ("The army lifted the curfew in the city.", "lifted", "CONCEDE", None),
    ("The senator praised the Kenyan army.", "praised", "SUPPORT", None),
]


@pytest.mark.parametrize(("text", "trigger", "event_type", "mode"), TYPES)
def test_type_and_mode(nlp: Language, text: str, trigger: str, event_type: str, mode: str | None) -> None:
    found = told(nlp, text, trigger)
    assert found is not None
    assert found[0].event_type == event_type
    if mode:
        assert found[0].mode == mode


PARTIES = [
    ("The mayor was shot by two gunmen on Sunday.", "shot", "two gunmen", "mayor"),
    ("Israel's bombing of Rafah continued.", "bombing", "Israel", None),
    ("An American drone strike killed a militia leader.", "killed", "American", "militia leader"),
    ("The troops who attacked the convoy fled.", "attacked", "troops", None),
    ("The army ordered the rebels to leave the town.", "ordered", "army", "rebels"),
    ("Rebels opened fire on a patrol, killing three officers.", "killing", "Rebels", "three officers"),
    ("Four porters were killed when soldiers opened fire on a queue.", "killed", "soldiers", "Four porters"),
    ("Four porters were killed and nine hurt when soldiers opened fire on a queue.", "killed", "soldiers", "Four porters"),
    ("Four porters were killed in an outbreak of violence.", "killed", None, "Four porters"),
    ("Four porters were killed when soldiers clashed with rebels.", "killed", None, "Four porters"),
    ("Two weavers were killed in police firing near the mill on Friday.", "killed", "police", "Two weavers"),
    ("Twelve were hurt in a battle between troops and smugglers.", "battle", "troops", "smugglers"),
    ("The attack is believed to have been carried out by Basque rebels.", "attack", "Basque rebels", None),
    ("Six officers were involved in the assassination attempt.", "attempt", "Six officers", None),
    ("Nine columns of the army were deployed in the old town.", "deployed", "Nine columns of the army", None),
    ("A bomb killed six soldiers near the border.", "killed", None, "six soldiers"),
    ("Iraq held talks with Turkey on Monday.", "talks", "Iraq", "Turkey"),
    ("The minister denounced an Iranian missile attack.", "denounced", "minister", "Iranian"),
    ("The bishop condemned the murders committed in May by the army.", "murders", "army", None),
    ("Six people died in attacks by armed men against four towns.", "attacks", "armed men", None),
    ("Six people died in attacks that were reported by the mayor.", "attacks", None, None),
    ("A bomb planted by the rebels destroyed a bridge.", "destroyed", "rebels", None),
    ("Police attributed the bombing of the bank to the rebels.", "bombing", "rebels", "bank"),
    ("The attack was the work of a separatist group.", "attack", "separatist group", None),
    ("The attack followed the work of a separatist group.", "attack", None, None),
    ("The government held the rebels responsible for the attack.", "attack", "rebels", None),
    ("The minister accused the rebels of being responsible for the attack.", "attack", "rebels", None),
    ("Those responsible for killing the priest are soldiers.", "killing", "soldiers", "priest"),
    ("The army is suspected of involvement in the massacre of the villagers.", "massacre", "army", "villagers"),
    ("Two students were arrested in connection with the attack on the mayor.", "attack", "Two students", "mayor"),
    ("A general was charged with masterminding the assassination of the judge.", "assassination", "general", "judge"),
    ("The letter accuses the squad of killing the judge.", "killing", "squad", "judge"),
    ("Three nurses were held hostage by the rebels.", "held", "rebels", "Three nurses"),
    ("The policemen investigated the burning of five buses by rebels.", "burning", "rebels", None),
    ("They attacked the convoy on Monday.", "attacked", None, None),
    ("Gunmen riddled the house of the mayor with bullets.", "riddled", "Gunmen", None),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "recipient"), PARTIES)
def test_parties(nlp: Language, text: str, trigger: str, actor: str | None, recipient: str | None) -> None:
    found = told(nlp, text, trigger)
    assert found is not None
    actors = found[1].get("actor", [])
    assert actor in actors if actor else not actors
    if recipient:
        assert recipient in found[1].get("recipient", [])


@pytest.mark.parametrize(
    ("text", "trigger", "things"),
    [
        ("A bomb destroyed a bridge and two houses.", "destroyed", ["bridge", "two houses"]),
        ("Guerrillas set fire to three tank trucks.", "set fire", ["three tank trucks"]),
        ("The mob set two cars ablaze.", "ablaze", ["two cars"]),
        ("Rebels hurled grenades at a car.", "hurled", ["car"]),
        ("Rebels killed a farmer.", "killed", []),
    ],
)
def test_things_that_are_attacked(nlp: Language, text: str, trigger: str, things: list[str]) -> None:
    found = told(nlp, text, trigger)
    assert found is not None
    assert found[1].get("target_object", []) == things


def test_weapons_of_an_attack_that_was_carried_out_with_them(nlp: Language) -> None:
    found = told(nlp, "The attack, carried out with two bombs, was directed against a bank.", "attack")
    assert found is not None
    assert (found[0].mode, found[1]["instrument"]) == ("explosives", ["two bombs"])


def test_list_gives_one_argument_a_member(nlp: Language) -> None:
    found = told(nlp, "Police arrested a teacher, a driver and a nurse.", "arrested")
    assert found is not None
    assert found[1]["recipient"] == ["teacher", "driver", "nurse"]


STATUS = [
    ("The rebels attacked the base.", "attacked", "affirmed", "actual"),
    ("The rebels did not attack the base.", "attack", "negated", "actual"),
    ("The army denied shelling the village.", "shelling", "negated", "actual"),
    ("No soldiers were killed.", "killed", "negated", "actual"),
    ("If the rebels attack the base, the army will answer.", "attack", "affirmed", "hypothetical"),
    ("The aim is to arrest the smugglers.", "arrest", "affirmed", "hypothetical"),
    ("Marches are planned in case the regime arrests the bishop.", "arrests", "affirmed", "hypothetical"),
    ("The admiral did not rule out an attack on the port.", "attack", "affirmed", "hypothetical"),
    ("The admiral ruled out an attack on the port.", "attack", "negated", "hypothetical"),
    ("Three parties signed a petition for the deployment of the army.", "deployment", "affirmed", "future"),
    ("The bombs began to explode near the station.", "explode", "affirmed", "actual"),
    ("The generals are accused of ordering the murder of a judge.", "murder", "affirmed", "actual"),
    ("The generals ordered their men to kill a judge.", "kill", "affirmed", "future"),
    ("The junta increased the repression of students.", "repression", "affirmed", "generic"),
    ("Officials denounced violence.", "violence", "affirmed", "generic"),
    ("Several arrests have been made in the port.", "arrests", "affirmed", "actual"),
    ("The police were able to arrest nine looters.", "arrest", "affirmed", "actual"),
    ("The police are unable to arrest the looters.", "arrest", "negated", "actual"),
    ("The police have to arrest the looters.", "arrest", "affirmed", "hypothetical"),
    ("The police had to arrest the looters.", "arrest", "affirmed", "actual"),
    ("A judge was asked to investigate the killing of the bishop.", "killing", "affirmed", "actual"),
    ("It could have been worse, but the police arrested the looters.", "arrested", "affirmed", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "polarity", "realis"), STATUS)
def test_polarity_and_realis(nlp: Language, text: str, trigger: str, polarity: str, realis: str) -> None:
    found = told(nlp, text, trigger)
    assert found is not None
    assert (found[0].polarity, found[0].realis) == (polarity, realis)


def test_denial_is_an_event_of_its_own(nlp: Language) -> None:
    found = told(nlp, "The army denied shelling the village.", "denied")
    assert found is not None
    assert (found[0].event_type, found[0].polarity) == ("REJECT", "affirmed")


@pytest.mark.parametrize(
    ("text", "event_type"),
    [("Norway will release the prisoners.", "AGREE"), ("Turkey will bomb the camps.", "THREATEN")],
)
def test_deed_in_the_future_is_an_intention(nlp: Language, text: str, event_type: str) -> None:
    doc = read(nlp, text)
    assert [m.event_type for m in layers.events(doc)] == [event_type]


@pytest.mark.parametrize(
    "text",
    [
        "Stocks rallied on Friday after two days of losses.",
        "The team will play its next match on 4 March.",
        "The spokesman declined to comment.",
        "The recipe needs two eggs and some flour.",
        "The crew fought a fire in the warehouse.",
        "The bank tried to arrest the decline of the rupee.",
        "An earthquake killed nine people on Monday.",
        "The town was destroyed by a flood, killing nine people.",
        "Nine people were injured in a traffic accident.",
        "Nine people were killed and forty were injured after an earthquake shook the island.",
        "Nine pupils were injured when their bus plunged off a bridge.",
        "A boiler exploded in the mill, injuring nine workers.",
        "A woman was killed by falling rocks.",
        "The minister came under fire for his remarks.",
        "The singer died on Monday at the age of ninety.",
        "Forty people died after drinking tainted milk.",
        "A missile fell into the sea on Friday.",
        "Hundreds were held up in traffic on Monday.",
        "The bank lost ten million in the deal.",
    ],
)
def test_no_event_is_reported(nlp: Language, text: str) -> None:
    assert layers.events(read(nlp, text)) == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya and Somalia held the first round of talks on Monday.", "held the first round of talks"),
        ("Kenya and Somalia held talks on Monday.", "held talks"),
    ],
)
def test_a_measure_word_before_an_event_noun_is_seen_through(nlp: Language, text: str, trigger: str) -> None:
    found = told(nlp, text, trigger)
    assert found is not None
    assert (found[1].get("actor"), found[1].get("recipient")) == (["Kenya"], ["Somalia"])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The blast occurred near a bakery.", "blast occurred"),
        ("Fighting broke out near the harbour.", "Fighting broke"),
        ("The raid took place on Sunday.", "raid took"),
        ("There was an attack on the harbour.", "was an attack"),
        ("The prosecutor opened an investigation into the banker.", "opened an investigation"),
        ("The blast frightened the harbour.", "blast"),
        ("The brigade managed to capture the airfield.", "managed to capture"),
        ("The rebels succeeded in capturing the airfield.", "succeeded in capturing"),
        ("A trader was found shot dead on Monday.", "found shot"),
        ("The convoy came under mortar fire near the bridge.", "came under mortar fire"),
        ("The front claimed responsibility for the attack.", "claimed responsibility for the attack"),
        ("The militia intensified its attacks on the port.", "intensified its attacks"),
        ("The army launched a counter-offensive against the rebels.", "launched a counter-offensive"),
        ("The general ordered his men to attack the fort.", "attack"),
    ],
)
def test_trigger_takes_in_the_word_that_says_it_happened(nlp: Language, text: str, trigger: str) -> None:
    doc = read(nlp, text)
    assert trigger in [layers.surface(doc, *m.trigger) for m in layers.events(doc)]


def test_those_who_come_under_fire_are_acted_on(nlp: Language) -> None:
    found = told(nlp, "The soldiers came under fire near the bridge.", "came under fire")
    assert found is not None
    assert found[1].get("recipient") == ["soldiers"]


def test_who_is_shot_after_a_crash_is_shot(nlp: Language) -> None:
    assert told(nlp, "A sergeant shot the driver after the man had crashed a car into a gate.", "shot") is not None


def test_bomb_that_goes_on_to_explode_is_the_weapon(nlp: Language) -> None:
    found = told(nlp, "A bomb was placed at the gate and exploded on Friday.", "exploded")
    assert found is not None
    assert found[1]["instrument"] == ["bomb"]


def test_building_that_an_attack_was_on_is_an_object(nlp: Language) -> None:
    found = told(nlp, "An attack on the fish market left five dead.", "attack")
    assert found is not None
    assert found[1]["target_object"] == ["fish market"]


def test_a_measure_word_before_people_is_not(nlp: Language) -> None:
    found = told(nlp, "A number of soldiers were killed.", "killed")
    assert found is not None
    assert found[1]["recipient"] == ["number of soldiers"]


ACCIDENTS = [
    "A bus plunged into a ravine on Monday. Twelve people were killed and 30 others were injured.",
    "A small plane crashed near the airport. The pilot died at the scene.",
    "The collision happened at dawn. Four people were killed and two cars were destroyed.",
    "Four hikers died at the place of the crash.",
    "A boiler exploded in the mill. The blast killed two workers.",
    "A gas explosion wrecked the plant. Two welders were killed.",
]


@pytest.mark.parametrize("text", ACCIDENTS)
def test_victims_of_an_accident_are_nobodys_deed(nlp: Language, text: str) -> None:
    assert layers.events(read(nlp, text)) == []


ATTACKS_BESIDE_ACCIDENTS = [
    ("A militia attacked the village at dawn. Twelve people were killed.", "killed"),
    ("The decision destroyed the legitimacy of the court. Two farmers were killed near the river.", "killed"),
    ("A political crisis exploded in the capital. Two farmers were killed near the river.", "killed"),
    ("A boiler exploded in the mill. A bomb exploded in the market. The blast killed two.", "killed"),
    ("The helicopter crashed in the hills. Two soldiers were killed by rebels who found the wreck.", "killed"),
    ("Rebels fired a missile at the plane. It crashed in the hills. Nine passengers were killed.", "killed"),
]


@pytest.mark.parametrize(("text", "trigger"), ATTACKS_BESIDE_ACCIDENTS)
def test_victims_of_violence_are_somebodys_deed(nlp: Language, text: str, trigger: str) -> None:
    assert told(nlp, text, trigger) is not None


STRIKES = [
    ("The strike by railway clerks began on Monday. The union said the strike was legal.", ["strike", "strike"]),
    ("Drivers went on strike on Monday. The strike ended a day later.", ["strike", "strike"]),
    ("Air strikes hit the town. The strike killed two.", ["aerial", None]),
    ("Nurses began a strike over pay. An air strike hit the town. The strike killed two.", ["strike", "aerial", None]),
]


@pytest.mark.parametrize(("text", "modes"), STRIKES)
def test_a_bare_strike_is_of_the_kind_last_spoken_of(nlp: Language, text: str, modes: list[str | None]) -> None:
    doc = read(nlp, text)
    strikes = [m for m in layers.events(doc) if "strike" in layers.surface(doc, *m.trigger) or m.event_type == "PROTEST"]
    assert [m.mode for m in strikes] == modes


SUMS = [
    ("Over the past ten years at least 4,000 people have been arrested by the army.", "arrested", "generic"),
    ("More than 500 people have been killed since the uprising began.", "killed", "generic"),
    ("About 100 people have been killed so far this year.", "killed", "generic"),
    ("The militia carries out two murders a day.", "murders", "generic"),
    ("There were 2,978 murders in 1988.", "murders", "generic"),
    ("Twelve people were killed in the last few hours.", "killed", "actual"),
    ("The editor has been detained since Monday.", "detained", "actual"),
    ("A bomb killed 168 people in 1995.", "killed", "actual"),
    ("The rebels were arrested after they had lived in the hills for years.", "arrested", "actual"),
]


@pytest.mark.parametrize(("text", "trigger", "realis"), SUMS)
def test_sums_of_many_deeds_are_no_happening(nlp: Language, text: str, trigger: str, realis: str) -> None:
    with nlp.select_pipes(disable=[particular.NAME]):
        found = told(nlp, text, trigger)
    assert found is not None
    assert found[0].realis == realis
