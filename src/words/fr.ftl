# Les mots de kiosque en français : toutes les phrases que lit une personne.
#
# Les noms des messages, les chiffres et les noms entre accolades sont ceux de en.ftl, qui les explique. Apostrophes : ’. Espaces
# insécables : fine (U+202F) avant ; ! ?, ordinaire (U+00A0) avant : et à l’intérieur de « ». Pas de point à la fin d’une phrase
# de l’interface.

## Ce que montre l’écran sans répondre à personne : titres, étiquettes, invites

label-articles =
    { $count ->
        [0] aucun article
        [one] { $count } article
       *[other] { $count } articles
    }
label-narrowed =
    { $known ->
        [one] { $count } sur { $known } article
       *[other] { $count } sur { $known } articles
    }
label-unread-count =
    { $unread ->
        [one] { $unread } non lu · { $known }
       *[other] { $unread } non lus · { $known }
    }
label-narrowed-count = { $count } sur { $known }
label-narrowed-at-least = plus de { $count } sur { $known }
label-group-later = À venir
label-group-today = Aujourd’hui
label-group-yesterday = Hier
label-group-this-week = Cette semaine
label-group-digits = 0–9
label-group-signs = Autres
label-group-undated = Sans date
label-group-untitled = Sans titre
label-group-no-author = Sans auteur
label-group-no-source = Sans source
label-reading = lecture { $read } sur { $known }
label-indexing = { $read } fichiers sur { $files } · { $speed } Mo/s · encore { $left }
label-indexed = Index prêt : { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $read ->
        [one] { $read } fichier lu
       *[other] { $read } fichiers lus
    }, { $megabytes } Mo
label-index-up-to-date = Index à jour : { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $megabytes } Mo
label-index-right = L’index est juste : { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    } dans { $files ->
        [one] { $files } fichier
       *[other] { $files } fichiers
    }
label-index-wrong = L’index se trompe sur { $count ->
        [one] { $count } fichier
       *[other] { $count } fichiers
    } ; kiosque index --clear le supprime
label-index-behind = { $count ->
        [one] { $count } fichier nouveau, modifié ou disparu
       *[other] { $count } fichiers nouveaux, modifiés ou disparus
    } depuis l’écriture de l’index
label-index-cleared = Index supprimé
label-no-index = Aucun index
label-looking = lecture du dossier…
label-newest-first = récents d’abord
label-oldest-first = anciens d’abord
label-by-title = par titre
label-by-author = par auteur
label-by-source = par source
label-by-relevance = par pertinence
label-nothing-open = Appuyez sur Entrée pour ouvrir un article
label-nothing-to-show = Aucun article à montrer
label-empty-library = Aucun article. Nommez un dossier ou des fichiers : kiosque CHEMIN…
label-empty-next = { $rescan } : relire le dossier · { $quit } : quitter
label-nothing-matches = Aucun article pour { $query }
label-nothing-matches-next =
    { $known ->
        [one] { $cancel } : revenir à l’article · { $search } : autre recherche
       *[other] { $cancel } : revenir aux { $known } articles · { $search } : autre recherche
    }
label-not-shown =
    { $count ->
        [one] { $count } fichier non montré
       *[other] { $count } fichiers non montrés
    }
label-not-shown-hint =
    { $count ->
        [one] { $count } fichier non montré · { $about }
       *[other] { $count } fichiers non montrés · { $about }
    }
label-not-shown-short =
    { $count ->
        [one] { $count } non montré · { $about }
       *[other] { $count } non montrés · { $about }
    }
label-not-shown-pages =
    { $count ->
        [one] { $count } fichier PostScript, DjVu ou XPS : convertissez-le en PDF
       *[other] { $count } fichiers PostScript, DjVu ou XPS : convertissez-les en PDF
    }
label-not-shown-old-documents =
    { $count ->
        [one] { $count } document d’un autre traitement de texte : enregistrez-le en .docx ou .odt
       *[other] { $count } documents d’autres traitements de texte : enregistrez-les en .docx ou .odt
    }
label-not-shown-office =
    { $count ->
        [one] { $count } tableur ou diaporama : ce n’est pas un article
       *[other] { $count } tableurs ou diaporamas : ce ne sont pas des articles
    }
label-not-shown-books =
    { $count ->
        [one] { $count } livre pour Kindle ou en FictionBook : convertissez-le en EPUB avec ebook-convert
       *[other] { $count } livres pour Kindle ou en FictionBook : convertissez-les en EPUB avec ebook-convert
    }
label-not-shown-saved =
    { $count ->
        [one] { $count } message d’Outlook ou archive web : convertissez-le avec msgconvert, textutil ou warcio
       *[other] { $count } messages d’Outlook ou archives web : convertissez-les avec msgconvert, textutil ou warcio
    }
label-not-shown-denied =
    { $count ->
        [one] { $count } fichier ou dossier illisible : vérifiez ses droits
       *[other] { $count } fichiers ou dossiers illisibles : vérifiez leurs droits
    }
label-more-room = Terminal trop petit
label-help-hint = ? aide  : commandes
label-minutes = { $minutes } min
label-videos = ▶ { $count }
label-match = résultat { $current } sur { $of }
label-matches =
    { $of ->
        [0] aucun résultat
        [one] { $of } résultat
       *[other] { $of } résultats
    }
label-in-folds =
    { $count ->
        [one] { $count } replié
       *[other] { $count } repliés
    }
label-searching = recherche…
label-percent = { $percent } %
label-reading-on = chargement de la suite…
label-hidden-words =
    { $count ->
        [one] { $count } mot
       *[other] { $count } mots
    }
label-hidden-quotes = { $count } « »
label-hidden-matches =
    { $count ->
        [one] { $count } résultat
       *[other] { $count } résultats
    }
label-contents = Sommaire
label-quotations = Citations
label-archive-title = Citations des articles de la liste
label-quotations-by = Citations de { $name }
label-speaker-page-hint = Entrée ouvre · / filtre · y copie · a note · q retour
label-speaker-numbers = { $quotations ->
    [one] { $quotations } citation dans { $articles }
   *[other] { $quotations } citations dans { $articles }
}
label-speaker-names = Aussi : { $names }
label-speaker-months = { $first } – { $last }, au plus { $most } par mois
label-speaker-spans = { $first } – { $last }, au plus { $most } en { $months } mois
label-speaker-years = { $first } – { $last }, au plus { $most } { $years ->
    [one] par an
   *[other] en { $years } ans
}
label-archive-hint = Entrée ouvre · / filtre · S trie · " qui parle · y copie · a note · q retour
label-archive-typing-hint = mots, dit:, qui:, après: … · Entrée garde le filtre · Échap l’efface
label-as-listed = comme la liste
label-by-speaker = par locuteur
label-in-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
label-notes-title = Notes et passages surlignés
label-notes-hint = tapez pour filtrer, # étiquettes · Entrée ouvre · Suppr supprime · Échap ferme
label-note-mark = note :
label-lost-note = (introuvable)
label-highlighted = surligné ; a ajoute une note
label-link-hints-hint = tapez les lettres d’un lien pour l’ouvrir · Échap ferme
label-select-hint = w b mots · h l lettres · j k lignes · a note · y copier · o autre bout · {"{"} {"}"} paragraphe
label-videos-title = Vidéos
label-themes = Couleurs
label-orders = Ordre de tri
label-copy-plain = Copier en texte simple
label-copy-markdown = Copier en Markdown
label-copy-json = Copier en JSON
label-copy-hint = Tab change la forme · Entrée ou un chiffre copie
label-palette = Commandes
label-help = Aide
label-about = Infos sur l’article
label-picker-position = { $current } sur { $of }
label-pick-hint = tapez pour filtrer · Entrée choisit · Échap ferme
label-help-page-hint = / filtre · Entrée exécute · q ferme
label-list-hint = Tab ou / pour taper · Entrée choisit · Échap ferme
label-nothing-fits = Rien trouvé : raccourcissez ce que vous avez tapé
label-number-hint = un chiffre ou Entrée choisit · Échap ferme
label-article-info-hint = j k font défiler · Échap ferme
label-picture-hint = une touche ferme
label-pictures-hint = image { $current } sur { $of } · ← → précédente, suivante · une autre touche ferme
label-copy-link = adresse
label-copy-here = lien
label-copy-citation = références
label-copy-quote = citation
label-copy-paragraph = paragraphe
label-copy-video = vidéo
label-top = début
label-file = fichier
label-format = format
label-title = titre
label-date = date
label-authors = auteurs
label-source = source
label-section = rubrique
label-place = lieu
label-tags = mots-clés
label-slugline = mot-titre
label-genres = genre
label-urgency = urgence
label-version = version
label-embargo = embargo
label-updated = mis à jour
label-language = langue
label-address = adresse
label-picture = image
label-speaker = auteur des propos
label-speaker-unknown = personne n’est nommé
label-named-by = nommé par
label-quotation-changed = citation modifiée
label-earlier-words = version précédente
label-counts = contenu
label-count-line =
    { $words ->
        [one] { $words } mot
       *[other] { $words } mots
    }, { $minutes } min, { $sections ->
        [one] { $sections } section
       *[other] { $sections } sections
    }, { $quotes ->
        [one] { $quotes } citation
       *[other] { $quotes } citations
    }, { $links ->
        [one] { $links } lien
       *[other] { $links } liens
    }, { $videos ->
        [one] { $videos } vidéo
       *[other] { $videos } vidéos
    }
