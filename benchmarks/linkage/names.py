# SPDX-License-Identifier: EUPL-1.2
"""Names by frequency: the common ones of the invented town, and the long tail that no list holds.

Frequencies follow Zipf; the hundred commonest Dutch surnames are borne by some 15% of the people
with a Dutch name, and half of all surnames in a town by one family only.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import product

from woonzeker.demo.town.dice import Weighted
from woonzeker.demo.town.figures import table
from woonzeker.demo.town.names import split_surname

#: (tussenvoegsel, name)
Surname = tuple[str, str]

_OLD_UNTIL, _MIDDLE_UNTIL = 1956, 1986
_OWN_LIST = {"dutch": 0.24, "frisian": 0.45}
_OWN_LIST_ELSEWHERE = 0.55
_OTHER_AGE = 0.12
_EXTRA_GIVEN = 0.30
_VARIANT = 0.07
_PREFIXES = ("", "", "", "", "", "", "", "van ", "van ", "van der ", "van den ", "de ", "van de ",
             "ter ", "ten ", "op de ", "van 't ", "in 't ", "te ", "uit den ")  # fmt: skip
_VARIANTS = (("ss", "s"), ("s", "ss"), ("ij", "y"), ("ei", "ij"), ("k", "ck"), ("ui", "uy"),
             ("g", "gh"), ("au", "ou"), ("z", "s"), ("t", "dt"), ("aa", "ae"))  # fmt: skip
_STARTS = {
    "dutch": """Aal Aards Abel Achter Akker Appel Baard Baar Bakel Balk Bark Beem Bel Benne Berg
        Berk Bever Bier Blauw Bloem Boek Boers Bolle Bonge Boog Boom Bord Bos Bout Braak Brand Brede
        Breuk Brink Broek Bron Brug Buiten Bunt Burg Daal Dalen Dam Dek Diep Dijk Doorn Dorp Dries
        Drie Duin Duker Eek Eel Eer Eiken Els Enge Erk Ever Gaal Geel Geest Geld Gijs Goor Goud
        Graaf Griffi Grijp Groen Groot Haak Haan Haar Haver Heem Heer Heg Heiden Helm Hemel Hengst
        Hert Heuvel Hoek Hof Hol Honing Hooft Hoog Horst Hout Huize Huls IJssel IJzer Jager Kaal
        Kalk Kalver Kamper Kap Kars Kei Kers Kers Klaas Klap Klaver Klever Kloos Knip Koe Kolk
        Konink Koop Koren Korte Kort Kraan Kramer Kreek Krom Kruis Kuil Kwaak Laan Lam Lande Lang
        Laver Leem Leeuw Linde Lob Loen Loo Maal Maar Mark Meer Meul Mid Middel Molen Mole Moer
        Muis Naald Nieuw Noord Nooit Oever Olde Ooij Oort Ooster Opper Oude Over Paal Paard Pan Peel
        Plas Plaat Poel Polder Pol Poort Post Raaij Raas Rade Ram Raven Reijn Rem Ridder Riet Rijk
        Rijn Rode Roet Roos Ros Rozen Ruiter Rust Sant Schaap Schel Schep Schild Schim Schoon Schot
        Schuur Slag Sleeuw Slinger Slot Snel Snoek Spaar Spek Spijk Spring Staal Stads Steen Stel
        Ster Stok Storm Straat Strijk Swaan Teeuw Tent Terp Tim Tol Toren Treur Tuin Tul Uiter Vaar
        Valk Veen Veer Veld Vier Vlas Vleer Vlier Voer Vogel Voor Vree Vrede Vries Waal Waard Waar
        Wage Water Weer Weg Weide Wel Werk West Wester Wiel Wijk Wild Wilgen Winkel Winter Wit Woud
        Zaal Zand Zee Zeel Zeven Zijl Zilver Zoet Zomer Zon Zout Zuid Zwaan Zwart""",
    "frisian": """Ab Ade Al Ane Ate Aut Bak Bal Ben Ber Bier Boel Bol Boon Bos Bras Brou Bui Dam Dij
        Doek Dou Eis El Em Fen Fok Fol Gal Ger Gil Goos Haa Hak Har Hei Hel Hey Hie Hof Hool Hui Ib
        Jel Jon Jou Kal Kam Kei Kin Klo Kni Koo Kui Lan Lau Lei Lol Mei Mul Nij Nol Oen Osi Pal Pie
        Pol Rei Rin Roo Rys Sal San Sie Sik Smi Sta Ste Sui Tam Ter Tie Til Tol Vee Vis Wal Wee Wes
        Wie Wij Wou Zan Zij""",
    "turkish": """Ak Kara Öz Er Demir Gül Yıl Taş Tek Can Koca Kızıl Çelik Altın Gök Güneş Bay Sarı
        Tun Ert Uz Us Kan Yal Bal Gün Ay Boz Dur Ek Sön Top Uçar Yeşil""",
    "moroccan": """El_ El_ El_ Ben Ben_ Bou Ait_ Ouald_ Had Cha Mou Lam Kha Sab Zou Ab Az Bel Fa Ha
        Ja Ka Mes Na Oua Ra Ta You Za""",
    "surinamese": """Ram Maha Soe Bha Jag Sew Gan Har Kisoen Lach Mo Nan Per Rag Sar Tew Bis Bal Dho
        Gop Jan Kal Lal Mang""",
    "polish": """Kowal Nowak Wiś Dąbrow Kamiń Krawcz Mazur Zają Wró Lis Sikor Ostrow Malinow Jawor
        Czar Biel Górn Sokoł Jabłoń Zawadz Brzez Lipiń Olszew Adam Rut Wit Zieliń Kacz Stęp""",
    "german_belgian": """Schu Hoff Becker Wag Rich Neu Zimmer Hart Krü Lan Wer Schmitt Fried Bött
        Kai Berg Vogel Stein Van_der_ Van_den_ De_ Ver Coo Des Hey Jans Mich Wil""",
    "elsewhere": """Ab Ade Ama Ans Asa Ba Bel Car Cos Da Del Des Dua Fer Fon Gar Ge Ha Hai Ib Is Ka
        Kas Ki Lo Ma Man Mar Men Mo Na Nas Ne O Ok Pe Per Ra Ri Ro Sa Sal San Se Si So Su Ta Te To
        Va Wa Ya Za Ze""",
}
_ENDS = {
    "dutch": """aar aert beek beke berg bergen bloem boer bos braak brand broek brug burg daal dam
        dijk donk dorp drecht eind eren eveld gaard gaarden geest graaf haar hals ham heem heide
        heim hoek hof horst hout hove huis huizen hulst ing ingh ink jans kamp kamper ker kerk
        kerke kooij laan laar laken land lander loo maker maat man mans meer meier mond molen nes
        oord oven pas poel poort raad rijk rode rooij schoten slag sma stede steeg stein ster stra
        straten tink trop veen veld velde ven voort waard wal water weg wegen werf wijk winkel woud
        zaad zicht zoon""",
    "frisian": "stra sma ma inga ema stra da huis sra boer ga dema nga ringa wiersma ersma enga",
    "turkish": """oğlu er can kaya taş demir soy men tekin gül han türk bay su yurt göz bulut alp
        kan maz lı sel dağ pınar""",
    "moroccan": """aoui ali ani ari oudi ouch assi ami imi addad arif hadi khal maz nouni rabi tali
        zaki driss jjaj mouni slimani yahia brahim bouchi chari danni fassi ghali hammou kaddouri
        mrani naji sghir zouhri""",
    "surinamese": "persad lal singh dien kisoor sing nath das baran khan pal tjan dat deo wani",
    "polish": "ski czyk ski ek ak owicz iak ewski owski yński ec arz ka",
    "german_belgian": """mann ner ler bach berg feld hofer meier stein huber lein er ens aert mans
        stroom sche broeck velde""",
    "elsewhere": """ba bo de do fa fi go ka ko la le li ma mi na ne ni no ra re ri ro sa se si so ta
        te ti to va vi za da nde mbo nga lez nez rio rez ndo ssa kye pong manu far""",
}
_MALE = """
    Aad Aart Abe Adam Adriaan Albert Alex Alexander Alfred Anton Arend Arjen Arno Arnold Aron
    Bart Ben Benjamin Bernard Bert Bob Boudewijn Casper Chris Christiaan Coen Daniel David Derk
    Diederik Ed Eduard Egbert Elias Emiel Eric Ernst Evert Ferdinand Ferry Floris Frederik Freek
    Frits Gabriel Geert George Gerard Gerhard Gert Gijs Guido Guus Harm Harry Hein Henri Herman
    Hugo Huub Igor Jacco Jaap Jasper Jeffrey Jelmer Jens Job Joep John Jonathan Joost Joris Jos
    Joseph Jules Julian Karel Kasper Koen Koert Laurens Leo Leonardus Lodewijk Louis Luc Luitzen
    Mark Marco Marc Martijn Mathijs Matthijs Mattheus Maurits Max Melle Menno Michael Mick Mike
    Nick Nico Niek Niels Olaf Olivier Oscar Otto Pascal Paul Paulus Philip Pim Quinten Ralph
    Raymond Rein Reinier Remco Rens Rik Robbert Robin Roel Roelof Rogier Roland Ron Rudolf
    Rutger Samuel Sebastiaan Siebe Siemen Simon Stefan Steven Sven Teun Theo Thom Tijmen Tobias
    Tom Ton Tristan Victor Vincent Walter Werner Wessel Wim Wilco Wijnand Xander Yannick
    IJsbrand
