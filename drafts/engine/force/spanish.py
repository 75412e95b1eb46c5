"""Spanish words of legal force.

Spanish treaties state a duty in the future ("adoptará"), which no list of words can hold; a change of force shows
in "deberá", "podrá", "procurará" and their plurals. The pairs follow the equally authentic Spanish and English
texts of United Nations conventions ("shall endeavour to" / "procurará", "where appropriate" / "cuando proceda",
"subject to" / "con sujeción a", "in accordance with its domestic law" / "de conformidad con su derecho interno").
"""

from drafts.engine.force.rules import Rule, Table

RULES = (
    Rule("obligation", "deberá", "deberá | deberán | debe | deben | tendrá que | tendrán que | se compromete a"
         " | se comprometen a | está obligado a | están obligados a", 7),
    Rule("obligation", "procurará", "procurará | procurarán | hará todo lo posible por | harán todo lo posible por"
         " | se esforzará por | se esforzarán por", 5),
    Rule("obligation", "considerará", "considerará | considerarán | considerará la posibilidad de"
         " | considerarán la posibilidad de", 4),
    Rule("obligation", "debería", "debería | deberían | convendría que", 3),
    Rule("obligation", "se alienta a", "se alienta a | se invita a | se anima a", 2),
    Rule("obligation", "podrá", "podrá | podrán | puede | pueden", 1),
    Rule("negation", "no", "no"),
    Rule("negation", "ninguno", "ningún | ninguno | ninguna | nadie | nada | nunca | ni"),
    Rule("negation", "sin", "sin"),
    Rule("plain", "no negation", "sin perjuicio de"
         " | no solo | o no"
         " | a más tardar | no más tarde de"),
    Rule("number", "sin demora", "sin demora | sin dilación | inmediatamente"),
    Rule("number", "sin demora injustificada", "sin demora injustificada | con prontitud"),
    Rule("number", "lo antes posible", "lo antes posible | tan pronto como sea posible | oportunamente"),
    Rule("condition", "cuando proceda", "cuando proceda | según proceda | si procede | cuando corresponda"
         " | según corresponda"
         " | cuando sea apropiado | cuando sea necesario | de ser necesario | en su caso"),
    Rule("condition", "en la medida de lo posible", "en la medida de lo posible | en lo posible"
         " | siempre que sea posible"
         " | de ser posible | cuando sea posible | en la mayor medida posible"),
    Rule("condition", "derecho interno", "de conformidad con su derecho interno"
         " | de conformidad con el derecho interno"
         " | con arreglo a su derecho interno | con arreglo al derecho interno | con sujeción a su derecho interno"
         " | en la medida en que lo permita su derecho interno"
         " | de conformidad con los principios fundamentales de su derecho interno"),
    Rule("condition", "medios", "en la medida de sus posibilidades | dentro de sus posibilidades"
         " | según su capacidad"
         " | con carácter voluntario"),
    Rule("condition", "con sujeción a", "con sujeción a | a reserva de | siempre que | a condición de que"
         " | en la medida en que"),
    Rule("condition", "salvo", "salvo | salvo que | a menos que | excepto | con excepción de"
         " | con la excepción de"),
    Rule("condition", "no obstante", "no obstante"),
    Rule("safeguard", "necesidad", "necesidad | estrictamente necesario | estrictamente necesaria"
         " | estrictamente necesarios"),
    Rule("safeguard", "proporcionalidad", "proporcional* | desproporcion*"),
    Rule("safeguard", "legalidad", "legalidad | lícito | lícita | previsto por la ley | prevista por la ley"),
    Rule("safeguard", "control judicial", "judicial | judiciales | juez | tribunal independiente"
         " | orden de un tribunal"),
    Rule("safeguard", "supervisión independiente", "supervisión independiente | órgano independiente"
         " | autoridad independiente"),
    Rule("safeguard", "derechos humanos", "derechos humanos | derechos fundamentales | libertades fundamentales"),
    Rule("safeguard", "vida privada", "vida privada | privacidad | protección de datos"
         " | protección de los datos personales"),
    Rule("safeguard", "recurso", "recurso efectivo | recursos efectivos | derecho a recurrir | reparación"),
    Rule("safeguard", "transparencia", "transparencia | transparente"),
    Rule("safeguard", "doble incriminación", "doble incriminación"),
    Rule("connector", "y", "y | e | así como"),
    Rule("connector", "o", "o | u"),
    Rule("connector", "y/o", "y/o"),
    Rule("scope", "cualquiera", "cualquier | cualquiera | cualesquiera"),
    Rule("scope", "todo", "todo | toda | todos | todas"),
    Rule("scope", "cada", "cada"),
    Rule("scope", "algunos", "algunos | algunas | ciertos | ciertas"),
    Rule("scope", "incluido", "incluido | incluida | incluidos | incluidas | entre otros | entre otras"
         " | entre otras cosas"
         " | tal como | tales como"),
    Rule("scope", "en particular", "en particular | especialmente | sobre todo"),
    Rule("scope", "solo", "solo | sólo | solamente | únicamente | exclusivamente"),
    Rule("scope", "al menos", "al menos | por lo menos | como mínimo"),
)  # fmt: skip

_ONES_AND_TEENS = "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
NUMERALS = {word: value for value, word in enumerate(_ONES_AND_TEENS.split(), start=1)} | {
    "uno": 1,
    "una": 1,
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "noventa": 90,
    "cien": 100,
    "ciento": 100,
}

SPANISH = Table(
    rules=RULES,
    numerals=NUMERALS,
    numeral_joint="y",
    either="o | u",
    units="hora | horas | día | días | días hábiles | días naturales | semana | semanas | mes | meses | año | años"
    " | por ciento | % | ° c",
    reference_units="artículo artículos párrafo párrafos apartado apartados capítulo capítulos sección secciones"
    " anexo anexos inciso incisos",
    reference_links="y o e u a al hasta de del la el los las presente presentes este esta mismo anterior anteriores"
    " siguiente siguientes",
    introducing="se entenderá por | se entiende por",
    defining="se entenderá | se entiende | significa | significan | comprende | se refiere",
    options="opción variante alternativa",
    spellings=(),
    plain_duty=True,
)
