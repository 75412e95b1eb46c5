"""French words of legal force.

French treaties state a duty in the plain indicative as often as with "doit", so that a change of force shows in
"doit", "peut", "s'efforce de" and "veille à"; the authority for pairs is the equal authenticity of the French and
English texts of United Nations conventions ("shall endeavour to" / "s'efforce de", "where appropriate" / "le cas
échéant" or "s'il y a lieu", "subject to" / "sous réserve de").
"""

from drafts.engine.force.rules import Rule, Table

RULES = (
    Rule("obligation", "doit", "doit | doivent | est tenu de | est tenue de | sont tenus de | sont tenues de"
         " | s'engage à"
         " | s'engagent à | est tenu d'* | sont tenus d'*", 7),
    Rule("obligation", "s'efforce de", "s'efforce de | s'efforcent de | s'efforce d'* | s'efforcent d'* | cherche à"
         " | cherchent à", 5),
    Rule("obligation", "envisage de", "envisage de | envisagent de | envisage d'* | envisagent d'*", 4),
    Rule("obligation", "devrait", "devrait | devraient", 3),
    Rule("obligation", "est invité à", "est invité à | est invitée à | sont invités à | sont invitées à"
         " | est encouragé à"
         " | sont encouragés à | sont encouragées à", 2),
    Rule("obligation", "peut", "peut | peuvent | pourra | pourront | est autorisé à | sont autorisés à", 1),
    Rule("negation", "ne … pas", "ne | pas | aucun | aucune | nul | nulle | jamais | ni"),
    Rule("negation", "sans", "sans"),
    Rule("plain", "no negation", "sans préjudice de | sans préjudice du"
         " | sans préjudice des"
         " | ou non | non seulement"),
    Rule("number", "sans délai", "sans délai | sans retard | immédiatement"),
    Rule("number", "sans retard injustifié", "sans retard injustifié | promptement"),
    Rule("number", "dès que possible", "dès que possible | dans les meilleurs délais | en temps utile"),
    Rule("condition", "le cas échéant", "le cas échéant | éventuellement | s'il y a lieu | selon qu'il convient"
         " | lorsqu'il y a lieu | si nécessaire | au besoin | lorsque cela est approprié"),
    Rule("condition", "dans la mesure du possible", "dans la mesure du possible | autant que possible | si possible"
         " | dans toute la mesure possible | dans la mesure où cela est possible | lorsque cela est possible"),
    Rule("condition", "droit interne", "conformément à son droit interne | conformément au droit interne"
         " | conformément à leur droit interne | sous réserve de son droit interne | sous réserve du droit interne"
         " | dans le respect de son droit interne | dans la mesure où son droit interne le permet"
         " | conformément aux principes fondamentaux de son droit interne"),
    Rule("condition", "moyens", "dans la limite de ses moyens | dans la limite de leurs moyens | selon ses moyens"
         " | selon leurs capacités | en fonction de leurs capacités | à titre volontaire"),
    Rule("condition", "sous réserve de", "sous réserve de | sous réserve des | sous réserve du"
         " | sous réserve d'* | sous réserve qu'* | sous réserve que"
         " | à condition que | pour autant que | dans la mesure où | à la condition que"),
    Rule("condition", "sauf", "sauf | sauf si | à moins que | à moins qu'* | à l'exception de"
         " | à l'exception des | excepté | à l'exclusion de | à l'exclusion des"),
    Rule("condition", "nonobstant", "nonobstant"),
    Rule("safeguard", "nécessité", "nécessité | strictement nécessaire | strictement nécessaires"),
    Rule("safeguard", "proportionnalité", "proportionn* | disproportionn*"),
    Rule("safeguard", "légalité", "légalité | licite | prévu par la loi | prévue par la loi | prévues par la loi"),
    Rule("safeguard", "contrôle judiciaire", "judiciaire | judiciaires | juge | tribunal indépendant"
         " | autorisation d'un tribunal"),
    Rule("safeguard", "contrôle indépendant", "contrôle indépendant | supervision indépendante | organe indépendant"
         " | autorité indépendante"),
    Rule("safeguard", "droits de l'homme", "droits de l'homme | droits humains | droits fondamentaux"
         " | libertés fondamentales"),
    Rule("safeguard", "vie privée", "vie privée | protection des données | protection des données personnelles"),
    Rule("safeguard", "recours", "recours | recours utile | recours effectif"),
    Rule("safeguard", "transparence", "transparence | transparent | transparente"),
    Rule("plain", "a name", "transparence de la vie publique | transparence financière de la vie politique"
         " | autorité de la transparence | autorité pour la transparence"
         " | autorité judiciaire | autorités judiciaires | ordre judiciaire | police judiciaire | juge administratif"
         " | délégué à la protection des données | comité européen de la protection des données"),
    Rule("safeguard", "double incrimination", "double incrimination"),
    Rule("connector", "et", "et | ainsi que"),
    Rule("connector", "ou", "ou"),
    Rule("connector", "et/ou", "et/ou"),
    Rule("scope", "tout", "tout | toute"),
    Rule("scope", "tous", "tous | toutes | l'ensemble des"),
    Rule("scope", "chaque", "chaque | chacun | chacune"),
    Rule("scope", "certains", "certains | certaines | quelques"),
    Rule("scope", "y compris", "y compris | notamment | entre autres | tel que | tels que | telle que"
         " | telles que"),
    Rule("scope", "en particulier", "en particulier | particulièrement | surtout"),
    Rule("scope", "seulement", "seulement | uniquement | exclusivement"),
    Rule("scope", "au moins", "au moins | au minimum"),
)  # fmt: skip

_ONES_AND_TEENS = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
NUMERALS = {word: value for value, word in enumerate(_ONES_AND_TEENS.split(), start=1)} | {
    "une": 1,
    "unième": 1,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "cent": 100,
}

FRENCH = Table(
    rules=RULES,
    numerals=NUMERALS,
    numeral_joint="et",
    either="ou",
    units="heure | heures | jour | jours | jours ouvrables | jours ouvrés | jours civils | semaine | semaines | mois"
    " | année | années | an | ans | pour cent | % | ° c",
    reference_units="article articles paragraphe paragraphes alinéa alinéas chapitre chapitres section sections"
    " annexe annexes point points",
    reference_links="et ou à au aux de du des la le les l d présent présente présents présentes même cet ce cette"
    " précédent précédents suivant suivants",
    introducing="on entend par",
    defining="désigne | désignent | s'entend | s'entendent | signifie | signifient | comprend | on entend | vise",
    options="option variante alternative",
    spellings=(("œ", "oe"),),
    item_leads="présent présents",
    counting="premiers premières derniers dernières alinéa alinéas paragraphe paragraphes article articles",
    plain_duty=True,
)
