"""One change of every class in three languages: old text, new text, class, direction as an arrow.

"↑" strengthens, "↓" weakens, "" only changes. The sentences are made up for the tests.
"""

from typing import NamedTuple


class Case(NamedTuple):
    old: str
    new: str
    kind: str
    arrow: str = ""


ENGLISH = [
    # Obligation
    Case("Each Party shall publish its plan.", "Each Party should publish its plan.", "obligation", "↓"),
    Case("Each Party may publish its plan.", "Each Party must publish its plan.", "obligation", "↑"),
    Case("Each Party shall end the practice.", "Each Party shall endeavour to end the practice.", "obligation", "↓"),
    Case("Each Party shall share data.", "Each Party shall consider to share data.", "obligation", "↓"),
    Case("The Parties will meet.", "The Parties shall meet.", "obligation", "↑"),
    Case("Parties shall not sell it.", "Parties should not sell it.", "obligation", "↓"),
    # Connectors
    Case("fishing and trade", "fishing or trade", "connector"),
    Case("fishing and/or trade", "fishing and trade", "connector"),
    # Negation
    Case("The body shall disclose names.", "The body shall not disclose names.", "negation"),
    Case("No Party may object.", "A Party may object.", "negation"),
    Case("with consent", "without consent", "negation"),
    # Conditions
    Case("Parties shall inspect ports.", "Parties shall inspect ports, where appropriate.", "condition", "↓"),
    Case("Parties shall inspect ports, as far as possible.", "Parties shall inspect ports.", "condition", "↑"),
    Case("They cooperate.", "They cooperate, subject to its domestic law.", "condition", "↓"),
    Case("They cooperate.", "They cooperate unless it is costly.", "condition", "↓"),
    Case("They pay.", "They pay on a voluntary basis.", "condition", "↓"),
    # Scope
    Case("any vessel", "each vessel", "scope"),
    Case("all vessels", "certain vessels", "scope"),
    Case("costs such as fuel", "costs in particular fuel", "scope"),
    Case("It applies to trade.", "It applies only to trade.", "scope"),
    # Safeguards
    Case("The measure is necessary and proportionate.", "The measure is necessary.", "safeguard", "↓"),
    Case("Searches need a warrant.", "Searches need a warrant and judicial approval.", "safeguard", "↑"),
    Case("with respect for human rights and custom", "with respect for custom", "safeguard", "↓"),
    Case("a fair procedure", "a fair procedure with an effective remedy", "safeguard", "↑"),
    # Numbers and time limits
    Case("within sixty days", "within ninety days", "number"),
    Case("within sixty days", "within sixty weeks", "number"),
    Case("by 20 per cent", "by 30 per cent", "number"),
    Case("They notify it without delay.", "They notify it as soon as possible.", "number"),
    # Definitions
    Case("“Vessel” means a ship.", "“Vessel” means a ship or raft.", "definition"),
    Case("(b) ‘waste’ includes scrap.", "(b) ‘waste’ includes scrap metal.", "definition"),
    # References
    Case("as listed in article 9", "as listed in article 10", "reference"),
    Case("under article 9, paragraph 2", "under article 9, paragraph 3", "reference"),
    # Brackets and options
    Case("The fund [shall] be open.", "The fund shall be open.", "bracket"),
    Case("The fund is open to guests.", "The fund is open [to guests].", "bracket"),
    Case("The fund is open [to guests].", "The fund is open.", "bracket"),
    Case("a [global][regional] fund", "a regional fund", "option"),
    Case("They [should] [shall] pay.", "They shall pay.", "option", "↑"),
    # Whole paragraphs
    Case("", "Parties shall report once a year.", "provision", "↑"),
    # Wording and editorial
    Case("a large ship", "a grey ship", "wording"),
    Case("the Secretariat, however", "the secretariat however", "editorial"),
    Case("organise a co-operative programme", "organize a cooperative program", "editorial"),
    Case("a six-month term", "a six month term", "editorial"),
    Case("ports; and", "ports;", "editorial"),
]  # fmt: skip