label-remarks = remarques

## Ce qui a fait trouver l’auteur d’une citation

speaker-rule-by-hand = Vous, qui l’avez corrigé
speaker-rule-verb-behind = Un verbe de parole juste après la citation, avec son sujet
speaker-rule-subject-behind = Le sujet d’un verbe de parole après la citation
speaker-rule-pronoun-behind = Un verbe et un pronom après la citation ; le pronom désigne une personne nommée avant
speaker-rule-colon = Le sujet d’un verbe de parole, et deux-points avant la citation
speaker-rule-source = La ligne qui donne la source du bloc cité
speaker-rule-label = Un nom et deux-points avant la citation
speaker-rule-verb-later = Un verbe de parole avec son sujet, plus loin dans la phrase
speaker-rule-same-paragraph = L’auteur de la citation précédente continue dans le même paragraphe
speaker-rule-according-to = « Selon » quelqu’un, à côté de la citation
speaker-rule-verb-before = Le sujet d’un verbe de parole avant la citation
speaker-rule-credit = Un nom entre parenthèses ou après un tiret, derrière la citation
speaker-rule-quoted = Une personne qu’une autre cite
speaker-rule-words-of = Les mots, la phrase ou le message de quelqu’un, avant la citation
speaker-rule-read-in = Le document où se lit la citation
speaker-rule-same-sentence = L’auteur d’une autre citation de la même phrase
speaker-rule-other-verb = Un verbe et un nom complet après la citation
speaker-rule-according-within = « Selon » quelqu’un, dans la même phrase
speaker-rule-signed-below = Une ligne avec un nom sous la citation
speaker-rule-next-paragraph = La même personne continue : le paragraphe n’est qu’une citation
speaker-rule-verb-far-before = Le sujet d’un verbe de parole, loin avant la citation
speaker-rule-subject-colon = Le sujet de la phrase qui finit par deux-points avant la citation
speaker-rule-sentence-before = La personne qui parle dans la phrase précédente
speaker-rule-subject-loose = Le sujet de la phrase qui continue après la citation

## Ce que répond la ligne d’état

notice-in-list = Déjà dans la liste ; q quitte
notice-query-mistake = { $what }
notice-no-video = Aucun lien vers une vidéo dans cet article
notice-video-without-address = L’article annonce une vidéo, mais n’en donne pas l’adresse
notice-no-videos-listed = Aucun article de la liste ne renvoie à une vidéo
notice-no-picture = Aucune image dans cet article
notice-pictures-off = Les images sont désactivées ; réglez pictures = "key" dans config.toml
notice-pictures-not-here = Ce terminal n’affiche pas d’images ; les légendes sont dans le texte
notice-picture-remote = Cette image est sur le web ; kiosque ne télécharge rien.
notice-picture-missing = Le fichier de l’image est introuvable.
notice-picture-outside = Le fichier de l’image est hors du dossier ouvert.
notice-picture-too-heavy = Le fichier de l’image dépasse { $most } Mo.
notice-picture-too-large = L’image compte { $megapixels } mégapixels ; la limite est de { $most }.
notice-picture-unknown = Ce fichier n’est pas une image PNG, JPEG, GIF ou WebP lisible.
notice-no-address = L’article ne donne pas sa propre adresse
notice-no-links = Aucun lien sur cet écran
notice-no-article = Aucun article n’est ouvert
notice-no-sections = Cet article n’a pas d’intertitres
notice-no-section-here = Aucune section à replier ici
notice-no-quotes = Aucune citation dans cet article
notice-no-quotes-listed = Aucune citation dans les articles de la liste
notice-no-next-section = Dernière section
notice-no-previous-section = Première section
notice-no-next-quote = Dernière citation
notice-no-previous-quote = Première citation
notice-no-next-paragraph = Dernier paragraphe
notice-no-previous-paragraph = Premier paragraphe
notice-no-search = Aucune recherche ; / en lance une
notice-no-matches = « { $typed } » ne figure pas dans cet article
notice-last-match = Dernier résultat ; encore une fois pour l’article suivant
notice-first-match = Premier résultat ; encore une fois pour l’article précédent
notice-no-more-articles = Aucun autre article ne correspond
notice-end = Fin de l’article
notice-beginning = Début de l’article
notice-last-article = Dernier article
notice-first-article = Premier article
notice-empty-list = La liste est vide
notice-no-paragraph-here = Aucun paragraphe ici
notice-reader-only = Ouvrez d’abord l’article (Entrée)
notice-no-quotation-here = Aucune citation ici ; {"}"} mène à la suivante
notice-speaker-put-right = Auteur des propos : { $name }
notice-speaker-nobody = Plus d’auteur pour cette citation
notice-speaker-again = Annulé : l’auteur des propos est de nouveau { $name }
notice-nobody-again = Annulé : la citation est de nouveau sans auteur
notice-speaker-by-rules-again = Annulé : l’auteur des propos est celui qui avait été trouvé
notice-note-kept = Note enregistrée
notice-highlight-kept = Surligné ; a y ajoute une note
notice-note-gone = Note supprimée
notice-no-note-here = Aucune note ici ; A les liste toutes
notice-no-notes = Aucune note ; a en crée une dans un article
notice-note-elsewhere = L’article de cette note n’est pas dans les dossiers ouverts
notice-note-nowhere = L’article de cette note n’est pas dans les dossiers ouverts : { $path }
notice-note-lost = Les mots de cette note ne sont plus dans l’article
notice-not-yet-read = L’article est en cours de lecture
notice-unknown-key = { $keys } ne fait rien ici ; ? montre les touches
notice-widest = Le texte occupe toute la largeur de la fenêtre
notice-narrowest = Le texte ne peut pas être plus étroit
notice-measure =
    { $columns ->
        [one] { $columns } colonne
       *[other] { $columns } colonnes
    }
notice-sent = Envoyé au presse-papiers du terminal : { $what }
notice-copied-with = Copié avec { $program } : { $what }
notice-copy-failed = Échec de la copie : { $program } : { $why }
notice-theme = Couleurs : { $name }
notice-theme-kept = Couleurs : { $name } ; gardées pour le prochain démarrage
notice-ordered = Tri : { $order }
notice-page-in-time-order = La page d’un locuteur est triée par date, les citations les plus anciennes d’abord
notice-relevance-waits = Les recherches sont triées par pertinence ; sans recherche, les plus récents d’abord
notice-relevance-needs-words = aucun mot à pondérer dans la recherche ; les articles les plus récents viennent d’abord
notice-order-kept = Tri : { $order } ; gardé pour le prochain démarrage
notice-mouse-taken = Souris active : la molette fait défiler, un clic sélectionne ; M la désactive
notice-mouse-given = Souris rendue au terminal, pour y sélectionner du texte ; M la reprend
notice-pasted-nowhere = Collage ignoré : aucune saisie en cours ; / pour chercher
notice-link-to = { $url }  (un second clic l’ouvre)
notice-no-saved-search = Aucune recherche n° { $number } : cherchez, puis save-search NOM dans la palette
notice-nothing-to-save = Aucune recherche à enregistrer : cherchez d’abord
notice-search-saved = Recherche enregistrée : { $name }
notice-search-deleted = Recherche supprimée : { $name }
notice-search-again = Annulé : recherche { $name } rétablie
notice-no-search-again = Annulé : recherche { $name } supprimée
notice-search-of-configuration = { $name } vient de la configuration : supprimez-la là
notice-no-search-to-delete = Aucune recherche à supprimer : tapez son nom après delete-search, ou affichez-la d’abord
notice-no-search-of-name = Aucune recherche enregistrée { $name }
notice-rescanning = Nouvelle lecture du dossier
notice-rescanned = Dossier relu : { $new ->
        [one] { $new } nouveau
       *[other] { $new } nouveaux
    }, { $altered ->
        [one] { $altered } modifié
       *[other] { $altered } modifiés
    }, { $gone ->
        [one] { $gone } disparu
       *[other] { $gone } disparus
    }