"""
_FEMALE = """
    Aagje Adelheid Afke Agatha Agnes Alberta Alexandra Alida Alie Amber Amelie Andrea Angela
    Angelique Anita Anke Annelies Anneke Annet Annette Antje Antonia Ariane Astrid Barbara
    Beatrijs Bea Bep Bernadette Bianca Birgit Brenda Brigitte Carla Carolien Caroline Cecilia
    Charlotte Christa Christina Claudia Coba Connie Corine Dana Debora Dewi Diana Dieuwke Dora
    Dorien Dorothea Edith Eline Elise Ella Ellen Elly Els Elsje Emilie Emmy Erica Eveline
    Evelien Francisca Frederika Geertje Gerda Gerdien Gerry Gesina Gisela Greetje Hanneke
    Harriet Hedwig Heidi Heleen Helena Hennie Henriette Hermina Hester Hilda Ida Ilona Ilse Ina
    Inge Irene Irma Isabel Jacqueline Janna Janneke Jansje Janny Jennifer Jessica Joan Joke
    Jorien Josephina Judith Juliana Karen Katja Kirsten Klaasje Laura Leonie Leontien Lia Lianne
    Lidwien Liesbeth Lilian Loes Louise Lucia Lydia Maaike Machteld Madelief Manon Marga Margot
    Margriet Mariska Marion Marijke Marja Marleen Marloes Martha Martine Mathilda Mieke Miriam
    Myrthe Nadia Nathalie Nel Nicole Nienke Nora Olga Pauline Patricia Paula Pien Rachel Rebecca
    Regina Renate Rianne Rita Roelfje Rosa Roswitha Ruth Sabine Sara Sarah Selma Silvia Simone
    Sophia Stefanie Susanna Suzan Sylvia Tamara Tanja Teuntje Theresia Tineke Tirza Toos Ursula
    Vera Veronica Vivian Wies Willemijn Wilma Yvette Yvonne Zwaantje