FRENCH = [
    Case("La Partie doit publier son plan.", "La Partie devrait publier son plan.", "obligation", "↓"),
    Case("La Partie peut publier son plan.", "La Partie doit publier son plan.", "obligation", "↑"),
    Case("La Partie doit agir vite.", "La Partie s’efforce de agir vite.", "obligation", "↓"),
    Case("Elles sont tenues de payer.", "Elles sont invitées à payer.", "obligation", "↓"),
    Case("la pêche et le commerce", "la pêche ou le commerce", "connector"),
    Case("la pêche et/ou le commerce", "la pêche et le commerce", "connector"),
    Case("Elle publie les noms.", "Elle ne publie pas les noms.", "negation"),
    Case("avec accord", "sans accord", "negation"),
    Case("une Partie s’y oppose", "aucune Partie s’y oppose", "negation"),
    Case("Elles contrôlent les ports.", "Elles contrôlent les ports, le cas échéant.", "condition", "↓"),
    Case("Elles contrôlent les ports, dans la mesure du possible.", "Elles contrôlent les ports.", "condition", "↑"),
    Case("Elles coopèrent.", "Elles coopèrent, sous réserve de son droit interne.", "condition", "↓"),
    Case("Elles coopèrent.", "Elles coopèrent, conformément à leur droit interne.", "condition", "↓"),
    Case("Elles coopèrent, sauf en mer.", "Elles coopèrent en mer.", "condition", "↑"),
    Case("Elles coopèrent.", "Elles coopèrent, à moins qu’une crise n’éclate.", "condition", "↓"),
    Case("tout navire", "chaque navire", "scope"),
    Case("tous les navires", "certains navires", "scope"),
    Case("les frais, notamment les taxes", "les frais, en particulier les taxes", "scope"),
    Case("Elle vise le commerce.", "Elle vise seulement le commerce.", "scope"),
    Case("une mesure licite et proportionnée", "une mesure licite", "safeguard", "↓"),
    Case("La fouille exige un mandat.", "La fouille exige un mandat et un contrôle judiciaire.", "safeguard", "↑"),
    Case("dans le respect des droits de l’homme et des usages", "dans le respect des usages", "safeguard", "↓"),
    Case("une procédure loyale", "une procédure loyale et la protection des données", "safeguard", "↑"),
    Case("dans les soixante jours", "dans les trente jours", "number"),
    Case("dans les soixante jours", "dans les soixante mois", "number"),
    Case("de 20 pour cent", "de 30 pour cent", "number"),
    Case("de quatre-vingt-dix jours", "de soixante jours", "number"),
    Case("Elles répondent sans délai.", "Elles répondent dans les meilleurs délais.", "number"),
    Case("« Navire » désigne un bateau.", "« Navire » désigne un bateau à voile.", "definition"),
    Case("On entend par « navire » un bateau.", "On entend par « navire » un bateau à voile.", "definition"),
    Case("visées à l’article 9", "visées à l’article 10", "reference"),
    Case("au paragraphe 2 de l’article 9", "au paragraphe 3 de l’article 9", "reference"),
    Case("Le fonds [doit] être ouvert.", "Le fonds doit être ouvert.", "bracket"),
    Case("Le fonds est ouvert aux amis.", "Le fonds est ouvert [aux amis].", "bracket"),
    Case("Le fonds est ouvert [aux amis].", "Le fonds est ouvert.", "bracket"),
    Case("un fonds [mondial][régional]", "un fonds régional", "option"),
    Case("Elles [devraient] [doivent] payer.", "Elles doivent payer.", "option", "↑"),
    Case("", "Les Parties doivent faire rapport.", "provision", "↑"),
    Case("un grand navire", "un beau navire", "wording"),
    Case("le Secrétariat, toutefois", "le secrétariat toutefois", "editorial"),
    Case("la manœuvre", "la manoeuvre", "editorial"),
]  # fmt: skip

