# SPDX-License-Identifier: EUPL-1.2
"""Names that people are called by beside the names in their passport.

One line holds names that stand for each other; a name may stand in several lines. The lists are
general knowledge of Dutch usage and of spellings of names from elsewhere; no source ranks them.
"""

from __future__ import annotations

from collections import defaultdict

_LINES = """
johannes jan johan hans joop jo john johnny hannes jannes joannes sjaak jean
johanna jo joke hanna hannie anna jannie janny ans hanneke jopie annie johan jeanne
cornelis kees cor cees corneel nelis kornelis
cornelia corrie cor nel neeltje nelly lia cornelie kornelia cora ria nellie
hendrik henk rik hein henny heinrich hendrikus hendricus hendrikes harry driek henri henry
hendrika riek rika rieka henny hennie ria hendrikje henrike
petrus piet peter pieter pim petri perry
petronella nel nelly petra ella piet nellie petronelle
wilhelmus willem wim wil will bill guillaume willy
wilhelmina mien mina willy wil miep wilma minnie helma willemien willemina ina
maria marie mia ria marijke mieke marja miep rie marya maaike riet mary mariska miet
gerardus gerard ger geert gerrit gert gerhardus gerd
gerarda gerda gerrie ger gerardina geertje gerritje gerry
gerrit ger gert gerard geert gerhard
antonius anton ton toon antoon teun tonnie antonie antoine theun
antonia toos tonny ton antoinette tonia toni tonnie
theodorus theo dorus theodoor dirk ted
theodora dora thea doortje door
franciscus frans franciscus cis francois franky frank sjef
francisca francien cisca sisca fransje fran ciska
jacobus jaap koos jacob ko cobus jack sjaak jacques kobus co coos
jacoba coba cobi jacqueline co coby jacomina koosje
adrianus adriaan ad arie adrie janus ariaan adri aad
adriana adrie ada jaantje arina riana jana adri janna
martinus martin tinus martijn maarten tin rien marten
martina tina martine ina
marinus rinus rien marien
nicolaas klaas nico niek nicolaus nikolaas claas klaus nick
catharina trien toos rina kaatje karin catrien ina catharine carien trijntje cato katrien tineke
elisabeth els lies betty bep liesbeth elly elsje lisa elise bets ellie betsie liza lizzy beth
margaretha greet gré greta margriet rita gretha margreet marga griet
alida ali lida alie lies
aleida alie leida aly
josephus jos sjef jozef joseph josef
josephina josje fien jos josefien josephine fina
leonardus leo leen leonard
ludovicus lodewijk louis luc
albertus bert albert ab appie bertus
alberta bertha berta
lambertus bert lambert bertus lammert
hubertus huub bert hubert huib
engelbertus bert engel
gijsbertus gijs bert bertus gijsbert
egbertus bert egbert
robertus rob robert bob robbert
augustinus guus stijn august gust
gustaaf guus
dominicus dominique dom
bernardus ben bernard bernd barend
bernardina dien berna
benjamin ben
reinier rein
frederik fred frits freek rik
frederika freddie rika frederique
everardus evert eef
arnoldus nol arnold arno noud
rudolf rudy ruud dolf roelof
rudolfus ruud rudy dolf
ferdinand fer ferry
christiaan chris christian kris
christina stien christien tina chris christine stina kristina ina
christoffel stoffel chris christopher
mathias thijs matthijs matt mattheus ties
matheus thijs mathijs theo matthijs teeuwis
mattheus thijs matthijs teus
michael michiel mike maikel chiel michel
michiel chiel giel michael
laurentius laurens lou rens lourens
vincentius vincent vins
stephanus stefan steven fanus stef stephan
alexander alex lex sander xander
alexandra sandra alex
alphonsus fons alfons
eduard ed edo eddy edward
edwin ed
ignatius ignaz naats
thomas tom tommie
timotheus tim
bartholomeus bart mees
bastiaan bas sebastiaan
sebastiaan bas bastiaan
aloysius loys wies
helena leni leen lena heleen ellen hella
magdalena lena magda leny helena
clasina sien klaasje
geertruida truus geertje truida trudy geerte trui
gertruda truus trudy
dirkje dicky
dirk dick dik diederik
daniel daan dan
david daaf
samuel sam
abraham bram ab
isaac ies sjaak
izaak ies
simon siem
siemon siem
jurgen jeurgen
joris george sjors
georgius joris sjors george
georg sjors george
mohammed mohamed muhammad mohammad mohamad muhammed mehmet
ahmed achmed ahmet ahmad
fatima fatma fatimah faatma
youssef yusuf joesoef yousef jusuf
hasan hassan
hussein hussain huseyin hossain
ibrahim ebrahim abraham
ali aly
khadija hatice khadidja
aisha ayse aicha aysha
zeynep zainab
mustafa mostafa moustafa
omar omer umar
suleiman suleyman soleiman
krzysztof christoph krzys
katarzyna kasia
malgorzata gosia
piotr peter
pawel paul
agnieszka aga
jolanda jolande
yvonne ivonne
astrid ast
patricia patries pat
monica monique
desiree desire
wouter walter
walterus wouter walter
"""


def _roots() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_LINES.strip().splitlines()):
        for name in line.split():
            found[name.replace("ij", "y")].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


_ROOTS = _roots()
_NONE: frozenset[int] = frozenset()


def stand_for_each_other(one: str, other: str) -> bool:
    """Whether two cleaned first names are used for the same person, such as Kees and Cornelis."""
    return not _ROOTS.get(one, _NONE).isdisjoint(_ROOTS.get(other, _NONE))


def _initials() -> dict[str, frozenset[str]]:
    by_root: dict[int, set[str]] = defaultdict(set)
    for name, roots in _ROOTS.items():
        for root in roots:
            by_root[root].add(name[0])
    return {
        name: frozenset(letter for root in roots for letter in by_root[root])
        for name, roots in _ROOTS.items()
    }


_INITIALS = _initials()


def may_be_called_with(letter: str, name: str) -> bool:
    """Whether somebody with this cleaned first name may be called by a name with this initial."""
    return letter in _INITIALS.get(name, _NONE)