notice-nothing-new =
    { $known ->
        [one] Rien de nouveau : { $known } article
       *[other] Rien de nouveau : { $known } articles
    }
notice-index-damaged = L’index était endommagé ; il est en cours de reconstruction
notice-index-ignored = L’index est endommagé ; kiosque index le reconstruit
notice-index-outdated = L’index vient d’une autre version ; il est en cours de reconstruction
notice-index-unsaved = Impossible d’enregistrer l’index : { $why }
notice-open-cancelled = Pas ouvert
notice-opening = Ouverture avec { $with } : { $what }
notice-opener-missing = Aucun programme pour l’ouvrir ; adresse copiée : { $url }
notice-opener-failed = Échec de { $program } : { $why }
notice-refused = Refusé : { $why }
notice-editor-failed = Échec de l’éditeur { $program } : { $why }
notice-no-editor = Aucun fichier à modifier
notice-unreadable = { $path } est illisible : { $why }
notice-cannot-suspend = Suspension impossible : le programme n’a pas été lancé depuis un shell
notice-config-mistake =
    { $count ->
        [one] { $what }
       *[other] { $what } (1 sur { $count } ; :config ouvre le fichier)
    }
notice-nothing-found-in = rien trouvé pour « { $query } » dans { $searched }
notice-no-config-mistakes = aucune erreur dans { $path }
notice-tour-offered = Première visite ? Voyez :tour
notice-config-edited = Configuration : les changements s’appliqueront au prochain démarrage
notice-no-config = pas de fichier de configuration à { $path } : les valeurs par défaut s’appliquent
notice-clipboard-too-large = Texte trop long : le presse-papiers du terminal prend 100 Ko

## Ce qui ne va pas dans ce qu’une personne a écrit : configuration, recherche, ligne de commande

mistake-no-library = rien à lire : nommez des dossiers ou des fichiers, ou réglez library dans la configuration
mistake-no-such-path = { $path } n’existe pas
mistake-path-is-address = kiosque ne charge rien du web : enregistrez la page et ouvrez le fichier, ou passez-la par un tube : curl -L { $address } | kiosque show -
mistake-no-such-article = { $path } ne contient aucun article { $id } ; il contient { $near }
mistake-only-article = { $path } ne contient aucun article { $id } : c’en est un, ôtez #{ $id }
mistake-unreadable = { $path } est illisible : { $why }
mistake-no-video = { $path } ne contient aucun lien vers une vidéo
mistake-which-video =
    { $count ->
        [one] il y a { $count } vidéo : choisissez-la avec --video 1
       *[other] il y a { $count } vidéos : choisissez avec --video N
    }
mistake-no-such-video =
    { $count ->
        [one] la vidéo { $number } n’existe pas : il y en a { $count }
       *[other] la vidéo { $number } n’existe pas : il y en a { $count }
    }
mistake-not-opened = refus d’ouvrir { $url } : { $why }
mistake-opener-failed = échec de { $program } : { $why }
mistake-no-opener = aucun programme pour l’ouvrir (essayés : { $tried }) ; voici l’adresse : { $url }
mistake-config-exists = { $path } existe déjà et reste tel quel
mistake-not-written = { $path } n’a pas pu être écrit : { $why }
mistake-index-of-file = { $path } n’est pas un dossier : seuls les dossiers ont un index
mistake-index-busy = un autre kiosque enregistre cet index ; réessayez
mistake-no-home = aucun dossier personnel connu : réglez HOME ou XDG_CONFIG_HOME
mistake-no-terminal = kiosque a besoin d’un terminal dont le curseur se déplace ; `kiosque --plain`, `kiosque list` et `kiosque show` s’en passent
mistake-no-such-theme = le thème « { $name } » n’existe pas ; il y a { $known }
mistake-address-too-long = l’adresse dépasse 4096 octets
mistake-address-odd = l’adresse contient des espaces, des caractères invisibles ou de contrôle
mistake-address-broken = l’adresse est incomplète
mistake-address-scheme = seuls http, https et les fichiers du dossier ouvert sont ouverts, pas { $scheme }:
mistake-address-user = l’adresse contient un nom d’utilisateur, comme les fausses adresses
mistake-file-missing = le fichier { $path } n’existe pas
mistake-file-outside = le fichier est hors du dossier ouvert
mistake-file-executable = le fichier est exécutable
mistake-file-kind = seuls les articles, images, sons, vidéos et PDF peuvent s’ouvrir
mistake-file-content = le contenu du fichier ne correspond pas à son nom
mistake-restricted = indisponible en mode restreint
mistake-restricted-log = Aucun journal en mode restreint. Retirez --log et KIOSQUE_LOG.
mistake-bad-regex = expression rationnelle incorrecte : { $why }
mistake-empty-regex = rien entre les barres obliques : écrivez-y une expression rationnelle, comme /colou?r/
mistake-open-regex = l’expression rationnelle n’est pas fermée : mettez / à la fin
mistake-too-many-regexes =
    { $most ->
        [one] une recherche accepte au plus { $most } expression rationnelle : retirez celle-ci
       *[other] une recherche accepte au plus { $most } expressions rationnelles : retirez celle-ci
    }
