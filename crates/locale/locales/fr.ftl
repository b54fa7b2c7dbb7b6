## La langue

language = Français
    .formats = fr
    .months = short
    .first = 1er

## Nombres et valeurs

percent = { $number } %
points = { KIND($number) ->
    [one] { $number } point
   *[other] { $number } points
}
steps = { KIND($number) ->
    [one] { $number } échelon
   *[other] { $number } échelons
}
million = { KIND($number) ->
    [one] { $number } million
   *[other] { $number } millions
}
billion = { KIND($number) ->
    [one] { $number } milliard
   *[other] { $number } milliards
}
million-short = { $number } M
billion-short = { $number } Md
money = { $initial ->
    [vowel] { $amount } d’{ $currency }
    [consonant] { $amount } de { $currency }
   *[none] { $amount } { $currency }
}
counted = { $form ->
   *[other] { $number } { $noun }
}
rate = { $number } pour { $per }
rate-of = { $number } pour { $per } { $noun }
halve = réduire de moitié
double = doubler
not-known-yet = pas encore connue
not-known-yet-for = pas encore connue ({ KIND($when) ->
    [day] au { $when }
    [quarter] pour le { $when }
    [half] pour le { $when }
    [fiscal-year] pour l’{ $when }
    [week] pour la { $when }
   *[other] pour { $when }
})
not-said = non précisé
no-data = pas de données
comma = ,
semicolon = { "\u00A0" };
colon = { "\u00A0" }:
full-stop = .
arrow = →
arrow-back = ↩
axis-money = { $amount }{ "\u00A0" }{ $symbol }

## Unités de mesure

unit-percent = pour cent
unit-points = points de pourcentage
unit-count = nombre
unit-rate = taux pour { $per }
unit-rate-of = taux pour { $per } { $noun }
unit-index = indice
unit-score = score
unit-ratio = rapport
unit-ordinal = échelons
unit-minutes = minutes
unit-hours = heures
unit-working-days = jours ouvrés
unit-days = jours
unit-weeks = semaines
unit-months = mois
unit-quarters = trimestres
unit-terms = périodes scolaires
unit-years = années

## Durées

minutes = { KIND($number) ->
    [one] { $number } minute
   *[other] { $number } minutes
}
hours = { KIND($number) ->
    [one] { $number } heure
   *[other] { $number } heures
}
working-days = { KIND($number) ->
    [one] { $number } jour ouvré
   *[other] { $number } jours ouvrés
}
days = { KIND($number) ->
    [one] { $number } jour
   *[other] { $number } jours
}
weeks = { KIND($number) ->
    [one] { $number } semaine
   *[other] { $number } semaines
}
months = { $number } mois
quarters = { KIND($number) ->
    [one] { $number } trimestre
   *[other] { $number } trimestres
}
terms = { KIND($number) ->
    [one] { $number } période scolaire
   *[other] { $number } périodes scolaires
}
years = { KIND($number) ->
    [one] { $number } an
   *[other] { $number } ans
}

## Fréquences

every-minutes = { KIND($number) ->
    [one] chaque minute
   *[other] toutes les { $number } minutes
}
every-hours = { KIND($number) ->
    [one] chaque heure
   *[other] toutes les { $number } heures
}
every-working-days = { KIND($number) ->
    [one] chaque jour ouvré
   *[other] tous les { $number } jours ouvrés
}
every-days = { KIND($number) ->
    [one] chaque jour
   *[other] tous les { $number } jours
}
every-weeks = { KIND($number) ->
    [one] chaque semaine
   *[other] toutes les { $number } semaines
}
every-months = { KIND($number) ->
    [one] chaque mois
   *[other] tous les { $number } mois
}
every-quarters = { KIND($number) ->
    [one] chaque trimestre
   *[other] tous les { $number } trimestres
}
every-terms = { KIND($number) ->
    [one] à chaque période scolaire
   *[other] toutes les { $number } périodes scolaires
}
every-years = { KIND($number) ->
    [one] chaque année
   *[other] tous les { $number } ans
}
day-of-month = { $number } du mois
nth-day = { $ordinal } { $day }

## Périodes

period-week = semaine { $number } de { $year }
period-four-weeks = P{ $number } { $year }
period-fiscal-month = M{ $number } { $year }
period-quarter = T{ $number } { $year }
period-half = S{ $number } { $year }
fiscal-year = exercice { $year }
fiscal-year-around = de l’exercice { $year }
span = { $from } – { $to }
period-with-days = { $period } ({ $days })

## Ce qui revient dans tous les documents

