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

## Étoiles, articles lus, marques et endroits

notice-counts-as-read = compté comme lu : { $title }
notice-counts-as-unread = compté comme non lu : { $title }
notice-many-read =
    { $count ->
        [one] { $count } article de la liste est maintenant compté comme lu ; u annule
       *[other] { $count } articles de la liste sont maintenant comptés comme lus ; u annule
    }
notice-many-unread =
    { $count ->
        [one] { $count } article de la liste est maintenant compté comme non lu ; u annule
       *[other] { $count } articles de la liste sont maintenant comptés comme non lus ; u annule
    }
notice-all-read-already = tous les articles de la liste sont déjà comptés comme lus
notice-all-unread-already = tous les articles de la liste sont déjà comptés comme non lus
notice-starred = étoile posée : { $title }
notice-unstarred = étoile retirée : { $title }
notice-nothing-to-undo = rien à annuler
notice-read-again = annulé ; de nouveau compté comme lu : { $title }
notice-unread-again = annulé ; de nouveau compté comme non lu : { $title }
notice-many-again =
    { $count ->
        [one] annulé ; { $count } article est comme avant
       *[other] annulé ; { $count } articles sont comme avant
    }
notice-star-again = annulé ; l’étoile est revenue : { $title }
notice-no-star-again = annulé ; l’étoile est repartie : { $title }
notice-mark-set = marque { $letter } posée ici ; ' { $letter } y revient
notice-mark-gone = la marque { $letter } est retirée
notice-mark-again = annulé ; la marque { $letter } est revenue où elle était
notice-no-mark-again = annulé ; il n’y a plus de marque { $letter }
notice-note-again = annulé ; la note est revenue
notice-no-note-again = annulé ; la note est retirée
notice-no-letter = { $key } ne peut pas servir de marque : prenez une lettre de a à z ou de A à Z, ou un chiffre
notice-no-mark = il n’y a pas de marque { $letter } : m { $letter } la pose
notice-no-marks = aucune marque n’est posée : m suivi d’une lettre en pose une
notice-mark-elsewhere = la marque { $letter } est dans un article absent de cette bibliothèque : { $title }
notice-no-place-before = aucun saut dont revenir pour l’instant
notice-no-older-place = c’est le premier endroit du parcours
notice-no-newer-place = c’est le dernier endroit du parcours
label-marks = Marques
label-letter-to-set = une lettre ou un chiffre pour marquer cet endroit · Échap abandonne
label-letter-to-go = une lettre ou un chiffre · ' retour avant le dernier saut · ? toutes les marques · Échap abandonne
command-star = Poser une étoile sur l’article, ou la retirer
command-read = Compter l’article comme lu, ou comme non lu
command-read-all = Compter tous les articles de la liste comme lus
command-unread-all = Compter tous les articles de la liste comme non lus
command-undo = Annuler la dernière étoile, lecture, marque ou note ; encore une fois, celle d’avant
command-mark = Marquer cet endroit d’une lettre
command-go-to-mark = Aller à l’endroit marqué d’une lettre ; deux fois, retour où l’on était ; ? liste les marques
command-marks = Tous les endroits marqués d’une lettre
command-older-place = Retour où l’on était avant, dans cet article ou un autre
command-newer-place = De nouveau en avant, après un retour
