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

## La page de manuel

usage-files-from = Lire aussi des chemins dans ce fichier, un par ligne ; - les lit sur l’entrée standard
usage-null = Les chemins de --files-from se terminent par un caractère nul, comme les écrit find -print0
usage-completions = Écrire les complétions pour un interpréteur de commandes
usage-shell = L’interpréteur de commandes
usage-man = Écrire la page de manuel, pour man -l - ou pour kiosque.1
usage-shell-value = INTERPRÉTEUR
mistake-standard-input-twice = l’entrée standard ne peut donner à la fois un article et une liste de chemins : n’écrivez - qu’une fois
manual-title = Manuel de kiosque
manual-name-heading = NOM
manual-synopsis-heading = SYNOPSIS
manual-description-heading = DESCRIPTION
manual-examples-heading = EXEMPLES
manual-status-heading = CODE DE RETOUR
manual-environment-heading = ENVIRONNEMENT
manual-files-heading = FICHIERS
manual-description = Ouvre un dossier d’articles, en texte simple ou en Markdown, et montre côte à côte la liste et le lecteur : le texte en colonne, replié par intertitres, les citations dans leur couleur, la recherche à mesure qu’on tape, les vidéos à portée de touche. Les commandes ci-dessous se passent de terminal ; elles n’écrivent sur la sortie standard que des données. Les articles ne sont jamais modifiés.
manual-status0 = Tout s’est bien passé ; pour ce qui cherche ou liste : quelque chose a été trouvé. Vaut aussi quand le lecteur d’un tube s’en est allé.
manual-status1 = Rien n’a été trouvé.
manual-status2 = Une erreur, dite sur la sortie d’erreur.
manual-variable-config = Le fichier de configuration, si --config n’en nomme pas.
manual-variable-config-home = Où se trouvent les configurations, à défaut de ~/.config.
manual-variable-editor = L’éditeur avec lequel e ouvre le fichier d’un article.
manual-variable-no-color = Si elle est définie et non vide, rien n’est en couleur.
manual-variable-locale = La langue de l’interface, et si le terminal montre plus que l’ASCII.
manual-file-config = Votre configuration ; kiosque config init en écrit une pour commencer, où chaque option est expliquée.

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