owner = Responsable
days-late = { KIND($number) ->
    [one] { $number } jour de retard
   *[other] { $number } jours de retard
}
a-month-ago = Il y a un mois
about-this-plan = À propos de ce plan
across-the-priorities = Toutes priorités confondues
acting = par intérim
actions-leave-a-gap = Les actions laissent un écart de { $gap } par rapport à la cible.
actions-leave-a-gap-so-far = Les effets précisés à ce jour laissent un écart de { $gap } par rapport à la cible.
actions-without-any-effect = Le plan ne dit d’aucune action ce qu’elle apporte, ou quand.
actions-without-effect = { KIND($number) ->
    [one] Pour { $number } action, le plan ne dit pas ce qu’elle apporte, ou quand.
   *[other] Pour { $number } actions, le plan ne dit pas ce qu’elles apportent, ou quand.
}
against-the-whole = Écart à l’ensemble
agreed-action = Action convenue
agreed-and-still-to-be-done = Convenu et restant à faire
ahead = en avance
all-documents = Tous les documents
all-milestones = Tous les jalons
also-in-the-plan = Également dans le plan
and-more = { KIND($number) ->
    [one] et { $number } autre
   *[other] et { $number } autres
}
answer = Réponse
answered = réponse complète
answered-in-part = réponse partielle
answered-by = Réponse donnée par
answers-for = Répond de
as-before = inchangé
assessment-of = { $title }, { $day }
assumptions = Hypothèses
at-a-glance = En un coup d’œil
axis-impact = impact
axis-likelihood = probabilité
baseline = Référence
bars-are-cut = Les barres coupées ne partent pas de zéro.
baseline-held = Référence, maintenue
baseline-of = Référence { $value }
baseline-was = Référence { $value }, { $when }
before = Avant
behind = en retard
bottom-line = Sur { $number } priorités : { $counts }.
bottom-line-of-one = Cotation de la priorité : { $rating }.
breakdown = Ventilation
breakdowns = Ventilations
build-up-begun = De { $start } ; la cible { by-when } est { $target }.
build-up-described = De { $start } à { $end } { by-when }, action par action ; la cible est { $target }.
build-up-note = Ce que chaque action apporte { by-when }.
build-up-title = { $title } : ce que donnent les actions réunies
build-up-values = { $title } : les effets des actions
by = Ampleur
by-when = { KIND($when) ->
    [day] d’ici au { $when }
    [quarter] d’ici à la fin du { $when }
    [half] d’ici à la fin du { $when }
    [fiscal-year] d’ici à la fin de l’{ $when }
    [week] d’ici à la fin de la { $when }
    [four-weeks] d’ici à la fin de { $when }
    [fiscal-month] d’ici à la fin de { $when }
   *[other] d’ici{ "\u00A0" }{ $when }
}
chair = Présidence
changes-to-the-plan = Modifications du plan
collections = Collectes
comes-back = remonte :
completeness = Complétude
concern = Préoccupation
concern-is-to-be-decided = Ce qui doit être décidé, comme indiqué ci-dessus.
contents = Sommaire
continued = { $name } (suite)
count-at = { $day } : { $count } { $name }
count-by = { $name } : { $value } { by-when }
counted-twice = Compté deux fois, déduit
critical = critique
day = Date
decided = Décidé le
decisions-wanted = Décisions attendues
decisions-wanted-lead = { KIND($number) ->
    [one] Que faut-il faire à ce sujet, qui doit le faire et pour quand ?
   *[other] Pour chacun de ces points : que faut-il faire, qui doit le faire et pour quand ?
}
delivery-calendar = Calendrier de mise en œuvre
delivery-plan = Plan de mise en œuvre
delivery-unit = Unité de pilotage
do-the-figures-come-in-time = Les chiffres arrivent-ils à temps ?
document = Document
documents = Documents
done-milestones = réalisés
done-so-far = Réalisés à cette date
down = baisse de { $by }
down-by-an-unknown-size = baisse, ampleur non précisée
down-from = ↓ depuis { $place }
due = Échéance
due-and-done = Échus et réalisés
due-in-the-next-month = À échéance dans le mois
due-milestones = à échéance
due-on-a-saturday = un samedi
due-on-a-sunday = un dimanche
due-on-a-holiday = un jour férié
due-on-a-holiday-called = un jour férié : { $title }
due-so-far = Échus à cette date
each-metric-against-its-path = Chaque indicateur par rapport à sa trajectoire
effects = Effets
effects-said-so-far = Effets précisés à ce jour
escalation = Remontée des problèmes
event-attends = Participants
event-chair = Présidence
event-collected-by = Collecté par
event-input = À remettre : { $text } ({ $routine })
event-invited = Invités
event-milestone = Jalon : { $title }
event-milestone-done = Jalon réalisé : { $title }
event-of = Relève de : { $title }
event-owner = Responsable
event-prepared-by = Préparé par
event-release = Publication : { $metric }, { $period }
event-result = Résultat : { $text }
event-return = Retour attendu : { $collection }, { $period }
event-reviews = Examine
everything-with-a-name = Tout ce qui porte un nom
evidence = Éléments probants
expected = Attendu
expected-at = { $when }, attendu : { $value }
feedback = Retours du terrain
figures = Chiffres
figures-have-come = reçus
figures-have-not-come = { KIND($number) ->
    [one] pas encore reçus, { $number } jour de retard
   *[other] pas encore reçus, { $number } jours de retard
}
floor-of-by = Plancher { $value } { by-when }
floor-is = plancher { $value }
forecast = Prévision
forecast-lead = prévision
from = De
from-the-sponsor-to-the-front-line = Du commanditaire au terrain
gap = Écart
gap-to-the-path = Écart à la trajectoire
held-by = Titulaire
held-from = { KIND($from) ->
    [day] en poste depuis le { $from }
    [quarter] en poste depuis le { $from }
    [half] en poste depuis le { $from }
    [fiscal-year] en poste depuis l’{ $from }
   *[other] en poste depuis { $from }
}
held-from-to = { KIND($from) ->
    [day] en poste du { $from } au { $to }
   *[other] en poste, { $from } – { $to }
}
held-until = { KIND($to) ->
    [day] en poste jusqu’au { $to }
    [quarter] en poste jusqu’au { $to }
    [half] en poste jusqu’au { $to }
    [fiscal-year] en poste jusqu’à l’{ $to }
    [month] en poste jusqu’en { $to }
    [year] en poste jusqu’en { $to }
   *[other] en poste jusqu’à { $to }
}
how-are-we-going-to-do-it = Comment allons-nous le faire ?
how-it-is-delivered = Comment c’est mis en œuvre
how-it-is-measured = Comment c’est mesuré
how-it-was-found = Mode de calcul
how-it-was-judged = Appréciations
how-often = Fréquence
how-will-we-know-whether-it-is-on-track = Comment saurons-nous si c’est en bonne voie ?
in-short = En bref
in-the-plan = Dans le plan
influence = Influence
internal = interne
judged = Appréciation
judged-capacity = Capacité à faire avancer
judged-challenge = Difficulté
judged-likelihood = Probabilité de réussite
judged-owners_view = L’avis du responsable
judged-planning = Qualité de la planification et de la mise en œuvre
judged-on = { $label } du { $when } ({ $rating })
judged-stage = Stade de mise en œuvre
judged-too-good = Appréciation meilleure que les chiffres, sans que rien ne justifie cet écart.
judgement = Appréciation
letters-amber_green = OV
letters-amber_red = OR
letters-green = V
letters-red = R
kind = Nature
known = Connus le
last-decisions = Dernières décisions
last-time-something-was-decided = Dernière décision
late-and-coming-milestones = Jalons en retard et ceux des 90 prochains jours
lateness = Jours de retard
latest = Dernière valeur
league-table = Tableau comparatif
league-title = { $metric }, par { $dimension }, { $period }
left-open-with-a-reason = Laissé ouvert, avec motif
legend-earlier = Trait fin et gris : l’ancienne trajectoire, remplacée
legend-expected = En tirets : la trajectoire
legend-expected-with-range = En tirets : la trajectoire, avec sa fourchette
legend-forecast = Losange vide : prévision du plan
legend-level = Traits fins discontinus horizontaux : valeurs de comparaison
legend-observed = Trait plein : mesuré
legend-projection = { KIND($number) ->
    [one] En pointillé, avec une barre : si la tendance se poursuit, prévision ajustée à la dernière valeur (trait fin) ; la barre contient quatre cas sur cinq
   *[other] En pointillé, avec une barre : si la tendance se poursuit, prévision ajustée aux { $number } dernières valeurs (trait fin) ; la barre contient quatre cas sur cinq
}
legend-scenario = Traits fins et interrompus : autres scénarios
legend-without-action = Tirets et points : sans action
letters-missing = Les caractères absents des polices de ce document sont remplacés par □ ; la page web les affiche.
level = Niveau
level-named = { $name } : { $value }
level-number = Niveau { $number }
likelihood-of-delivery-as-judged = Probabilité de réussite, selon l’appréciation
likely-times-bad = Probabilité × impact
line-case = scénario { $case }
line-earlier = ancienne trajectoire, remplacée
line-earlier-named = ancienne trajectoire, remplacée : { $title }
line-end = { $name } : { $value }
line-end-by = { $name } : { $value } { by-when }
line-expected = attendu
line-forecast = prévision
line-observed = mesuré
line-projection = si cela continue
line-with-seasons = { $name }, selon la saison
line-without-action = sans action
link-at-risk = à risque :
made-with-milepost = Établi avec Milepost à partir du plan
measured-by = Mesuré par
meeting = Réunion
meetings = Réunions
meets-in = Se réunit dans
metric = Indicateur
metric-in = Indicateur ({ $unit })
metrics = Indicateurs
milestone = Jalon
milestone-tracker = Suivi des jalons
milestones = Jalons
milestones-described = { KIND($due) ->
    [one] Au { $day }, { $due } jalon sur { $all } était échu, { $done } réalisé.
   *[other] Au { $day }, { $due } jalons sur { $all } étaient échus, { $done } réalisés.
}
milestones-due-and-done = Jalons échus et réalisés
milestones-note = En tirets : jalons échus à chaque date. Trait plein : jalons réalisés.
milestones-of-the-priority = Jalons de la priorité
missing-in = Manque dans
monthly-note = Note mensuelle, { $day }
moved = Évolution
moves-towards-its-path = se rapproche de sa trajectoire.
name = Nom
next-milestone = Prochain jalon
next-step = Prochaine étape
no-concern = Aucune.
no-lever = levier non précisé
no-rating-yet = Inconnue : pas encore de cotation.
no-rating-possible = Inconnue : la cotation est impossible.
no-slack = aucune
nobody-has-reported = personne n’a répondu
not-public = non public
not-answered = sans réponse
nothing-finished = Rien n’a été achevé au cours du dernier mois.
nothing-is-due = Rien n’est à échéance.
nothing-wanted = Aucune : aucun indicateur d’objectif ni jalon n’est orange-rouge ou rouge, et aucun obstacle n’est ouvert.
nothing-wanted-dealt-with = Aucune : tout ce qui est orange-rouge ou rouge fait l’objet d’une correction ou d’une action convenue encore ouverte.
nothing-wanted-of-those-rated = { KIND($number) ->
    [one] Sur { $all } priorités, une n’a pas de cotation.
   *[other] Sur { $all } priorités, { $number } n’ont pas de cotation.
}
nothing-wanted-nothing-rated = Aucune ne peut être nommée : aucune priorité n’est encore cotée.
now = Aujourd’hui
obstacles = Obstacles
one-of-several = { "" }, { $number } sur { $count }
one-scale = Une même échelle pour tous.
one-scale-with-whole = Une même échelle pour tous. En pointillé : l’ensemble, { $whole }.
organisation = Organisation
organisations = Organisations
over = Période
over-time = Au fil du temps
papers-due = Dossiers pour le
part = Partie
part-of = Relève de
parts-described = { $number } parties, de { $first } à { $last } ; le tableau donne chaque valeur.
path = Trajectoire
people = Personnes
people-and-organisations = Personnes et organisations
period = Période
period-ends = Fin de période
person = Personne
place = Rang
plan-says = plan : { $state }
plan-says-done = plan : réalisé
plan-on-a-page-of = Plan sur une page : { $title }
points-short = { KIND($number) ->
    [one] { $number }{ "\u00A0" }pt
   *[other] { $number }{ "\u00A0" }pts
}
population = Population
position-at = Situation au
post = Poste
posts-and-holders = Postes, titulaires et responsabilités
posts-and-what-they-answer-for = Postes et responsabilités
priorities = Priorités
priorities-by-likelihood = Les priorités, par probabilité de réussite puis par difficulté
priorities-by-rating = Les priorités, par cotation
priority = Priorité
priority-of = Priorité { $number } sur { $count }
progress = Progrès
public-version = version publique : les parties internes sont omises
question = Question
questions-answered = { KIND($answered) ->
    [one] { $answered } question sur { $all } a une réponse complète.
   *[other] { $answered } questions sur { $all } ont une réponse complète.
}
range-of-span = fourchette { $span }
rating = Cotation
rating-as-computed = Cotation, telle que calculée
rating-as-judged = Cotation, selon l’appréciation
return = Retour
risk = Risque
risk-matrix-described = { KIND($severe) ->
    [one] { $severe } risque sur { $all } est à la fois probable et grave.
   *[other] { $severe } risques sur { $all } sont à la fois probables et graves.
}
risk-matrix-note = Les numéros sont ceux du registre.
risk-matrix-title = { $title } : risques par probabilité et impact
risk-number = Risque { $number }
risks = Risques
role = Rôle
role-attends = Participe
role-chair = Préside
role-invited = Sur invitation
role-presenter = Présente le dossier
routine = Rendez-vous de pilotage
routines = Rendez-vous de pilotage
routines-and-feedback = Pilotage et retours du terrain
rules = Règles
run-by = Géré par
search-the-plan = Chercher dans le plan
seasons = Saisons
seasons-of = Saisons { $what }
sheet = Fiche
sheet-answers = { KIND($number) ->
    [one] répond de { $number } élément
   *[other] répond de { $number } éléments
}
sheet-meets = participe à { $number } rendez-vous
sheet-to-do = { KIND($number) ->
    [one] { $number } action convenue à réaliser
   *[other] { $number } actions convenues à réaliser
}
show-rows-with = Afficher les lignes avec
since-day = Depuis le { $day }
skip-to-the-document = Aller au document
slack = Marge
slack-explained = La marge est le temps qui reste entre le jour où les chiffres sont connus et celui où les dossiers sont à remettre ; pour une réunion sans dossier, le jour de la réunion. En rouge : les chiffres arrivent trop tard et la réunion en voit de plus anciens. En orange : ils arrivent le dernier jour. Pour les chiffres dont le jour est passé, il est dit s’ils ont été reçus.
so-many-of-them = au nombre de { $number }
so-many-parts = { $parts } parties sur { $all }
so-many-rated = { $number } en { $colour }
so-many-without-a-rating = { $number } sans cotation
something-that-is-not-public = Un élément non public.
sponsor = Commanditaire
stakeholder = Partie prenante
stakeholders = Parties prenantes
stance = Position
state = État
state-not_comparable = non comparable
state-not_due = rien d’attendu à ce jour
state-not_measured = sans mesure
step = Étape
stocktake = Revue de pilotage
stocktake-meeting = Revue de pilotage du { $day }
stocktake-of = Revue de pilotage, { $day }
target = Cible
target-is = Cible { $value }, { $when }
target-of = Cible { $value }
target-of-by = Cible { $value } { by-when }
latest-was = Dernière valeur { $value }, { $when }
task = Tâche
tasks = Tâches
the-actions-that-were-agreed = Les actions convenues
the-delivery-unit = L’unité de pilotage
the-effects-of = Les effets de { $title }
the-heaviest-risks = Les risques les plus lourds
the-judgement = L’appréciation
the-next-milestones = Les prochains jalons
the-parts-of = Les parties de { $title }
the-parts-of-it = Ses parties
the-parts-of-metrics = Les parties des indicateurs
the-parts-side-by-side = Les parties côte à côte
the-parts-side-by-side-of = { $title } : les parties
the-path-that-is-expected = La trajectoire attendue
the-plan = Le plan
the-points = Points de passage
the-points-of = { $title } : les points de la trajectoire
the-priorities-side-by-side = Les priorités côte à côte
the-priority-as-a-whole = La priorité dans son ensemble
the-quarter = Quartile
the-questions = Les questions
the-questions-in-short = Les questions en bref
the-risks-in-short = Les risques en bref
the-tasks-of = Les tâches de { $title }
the-values-of = { $title } : les valeurs
the-values-of-in = { $title } : les valeurs ({ $unit })
then = Alors
timeline-arrows = Flèches : ce qui doit venir d’abord
timeline-critical = Grand, nom en gras : critique
timeline-described = { $rows } lignes avec { $milestones } jalons, que les tableaux donnent avec leurs dates.
timeline-done = Rempli : réalisé
timeline-open = Vide : non réalisé
timeline-path = Flèches épaisses : le chemin critique
timeline-title = { $title } : travaux et jalons au fil du temps{ $number }
timeline-today = Ligne pointillée : { $day }
to = À
too-late = { $time } trop tard
topic = Sujet
unit-milestones = jalons
up = hausse de { $by }
up-by-an-unknown-size = hausse, ampleur non précisée
up-from = ↑ depuis { $place }
value = Valeur
value-at = { $when } : { $value }
value-before = avant : { $value }
values-for = Valeurs pour
was-due = Était dû le
was-rated = était { $colour }
weekday = Jour
weak-link = maillon fragile
what = Quoi
what-are-we-trying-to-do = Que cherchons-nous à faire ?
what-calendar = ce qui se passe quand, et si les chiffres arrivent à temps pour les réunions
what-comes-next = La suite
what-completeness = ce à quoi le plan répond et ce qui reste à écrire
what-delivery-plan = tout le plan, dans l’ordre des quatre questions
what-do-we-do-if-it-is-not = Que faisons-nous si ce n’est pas le cas ?
what-happens-when = Ce qui se passe quand
what-is-done = Ce qui est fait
what-is-judged = Ce qui est apprécié
what-is-needed = Ce qui est attendu et comment les mobiliser
what-it-asks = Ce qu’elle demande
what-it-changes = Ce qu’elle change
what-it-says = Ce qu’il dit
what-league-table = les priorités, et les parties des indicateurs, côte à côte
what-matters-to-them = Ce qui compte pour elles
what-milestones = chaque jalon avec son responsable, sa date et son état
what-monthly-note = ce que le commanditaire doit savoir ce mois-ci
what-owners = ce dont chacun répond
what-plan-on-a-page = la priorité sur une page
what-stocktake = le dossier d’une revue de pilotage : décisions attendues, actions de la dernière fois, où en est chaque chose
what-the-actions-add-up-to = Ce que donnent les actions réunies
what-to-write = Ce qu’il faut écrire
what-was-agreed = Ce qui a été convenu
what-was-changed = Ce qui a été modifié
what-was-decided = Ce qui a été décidé
when = Quand
where = Où
where-metrics-stand = Où en est chaque indicateur et où il doit arriver
where-the-data-comes-from = D’où viennent les données
who = Qui
who-answers-for-what = Qui répond de quoi
who-deals-with-it = Qui s’en occupe
who-has-not-reported = Qui n’a pas répondu
who-is-missing = Qui manque
who-is-who = Qui est qui
why = Pourquoi
why-this-rating = Pourquoi cette cotation
with-whom-and-with-what = Avec qui et avec quoi
within = Délai
without-a-value = Sans valeur
without-action-at = Sans action, { $when }
words = Glossaire