mistake-open-phrase = l’expression n’est pas fermée : mettez " après le dernier mot
mistake-empty-phrase = rien entre les guillemets : écrivez-y un mot ou retirez-les
mistake-open-group = cette ( n’est pas fermée : mettez ) après le dernier mot du groupe
mistake-stray-close = cette ) ne ferme rien : mettez ( avant le premier mot du groupe, ou retirez-la
mistake-empty-group = rien entre les parenthèses : écrivez-y un mot ou retirez-les
mistake-deep-group =
    { $depth ->
        [one] les parenthèses s’emboîtent sur { $depth } niveau au plus : retirez celles du milieu
       *[other] les parenthèses s’emboîtent sur { $depth } niveaux au plus : retirez celles du milieu
    }
mistake-lone-or = OR veut quelque chose de part et d’autre, comme dans train OR tram
mistake-and = tous les mots sont recherchés de toute façon : retirez AND, ou mettez-le entre guillemets pour chercher ce mot
mistake-lone-near = near veut un mot ou une expression de part et d’autre, comme dans budget near/5 baisse
mistake-near-distance = near veut un nombre de mots de 1 à { $most }, comme dans near/5
mistake-star = une * ne peut que finir un mot : écrivez le début du mot, puis *, comme dans mot*
mistake-tilde = un ~ veut un mot juste avant lui, comme dans mot~
mistake-unknown-field = le champ { $name }: n’existe pas – vouliez-vous dire { $nearest }: ?
mistake-no-field = le champ { $name }: n’existe pas – mettez des guillemets pour chercher ces mots, ou prenez titre:, auteur:, source:, rubrique:, tag:, date:
mistake-empty-field = { $name }: ne dit encore rien : écrivez ce qu’il faut chercher juste après les deux-points
mistake-field-value = { $name }: prend un simple mot après les deux-points, sans ~ ni barres obliques : retirez-les
mistake-bad-day = { $written } n’est pas un jour : écrivez 2018, 2018-11, 2018-11-13, 7d, 6m, hier ou cette-semaine, ou deux d’entre eux avec .. au milieu
mistake-bad-count = { $written } n’est pas un nombre de mots : écrivez >800, <800, >=800, <=800, =800 ou 200..400
mistake-backwards = cet intervalle finit avant de commencer : inversez ses deux bornes
mistake-bad-has = has:{ $written } ne trouve rien : écrivez has:video, has:quote ou has:image
mistake-bad-is = is:{ $written } ne trouve rien : écrivez is:unread, is:read, is:starred ou is:changed
mistake-long-query =
    { $most ->
        [one] une recherche prend au plus { $most } octet : raccourcissez-la, la suite n’est pas recherchée
       *[other] une recherche prend au plus { $most } octets : raccourcissez-la, la suite n’est pas recherchée
    }
mistake-not-toml = TOML incorrect : { $why }
mistake-unknown-option = option inconnue : `{ $name }`
mistake-unknown-mode = mode inconnu : `{ $name }` ; les touches se règlent sous everywhere, list ou reader
mistake-unknown-command = commande inconnue : `{ $name }`
mistake-unknown-key = touche inconnue : `{ $name }`
mistake-unknown-styled = rôle ou partie de l’écran inconnus : `{ $name }`
mistake-unknown-theme = thème inconnu : `{ $name }`
mistake-unknown-style = `{ $word }` n’est ni une couleur ni un style
mistake-unknown-placeholder = variable inconnue : `{ $name }`
mistake-wrong-type = `{ $name }` doit être { $wanted }
mistake-not-one-of = `{ $name }` doit valoir l’un de ces mots : { $words }
mistake-out-of-range = `{ $name }` doit être un nombre de { $least } à { $most }
mistake-key-twice = `{ $keys }` sert déjà ici à { $command }
mistake-key-out-of-reach = `{ $keys }` est incompatible avec `{ $other }` ({ $command }) : l’une commence l’autre
mistake-key-is-count = `{ $keys }` commence par un chiffre, et les chiffres comptent les répétitions d’un mouvement
mistake-no-way-out = force-quit doit garder une touche, sinon rien ne pourrait arrêter le programme
mistake-search-lacks = il manque `{ $name }` à cette [[search]]
mistake-search-key-twice = la touche { $key } est déjà celle de la recherche « { $name } »
mistake-opener-lacks = il manque `{ $name }` à cet [[open]]
mistake-at = { $file }:{ $line }: { $what }
mistake-did-you-mean = { $what } ; vouliez-vous dire `{ $near }` ?
mistake-failed = échec : { $why }

# Ce que doit être une option de la configuration.
wanted-table = une table
wanted-text = un texte entre guillemets
wanted-texts = une liste de textes, comme ["un", "deux"]
wanted-truth = true ou false
wanted-searches = écrit [[search]], une fois pour chaque recherche
wanted-openers = écrit [[open]], une fois pour chaque programme

# Ce qui ne va pas dans une expression rationnelle.
regex-error-open-group = un groupe n’est pas fermé
regex-error-stray-close = une ) ne ferme rien
regex-error-open-class = un [ n’est pas fermé
regex-error-class-range = entre [ ], un intervalle va du plus petit au plus grand caractère, comme [a-z]
regex-error-nothing-to-repeat = rien à répéter avant ?, + ou *
regex-error-repeat-count = les accolades d’une répétition contiennent un ou deux nombres, comme {"{2}"} ou {"{2,5}"}
regex-error-open-escape = rien ne suit la dernière barre oblique inverse
regex-error-unknown-escape = une barre oblique inverse précède une lettre sans signification
regex-error-look-around = elle ne peut pas regarder en avant ou en arrière
regex-error-back-reference = elle ne peut pas renvoyer à un groupe
regex-error-unknown-property = aucune classe de caractères ne s’appelle ainsi
regex-error-too-large = elle est trop grande
regex-error-other = elle n’est pas bien formée

## Une tâche qui a échoué

notice-restarted = { $work } : interruption, puis reprise ; { $why }
notice-given-up = { $work } : échecs répétés, tâche abandonnée cette fois ; { $why }
notice-note-returned = La note n’a pas pu être enregistrée ; elle est de retour dans sa saisie
duty-saving = Enregistrement
duty-list = Liste
duty-reading = Lecture des fichiers
duty-indexing = Enregistrement de l’index
duty-opening = Ouverture de l’article
duty-finding = Recherche
duty-finding-notes = Recherche des notes
duty-comparing = Comparaison des versions
duty-panels = Panneau
duty-pictures = Image
duty-watching = Surveillance des dossiers
duty-copying = Copie
duty-programs = Attente d’un programme
duty-signals = Lecture des signaux
duty-keyboard = Lecture du clavier

## Pourquoi quelque chose a échoué au dehors : la fin d’une phrase

cause-not-found = aucun fichier ni dossier de ce nom
cause-forbidden = accès refusé
cause-not-a-file = ce n’est pas un fichier ordinaire
cause-is-a-folder = c’est un dossier
cause-exists = existe déjà
cause-full-disk = le disque est plein
cause-read-only = le disque est en lecture seule
cause-no-home = aucun dossier personnel
cause-state-unwritable = accès refusé à la base
cause-state-damaged = la base est abîmée
cause-state-newer = la base vient d’une version plus récente
cause-state-locked = un autre programme tient la base
cause-state-replaced = la base a été déplacée
cause-disk-fault = le disque signale une erreur
cause-old-word = les documents des anciens Word ne sont pas pris en charge ; `libreoffice --headless --convert-to docx FICHIER` en fait un nouveau
cause-outlook-message = les messages d’Outlook ne sont pas pris en charge ; `msgconvert FICHIER` en fait un .eml
cause-web-archive = les archives web de Safari ne sont pas prises en charge ; `textutil -convert html FICHIER` les convertit sur un Mac
cause-warc = les fichiers WARC ne sont pas pris en charge ; `warcio extract FICHIER POSITION` en tire une page
cause-no-text = ce n’est pas un texte
cause-too-large = trop grand
cause-too-slow = délai dépassé
cause-status = code de retour { $code }
cause-signal = arrêté par le signal { $number }
cause-panic = erreur interne de kiosque ({ $place })
cause-logged-panic = erreur interne de kiosque ({ $place }) ; voir le journal, { $log }
cause-said = { $words }

## Ce qu’un fichier avait de singulier

diagnostic-video-without-address = le texte annonce une vidéo, mais n’en donne pas l’adresse
diagnostic-encoding = pas en UTF-8 ; décodé comme { $name }
diagnostic-declared = déclaré { $declared }, à tort ; décodé comme { $name }
diagnostic-double-encoded = le texte a été encodé deux fois en UTF-8, si bien que les lettres accentuées donnent « Ã© » ; il est montré tel quel
diagnostic-broken-data = les données structurées (JSON) sont fautives ; elles ont été lues autant que possible
diagnostic-no-article = le fichier contient des données (JSON), mais aucun article reconnu ; il est montré tel quel
diagnostic-no-page = l’archive ne contient aucune page web
diagnostic-unreadable =
    { $count ->
        [one] { $count } caractère n’a pas pu être décodé et s’affiche
       *[other] { $count } caractères n’ont pas pu être décodés et s’affichent
    } comme �
diagnostic-controls =
    { $count ->
        [one] { $count } caractère de contrôle s’affiche
       *[other] { $count } caractères de contrôle s’affichent
    } comme �
diagnostic-invisible =
    { $count ->
        [one] { $count } caractère invisible ou changeant le sens d’écriture a été retiré
       *[other] { $count } caractères invisibles ou changeant le sens d’écriture ont été retirés
    }
diagnostic-front-matter = l’en-tête n’est pas bien formé et a été lu ligne par ligne : { $what }
diagnostic-front-matter-open = l’en-tête n’a pas de ligne de fin ; il a été lu comme du texte
diagnostic-date = format de date inconnu : « { $written } »
diagnostic-far-date = date trop lointaine pour être juste, laissée de côté : { $date }
diagnostic-furniture =
    { $count ->
        [one] une ligne de la page autour du texte a été laissée de côté
       *[other] { $count } lignes de la page autour du texte ont été laissées de côté
    }
diagnostic-reading-failed = le fichier n’a pas pu être lu : { $why }
diagnostic-empty = le fichier est vide
diagnostic-misnamed = le nom du fichier annonce des données, mais c’est une page web ; elle a été lue comme telle
diagnostic-cut =
    { $megabytes ->
        [one] seul le premier mégaoctet a été lu
       *[other] seuls les { $megabytes } premiers Mo ont été lus
    }
diagnostic-broken-packing = le fichier compressé est tronqué ou endommagé ; ce qui a pu en être extrait s’affiche
diagnostic-not-text = ce n’est pas un texte ; seul son nom s’affiche
diagnostic-language = la langue a été déduite du texte : { $tongue } ({ $percent } %)
diagnostic-language-unsure = la langue a été déduite du texte, sans certitude : { $tongue } ({ $percent } %)
language-name-named =
    { $code ->
        [ar] arabe
        [be] biélorusse
        [bg] bulgare
        [bn] bengali
        [ca] catalan
        [cs] tchèque
        [da] danois
        [de] allemand
        [el] grec
        [en] anglais
        [es] espagnol
        [et] estonien
        [eu] basque
        [fa] persan
        [fi] finnois
        [fr] français
        [gl] galicien
        [he] hébreu
        [hi] hindi
        [hr] croate
        [hu] hongrois
        [id] indonésien
        [is] islandais
        [it] italien
        [ja] japonais
        [ko] coréen
        [lt] lituanien
        [lv] letton
        [nl] néerlandais
        [no] norvégien
        [pl] polonais
        [pt] portugais
        [ro] roumain
        [ru] russe
        [sk] slovaque
        [sl] slovène
        [sr] serbe
        [sv] suédois
        [th] thaï
        [tr] turc
        [uk] ukrainien
        [vi] vietnamien
        [zh] chinois
       *[other] { $code }
    }
diagnostic-draft = signalé comme brouillon
diagnostic-dense = le fichier dépasse 1 Mo sans ligne vide ; il a été lu comme du texte brut
diagnostic-crowded = plus de paragraphes, de liens ou d’autres éléments qu’il n’est possible d’en afficher ; la suite est du texte brut
diagnostic-too-deep =
    { $depth ->
        [one] le fichier s’emboîte sur plus de { $depth } niveau ; ce qui est plus profond s’affiche à plat
       *[other] le fichier s’emboîte sur plus de { $depth } niveaux ; ce qui est plus profond s’affiche à plat
    }
diagnostic-broken-document = le fichier n’est pas un document de ce type, ou bien il est endommagé ; rien n’a pu y être lu
diagnostic-no-body = le fichier ne contient aucun texte de document
diagnostic-unpacked = une partie du fichier dépasse { $megabytes } Mo une fois décompressée ; seul son début a été lu
diagnostic-tracked-changes = le document est en suivi des modifications : les ajouts s’affichent, les suppressions non
diagnostic-comments =
    { $count ->
        [one] un commentaire en marge n’est pas affiché
       *[other] { $count } commentaires en marge ne sont pas affichés
    }
diagnostic-no-headers = ce courriel n’a pas d’en-tête ; il a été lu en entier comme du texte
diagnostic-attachments =
    { $count ->
        [one] une pièce jointe, non affichée : { $names }
       *[other] { $count } pièces jointes, non affichées : { $names }
    }
diagnostic-less-strict = certaines parties ressemblent à des menus ou à de la publicité ; conservées, car du texte de l’article s’y trouve ou les entoure
diagnostic-damaged-part = une partie du fichier est endommagée ou tronquée ; ce qui a pu être lu s’affiche
diagnostic-encrypted = le fichier est chiffré ; son contenu ne peut pas être lu
diagnostic-pictures-only =
    { $count ->
        [one] { $count } page n’est qu’une image ; `ocrmypdf FICHIER NOUVEAU` en retrouve le texte
       *[other] { $count } pages ne sont que des images ; `ocrmypdf FICHIER NOUVEAU` en retrouve le texte
    }
diagnostic-pages-left-out =
    { $count ->
        [one] { $count } page de plus n’a pas été lue : la lecture durait trop longtemps, ou il y en a trop
       *[other] { $count } pages de plus n’ont pas été lues : la lecture durait trop longtemps, ou il y en a trop
    }
diagnostic-times =
    { $count ->
        [one] une ligne de minutage n’a pas été comprise
       *[other] { $count } lignes de minutage n’ont pas été comprises
    }
diagnostic-no-cues = ces sous-titres ne contiennent aucun minutage ; ils ont été lus comme du texte
diagnostic-page-too-large = la page compte plus de { $nodes } éléments, ou les emmêle ; la suite s’affiche sans mise en forme
diagnostic-attributes = un élément porte plus de { $most } attributs ; les autres ont été laissés de côté
diagnostic-too-many =
    { $count ->
        [one] le fichier contient plus de { $most } articles ; { $count } a été laissé de côté
       *[other] le fichier contient plus de { $most } articles ; { $count } ont été laissés de côté
    }
diagnostic-feed-cut = le flux s’interrompt au milieu d’un article
diagnostic-feed-empty = le flux ne contient aucun article
diagnostic-too-much = le fichier compte plus de { $most } éléments ; la suite a été laissée de côté
diagnostic-long-tag = une balise du fichier a plus de 64 Kio d’attributs ; ils ont été laissés de côté
diagnostic-long-address = les adresses de plus de { $most } octets ont été laissées de côté
diagnostic-malformed = le XML n’est pas bien formé ; il a été lu autant que possible
diagnostic-json = le JSON n’est pas bien formé (ligne { $line }) ; il s’affiche tel quel
diagnostic-nameless-xml = ce XML n’est d’aucun type connu ici ; son texte s’affiche
diagnostic-unknown-xml = ce XML (« { $root } ») n’est d’aucun type connu ici ; son texte s’affiche
diagnostic-withheld = dépêche retenue par l’agence
diagnostic-canceled = dépêche annulée par l’agence
diagnostic-editorial = à l’attention des rédactions : { $text }
diagnostic-usage = conditions d’utilisation : { $text }
diagnostic-plan = c’est un plan de couverture, pas une dépêche

## Les commandes, comme l’aide les explique : une phrase sans point

command-down = Ligne suivante de la liste ou de l’article
command-up = Ligne précédente de la liste ou de l’article
command-half-page-down = Une demi-page vers le bas
command-half-page-up = Une demi-page vers le haut
command-page-down = Une page vers le bas, jusqu’à la fin de l’article
command-page-up = Une page vers le haut
command-first = Première ligne, début de l’article
command-last = Dernière ligne, fin de l’article
command-enter = Ouvrir l’article ; sur un intertitre, replier
command-back = Revenir à la liste
command-cancel = Effacer la recherche ; sans recherche, revenir
command-other-pane = Passer à l’autre volet
command-next-article = Lire l’article suivant de la liste
command-previous-article = Lire l’article précédent de la liste
command-scroll-down = Faire descendre l’article sans quitter la liste
command-scroll-up = Faire remonter l’article sans quitter la liste
command-next-section = Intertitre suivant
command-previous-section = Intertitre précédent
command-next-quote = Citation suivante
command-previous-quote = Citation précédente
command-next-paragraph = Paragraphe suivant
command-previous-paragraph = Paragraphe précédent
command-search = Chercher dans les articles, ou dans l’article lu
command-search-1 = Recherche enregistrée n° 1
command-search-2 = Recherche enregistrée n° 2
command-search-3 = Recherche enregistrée n° 3
command-search-4 = Recherche enregistrée n° 4
command-search-5 = Recherche enregistrée n° 5
command-search-6 = Recherche enregistrée n° 6
command-search-7 = Recherche enregistrée n° 7
command-search-8 = Recherche enregistrée n° 8
command-search-9 = Recherche enregistrée n° 9
command-whole-list = Toute la liste, sans recherche
command-save-search = Enregistrer la recherche de la liste, sous le nom tapé après cette commande
command-delete-search = Supprimer la recherche dont le nom est tapé après cette commande
command-next-match = Résultat suivant, puis article suivant
command-previous-match = Résultat précédent, puis article précédent
command-fold-toggle = Replier ou déplier la section
command-fold-open = Déplier la section
command-fold-close = Replier la section
command-fold-open-all = Déplier toutes les sections
command-fold-close-all = Replier toutes les sections
command-fold-level-1 = Intertitres de niveau 1
command-fold-level-2 = Intertitres jusqu’au niveau 2
command-fold-level-3 = Intertitres jusqu’au niveau 3
command-fold-level-4 = Intertitres jusqu’au niveau 4
command-fold-level-5 = Intertitres jusqu’au niveau 5
command-fold-level-6 = Intertitres jusqu’au niveau 6
command-fold-quotes-only = Citations seules
command-contents = Sommaire de l’article
command-quotes-panel = Citations de l’article, ou de tous les articles de la liste
command-video = Ouvrir la vidéo de l’article
command-picture = Afficher les images de l’article
command-all-videos = Toutes les vidéos des articles de la liste
command-link-hints = Ouvrir un lien par les lettres affichées à côté
command-open-page = Ouvrir l’adresse de l’article
command-copy = Copier le lien, la citation ou le paragraphe
command-speaker = Corriger l’auteur de la citation : le nom tapé après cette commande, ou personne
command-note = Surligner citation, paragraphe ou sélection, avec une note
command-delete-note = Supprimer la note ou le surlignage ici
command-notes = Toutes les notes et les passages surlignés
command-select = Sélectionner des mots au clavier, comme dans vim
command-edit = Modifier l’article dans votre éditeur
command-order = Changer l’ordre de la liste
command-theme = Choisir les couleurs
command-wider = Élargir le texte
command-narrower = Rétrécir le texte
command-zen = Mode zen : le texte seul
command-mouse = Prendre la souris, ou la rendre au terminal pour sélectionner du texte
command-about = À propos de l’article : fichier, format, contenu
command-changes = Ce qui a changé dans l’article depuis la dernière lecture
command-rescan = Relire le dossier
command-palette = Palette des commandes
command-tour = Visite guidée du programme
command-config = Modifier la configuration dans votre éditeur
command-help = Les touches en vigueur
command-redraw = Redessiner l’écran
command-suspend = Suspendre ; fg dans le shell reprend
command-quit = Quitter
command-force-quit = Quitter aussitôt, où que l’on soit

## Ce que dit --help

usage-about = Lire un dossier d’articles dans le terminal : une liste et un volet de lecture côte à côte
usage-examples =
    Exemples :
      kiosque articles/                    lire un dossier
      kiosque article.md notes.txt         lire quelques fichiers
      kiosque --at 'presse after:2018'     ouvrir sur une recherche
      kiosque show article.txt             écrire un article en texte
      kiosque show --json article.txt      ce qui en a été compris, pour les scripts
      kiosque list articles/ has:video     les articles qui renvoient à une vidéo
      kiosque 'flux.xml#ID'                un article d’un flux, nommé comme dans list
      kiosque open article.txt             ouvrir sa vidéo
      kiosque notes --markdown > notes.md  vos notes, à emporter
      git ls-files | kiosque list --files-from -
                                           les articles dont les chemins arrivent par un tube

    Pendant la lecture, ? montre toutes les touches.
    Code de retour : 0 fait, 1 rien trouvé, 2 erreur.
usage-paths = Dossiers et fichiers à lire, FICHIER#ID pour ouvrir un article d’un fichier qui en contient plusieurs [par défaut : la bibliothèque réglée, sinon ./articles, sinon la dernière bibliothèque ouverte, sinon une visite guidée]
usage-at = Ouvrir sur une recherche
usage-theme = Prendre ces couleurs
usage-config-file = Prendre ce fichier de configuration [ou celui que nomme KIOSQUE_CONFIG]
usage-list = Lister des articles, un par ligne : date, titre, auteurs, chemin
usage-list-paths = Dossiers, fichiers, FICHIER#ID, - pour un article sur l’entrée standard, puis une recherche ; ce qui n’est pas un fichier est recherché
usage-list-sort = newest, oldest, title, author, source, relevance, ou path, qui commence aussitôt [par défaut : l’ordre réglé]
usage-list-json = Un objet JSON par ligne
usage-search = Chercher des articles, un résultat par ligne : date, titre, auteurs, chemin, nombre de passages, extrait
usage-search-query = La recherche, entre guillemets si elle a plusieurs mots
usage-search-paths = Dossiers, fichiers, FICHIER#ID, - pour un article sur l’entrée standard [par défaut : la bibliothèque réglée, sinon ./articles]
usage-search-sort = relevance (pertinence), date (récents d’abord), oldest, title, author, source, ou path, qui commence aussitôt [par défaut : relevance]
usage-search-limit = Au plus N résultats
usage-search-count = N’écrire que le nombre d’articles trouvés
usage-search-batch = Faire les recherches d’un fichier, une par ligne (- : entrée standard) ; chaque ligne commence par sa recherche et le rang du résultat
usage-search-csv = Valeurs séparées par des virgules, avec en-tête, pour un tableur
usage-quotes = Lister les citations, une par ligne : qui parle, mots qui l’introduisent, texte, date, chemin
usage-quotes-speaker = Seulement celles de qui porte ce nom, dans cet article ou dans un autre
usage-quotes-sort = path, qui commence aussitôt, newest, oldest, title, author, source ou relevance des articles [par défaut : path]
usage-quotes-group = speaker : qui parle, avec le nombre de ses citations et d’articles, et ses noms
usage-quotes-markdown = Une liste Markdown de citations avec leurs sources
usage-show = Écrire des articles
usage-files = Fichiers d’articles et dossiers qui en contiennent ; - lit l’entrée standard, FICHIER#ID un article d’un fichier qui en contient plusieurs
usage-file = Un fichier d’article ; - lit l’entrée standard, FICHIER#ID un article d’un fichier qui en contient plusieurs
usage-width = La largeur du texte, en colonnes [par défaut : la largeur réglée]
usage-ansi = En couleurs
usage-show-json = Tout ce qui a été compris, un objet JSON par ligne
usage-markdown = En Markdown
usage-links = Lister les liens d’un article, un par ligne : sorte, fournisseur, adresse
usage-links-videos = Seulement les vidéos
usage-links-json = Un objet JSON par ligne
usage-notes = Lister les notes et passages surlignés, un par ligne : chemin, étiquettes, mots, note
usage-notes-paths = Seulement ceux de ces dossiers, fichiers et FICHIER#ID ; puis des mots à y chercher
usage-notes-label = Seulement ceux qui ont cette étiquette
usage-index = Construire ou actualiser l’index de dossiers, qui rend les démarrages suivants rapides
usage-index-paths = Les dossiers [par défaut : la bibliothèque réglée, sinon ./articles]
usage-index-check = Relire tous les fichiers et comparer
usage-index-clear = Supprimer l’index
usage-open = Ouvrir la vidéo d’un article, comme v pendant la lecture
usage-open-video = Laquelle des vidéos, à partir de 1
usage-config = Afficher, vérifier ou créer la configuration
usage-config-path = Dire où se trouve, ou se trouverait, votre fichier de configuration
usage-config-show = Dire ce qui est en vigueur, et d’où cela vient
usage-config-check = Dire ce qui ne va pas dans votre fichier de configuration
usage-config-init = Écrire un fichier de configuration fait de commentaires, chaque option expliquée
usage-help = Afficher cette aide
usage-version = Afficher la version
usage-call-heading = Utilisation{"\u00A0"}
usage-arguments-heading = Arguments{"\u00A0"}
usage-options-heading = Options{"\u00A0"}
usage-commands-heading = Commandes{"\u00A0"}
usage-command = COMMANDE
usage-path-value = CHEMIN
usage-file-value = FICHIER
usage-name-value = NOM
usage-query-value = RECHERCHE
usage-order-value = ORDRE
usage-group-value = GROUPE
usage-number-value = N

## Ce que l’on répond à une ligne de commande incompréhensible

refusal-unknown-argument = option inconnue : `{ $argument }`
refusal-unknown-near = option inconnue : `{ $argument }` ; vouliez-vous dire `{ $near }` ?
refusal-bad-value = valeur incorrecte `{ $value }` pour { $argument }
refusal-bad-choice = valeur incorrecte `{ $value }` pour { $argument } : choisissez entre { $choices }
refusal-bad-choice-near = valeur incorrecte `{ $value }` pour { $argument } ; vouliez-vous dire `{ $near }` ? Valeurs possibles : { $choices }
refusal-no-value = il manque la valeur de { $argument }
refusal-lacks = argument manquant : { $arguments }
refusal-conflict = { $argument } et { $others } s’excluent
refusal-twice = { $argument } est donné deux fois
refusal-lacks-command = commande manquante : choisissez entre { $names }
refusal-unknown-command = commande inconnue : `{ $name }`
refusal-unknown-command-near = commande inconnue : `{ $name }` ; vouliez-vous dire `{ $near }` ?
refusal-not-unicode = un argument n’est pas écrit en UTF-8
refusal-other = ligne de commande incorrecte
refusal-see-help = Voir `kiosque --help`.

## Dates

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
day-short-weekday =
    { $number ->
        [0] lun.
        [1] mar.
        [2] mer.
        [3] jeu.
        [4] ven.
        [5] sam.
       *[6] dim.
    }
day-month-of-year = { $month } { $year }
day-clock = { $hour }h{ $minute }
day-short-of-year = { $day } { $month }
day-long =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
day-timed = { $day } à { $hour }h{ $minute }
# Celle de la liste : jour, mois et année y figurent, sans changer de forme.
day-short = { $day } { $month } { $year }

## La page de manuel

usage-files-from = Lire aussi des chemins dans ce fichier, un par ligne ; - les lit sur l’entrée standard
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
manual-description = Ouvre un dossier d’articles et montre côte à côte la liste et le lecteur : le texte en colonne, replié par intertitres, les citations mises en couleur, la recherche à mesure qu’on tape, les vidéos à portée de touche. Les commandes ci-dessous se passent de terminal ; elles n’écrivent sur la sortie standard que des données. Les articles ne sont jamais modifiés.
manual-status0 = Tout s’est bien passé ; pour ce qui cherche ou liste : quelque chose a été trouvé. Vaut aussi quand le lecteur d’un tube s’en est allé.
manual-status1 = Rien n’a été trouvé.
manual-status2 = Une erreur, dite sur la sortie d’erreur.
manual-formats-heading = FORMATS
manual-search-heading = RECHERCHE
manual-formats-inside = Un fichier sans extension est reconnu à son contenu, un fichier compressé par gzip, zstd ou autre est lu décompressé, et - est l’entrée standard.
manual-variable-state-home = Où se trouve l’état enregistré, à défaut de ~/.local/state.
manual-variable-restricted = Si elle est définie, ni vide ni 0, comme --restricted.
manual-variable-cache-home = Où se trouvent les index, à défaut de ~/.cache.
manual-file-index = Les index des dossiers, qui rendent les démarrages suivants rapides. Ils peuvent être supprimés à tout moment.
manual-file-state = La base de ce que vous avez lu, étoilé et annoté. kiosque ne la supprime jamais ; supprimez-la pour tout oublier.
manual-variable-config = Le fichier de configuration, si --config n’en nomme pas.
manual-variable-config-home = Où se trouvent les configurations, à défaut de ~/.config.
manual-variable-editor = L’éditeur avec lequel e ouvre le fichier d’un article.
manual-variable-no-color = Si elle est définie et non vide, rien n’est en couleur.
manual-variable-locale = La langue de l’interface, et si le terminal montre plus que l’ASCII.
manual-file-config = Votre configuration ; kiosque config init en écrit une pour commencer, où chaque option est expliquée.

## L’état

notice-state-homeless = Aucun dossier personnel : rien n’est enregistré pour l’instant ; définissez HOME ou XDG_STATE_HOME
notice-state-unwritable = { $path } : écriture impossible, vérifiez les droits ; rien n’est enregistré pour l’instant
notice-state-full = Plus de place pour { $path } : libérez-en ; rien n’est enregistré pour l’instant
notice-state-newer = { $path } vient d’une version plus récente : mettez kiosque à jour ; rien n’est enregistré pour l’instant
notice-state-damaged = { $path } était abîmé ; déplacé vers { $aside }, un autre est commencé
notice-state-held = { $path } est verrouillé par un autre programme : fermez-le ; rien n’est enregistré pour l’instant
notice-state-failed = { $path } : écriture impossible, vérifiez le disque ; rien n’est enregistré pour l’instant
notice-state-salvaged = { $path } était abîmé ; déplacé vers { $aside } ; récupéré : { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }, { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
notice-not-saved-yet = Pas encore enregistré · { $what }
notice-saved-now =
    { $count ->
        [one] { $count } changement enregistré après coup
       *[other] { $count } changements enregistrés après coup
    }
notice-rescue-failed = Impossible de les mettre ailleurs : { $why }
notice-taken-up =
    { $count ->
        [one] { $count } changement d’une séance précédente récupéré
       *[other] { $count } changements d’une séance précédente récupérés
    }

## Étoiles, articles lus, marques et endroits

notice-counts-as-read = Marqué comme lu : { $title }
notice-counts-as-unread = Marqué comme non lu : { $title }
notice-many-read =
    { $count ->
        [one] { $count } article de la liste marqué comme lu ; u annule
       *[other] { $count } articles de la liste marqués comme lus ; u annule
    }
notice-many-unread =
    { $count ->
        [one] { $count } article de la liste marqué comme non lu ; u annule
       *[other] { $count } articles de la liste marqués comme non lus ; u annule
    }
notice-all-read-already = Tous les articles de la liste sont déjà lus
notice-all-unread-already = Tous les articles de la liste sont déjà non lus
notice-starred = Étoile posée : { $title }
notice-unstarred = Étoile retirée : { $title }
notice-nothing-to-undo = Rien à annuler
notice-read-again = Annulé : marqué comme lu : { $title }
notice-unread-again = Annulé : marqué comme non lu : { $title }
notice-many-again =
    { $count ->
        [one] Annulé pour { $count } article
       *[other] Annulé pour { $count } articles
    }
notice-star-again = Annulé : étoile posée : { $title }
notice-no-star-again = Annulé : étoile retirée : { $title }
notice-mark-set = Marque { $letter } posée ; ' { $letter } y revient
notice-mark-gone = Marque { $letter } supprimée
notice-mark-again = Annulé : marque { $letter } rétablie
notice-no-mark-again = Annulé : marque { $letter } supprimée
notice-note-again = Annulé : note rétablie
notice-no-note-again = Annulé : note supprimée
notice-no-letter = { $key } ne peut pas être une marque ; prenez a à z, A à Z ou 0 à 9
notice-no-mark = La marque { $letter } n’est pas posée ; m { $letter } la pose
notice-no-marks = Aucune marque ; m suivi d’une lettre en pose une
notice-mark-elsewhere = La marque { $letter } est dans un article hors de cette bibliothèque : { $title }
notice-no-place-before = Aucun saut n’a encore été fait
notice-no-older-place = Début de la liste des sauts
notice-no-newer-place = Fin de la liste des sauts
label-marks = Marques
label-marks-hint = tapez pour filtrer · Entrée ouvre · Suppr supprime · Échap ferme
label-died-open = kiosque s’est arrêté brutalement : il a été tué ou a manqué de mémoire. Ce qui s’affichait comme enregistré l’est.
label-unsaved =
    { $count ->
        [0] Rien n’est enregistré : { $why }
        [one] { $count } changement non enregistré : { $why }
       *[other] { $count } changements non enregistrés : { $why }
    }
label-unsaved-short =
    { $count ->
        [0] non enregistré
       *[other] { $count } en attente
    }
label-quit-unsaved =
    { $count ->
        [one] { $count } changement non enregistré : { $why }. Entrée attend · s le met ailleurs · l quitte sans lui
       *[other] { $count } changements non enregistrés : { $why }. Entrée attend · s les met ailleurs · l quitte sans eux
    }
label-quit-waiting =
    { $count ->
        [one] En attente de { $count } changement : { $why } · s le met ailleurs · l quitte sans lui
       *[other] En attente de { $count } changements : { $why } · s les met ailleurs · l quitte sans eux
    }
label-leftover-rescued =
    { $count ->
        [one] { $count } changement n’a pas pu être enregistré ({ $why }) ; il est dans { $path }, et le prochain démarrage le reprend
       *[other] { $count } changements n’ont pas pu être enregistrés ({ $why }) ; ils sont dans { $path }, et le prochain démarrage les reprend
    }
label-leftover-lost =
    { $count ->
        [one] { $count } changement n’a pas pu être enregistré et est perdu : { $why }
       *[other] { $count } changements n’ont pas pu être enregistrés et sont perdus : { $why }
    }
label-open-question = Ouvrir { $what } avec { $with } ? Entrée ouvre · toute autre touche annule
label-letter-to-set = lettre ou chiffre de la marque · Échap annule
label-letter-to-go = lettre ou chiffre de la marque · ' avant le dernier saut · ? liste · Échap annule
command-star = Poser une étoile sur l’article, ou la retirer
command-read = Marquer l’article comme lu ou non lu
command-read-all = Marquer comme lus tous les articles de la liste
command-unread-all = Marquer comme non lus tous les articles de la liste
command-undo = Annuler la dernière étoile, lecture, marque ou note
command-mark = Poser une marque : une lettre pour cet endroit
command-go-to-mark = Aller à une marque ; ' revient, ? les liste
command-marks = Lister les marques
command-older-place = Reculer dans la liste des sauts
command-newer-place = Avancer dans la liste des sauts

## Le dossier vivant

label-changes = Ce qui a changé depuis la dernière lecture
label-changes-hint = n N suivant, précédent · Entrée y va · Échap ferme
label-changed-quotes = Citations
label-changed-figures = Chiffres
label-changed-paragraphs =
    { $count ->
        [one] { $count } paragraphe
       *[other] { $count } paragraphes
    }
label-gone = fichier supprimé
label-embargo-sign = EMBARGO
label-embargo-until = sous embargo jusqu’au { $until }
label-embargo-open = sous embargo jusqu’à nouvel ordre
label-embargo-past = embargo levé le { $until }
notice-no-more-watches = Mises à jour différées ; essayez sysctl fs.inotify.max_user_watches=524288
notice-no-more-watchers = Mises à jour différées ; essayez sysctl fs.inotify.max_user_instances=1024
notice-far-folder = Dossier réseau : les changements des autres s’affichent après quelques secondes
notice-folder-gone = { $path } a été supprimé ; l’article ouvert reste lisible
notice-folder-back = { $path } est de retour
notice-no-changes = Aucun changement depuis la dernière lecture
notice-comparing = Comparaison avec la dernière version lue…
notice-left-out = Le fichier ne contient plus cet article ; il reste lisible ici
notice-file-gone = Le fichier de l’article a été supprimé ; il reste lisible ici
notice-file-back = Le fichier de l’article est de retour
notice-file-altered = Le fichier a changé ; D montre les différences

## La lecture ligne à ligne, avec --plain

line-mode-welcome = Kiosque ligne à ligne : tapez un numéro pour ouvrir un article, Entrée pour continuer, help pour les commandes, quit pour finir.
line-mode-prompt = >
line-mode-has-video = vidéo
line-mode-has-star = étoile
line-mode-is-read = lu
line-mode-has-changed = modifié depuis la lecture
line-mode-more =
    { $left ->
        [one] encore { $left } ; appuyez sur Entrée
       *[other] encore { $left } ; appuyez sur Entrée
    }
line-mode-list-end = Fin de la liste
line-mode-parts =
    { $count ->
        [one] { $count } paragraphe ; Entrée le lit
       *[other] { $count } paragraphes ; Entrée continue, un numéro va à l’un d’eux
    }
line-mode-video-count =
    { $count ->
        [one] { $count } vidéo
       *[other] { $count } vidéos
    }
line-mode-was-here = Vous en étiez au paragraphe { $number } ; Entrée reprend là
line-mode-lead = Chapô : { $text }
line-mode-heading = Intertitre { $level } : { $text }
line-mode-quotation = Citation : { $text }
line-mode-quotation-by = Citation, { $speaker } : { $text }
line-mode-with-quotation = Avec une citation : { $text }
line-mode-with-quotation-by = Avec une citation de { $speaker } : { $text }
line-mode-set-apart = En exergue : { $text }
line-mode-item = Point : { $text }
line-mode-numbered-item = Point { $number } : { $text }
line-mode-done-item = Fait : { $text }
line-mode-open-item = À faire : { $text }
line-mode-code = Code : { $text }
line-mode-row = Ligne { $number } : { $text }
line-mode-picture = Image : { $text }
line-mode-no-picture-text = Image sans description
line-mode-video = Vidéo : { $text }
line-mode-caption = Légende : { $text }
line-mode-break = Une séparation
line-mode-holds =
    { $count ->
        [one] Trouvé dans { $count } paragraphe
       *[other] Trouvé dans { $count } paragraphes ; next-match continue
    }
line-mode-no-sense = { $command } n’existe pas en mode ligne à ligne
line-mode-unknown = Commande inconnue « { $word } » ; tapez help pour les commandes
line-mode-several = « { $word } » est ambigu : { $known }
line-mode-no-number = Pas de numéro { $number } ; le dernier est { $most }
line-mode-which-number = Tapez { $command } et un numéro de 1 à { $most }
line-mode-what-words = Tapez un argument après { $command }
line-mode-open-again = Répétez la commande pour ouvrir { $what } avec { $with }
line-mode-started = Ouverture de { $address }
line-mode-no-folding = Rien ne se replie en mode ligne à ligne ; prenez contents, section N ou next-quote
line-mode-no-selecting = Pas de sélection en mode ligne à ligne ; note et copy portent sur le paragraphe, ou sur la citation de next-quote
line-mode-no-editing = Un éditeur a besoin d’un terminal
line-mode-no-clipboard = Aucun presse-papiers disponible ; le texte est :
line-mode-notes-first = Tapez d’abord notes pour les numéroter pour { $command }
line-mode-looking = Recherche des articles…
line-mode-reading =
    { $count ->
        [one] Lecture de { $count } article…
       *[other] Lecture de { $count } articles…
    }
line-mode-has-notes =
    { $count ->
        [one] { $count } note ; tapez notes pour la lire
       *[other] { $count } notes ; tapez notes pour les lire
    }
line-mode-has-changes = Modifié depuis la dernière lecture ; tapez changes pour les différences
line-mode-note = { $written }, sur { $words }
line-mode-highlight = surligné : { $words }
line-mode-at-paragraph = au paragraphe { $number }
line-mode-new = Nouveau : { $text }
line-mode-gone = Supprimé : { $text }
line-mode-altered = Modifié : { $text }
line-mode-new-words = (ajouté : { $text })
line-mode-gone-words = (supprimé : { $text })
line-mode-help-number = un numéro : Ouvrir cet article de la liste, ou aller à ce paragraphe
line-mode-help-enter = Entrée : Paragraphe suivant, ou suite de la liste
line-mode-help-open = Ouvrir l’article de ce numéro ; dans un article, son lien de ce numéro
line-mode-help-find = Chercher des mots dans l’article
line-mode-help-section = Aller à la section de ce numéro
line-mode-help-paragraph = Aller au paragraphe de ce numéro
line-mode-help-unread = Marquer l’article comme non lu
line-mode-help-unmark = Supprimer une marque
line-mode-help-go-to-note = Aller à la note de ce numéro
usage-restricted = Ne lancer aucun autre programme, ne tenir aucun journal [défaut : $KIOSQUE_RESTRICTED]
usage-plain = Mode ligne à ligne, sans dessin : pour lecteurs d’écran et terminaux rudimentaires

## Le journal

usage-log = Noter ce qui se passe, dans ce fichier [ou celui que nomme le manuel] ; KIOSQUE_LOG dit jusqu’à quel détail
mistake-log-filter = KIOSQUE_LOG n’accepte pas « { $written } » : écrivez error, warn, info, debug ou trace
manual-variable-log = Le détail du journal : error, warn, info, debug ou trace. Si elle est définie, il y a un journal même sans --log.
manual-file-log = Le journal, si --log ou KIOSQUE_LOG le demande : ce qui a été fait et ce qui a échoué, jamais les mots d’un article. À 5 Mo il devient log.old.

## L’aide

chapter-move = Se déplacer
chapter-read = Lire
chapter-find = Chercher
chapter-mark = Marquer
chapter-look = Aspect
chapter-files = Fichiers
chapter-search-language = Ce qu’on tape après /
chapter-signs = Les signes de la liste
sign-help-starred = Avec une étoile
sign-help-video = Avec une vidéo
sign-help-begun = Lu au quart, à moitié, aux trois quarts
sign-help-finished = Lu jusqu’au bout
sign-help-changed = Changé depuis votre lecture
sign-help-unsaved = Un changement n’est pas encore enregistré
sign-help-embargoed = Sous embargo
sign-help-unread = Non lu
sign-help-read = Lu
weight-bold = gras
weight-dim = pâle
search-help-all-words = Les articles qui ont les deux mots, dans n’importe quel ordre
search-help-phrase = L’expression exacte, avec n’importe quels guillemets
search-help-without = Le premier mot sans le second
search-help-either = L’un ou l’autre mot
search-help-near = Les deux mots, à cinq mots au plus
search-help-prefix = Les mots qui commencent ainsi
search-help-typo = Les mots à une lettre près
search-help-regex = Une expression régulière
search-help-in-field = Dans le titre ; aussi auteur:, source:, rubrique:
search-help-dated = Ces sept derniers jours ; aussi avant:hier, date:2018-11
search-help-between = Entre deux dates
search-help-said = Un mot dans une citation
search-help-speaker = Citations de quelqu’un
search-help-has = Avec vidéo ; has:quote, has:image
search-help-length = Les articles de plus de 800 mots
search-help-status = Les non lus ; is:read, is:starred, is:changed
