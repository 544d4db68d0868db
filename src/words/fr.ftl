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

usage-files-from = Lire aussi des chemins dans ce fichier, un par ligne ; - les lit sur l’entrée standard
usage-null = Les chemins de --files-from se terminent par un caractère nul, comme les écrit find -print0
usage-completions = Écrire les complétions pour un interpréteur de commandes
usage-shell = L’interpréteur de commandes
usage-man = Écrire la page de manuel, pour man -l - ou pour kiosque.1
usage-shell-value = INTERPRÉTEUR
mistake-standard-input-twice = l’entrée standard ne peut donner à la fois un article et une liste de chemins : n’écrivez - qu’une fois
manual-title = Manuel de kiosque
manual-name-heading = NOM
manual-synopsis-heading = SYNOPSIS
manual-description-heading = DESCRIPTION
manual-examples-heading = EXEMPLES
manual-status-heading = CODE DE RETOUR
manual-environment-heading = ENVIRONNEMENT
manual-files-heading = FICHIERS
manual-description = Ouvre un dossier d’articles, en texte simple ou en Markdown, et montre côte à côte la liste et le lecteur : le texte en colonne, replié par intertitres, les citations dans leur couleur, la recherche à mesure qu’on tape, les vidéos à portée de touche. Les commandes ci-dessous se passent de terminal ; elles n’écrivent sur la sortie standard que des données. Les articles ne sont jamais modifiés.
manual-status0 = Tout s’est bien passé ; pour ce qui cherche ou liste : quelque chose a été trouvé. Vaut aussi quand le lecteur d’un tube s’en est allé.
manual-status1 = Rien n’a été trouvé.
manual-status2 = Une erreur, dite sur la sortie d’erreur.
manual-variable-config = Le fichier de configuration, si --config n’en nomme pas.
manual-variable-config-home = Où se trouvent les configurations, à défaut de ~/.config.
manual-variable-editor = L’éditeur avec lequel e ouvre le fichier d’un article.
manual-variable-no-color = Si elle est définie et non vide, rien n’est en couleur.
manual-variable-locale = La langue de l’interface, et si le terminal montre plus que l’ASCII.
manual-file-config = Votre configuration ; kiosque config init en écrit une pour commencer, où chaque option est expliquée.