## Les raisons d’une cotation. Une phrase sans son point et sans majuscule : elle peut suivre un deux-points.

in-period = { KIND($period) ->
    [day] au { $period }
    [quarter] au { $period }
    [half] au { $period }
    [fiscal-year] pour l’{ $period }
    [week] pour la { $period }
    [four-weeks] pour { $period }
    [fiscal-month] pour { $period }
    [term] pour { $period }
   *[other] en { $period }
}
for-period = { KIND($period) ->
    [day] au { $period }
    [quarter] pour le { $period }
    [half] pour le { $period }
    [fiscal-year] pour l’{ $period }
    [week] pour la { $period }
   *[other] pour { $period }
}

reason-nothing-measured = rien n’a encore été mesuré, et aucune valeur n’est encore attendue
reason-nothing-to-compare = { $value }, et rien ne dit quelle valeur était attendue à ce jour : { $why }
reason-no-goal-metric = la priorité n’a pas d’indicateur d’objectif
reason-does-not-count = { $reason } ; cela ne compte pas dans la cotation de la priorité, car ce n’est pas un indicateur d’objectif
reason-as-expected = { $value } { in-period }, comme attendu
reason-worse-than-expected = { $value } { in-period }, écart défavorable de { $gap } par rapport à la valeur attendue ({ $expected })
reason-within-tolerance = { $reason }, dans la tolérance de { $tolerance }
reason-better-than-expected = { $value } { in-period }, écart favorable de { $gap } par rapport à la valeur attendue ({ $expected })
reason-further-below = sous la trajectoire, et plus loin chaque fois
reason-worse-than-baseline = hors trajectoire, et les deux dernières valeurs sont moins bonnes que la situation de référence
reason-days-behind = { KIND($days) ->
    [one] { $days } jour de retard sur la trajectoire
   *[other] { $days } jours de retard sur la trajectoire
}
reason-beyond-experience = il faut { $needed } par mois, et le mieux jamais observé sur une durée aussi longue est { $best } par mois
reason-target-missed = la cible de { $target } ({ $by }) a été manquée de { $gap }, avec une valeur de { $value }
reason-target-missed-on-path = { $reason } ; cela ne change pas la cotation, qui porte sur la trajectoire et sur les cibles à venir
reason-target-met = la cible de { $target } ({ $by }) a été atteinte, avec une valeur de { $value }
reason-target-not-measured = rien n’a été mesuré à l’échéance de la cible ({ $by })
reason-off-target = si cela continue ainsi : { $value } à l’échéance ({ $by }), entre { $low } et { $high }, pour une cible de { $target }
reason-value-overdue = la valeur { for-period }, attendue le { $due }, manque
reason-values-overdue = { KIND($number) ->
    [one] { $number } valeur manque ({ $first } – { $last }), la première attendue le { $due }
   *[other] { $number } valeurs manquent ({ $first } – { $last }), la première attendue le { $due }
}
reason-soft = la valeur { for-period } est { $quality }
reason-incomplete = la valeur { for-period } réunit { $parts } parties sur { $all }
reason-done = réalisé
reason-done-on = réalisé le { $day }
reason-done-late = { KIND($days) ->
    [one] réalisé le { $day }, { $days } jour après l’échéance
   *[other] réalisé le { $day }, { $days } jours après l’échéance
}
reason-was-due = { KIND($days) ->
    [one] échéance dépassée depuis { $days } jour ({ $due })
   *[other] échéance dépassée depuis { $days } jours ({ $due })
}
reason-was-due-critical = { KIND($days) ->
    [one] échéance dépassée depuis { $days } jour ({ $due }), jalon critique
   *[other] échéance dépassée depuis { $days } jours ({ $due }), jalon critique
}
reason-expected-late = { KIND($days) ->
    [one] échéance { $due }, prévu le { $forecast }, { $days } jour plus tard
   *[other] échéance { $due }, prévu le { $forecast }, { $days } jours plus tard
}
reason-expected-late-critical = { KIND($days) ->
    [one] échéance { $due }, prévu le { $forecast }, { $days } jour plus tard, jalon critique
   *[other] échéance { $due }, prévu le { $forecast }, { $days } jours plus tard, jalon critique
}
reason-said-late = échéance { $due }, annoncé en retard
reason-at-risk = échéance { $due }, menacé
reason-due = échéance { $due }
reason-obstacle = un obstacle non levé, de gravité { $severity }

## Pourquoi rien n’est attendu

