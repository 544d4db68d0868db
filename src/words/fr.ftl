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
label-gone = disparu du disque
notice-no-more-watches = mises à jour différées ; remède : sysctl fs.inotify.max_user_watches=524288
notice-no-more-watchers = mises à jour différées ; remède : sysctl fs.inotify.max_user_instances=1024
notice-far-folder = dossier réseau : ce que d’autres modifient s’affiche après quelques secondes
notice-folder-gone = { $path } a disparu ; l’article ouvert reste lisible
notice-folder-back = { $path } est de retour
notice-file-gone = le fichier de cet article a disparu ; l’article reste lisible
notice-file-back = le fichier de cet article est de retour
notice-file-altered = le fichier a changé ; D montre ce qui diffère