"""
_GROUPS_WITH_DUTCH_NAMES = {"dutch", "frisian", "german_belgian", "surinamese", "antillean"}


def _zipf(things: list[str], offset: float, power: float = 1.0) -> Weighted[str]:
    return Weighted([(thing, (rank + offset) ** -power) for rank, thing in enumerate(things)])


@cache
def _common(group: str) -> Weighted[Surname]:
    names = table("names")["groups"][group]["surnames"]
    split = [split_surname(name) for name in names]
    return Weighted([((s.prefix, s.name), 1 / (rank + 6)) for rank, s in enumerate(split)])


@cache
def _tail(group: str) -> tuple[list[Surname], Weighted[int]]:
    key = group if group in _STARTS else "elsewhere"
    starts = dict.fromkeys(word.replace("_", " ") for word in _STARTS[key].split())
    ends = dict.fromkeys(_ENDS[key].split())
    pairs = [start + end for start, end in product(starts, ends)]
    chance = random.Random(f"names/{group}")
    chance.shuffle(pairs)
    prefixes = _PREFIXES if group == "dutch" else ("",)
    found = [_split(chance, chance.choice(prefixes) + name) for name in pairs]
    return found, Weighted([(at, (at + 40.0) ** -0.75) for at in range(len(found))])


def _split(chance: random.Random, whole: str) -> Surname:
    one = split_surname(whole)
    name = one.name[0].upper() + one.name[1:]
    if chance.random() < _VARIANT * 3:
        sound, other = chance.choice(_VARIANTS)
        name = name[0] + name[1:].replace(sound, other, 1)
    return one.prefix, name


@cache
def _groups() -> Weighted[str]:
    return Weighted({code: row["share"] for code, row in table("names")["groups"].items()})


def draw_group(chance: random.Random) -> str:
    """A group of names, as often as it lives in the town."""
    return _groups().draw(chance)


def draw_surname(chance: random.Random, group: str) -> Surname:
    """A surname of the group: from its list, or from the tail; sometimes spelled its own way."""
    if chance.random() < _OWN_LIST.get(group, _OWN_LIST_ELSEWHERE):
        found = _common(group).draw(chance)
    else:
        names, weights = _tail(group)
        found = names[weights.draw(chance)]
    if group == "dutch" and chance.random() < _VARIANT:
        sound, other = chance.choice(_VARIANTS)
        return found[0], found[1][0] + found[1][1:].replace(sound, other, 1)
    return found


def surname_for(surname: Surname, group: str, gender: str) -> Surname:
    """The same family name as a woman or man bears it: Kowalski, Kowalska."""
    if gender == "V":
        for ending, female in table("names")["groups"][group].get("gendered", {}).items():
            if surname[1].endswith(ending):
                return surname[0], surname[1].removesuffix(ending) + female
    return surname


@cache
def _given(group: str, age: str, gender: str) -> Weighted[str]:
    given = table("names")["groups"][group]["given"]
    return _zipf((given.get(age) or given["any"])[gender], 5.0)


@cache
def _extra(gender: str) -> Weighted[str]:
    names = (_MALE if gender == "m" else _FEMALE).split()
    random.Random(f"given/{gender}").shuffle(names)
    return _zipf(names, 30.0)


@cache
def _several(group: str) -> float:
    return float(table("names")["groups"][group]["several_given"])


def _one_given(chance: random.Random, group: str, gender: str, age: str) -> str:
    roll = chance.random()
    if roll < _EXTRA_GIVEN and group in _GROUPS_WITH_DUTCH_NAMES:
        return _extra(gender).draw(chance)
    if roll > 1 - _OTHER_AGE:
        age = chance.choice(("old", "mid", "young"))
    return _given(group, age, gender).draw(chance)


def draw_given(chance: random.Random, group: str, gender: str, born: int) -> tuple[str, ...]:
    """Registered given names, one to four, for a man (M) or woman (V) born in the year `born`."""
    age = "old" if born < _OLD_UNTIL else "mid" if born < _MIDDLE_UNTIL else "young"
    several = _several(group)
    number = 1
    while number < 4 and chance.random() < several / number:
        number += 1
    drawn = [_one_given(chance, group, gender.lower(), age) for _ in range(number)]
    return tuple(dict.fromkeys(drawn))


@cache
def nicknames() -> dict[str, list[str]]:
    """What people are called next to how they are registered."""
    return dict(table("names")["called"])


@cache
def unknown_birth_day(group: str) -> float:
    """Share of the group whose day and month of birth the register does not know."""
    return float(table("names")["groups"][group].get("unknown_birth_day", 0.002))