silence-no-points = le plan ne trace pas de trajectoire
silence-before = { KIND($when) ->
    [day] rien n’est attendu avant le { $when }
    [quarter] rien n’est attendu avant le { $when }
    [half] rien n’est attendu avant le { $when }
    [fiscal-year] rien n’est attendu avant l’{ $when }
   *[other] rien n’est attendu avant { $when }
}
silence-through-zero = une trajectoire à taux constant ne peut ni toucher ni franchir zéro
silence-no-season = le plan ne donne pas d’indice saisonnier
silence-months = il manque à l’indice saisonnier : { $months }
silence-other-period = les points sont donnés pour des périodes d’une autre durée ({ $when })
silence-no-start = il n’y a ni évolution sans action ni situation de référence à laquelle ajouter des effets
silence-parts = rien n’est connu de : { $parts }
silence-no-rule = le plan ne dit pas comment réunir les parties
silence-too-large = les nombres sont trop grands pour être calculés

## Ce qui se voit d’un effet

effect-unsaid = le plan ne dit pas de combien, ou quand
effect-nothing-yet = rien encore
effect-in-full = en totalité à partir du { $day }
effect-reached = { $change } si { $share } du public est touché
effect-growing = { $share } de { $change }, progression { $ramp } jusqu’au { $day }

## Formulaires à remplir

form-period = Période
form-day-such-as = un jour, par exemple { $example }
form-week-such-as = une semaine, par exemple { $example }
form-four-weeks-such-as = une période de quatre semaines, par exemple { $example }
form-month-such-as = un mois, par exemple { $example }
form-quarter-such-as = un trimestre, par exemple { $example }
form-term-such-as = une période scolaire, par exemple { $example }
form-half-such-as = un semestre, par exemple { $example }
form-year-such-as = une année, par exemple { $example }
form-quality = Quelle est la fiabilité des chiffres ?
form-quality-hint = définitifs si la case reste vide
form-note = Remarque
form-about = Porte sur
form-due = À rendre le
form-filled-in-by = Rempli par
form-goes-to = Destinataire
form-signed-by = Signé par
form-late = Retours tardifs
form-confidential = Confidentialité
form-not-published = Les réponses individuelles ne sont pas publiées.
form-instructions = Ce qu’il faut compter
form-coverage = Champ couvert
form-cover = À lire d’abord
form-sheet = Réponses
form-how-to = Comment le remplir
form-step-cells = Allez à la feuille « { $sheet } ». Remplissez les cellules jaunes ; les autres sont verrouillées.
form-step-numbers = Écrivez les nombres en chiffres simples. Une cellule rouge contient une réponse qui ne peut pas être juste ; une cellule orange a varié plus que prévu : dites pourquoi dans « { $note } ».
form-step-values = Écrivez des valeurs, pas des formules : ce qui a été calculé ailleurs se colle en tant que valeurs.
form-marks = Un nombre que vous ne pouvez pas donner : écrivez [x] s’il n’y a pas de nouvelle donnée, [z] si la question ne s’applique pas, [c] si le nombre ne peut être donné parce que peu de personnes sont comptées. N’écrivez jamais 0 pour « inconnu ».
form-step-send = Ne renommez ni les colonnes ni les feuilles, et renvoyez le fichier tel quel.
form-questions = Les questions
form-questions-table = Les questions, sous forme de tableau
form-yellow-cells = Remplissez les cellules jaunes.
form-yellow-cells-due = Remplissez les cellules jaunes. À rendre le { $day }.
form-last-time = La dernière fois, { $period }
form-page = Page { $page } sur { $pages }
form-expected = Attendu : { $hint }
form-remarks = Remarques
form-remarks-hint = Les chiffres sont-ils définitifs, provisoires ou estimés ? Que doit savoir le lecteur ?
form-name-and-post = Nom et fonction
form-day = Date
form-signature = Signature
answer-whole = nombre entier
answer-number = nombre
answer-percent = pourcentage, { $number } pour { $percent }
answer-money = somme d’argent
answer-money-in = montant en { $currency }
answer-text = texte
answer-date = date, par exemple { $example }
answer-one-of = au choix : { $options }
answer-yes-no = oui ou non
answer-duration = nombre de { $unit }
answer-scale = nombre sur l’échelle
answer-at-least = au moins { $limit }
answer-at-most = au plus { $limit }
answer-equal-to = égal à { $limit }
answer-optional = facultatif
answer-named = « { $title } »
quality-means = { $word } : { $meaning }
quality-final = ne changeront plus
quality-provisional = peuvent encore changer
quality-unvalidated = pas encore vérifiés
quality-estimated = une estimation
quality-imputed = remplacent une valeur manquante
quality-revised = modifiés après une première publication
quality-not_available = il n’y a pas de nouvelle donnée
quality-not_applicable = les questions ne s’appliquent pas ici
quality-confidential = ne peuvent être donnés, car peu de personnes sont comptées

## Les constructions, comme intitulés

label-about = Objet
label-access = Accès
label-accuracy = Exactitude
label-achievement = Résultat déjà atteint
label-acronym = Sigle
label-acting = Par intérim
label-action = Action
    .gender = feminine
label-after = Après
label-aggregation = Agrégation
    .gender = feminine
label-agreed = Date de l’accord
label-decision-agreed = Action convenue
    .gender = feminine
label-alias = Autres noms
label-allow = Constat accepté
label-approved = Approuvé
label-approved_by = Approuvée par
label-as = Annoncée comme
label-as_of = État au
label-asked = Demande adressée à
label-asks = Questions posées
label-aspiration = Ambition
label-assessment = Appréciation
label-assessor = Évaluateur
label-assumes = Suppose
label-assumption = Hypothèse
label-at = Date
label-at_least = Au moins
label-at_most = Au plus
label-attended = Présents
label-attends = Participants
label-authority = Pouvoirs
label-avoid = Mots à éviter
label-base = Base
label-baseline = Valeur de référence
label-because = Motif
label-benchmark = Point de comparaison
label-better = Sens d’amélioration
label-between = Entre
label-blocks = Bloque
label-bounds = Bornes
label-breakdown = Ventilation
label-budget = Budget
label-built_from = Construite à partir de
label-by = Échéance
label-approved-by = Par
label-raised-by = Par
label-capacity = Capacité
    .gender = feminine
label-category = Partie
label-chain = Chaîne de mise en œuvre
label-chair = Présidence
label-challenge = Difficulté
    .gender = feminine
label-change = Modification
label-channel = Canal
label-checked_by = Vérifiée par
label-closed_on = Close le
label-coalition = Coalition pilote
label-collection = Collecte
label-collection-every = Fréquence
label-collector = Collecteur
label-columns = Colonnes
label-comparability = Comparabilité
label-comparator = Comparé à
label-compensation = Mesure compensatoire
label-computed = Calcul
label-confidence = Niveau de confiance
label-confidential = Confidentiel
label-consequence = Conséquence
label-consulted = Consultés
label-contact = Contact
label-contingency = Plan de repli
label-contributes_to = Contribue à
label-correction = Correction
    .gender = feminine
label-cost = Coût
label-cost_centre = Centre de coûts
label-count = Nombre
label-coverage = Couverture
label-critical = Critique
label-data_quality = Qualité des données
    .gender = feminine
label-decided_at = Décidée lors de
label-decided_by = Décidée par
label-decimals = Décimales
label-decision = Décision
label-define = Définition
label-definition = Définition
label-denominator = Dénominateur
label-dependency = Dépendance
    .gender = feminine
label-deputy_of = Adjoint de
label-diagnosis = Diagnostic
label-dimension = Ventilation
label-disbursed = Décaissé
label-division = Service
label-done_on = Réalisé le
label-drawn_by = Tracée par
label-due = Échéance
label-ends = Fin
label-engagement = Mobilisation
label-equals = Égal à
label-equity = Équité
label-escalates_to = Remonte à
label-escalation = Procédure de remontée
label-established = Création
label-established_by = Jalon qui l’établit
label-every = Fréquence
label-evidence = Éléments probants
label-except = Sauf
label-excludes = Exclut
label-expected = Effet attendu
label-feedback = Retour du terrain
label-feedback-every = Fréquence
label-fiscal_year = Exercice budgétaire
label-for = Pour
label-forecast = Prévision
label-frequency = Fréquence
label-from = Depuis
label-change-from = De
label-collection-from = Répondants
label-computed-from = Calculé à partir de
label-dependency-from = Attendu de
label-feedback-from = De la part de
label-glossary = Glossaire
label-goal = Objectif
label-grace = Délai de grâce
label-guards = Protège
label-head = Direction
label-heard_at = Examiné lors de
label-held_by = Titulaire
label-holds = Occupe
label-holiday = Jour férié
label-horizon = Horizon
label-how = Comment
label-if_false = Si elle ne tient pas
label-if_holiday = Si jour férié
label-impact = Impact
label-import = Fichier inclus
label-includes = Inclut
label-index = Indice
label-influence = Influence
    .gender = feminine
label-informed = Informés
label-input = Document d’entrée
label-instructions = Consignes
label-instrument = Instrument
label-interest = Intérêt
label-invited = Invités
label-joint_with = Conjointement avec
label-jump = Écart à justifier
label-jurisdiction = Territoire
label-key = Rang
label-kind = Nature
    .gender = feminine
label-lag = Décalage
label-language = Langues
label-language-one = Langue
label-late = Retours tardifs
label-leads_to = Conduit à
label-length = Durée
label-level = Niveau
label-lever = Levier
label-likelihood = Probabilité
    .gender = feminine
label-limitation = Limite
label-link = Maillon
label-link-every = Fréquence
label-location = Lieu
label-lowers = Réduit
label-made = Établie le
label-margin = Marge d’erreur
label-measured_by = Mesuré par
label-meeting = Réunion
    .gender = feminine
label-met_by = À atteindre par
label-method = Méthode
    .gender = feminine
label-metric = Indicateur
label-milestone = Jalon
label-mission = Mission
label-mitigation = Mesure d’atténuation
    .gender = feminine