SPANISH = [
    Case("La Parte deberá publicar su plan.", "La Parte debería publicar su plan.", "obligation", "↓"),
    Case("La Parte podrá publicar su plan.", "La Parte deberá publicar su plan.", "obligation", "↑"),
    Case("La Parte deberá actuar.", "La Parte procurará actuar.", "obligation", "↓"),
    Case("La Parte adoptará un plan.", "La Parte podrá adoptar un plan.", "obligation", "↓"),
    Case("Las Partes adoptarán un plan.", "Las Partes procurarán adoptar un plan.", "obligation", "↓"),
    Case("Las Partes no deberán vender.", "Las Partes no deberían vender.", "obligation", "↓"),
    Case("la pesca y el comercio", "la pesca o el comercio", "connector"),
    Case("la pesca y/o el comercio", "la pesca y el comercio", "connector"),
    Case("Publicará los nombres.", "No publicará los nombres.", "negation"),
    Case("con acuerdo", "sin acuerdo", "negation"),
    Case("Ninguna Parte se opondrá.", "La Parte se opondrá.", "negation"),
    Case("Inspeccionarán los puertos.", "Inspeccionarán los puertos, según proceda.", "condition", "↓"),
    Case("Inspeccionarán los puertos, en la medida de lo posible.", "Inspeccionarán los puertos.", "condition", "↑"),
    Case("Cooperarán.", "Cooperarán, con sujeción a su derecho interno.", "condition", "↓"),
    Case("Cooperarán.", "Cooperarán, de conformidad con su derecho interno.", "condition", "↓"),
    Case("Cooperarán, salvo en alta mar.", "Cooperarán en alta mar.", "condition", "↑"),
    Case("Cooperarán.", "Cooperarán, a menos que haya crisis.", "condition", "↓"),
    Case("cualquier buque", "cada buque", "scope"),
    Case("todos los buques", "algunos buques", "scope"),
    Case("gastos, entre otros impuestos", "gastos, en particular impuestos", "scope"),
    Case("Se aplica al comercio.", "Se aplica solo al comercio.", "scope"),
    Case("una medida lícita y proporcional", "una medida lícita", "safeguard", "↓"),
    Case("El registro exige una orden.", "El registro exige una orden y control judicial.", "safeguard", "↑"),
    Case("con respeto de los derechos humanos y los usos", "con respeto de los usos", "safeguard", "↓"),
    Case("un trámite justo", "un trámite justo y la protección de datos", "safeguard", "↑"),
    Case("en sesenta días", "en treinta días", "number"),
    Case("en sesenta días", "en sesenta meses", "number"),
    Case("treinta y cinco días", "treinta días", "number"),
    Case("un 20 por ciento", "un 30 por ciento", "number"),
    Case("Notificarán sin demora.", "Notificarán lo antes posible.", "number"),
    Case("Por «buque» se entenderá un barco.", "Por «buque» se entenderá un barco de vela.", "definition"),
    Case("«Buque» significa un barco.", "«Buque» significa un barco de vela.", "definition"),
    Case("previstas en el artículo 9", "previstas en el artículo 10", "reference"),
    Case("en el párrafo 2 del artículo 9", "en el párrafo 3 del artículo 9", "reference"),
    Case("El fondo [deberá] ser abierto.", "El fondo deberá ser abierto.", "bracket"),
    Case("El fondo está abierto a amigos.", "El fondo está abierto [a amigos].", "bracket"),
    Case("El fondo está abierto [a amigos].", "El fondo está abierto.", "bracket"),
    Case("un fondo [mundial][regional]", "un fondo regional", "option"),
    Case("[Deberían] [Deberán] pagar.", "Deberán pagar.", "option", "↑"),
    Case("", "Las Partes deberán informar.", "provision", "↑"),
    Case("un buque grande", "un buque gris", "wording"),
    Case("la Secretaría, sin embargo", "la secretaría sin embargo", "editorial"),
]  # fmt: skip

CASES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}
