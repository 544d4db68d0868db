# Les mots de kiosque en français.

day-month =
    { $number ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
day-short-month =
    { $number ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }
day-long =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
day-timed = { $day } à { $hour } h { $minute }
day-short = { $day } { $month } { $year }

## La souris

notice-mouse-taken = kiosque a pris la souris : la molette fait défiler, un clic sélectionne ; M la rend
notice-mouse-given = la souris est rendue au terminal, pour y sélectionner du texte ; M la reprend
notice-pasted-nowhere = rien n’est en cours de saisie : le texte collé est laissé de côté ; / pour chercher
notice-link-to = { $url }  (un second clic l’ouvre)
command-mouse = Prendre la souris, ou la rendre au terminal pour sélectionner du texte