label-moved_to = Reportée au
label-moves = Agit sur
label-named_by = Porte le nom de
label-needed = Ce qui est attendu
label-needed_by = Attendu pour le
label-note = Remarque
label-numerator = Numérateur
label-observation = Observation
label-observed = Mesures
label-obstacle = Obstacle
label-of = Objet
label-on = Le
label-on_demand = À la demande
label-once = Une seule fois
label-opens = Ouverture
label-opportunity = Opportunité
label-option = Option
label-optional = Facultatif
label-options = Options
label-order = Ordre
label-organisation = Organisation
label-originally = Date initiale
label-outcome = Résultat pour les citoyens
label-output = Produit
label-over = Sur
label-overlap = Recouvrement
label-overrides = Remplace la cotation
label-owner = Responsable
label-owners_view = Avis du responsable
label-pace = Rythme
label-parent = Fait partie de
label-percentile = Centile
label-period = Période
label-person = Personne
label-plan = Plan
label-planning = Planification
    .gender = feminine
label-point = Point
label-population = Population
label-post = Poste
label-prepared_by = Préparé par
label-presenter = Présenté par
label-prices = Prix
label-priority = Priorité
label-problem = Problème
label-profile = Règles de contrôle
label-progress = Avancement
label-promise = Engagement
label-proximity = Proximité
    .gender = feminine
label-quality = Qualité
    .gender = feminine
label-question = Question
label-raised = Signalé
label-raises = Augmente
label-ramp = Montée en charge
label-range = Fourchette
label-rationale = Justification
label-reached = Part atteinte
label-reaches = Public touché
label-release = Publication
label-reminder = Rappel
label-replaces = Remplace
label-resolved = Résolu
label-resource = Ressource
label-respond = Réponse
label-responsible = Chargés de l’exécution
label-return_rate = Taux de retour
label-returns = Remontée
label-review = Réexamen
label-reviews = Examine
label-revisions = Révisions
label-risk = Risque
label-role = Rôle
label-rolled_up_from = Agrégée à partir de
label-rollout = Déploiement
label-routine = Rendez-vous de pilotage
label-routine-every = Fréquence
label-run_by = Gérée par
label-sample = Échantillon
label-scale_up = Passage à l’échelle
label-scenario = Scénario
label-season = Saison
label-seat = Rattachement
label-secured = Financement acquis
label-self_status = Statut déclaré
label-set_by = Fixée par
label-set_on = Fixée le
label-setting = Seuil des contrôles
label-severity = Gravité d’un constat
    .gender = feminine
label-obstacle-severity = Gravité
    .gender = feminine
label-shape = Forme
    .gender = feminine
label-sign_off = Signature
label-since = Depuis
label-smoothing = Lissage
label-source = Source
label-spent = Dépensé
label-sponsor = Commanditaire
label-staff = Effectif
label-stage = Stade
label-stakeholder = Partie prenante
label-stance = Position
    .gender = feminine
label-state = État
label-statement = Énoncé
label-status = Statut
label-steward = Gestionnaire des données
label-strategy = Stratégie
    .gender = feminine
label-strength = Solidité
    .gender = feminine
label-supersedes = Remplace
label-tag = Mots-clés
label-target = Cible
    .gender = feminine
label-task = Tâche
    .gender = feminine
label-term = Période scolaire
label-theory = Théorie d’action
label-threatens = Menace
label-threshold = Seuil
label-through = Au moyen de
label-to = Jusqu’au
label-change-to = À
label-to_be_secured = Financement à obtenir
label-tolerance = Tolérance
label-trajectory = Trajectoire
label-translated = Dans une autre langue
label-noun = Nom
label-form = Forme
label-said = Texte dans une autre langue
label-trigger = Signe déclencheur
label-triggered_by = Déclenchée par
label-type = Type
label-unit = Unité
label-plan-unit = Unité de pilotage
label-until = Jusqu’à
label-validated = Validation
label-verified = Vérifiée
label-version = Version
label-via = Par
label-visibility = Visibilité
    .gender = feminine
label-weighted_by = Pondérée par
label-when = Quand
label-within = Délai
label-without_action = Sans action

## Ce qu’un mot relie à ce qui précède dans la ligne

joint-and = et { $value }
joint-as-of = de la valeur « { $value } »
joint-asked-to = { "\u00A0" }: { $value }
joint-at = { KIND($value) ->
    [day] au { $value }
    [month] en { $value }
    [year] en { $value }
    [quarter] au { $value }
    [half] au { $value }
    [fiscal-year] pour l’{ $value }
    [week] pour la { $value }
   *[other] pour { $value }
}
joint-better-to = et { $value }
joint-bounds-to = à { $value }
joint-by = { KIND($value) ->
    [day] d’ici au { $value }
    [month] d’ici { $value }
    [year] d’ici { $value }
    [quarter] d’ici à la fin du { $value }
    [half] d’ici à la fin du { $value }
    [fiscal-year] d’ici à la fin de l’{ $value }
    [week] d’ici à la fin de la { $value }
    [term] d’ici à la fin de la période { $value }
    [four-weeks] d’ici à la fin de { $value }
    [fiscal-month] d’ici à la fin de { $value }
   *[other] de { $value }
}
joint-approved-by = par { $value }
joint-raised-by = par { $value }
joint-verified-by = par { $value }
joint-due = { KIND($value) ->
    [duration] , { $value }
   *[other] , échéance { "\u00A0" }: { $value }
}
joint-collection-every-from = { KIND($value) ->
    [day] , à partir du { $value }
    [month] , dès { $value }
    [quarter] , à partir du { $value }
    [half] , à partir du { $value }
    [fiscal-year] , à partir de l’{ $value }
   *[other] , à partir de { $value }
}
joint-fiscal_year-starts = commence en { $value }
joint-from = { KIND($value) ->
    [day] à partir du { $value }
    [month] dès { $value }
    [quarter] à partir du { $value }
    [half] à partir du { $value }
    [fiscal-year] à partir de l’{ $value }
    [span] { $value }
   *[other] à partir de { $value }
}
joint-met_by-of = des unités « { $value } »
joint-on = le { $value }
joint-release-on = , le { $value }
joint-over = { KIND($value) ->
    [span] sur la période { $value }
    [duration] en { $value }
    [month] en { $value }
    [year] en { $value }
    [quarter] au { $value }
    [half] au { $value }
    [fiscal-year] sur l’{ $value }
   *[other] sur { $value }
}
joint-smoothing-over = sur { $value }
joint-range-within = à { $value } près
joint-since = { KIND($value) ->
    [day] depuis le { $value }
    [quarter] depuis le { $value }
    [half] depuis le { $value }
    [fiscal-year] depuis l’{ $value }
   *[other] depuis { $value }
}
joint-holds-to = { KIND($value) ->
    [day] jusqu’au { $value }
    [month] jusqu’en { $value }
    [year] jusqu’en { $value }
   *[other] jusqu’à { $value }
}
joint-to = { KIND($value) ->
    [day] au { $value }
    [quarter] au { $value }
    [half] au { $value }
    [fiscal-year] à l’{ $value }
   *[other] à { $value }
}
joint-until = { KIND($value) ->
    [day] jusqu’au { $value }
    [month] jusqu’en { $value }
    [year] jusqu’en { $value }
    [quarter] jusqu’au { $value }
    [half] jusqu’au { $value }
    [fiscal-year] jusqu’à l’{ $value }
   *[other] jusqu’à { $value }
}
joint-within = sous { $value }
ending-after = { $value } après
ending-before = { $value } avant
ending-collection-due-after = { $value } après la fin de la période
ending-opens-before = { $value } avant la fin de la période
ending-reminder-before = { $value } avant l’échéance
ending-input-due-before = { $value } avant la réunion

## Les dix questions du rapport de complétude, et ce qu’il faut écrire. L’anglais est avec les contrôles.

topic-aspiration = Ambition
question-aspiration = Qu’est-ce qui doit s’améliorer, pour qui et d’ici quand ?
topic-strategies = Stratégies
question-strategies = Que fera-t-on, et pourquoi cela marchera-t-il ?
topic-chain = Chaîne de mise en œuvre
question-chain = Par qui l’action arrive-t-elle jusqu’à ceux pour qui elle est faite ?
topic-leadership = Pilotage et responsabilité
question-leadership = Qui répond de l’ensemble, et qui de chaque partie ?
topic-trajectory = Trajectoire
question-trajectory = Jusqu’où, d’ici quand et par quel chemin ; et qu’est-ce qui y mène ?
topic-management = Suivi de la performance
question-management = Qu’est-ce qui dira si l’on est sur la trajectoire, et qui le regarde et quand ?
topic-benchmarks = Comparaisons
question-benchmarks = Est-ce assez bien, par rapport au passé, aux meilleurs d’ici et aux autres ?
topic-resources = Moyens
question-resources = Avec quelles personnes et quels crédits ; et comment obtenir ce qui manque ?
topic-stakeholders = Parties prenantes et usagers
question-stakeholders = À qui cela sert-il, de qui a-t-on besoin, et comment sont-ils entendus ?
topic-risks = Risques
question-risks = Qu’est-ce qui pourrait l’empêcher, et que fait-on contre cela ?
point-better = Chaque priorité dit ce qui s’améliore pour les citoyens
write-better = Dans la priorité : `outcome "Ce qui change pour les citoyens une fois l’objectif atteint."`, et `aspiration` avec pour qui et d’ici quand.
ask-better = Dire ce qui s’améliore pour les citoyens (`outcome`)
point-mission = Le plan dit à quoi il sert
write-mission = Dans l’entrée `plan` : `mission "…"`, en une phrase.
ask-mission = Dire en une phrase à quoi sert le plan (`mission`)
point-work = Chaque priorité dit ce qui est fait
write-work = Dans la priorité : `strategy NAME "…" {"{"} … {"}"}`, et dedans une `action` pour chaque activité.
ask-work = Dire ce qui est fait (`strategy`, et dedans `action`)
point-theory = Chaque stratégie, ou action isolée, dit pourquoi elle marche
write-theory = Dans la stratégie ou l’action : `theory "…"`, `evidence "…"`, et `raises METRIC by CHANGE` ou `lowers METRIC by CHANGE`.
ask-theory = Dire pourquoi le travail aura son effet (`theory`, `raises`, `lowers`)
point-reach = Chacune dit qui elle touche, et combien de personnes
write-reach = Dans la stratégie ou l’action : `reaches "1 850 écoles"`, et `scale_up "…"` avec la manière de l’étendre.
ask-reach = Dire qui le travail touche, et combien de personnes (`reaches`)
point-chain = Chaque priorité montre sa chaîne de mise en œuvre
write-chain = Dans la stratégie ou la priorité : `chain {"{"} minister > director > ward_sister > patients {"}"}`.
ask-chain = Montrer par qui l’action arrive jusqu’aux citoyens (`chain`)
point-front-line = Chaque chaîne va jusqu’au terrain
write-front-line = Dans la chaîne : continuer jusqu’à ceux qui servent les citoyens (`level front_line`) et à ceux qui sont servis.
ask-front-line = Mener la chaîne jusqu’au terrain (`level front_line`)
point-links = Chaque chaîne dit comment l’un fait agir le suivant, et ce qui remonte
write-links = Dans chaque maillon : `lever` (funding, instruction, training, …) et `returns "…"`.
ask-links = Dire comment chaque maillon fait agir le suivant, et ce qui remonte (`lever`, `returns`)
point-sponsor = Quelqu’un qui a l’autorité politique porte le plan
write-sponsor = Dans l’entrée `plan` : `sponsor POST`.
ask-sponsor = Nommer qui porte le plan avec l’autorité politique (`sponsor`)
point-owner = Une personne répond de tout le plan
write-owner = Dans l’entrée `plan` : `owner POST`.
ask-owner = Nommer la personne qui répond de tout le plan (`owner`)
point-owners = Chaque priorité et chaque objectif a son responsable
write-owners = Dans la priorité ou l’objectif : `owner POST`.
ask-owners = Nommer la personne qui en répond (`owner`)
point-owners-of-work = Quelqu’un répond de chaque stratégie, action et jalon
write-owners-of-work = Dans l’élément, ou dans le bloc qui l’entoure : `owner POST`.
ask-owners-of-work = Nommer qui répond de chaque stratégie, action et jalon (`owner`)
point-metric = Chaque priorité et chaque objectif a son indicateur
write-metric = Dans la priorité ou l’objectif : `metric NAME "…" {"{"} unit percent; baseline VALUE at PERIOD; target VALUE by PERIOD {"}"}`.
ask-metric = Donner à la priorité un indicateur avec sa situation de référence et sa cible (`metric`)
point-target = Chaque indicateur d’objectif a une cible datée
write-target = Dans l’indicateur : `target VALUE by PERIOD`.
ask-target = Donner à l’indicateur d’objectif une cible datée (`target`)
point-baseline = La cible de chaque indicateur d’objectif part d’une situation de référence
write-baseline = Dans l’indicateur : `baseline VALUE at PERIOD source "…"`.
ask-baseline = Donner à la cible la situation de référence dont elle part (`baseline`)
point-path = Une trajectoire mène à la cible de chaque indicateur d’objectif
write-path = Dans l’indicateur : `trajectory {"{"} 2027-12 87%; 2028-12 92% {"}"}`, avec sa forme (`shape`).
ask-path = Tracer la trajectoire jusqu’à la cible (`trajectory`)
point-evidence = Chaque trajectoire d’un indicateur d’objectif a ses preuves, ou se construit à partir de ce qui est fait
write-evidence = Dans la trajectoire : `evidence "…"`, ou `built_from` avec les actions dont les effets la composent.
ask-evidence = Donner les preuves de la trajectoire (`evidence`), ou la construire à partir des actions (`built_from`)
point-moved = Une activité fait bouger chaque indicateur d’objectif
write-moved = Dans l’action qui le fait bouger : `raises METRIC by CHANGE over PERIOD`, ou `lowers`.
ask-moved = Dire quelle action fait bouger l’indicateur d’objectif (`raises`, `lowers`)
point-without-action = On sait ce que deviendrait chaque indicateur d’objectif sans action
write-without-action = Dans l’indicateur : `without_action VALUE by PERIOD because "…"`.
ask-without-action = Dire ce qui se passerait sans action (`without_action`)
point-routine = Une réunion régulière examine chaque priorité
write-routine = Au premier niveau : `routine stocktake "Revue de pilotage" {"{"} every 2 months; chair POST; reviews PRIORITY; output "Décisions" {"}"}`.
ask-routine = Faire examiner la priorité par une réunion régulière (`routine`, `reviews`)
point-data = Les données de chaque indicateur d’objectif ont une source
write-data = Dans l’indicateur : `computed FORMULA from COLLECTION`, ou `source "…"` là où le chiffre est publié.
ask-data = Dire d’où viennent les données de l’indicateur d’objectif (`source`, `computed`)
point-early = Quelque chose montre les progrès de chaque priorité avant que ses indicateurs d’objectif ne bougent
write-early = Dans la priorité : un indicateur avec `role progress` qui bouge plus tôt, et `leads_to GOAL_METRIC`.
ask-early = Ajouter un indicateur qui montre plus tôt les progrès (`role progress`)
point-milestones = Chaque stratégie, ou action isolée, a ses jalons
write-milestones = Dans l’action : `milestone NAME "Ce qui a eu lieu" by DAY evidence "…"`, au moins un par trimestre.
ask-milestones = Fixer des jalons, au moins un par trimestre (`milestone`)
point-past = Chaque indicateur d’objectif est comparé à son propre passé
write-past = Dans l’indicateur : `benchmark VALUE "…" kind historical at PERIOD`, ou ce qui a été observé (`observed`) les années précédentes.
ask-past = Comparer l’indicateur d’objectif à son propre passé (`benchmark`, `kind historical`)
point-inside = Chaque indicateur d’objectif est comparé aux meilleurs d’ici
write-inside = Dans l’indicateur : `benchmark VALUE "Meilleur district" kind internal at PERIOD`.
ask-inside = Comparer l’indicateur d’objectif aux meilleurs d’ici (`benchmark`, `kind internal`)
point-others = Chaque indicateur d’objectif est comparé à d’autres, ou à une norme
write-others = Dans l’indicateur : `benchmark VALUE "…" kind peer`, ou `international`, `research`, `standard`.
ask-others = Comparer l’indicateur d’objectif à d’autres, ou à une norme (`benchmark`, `kind peer`)
point-resources = Chaque priorité dit ce qu’il lui faut
write-resources = Dans la priorité : `budget AMOUNT`, ou dans ses actions : `cost AMOUNT`, `resource people 60 people "…"`.
ask-resources = Dire ce qu’il faut (`budget`, `cost`, `resource`)
point-secured = Ce qu’il faut est là, ou le plan dit comment l’obtenir
write-secured = Derrière : `secured yes`, ou `secured partly to_be_secured "Comment obtenir le reste" by PERIOD`.
ask-secured = Dire si ce qu’il faut est là (`secured`)
point-served = Le plan nomme ceux qu’il sert
write-served = Au premier niveau : `stakeholder patients "Patients" {"{"} interest "…"; level beneficiary {"}"}`.
ask-served = Nommer ceux que le plan sert (`stakeholder`, `level beneficiary`)
point-helpers = Le plan nomme ceux dont il a besoin
write-helpers = Au premier niveau : `stakeholder NAME "…" {"{"} interest "…"; influence high; stance sceptic; needed "…" {"}"}`.
ask-helpers = Nommer ceux dont on a besoin (`stakeholder`, `needed`)
point-brought = Il dit comment chacun d’eux est gagné à la cause
write-brought = Dans la partie prenante : `engagement "…"`, et `owner POST` avec celui qui leur parle.
ask-brought = Dire comment chacun d’eux est gagné à la cause (`engagement`)
point-heard = Ceux du terrain et ceux qui sont servis sont entendus
write-heard = Au premier niveau : `feedback NAME "…" {"{"} from …; via "…"; about …; respond within 5 days; owner …; heard_at … {"}"}`.
ask-heard = Dire comment le terrain et ceux qui sont servis sont entendus (`feedback`)
point-risks = Le plan dit ce qui pourrait empêcher chaque priorité
write-risks = Dans la priorité : `risk NAME "…" {"{"} likelihood high; impact high; owner POST; mitigation "…" {"}"}`.
ask-risks = Dire ce qui pourrait l’empêcher (`risk`)
point-mitigations = Quelque chose est fait contre chaque risque
write-mitigations = Dans le risque : `mitigation "Ce qui le rend moins probable" owner POST by PERIOD`.
ask-mitigations = Dire ce qui est fait contre chaque risque (`mitigation`)
point-assumptions = Chaque hypothèse est réexaminée
write-assumptions = Dans l’hypothèse : `review PERIOD`, et `if_false RISK` avec ce qu’elle devient.
ask-assumptions = Dire quand chaque hypothèse est réexaminée (`review`)

## Les mots de la langue, dans une phrase

word-abandoned = { $gender ->
    [feminine] abandonnée
   *[masculine] abandonné
}
word-above = au-dessus de
word-accountability = responsabilisation
word-accuracy = exactitude
word-adequate = { $gender ->
    [feminine] suffisante
   *[masculine] suffisant
}
word-administrative = { $gender ->
    [feminine] administrative
   *[masculine] administratif
}
word-agency = agence
word-agreed = { $gender ->
    [feminine] convenue
   *[masculine] convenu
}
word-ahead = en avance
word-amber_green = orange-vert
word-amber_red = orange-rouge
word-ancillary = accessoire
word-annual_review = revue annuelle
word-as = comme
word-at_risk = à risque
word-below = au-dessous de
word-beneficiary = bénéficiaire
word-binary = oui ou non
word-blocked = bloqué
word-cancelled = { $gender ->
    [feminine] annulée
   *[masculine] annulé
}
word-capacity = capacité
word-census = recensement
word-central = { $gender ->
    [feminine] centrale
   *[masculine] central
}
word-centre = centre
word-champion = promoteur
word-change = variation
word-check_in = point d’étape
word-choice = choix
word-citizens = citoyens
word-closed = { $gender ->
    [feminine] close
   *[masculine] clos
}
word-communication = communication
word-completeness = complétude
word-consistency = cohérence
word-context = contexte
word-contract = contrat
word-contractor = prestataire
word-coordination = coordination
word-count = nombre
word-count_meeting = nombre d’unités au seuil
word-csv = CSV
word-cumulative = cumul
word-data = données
word-data_meeting = réunion sur les données
word-date = date
word-decision = décision
word-delayed = retardé
word-delivery = mise en œuvre
word-delivery_report = rapport de mise en œuvre
word-department = ministère
word-district = district
word-done = { $gender ->
    [feminine] réalisée
   *[masculine] réalisé
}
word-draft = projet
word-duration = durée
word-embedding = ancrage
word-end = fin
word-equity = équité
word-error = erreur
word-estate = immobilier
word-estimated = { $gender ->
    [feminine] estimée
   *[masculine] estimé
}
word-every = toutes
word-facility = établissement
word-final = { $gender ->
    [feminine] définitive
   *[masculine] définitif
}
word-floor = plancher
word-flow = flux
word-foundation = socle
word-front_line = terrain
word-funding = financement
word-geometric = géométrique
word-goal = objectif
word-gprama = GPRAMA
word-green = vert
word-guidance = recommandation
word-held = tenue
word-high = { $gender ->
    [feminine] élevée
   *[masculine] élevé
}
word-higher = plus haut
word-hint = conseil
word-historical = historique
word-implementation = mise en place
word-imputed = { $gender ->
    [feminine] imputée
   *[masculine] imputé
}
word-index = indice
word-input = moyens
word-inspection = inspection
word-instruction = instruction
word-interim = intermédiaire
word-internal = interne
word-international = { $gender ->
    [feminine] internationale
   *[masculine] international
}
word-irreversible = irréversible
word-key = clé
word-lab = atelier
word-last = dernier
word-late = en retard
word-legal = juridique
word-legislation = législation
word-lessons = enseignements
word-linear = linéaire
word-live = en cours
word-low = faible
word-lower = plus bas
word-majority = majorité
word-market = marché
word-maximum = maximum
word-mean = moyenne
word-median = médiane
word-medium = { $gender ->
    [feminine] moyenne
   *[masculine] moyen
}
word-met = { $gender ->
    [feminine] atteinte
   *[masculine] atteint
}
word-minimum = minimum
word-missed = { $gender ->
    [feminine] manquée
   *[masculine] manqué
}
word-moderate = { $gender ->
    [feminine] moyenne
   *[masculine] moyen
}
word-money = argent
word-monthly_note = note mensuelle
word-most = la plupart
word-moving_average = moyenne mobile
word-neutral = neutre
word-next_working_day = jour ouvré suivant
word-no = non
word-nominal = nominal
word-none = { $gender ->
    [feminine] aucune
   *[masculine] aucun
}
word-not_started = { $gender ->
    [feminine] non commencée
   *[masculine] non commencé
}
word-number = nombre
word-occurred = survenu
word-off = inactif
word-on_track = en bonne voie
word-open = { $gender ->
    [feminine] ouverte
   *[masculine] ouvert
}
word-opponent = opposant
word-ordinal = rang
word-outcome = résultat
word-output = réalisation
word-panel = panel
word-paper = papier
word-partly = en partie
word-partner = partenaire
word-peer = pairs
word-people = personnel
word-percent = pourcentage
word-percentile = centile
word-persuasion = persuasion
word-perverse = effet pervers
word-phone = téléphone
word-plausibility = plausibilité
word-policy = politique publique
word-political = politique
word-postponed = reportée
word-practice = pratique
word-previous_working_day = jour ouvré précédent
word-priority_review = revue de priorité
word-problem_log = registre des problèmes
word-process = processus
word-procurement = achats publics
word-progress = progression
word-project_management = gestion de projet
word-proposed = { $gender ->
    [feminine] proposée
   *[masculine] proposé
}
word-provider = opérateur
word-provisional = provisoire
word-public = { $gender ->
    [feminine] publique
   *[masculine] public
}
word-rate = taux
word-ratio = ratio
word-real = réel
word-red = rouge
word-region = région
word-regulation = réglementation
word-research = recherche
word-resolved = résolu
word-revised = { $gender ->
    [feminine] révisée
   *[masculine] révisé
}
word-rolling = glissant
word-s_curve = courbe en S
word-scale = échelle
word-sceptic = sceptique
word-seasonal = { $gender ->
    [feminine] saisonnière
   *[masculine] saisonnier
}
word-seasonally_adjusted = corrigé des variations saisonnières
word-secondary = secondaire
word-self_report = autodéclaration
word-sensor = capteur
word-skip = supprimée
word-spreadsheet = tableur
word-standard = norme
word-start = début
word-statutory = obligatoire
word-steps = par paliers
word-stock = stock
word-stocktake = revue de pilotage
word-stretch = { $gender ->
    [feminine] ambitieuse
   *[masculine] ambitieux
}
word-strict = strict
word-strong = solide
word-sum = somme
word-superseded = { $gender ->
    [feminine] remplacée
   *[masculine] remplacé
}
word-supporter = favorable
word-survey = enquête
word-target = cible
word-technology = technologie
word-text = texte
word-time = temps
word-timeliness = ponctualité
word-training = formation
word-unclear_target = cible mal définie
word-unvalidated = { $gender ->
    [feminine] non validée
   *[masculine] non validé
}
word-validity = validité
word-vendor = fournisseur
word-very_high = { $gender ->
    [feminine] très élevée
   *[masculine] très élevé
}
word-very_low = très faible
word-visit = visite
word-warning = avertissement
word-weak = fragile
word-web = web
word-weighted_mean = moyenne pondérée
word-within = entre
word-yes = oui
word-yes_no = oui ou non
word-first = premier
word-second = deuxième
word-third = troisième
word-fourth = quatrième
word-day = jour
word-working_day = jour ouvré
word-not_available = indisponible
word-not_applicable = sans objet
word-confidential = confidentiel
word-ad_hoc = au besoin
word-kind-final = finale
word-met_by-every = l’ensemble
word-met_by-majority = la majorité
word-met_by-most = les neuf dixièmes
word-named_by-end = l’année où il se termine
word-named_by-start = l’année où il commence
word-prices-nominal = courants
word-prices-real = constants
word-profile-draft = projet : seules les erreurs sont signalées
word-profile-agreed = plan convenu : les erreurs et les avertissements sont signalés
word-profile-strict = strictes : les conseils sont signalés aussi
word-profile-gprama = plan de performance d’un organisme fédéral des États-Unis
word-setting-longest_chain = chaîne de mise en œuvre la plus longue
word-setting-longest_gap = plus long intervalle entre deux jalons
word-setting-most_priorities = nombre maximal de priorités
word-resource-people = effectifs

## Les constats du contrôle

finding-MP1001 = Le plan compte plus de priorités qu’une unité de pilotage ne peut en suivre
finding-MP1002 = Une priorité ou un objectif n’a pas d’indicateur
finding-MP1003 = Un indicateur d’objectif n’a pas de cible, ou sa cible n’est pas chiffrée
finding-MP1004 = Un mot comme « améliorer » tient lieu de chiffre
finding-MP1005 = L’énoncé d’un objectif omet le chiffre ou la date que donne son indicateur
finding-MP1006 = Un objectif a trop d’indicateurs d’objectif pour que l’on sache ce qui compte
finding-MP1007 = Un objectif n’est mesuré que par l’activité déployée ou les moyens engagés
finding-MP1008 = Un indicateur se borne à constater qu’un travail est fait ou non
finding-MP1009 = Une ambition ou un engagement est trop long pour être retenu
finding-MP1010 = Aucune autorité politique ne porte le plan
finding-MP1011 = Aucune unité de pilotage ne suit le plan
finding-MP1012 = Tous les indicateurs sont de même niveau, ou aucun n’indique le sien
finding-MP1013 = Une cible a été atteinte bien avant l’échéance, et rien de plus n’est demandé
finding-MP1014 = Un texte reste à rédiger
finding-MP1015 = Des priorités ne relèvent d’aucun plan
finding-MP2001 = Personne n’en répond
finding-MP2002 = Plusieurs en répondent, si bien que personne n’en répond
finding-MP2003 = Un poste chargé d’une responsabilité est aujourd’hui sans titulaire
finding-MP2004 = Un même poste répond de plus d’éléments qu’il ne peut en suivre
finding-MP2005 = La responsabilité est confiée à un groupe, au sein duquel personne n’en répond
finding-MP2006 = Le responsable d’un résultat répond aussi des chiffres qui le mesurent
finding-MP2007 = Le responsable ne figure pas dans la chaîne de mise en œuvre
finding-MP2008 = L’unité de pilotage répond de ce qu’il revient à un ministère de mettre en œuvre
finding-MP2009 = Il manque à l’unité de pilotage sa direction, son rattachement, sa mission ou son commanditaire
finding-MP3001 = Une valeur n’est pas exprimée dans l’unité de son indicateur
finding-MP3002 = Un indicateur a une cible, mais pas de valeur de référence
finding-MP3003 = La variation d’un pourcentage peut se lire en pour cent ou en points
finding-MP3004 = Une valeur de référence est inconnue, et rien ne dit quand elle sera établie
finding-MP3005 = Une valeur de référence est déjà périmée au début du plan
finding-MP3006 = Un indicateur d’objectif évolue tardivement, et rien ne montre les progrès d’ici là
finding-MP3007 = Un indicateur n’apporte rien de nouveau aux rendez-vous de pilotage qui l’examinent
finding-MP3008 = Rien ne permet de voir à quel prix un seuil est atteint
finding-MP3009 = Rien ne dit ce qu’un indicateur compte exactement
finding-MP3010 = L’intitulé d’un indicateur est un code ou un sigle
finding-MP3011 = Rien ne dit ce qu’un indicateur inclut et ce qu’il exclut
finding-MP3012 = Il manque à un pourcentage son numérateur ou son dénominateur
finding-MP3013 = Une priorité se réclame de l’équité, mais aucun indicateur n’est ventilé
finding-MP3014 = Rien ne dit comment passer des parties d’un indicateur à l’ensemble
finding-MP3015 = Des pourcentages, des taux ou des moyennes sont additionnés
finding-MP3016 = Deux indicateurs ont le même intitulé ou la même définition
finding-MP3017 = La marge d’erreur d’une enquête dépasse l’écart entre les étapes de la trajectoire
finding-MP3018 = Une valeur sort des limites possibles de l’indicateur
finding-MP3019 = L’échéance d’une cible précède la mesure de sa valeur de référence
finding-MP3020 = Un indicateur compte les unités qui atteignent un seuil, sans que l’on sache quelles unités ou quel seuil
finding-MP4001 = Une cible est moins bonne que la valeur de référence, sans motif indiqué
finding-MP4002 = Un indicateur a une cible, mais pas de trajectoire pour y parvenir
finding-MP4003 = Une trajectoire n’arrive pas à sa cible
finding-MP4004 = Une cible se situe au niveau où l’indicateur se trouve déjà
finding-MP4005 = Une cible ne correspond pas à la variation annoncée
finding-MP4006 = Une cible serait atteinte même si rien n’était fait
finding-MP4007 = Une trajectoire est une ligne droite que rien n’étaye
finding-MP4008 = Un indicateur varie avec les saisons, mais pas sa trajectoire
finding-MP4009 = L’essentiel de l’amélioration est reporté à la fin
finding-MP4010 = Une cible exige un rythme que personne n’a jamais tenu
finding-MP4011 = Une trajectoire ne part pas de là où se trouve l’indicateur
finding-MP4012 = Les effets des actions ne suffisent pas à atteindre la cible
finding-MP4013 = Les effets des actions dépassent de loin la cible
finding-MP4014 = Une action doit faire bouger un indicateur, mais rien ne dit de combien, ou quand
finding-MP4015 = Une trajectoire n’a ni fourchette, ni scénario bas, ni scénario haut
finding-MP4016 = Rien ne dit ce qui se passerait sans action
finding-MP4017 = Une valeur est attendue à un moment où personne ne mesure
finding-MP4018 = Une trajectoire à taux constant est censée atteindre zéro, ce qui est impossible
finding-MP4019 = Une trajectoire saisonnière n’a pas d’indice saisonnier
finding-MP4020 = Réunies, les trajectoires des parties ne donnent pas celle de l’ensemble
finding-MP4021 = Une trajectoire ou une cible a été modifiée, et rien ne dit pourquoi ou par qui
finding-MP4022 = Deux trajectoires valent en même temps pour le même indicateur
finding-MP4023 = En dehors du passé du plan lui-même, rien ne dit si une cible est à la hauteur
finding-MP4024 = Une cible se juge au nombre d’unités qui l’atteignent, et rien ne les compte
finding-MP5001 = Une date tombe hors de la période du plan
finding-MP5002 = Des travaux s’attendent les uns les autres
finding-MP5003 = Un élément vient à échéance avant ce dont il dépend
finding-MP5004 = Rien ne montre par qui une priorité arrive jusqu’au terrain
finding-MP5005 = Une chaîne de mise en œuvre s’arrête avant le terrain
finding-MP5006 = Une chaîne de mise en œuvre est rompue
finding-MP5007 = Un maillon n’a pas de levier, ou rien n’en remonte
finding-MP5008 = Un maillon est qualifié de fragile, et rien n’est fait pour y remédier
finding-MP5009 = Une chaîne de mise en œuvre compte beaucoup de maillons, ou l’un d’eux s’adresse à de très nombreux destinataires
finding-MP5010 = Un jalon est une activité et non un événement
finding-MP5011 = Un jalon n’a pas de date
finding-MP5012 = Rien ne dit à quoi l’on reconnaît qu’un jalon est réalisé
finding-MP5013 = Une priorité reste longtemps sans jalon
finding-MP5014 = Des travaux en cours n’ont aucun jalon dans les prochains mois
finding-MP5015 = Des travaux n’ont aucun jalon
finding-MP5016 = Rien ne dit ce qui est fait pour une priorité
finding-MP5017 = Les crédits ou les effectifs ne sont pas acquis
finding-MP5018 = Des travaux coûtent plus que leur budget
finding-MP5019 = Un jalon ne fait bouger aucun indicateur
finding-MP5020 = Des travaux mobilisent plusieurs ministères, que rien ne lie entre eux
finding-MP5021 = La plupart des jalons tombent dans le dernier quart de la période du plan
finding-MP6001 = Rien ne dit ce qui pourrait faire échouer une priorité
finding-MP6002 = Un risque élevé n’a pas de mesure d’atténuation, ou pas de signe déclencheur
finding-MP6003 = La probabilité ou l’impact d’un risque n’est pas précisé
finding-MP6004 = Une hypothèse n’est pas réexaminée, ou rien ne dit quel risque elle devient
finding-MP6005 = Un obstacle reste à un niveau de la procédure de remontée au-delà du délai prévu
finding-MP6006 = Aucune procédure de remontée ne va jusqu’au commanditaire
finding-MP6007 = Personne ne parle à un opposant influent
finding-MP7001 = Personne ne collecte les données d’un indicateur
finding-MP7002 = Le commanditaire ne participe à aucun rendez-vous de pilotage
finding-MP7003 = Une priorité n’est examinée dans aucun rendez-vous de pilotage
finding-MP7004 = Un rendez-vous de pilotage n’examine aucun chiffre
finding-MP7005 = La fréquence ou la présidence d’un rendez-vous de pilotage n’est pas précisée
finding-MP7006 = Rien ne dit qui participe à un rendez-vous de pilotage, ou ce qui en sort
finding-MP7007 = Le commanditaire ne préside aucun rendez-vous de pilotage, ou trop rarement
finding-MP7008 = Les derniers chiffres arrivent après la date de remise des dossiers
finding-MP7009 = Les retours du terrain prennent plus de temps que l’intervalle entre deux réunions
finding-MP7010 = Ni les citoyens ni le terrain ne sont entendus
finding-MP7011 = Le même indicateur est examiné dans de nombreux rendez-vous de pilotage
finding-MP7012 = Les rendez-vous de pilotage prennent à quelqu’un plus d’heures qu’il n’en a
finding-MP7013 = Un rendez-vous de pilotage tombe un jour férié, et rien ne dit ce qui se passe alors
finding-MP7014 = Une action convenue est reportée de réunion en réunion
finding-MP7015 = Il manque à une collecte de quoi juger de la fiabilité de ses chiffres
finding-MP7016 = Des chiffres proviennent d’une source que le plan ne décrit pas
finding-MP7017 = Un rendez-vous de pilotage prévu ne s’est pas tenu
finding-MP7018 = Une traduction est dans une langue qui n’est pas l’une de celles du plan
finding-MP7019 = Une traduction correspond à un texte qui n’est pas dans le plan
finding-MP7020 = Un texte est traduit deux fois dans la même langue
finding-MP7021 = Des textes du plan manquent dans l’une de ses langues
finding-MP7022 = Un mot a des formes selon le nombre, mais rien ne se compte avec ce mot
finding-MP8001 = Une cotation est remplacée sans qu’il soit dit par qui ou jusqu’à quand
finding-MP8002 = Le remplacement d’une cotation n’est plus valable
finding-MP8003 = Un bloc public nomme un élément interne
finding-MP8004 = Le responsable est bien plus optimiste que l’évaluateur, sans motif
finding-MP8101 = Des données jointes au plan sont inutilisables
finding-MP8102 = Une valeur mesurée n’est pas crédible
finding-MP8103 = Une valeur reste exactement la même
finding-MP8104 = Une série se poursuit avec une autre source
finding-MP8105 = Une valeur était attendue et manque encore
finding-MP8106 = Un indicateur est hors trajectoire deux fois de suite, et rien n’a été décidé
finding-MP8107 = Un indicateur est rouge, et personne n’est chargé d’agir
finding-MP8108 = Une cible demanderait un rythme jamais observé
finding-MP8109 = L’appréciation est meilleure que les chiffres, sans motif
finding-MP9001 = Le plan accepte un constat qui n’apparaît pas
finding-MP9002 = Le plan règle un seuil qu’aucun contrôle n’utilise
finding-MP9003 = Un seuil de contrôle a une valeur qui ne lui convient pas, ou en a deux
finding-MP9004 = Le plan cite un constat qui n’existe pas ou ne peut être modifié
finding-MP9005 = Un constat pèse moins dans ce plan, et rien ne dit pourquoi
