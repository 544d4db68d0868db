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
label-reading = lecture { $read } sur { $known }
label-looking = lecture du dossier…
label-newest-first = récents d’abord
label-oldest-first = anciens d’abord
label-by-title = par titre
label-by-author = par auteur
label-by-source = par source
label-nothing-open = Entrée ouvre un article
label-empty-library = Aucun article. Nommez un dossier : kiosque CHEMIN…
label-nothing-matches = Aucun résultat ; Échap affiche tous les articles.
label-more-room = plus de place, svp
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
label-reading-on = lecture en cours…
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
label-notes-title = Notes et passages surlignés
label-notes-hint = tapez pour filtrer, # étiquettes · Entrée y va · Suppr la supprime
label-note-mark = note :
label-lost-note = (introuvable)
label-highlighted = surligné ; a ajoute une note
label-select-hint = w b mots · h l lettres · j k lignes · a note · y copier · o autre bout · {"{"} {"}"} paragraphe
label-videos-title = Vidéos
label-themes = Couleurs
label-orders = Ordre de la liste
label-copy-plain = Copier en texte simple
label-copy-markdown = Copier en Markdown
label-copy-json = Copier en JSON
label-copy-hint = Tab change la forme · Entrée ou un chiffre copie
label-palette = Commandes
label-help = Aide
label-about = À propos de cet article
label-pick-hint = tapez pour filtrer · Entrée choisit · Échap ferme
label-number-hint = un chiffre ou Entrée choisit · Échap ferme
label-sheet-hint = j k font défiler · Échap ferme
label-picture-hint = une touche ferme
label-pictures-hint = image { $current } sur { $of } · ← → les autres · une autre touche ferme
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

## Ce que répond la ligne d’état

notice-in-list = c’est la liste ; q quitte kiosque
notice-query-mistake = { $what }
notice-no-video = cet article ne contient aucun lien vers une vidéo
notice-video-without-address = l’article annonce une vidéo, mais n’en donne pas l’adresse
notice-no-videos-listed = aucun article de la liste ne renvoie à une vidéo
notice-no-picture = aucune image dans cet article
notice-pictures-off = les images sont désactivées dans config.toml : pictures = "key" les affiche
notice-pictures-not-here = ce terminal n’affiche pas d’images : leur légende est dans le texte
notice-picture-remote = Cette image est sur le web : kiosque n’y télécharge rien.
notice-picture-missing = Le fichier de cette image n’est pas ici.
notice-picture-outside = Le fichier de cette image est hors du dossier ouvert.
notice-picture-too-heavy = Le fichier de cette image dépasse { $most } Mo : il n’est pas ouvert.
notice-picture-too-large = Cette image compte { $megapixels } mégapixels : au-delà de { $most }, elle n’est pas décodée.
notice-picture-unknown = Ce fichier n’est pas une image PNG, JPEG, GIF ou WebP lisible.
notice-no-address = l’article ne donne pas sa propre adresse
notice-no-links = aucun lien sur cet écran
notice-no-article = aucun article n’est ouvert
notice-no-sections = cet article n’a pas d’intertitres
notice-no-section-here = il n’y a ici aucune section à replier
notice-no-quotes = aucune citation dans cet article
notice-no-next-section = c’est la dernière section
notice-no-previous-section = c’est la première section
notice-no-next-quote = c’est la dernière citation
notice-no-previous-quote = c’est la première citation
notice-no-next-paragraph = c’est le dernier paragraphe
notice-no-previous-paragraph = c’est le premier paragraphe
notice-no-search = rien n’a encore été recherché : / lance une recherche
notice-no-matches = « { $typed } » ne figure pas dans cet article
notice-last-match = dernier résultat ; encore une fois pour l’article suivant
notice-first-match = premier résultat ; encore une fois pour l’article précédent
notice-no-more-articles = aucun autre article ne le contient
notice-end = fin de l’article
notice-beginning = début de l’article
notice-last-article = c’est le dernier article de la liste
notice-first-article = c’est le premier article de la liste
notice-empty-list = la liste est vide
notice-no-paragraph-here = aucun paragraphe ici
notice-reader-only = cela se fait dans l’article : Entrée y entre
notice-note-kept = la note est enregistrée
notice-highlight-kept = surligné ; a y ajoute une note
notice-note-gone = la note est supprimée
notice-no-note-here = aucune note ici : A les montre toutes
notice-no-notes = aucune note pour l’instant : a en crée une dans un article
notice-note-elsewhere = son article n’est pas dans les dossiers ouverts
notice-note-nowhere = l’article de cette note n’est pas dans les dossiers ouverts : { $path }
notice-note-lost = les mots de cette note ne sont plus dans l’article
notice-not-yet-read = la lecture de l’article n’est pas terminée
notice-unknown-key = { $keys } ne fait rien ici ; ? montre les touches
notice-widest = le texte occupe toute la largeur de la fenêtre
notice-narrowest = le texte ne peut pas être plus étroit
notice-measure =
    { $columns ->
        [one] { $columns } colonne
       *[other] { $columns } colonnes
    }
notice-sent = envoyé au presse-papiers du terminal : { $what }
notice-copied-with = copié avec { $program } : { $what }
notice-copy-failed = rien n’est copié : { $program } : { $why }
notice-theme = couleurs : { $name }
notice-ordered = ordre : { $order }
notice-mouse-taken = kiosque a pris la souris : la molette fait défiler, un clic sélectionne ; M la rend
notice-mouse-given = la souris est rendue au terminal, pour y sélectionner du texte ; M la reprend
notice-pasted-nowhere = rien n’est en cours de saisie : le texte collé est laissé de côté ; / pour chercher
notice-link-to = { $url }  (un second clic l’ouvre)
notice-rescanned = nouvelle lecture du dossier
notice-opening = ouverture avec { $with } : { $what }
notice-opener-missing = aucun programme pour l’ouvrir ; l’adresse va au presse-papiers : { $url }
notice-opener-failed = échec de { $program } : { $why }
notice-refused = refusé : { $why }
notice-editor-failed = échec de l’éditeur { $program } : { $why }
notice-no-editor = il n’y a aucun fichier à modifier
notice-unreadable = { $path } est illisible : { $why }
notice-cannot-suspend = aucun shell où revenir : le programme n’a pas été lancé depuis un shell
notice-config-mistake = { $what }
notice-clipboard-too-large = texte trop long : le presse-papiers du terminal prend 100 Ko

## Ce qui ne va pas dans ce qu’une personne a écrit : configuration, recherche, ligne de commande

mistake-no-library = rien à lire : nommez des dossiers ou des fichiers, ou réglez library dans la configuration
mistake-no-such-path = { $path } n’existe pas
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
mistake-bad-regex = ce n’est pas une expression rationnelle : { $why }
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
mistake-bad-day = { $written } n’est pas un jour : écrivez 2018, 2018-11, 2018-11-13, 7d, 6m ou yesterday, ou deux d’entre eux avec .. au milieu
mistake-bad-count = { $written } n’est pas un nombre de mots : écrivez >800, <800, >=800, <=800, =800 ou 200..400
mistake-backwards = cet intervalle finit avant de commencer : inversez ses deux bornes
mistake-bad-has = has:{ $written } ne trouve rien : écrivez has:video, has:quote ou has:image
mistake-bad-is = is:{ $written } ne trouve rien : écrivez is:unread, is:read ou is:starred
mistake-long-query =
    { $most ->
        [one] une recherche prend au plus { $most } octet : raccourcissez-la, la suite n’est pas recherchée
       *[other] une recherche prend au plus { $most } octets : raccourcissez-la, la suite n’est pas recherchée
    }
mistake-not-toml = ce n’est pas du TOML bien formé : { $why }
mistake-unknown-option = aucune option ne s’appelle `{ $name }`
mistake-unknown-mode = les touches se règlent sous everywhere, list ou reader, pas sous `{ $name }`
mistake-unknown-command = aucune commande ne s’appelle `{ $name }`
mistake-unknown-key = aucune touche ne s’appelle `{ $name }`
mistake-unknown-styled = un thème n’a ni rôle ni partie de l’écran du nom de `{ $name }`
mistake-unknown-theme = aucun thème ne s’appelle `{ $name }`
mistake-unknown-style = `{ $word }` n’est ni une couleur ni un style
mistake-unknown-placeholder = rien ne peut prendre la place de `{ $name }`
mistake-wrong-type = `{ $name }` doit être { $wanted }
mistake-not-one-of = `{ $name }` doit valoir l’un de ces mots : { $words }
mistake-out-of-range = `{ $name }` doit être un nombre de { $least } à { $most }
mistake-key-twice = `{ $keys }` sert déjà ici à { $command }
mistake-key-out-of-reach = `{ $keys }` est incompatible avec `{ $other }` ({ $command }) : l’une commence l’autre
mistake-key-is-count = `{ $keys }` commence par un chiffre, et les chiffres comptent les répétitions d’un mouvement
mistake-no-way-out = force-quit doit garder une touche, sinon rien ne pourrait arrêter le programme
mistake-opener-lacks = il manque `{ $name }` à cet [[open]]
mistake-at = { $file }:{ $line }: { $what }
mistake-did-you-mean = { $what } ; vouliez-vous dire `{ $near }` ?
mistake-failed = échec : { $why }

# Ce que doit être une option de la configuration.
wanted-table = une table
wanted-text = un texte entre guillemets
wanted-texts = une liste de textes, comme ["un", "deux"]
wanted-truth = true ou false
wanted-openers = écrit [[open]], une fois pour chaque programme

# Ce qui ne va pas dans une expression rationnelle.
flaw-open-group = un groupe n’est pas fermé
flaw-stray-close = une ) ne ferme rien
flaw-open-class = un [ n’est pas fermé
flaw-class-range = entre [ ], un intervalle va du plus petit au plus grand caractère, comme [a-z]
flaw-nothing-to-repeat = rien à répéter avant ?, + ou *
flaw-repeat-count = les accolades d’une répétition contiennent un ou deux nombres, comme {"{2}"} ou {"{2,5}"}
flaw-open-escape = rien ne suit la dernière barre oblique inverse
flaw-unknown-escape = une barre oblique inverse précède une lettre sans signification
flaw-look-around = elle ne peut pas regarder en avant ou en arrière
flaw-back-reference = elle ne peut pas renvoyer à un groupe
flaw-unknown-property = aucune classe de caractères ne s’appelle ainsi
flaw-too-large = elle est trop grande
flaw-other = elle n’est pas bien formée

## Pourquoi quelque chose a échoué au dehors : la fin d’une phrase

cause-not-found = aucun fichier ni dossier de ce nom
cause-forbidden = l’accès est interdit
cause-not-a-file = ce n’est pas un fichier ordinaire
cause-is-a-folder = c’est un dossier
cause-exists = il existe déjà
cause-full-disk = le disque est plein
cause-read-only = le disque est en lecture seule
cause-pdf = le PDF n’est pas pris en charge ; `pdftotext FICHIER` en tire un texte
cause-old-word = les documents des anciens Word ne sont pas pris en charge ; `libreoffice --headless --convert-to docx FICHIER` en fait un nouveau
cause-rich-text = le Rich Text n’est pas pris en charge ; `libreoffice --headless --convert-to docx FICHIER` en fait un document
cause-no-text = ce n’est pas un texte
cause-too-large = c’est trop grand
cause-too-slow = trop long à répondre
cause-status = code { $code }
cause-signal = signal { $number }
cause-panic = une erreur interne de kiosque ({ $place })
cause-logged-panic = une erreur interne de kiosque ({ $place }) ; voir le journal, { $log }
cause-said = { $words }

## Ce qu’un fichier avait de singulier

note-video-without-address = le texte annonce une vidéo, mais n’en donne pas l’adresse
note-encoding = le fichier n’est pas en UTF-8 ; il a été lu comme { $name }
note-declared = le fichier se dit en { $declared }, mais ne l’est pas ; il a été lu comme { $name }
note-double-encoded = le texte a été encodé deux fois en UTF-8, si bien que les lettres accentuées donnent « Ã© » ; il est montré tel quel
note-broken-data = les données structurées (JSON) sont fautives ; elles ont été lues autant que possible
note-no-article = le fichier contient des données (JSON), mais aucun article reconnu ; il est montré tel quel
note-no-page = l’archive ne contient aucune page web
note-unreadable =
    { $count ->
        [one] { $count } caractère n’a pas pu être décodé et s’affiche
       *[other] { $count } caractères n’ont pas pu être décodés et s’affichent
    } comme �
note-controls =
    { $count ->
        [one] { $count } caractère de contrôle s’affiche
       *[other] { $count } caractères de contrôle s’affichent
    } comme �
note-invisible =
    { $count ->
        [one] { $count } caractère invisible ou changeant le sens d’écriture a été retiré
       *[other] { $count } caractères invisibles ou changeant le sens d’écriture ont été retirés
    }
note-front-matter = l’en-tête n’est pas bien formé et a été lu ligne par ligne : { $what }
note-front-matter-open = l’en-tête n’a pas de ligne de fin ; il a été lu comme du texte
note-date = la date « { $written } » n’a pas été comprise
note-reading-failed = le fichier n’a pas pu être lu : { $why }
note-empty = le fichier est vide
note-misnamed = le nom du fichier annonce des données, mais c’est une page web ; elle a été lue comme telle
note-cut =
    { $megabytes ->
        [one] seul le premier mégaoctet a été lu
       *[other] seuls les { $megabytes } premiers Mo ont été lus
    }
note-broken-packing = le fichier compressé est tronqué ou endommagé ; ce qui a pu en être extrait s’affiche
note-not-text = ce n’est pas un texte ; seul son nom s’affiche
note-language = la langue a été déduite du texte : { $tongue } ({ $percent } %)
note-language-unsure = la langue a été déduite du texte, sans certitude : { $tongue } ({ $percent } %)
tongue-named =
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
note-draft = le fichier est signalé comme brouillon
note-dense = le fichier dépasse 1 Mo sans ligne vide ; il a été lu comme du texte brut
note-too-deep =
    { $depth ->
        [one] le fichier s’emboîte sur plus de { $depth } niveau ; ce qui est plus profond s’affiche à plat
       *[other] le fichier s’emboîte sur plus de { $depth } niveaux ; ce qui est plus profond s’affiche à plat
    }
note-broken-document = le fichier n’est pas un document de ce type, ou bien il est endommagé ; rien n’a pu y être lu
note-no-body = le fichier ne contient aucun texte de document
note-unpacked = une partie du fichier dépasse { $megabytes } Mo une fois décompressée ; seul son début a été lu
note-tracked-changes = le document est en suivi des modifications : les ajouts s’affichent, les suppressions non
note-comments =
    { $count ->
        [one] un commentaire en marge n’est pas affiché
       *[other] { $count } commentaires en marge ne sont pas affichés
    }
note-no-headers = ce courriel n’a pas d’en-tête ; il a été lu en entier comme du texte
note-attachments =
    { $count ->
        [one] une pièce jointe, non affichée : { $names }
       *[other] { $count } pièces jointes, non affichées : { $names }
    }
note-damaged-part = une partie du fichier est endommagée ou tronquée ; ce qui a pu être lu s’affiche
note-encrypted = le fichier est chiffré ; son contenu ne peut pas être lu
note-times =
    { $count ->
        [one] une ligne de minutage n’a pas été comprise
       *[other] { $count } lignes de minutage n’ont pas été comprises
    }
note-no-cues = ces sous-titres ne contiennent aucun minutage ; ils ont été lus comme du texte
note-page-too-large = la page compte plus de { $nodes } éléments, ou les emmêle ; la suite s’affiche sans mise en forme
note-attributes = un élément porte plus de { $most } attributs ; les autres ont été laissés de côté
note-too-many =
    { $count ->
        [one] le fichier contient plus de { $most } articles ; { $count } a été laissé de côté
       *[other] le fichier contient plus de { $most } articles ; { $count } ont été laissés de côté
    }
note-feed-cut = le flux s’interrompt au milieu d’un article
note-feed-empty = le flux ne contient aucun article
note-too-much = le fichier compte plus de { $most } éléments ; la suite a été laissée de côté
note-long-tag = une balise du fichier a plus de 64 Kio d’attributs ; ils ont été laissés de côté
note-malformed = le XML n’est pas bien formé ; il a été lu autant que possible
note-json = le JSON n’est pas bien formé (ligne { $line }) ; il s’affiche tel quel
note-nameless-xml = ce XML n’est d’aucun type connu ici ; son texte s’affiche
note-unknown-xml = ce XML (« { $root } ») n’est d’aucun type connu ici ; son texte s’affiche
note-withheld = l’agence retient cette dépêche
note-canceled = l’agence a annulé cette dépêche
note-editorial = à l’attention des rédactions : { $text }
note-usage = conditions d’utilisation : { $text }
note-plan = c’est un plan de couverture, pas une dépêche

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
command-next-match = Résultat suivant, puis article suivant
command-previous-match = Résultat précédent, puis article précédent
command-fold-toggle = Replier ou déplier la section
command-fold-open = Déplier la section
command-fold-close = Replier la section
command-fold-open-all = Déplier toutes les sections
command-fold-close-all = Replier toutes les sections
command-fold-level-1 = N’afficher que les intertitres de niveau 1
command-fold-level-2 = Afficher les intertitres jusqu’au niveau 2
command-fold-level-3 = Afficher les intertitres jusqu’au niveau 3
command-fold-level-4 = Afficher les intertitres jusqu’au niveau 4
command-fold-level-5 = Afficher les intertitres jusqu’au niveau 5
command-fold-level-6 = Afficher les intertitres jusqu’au niveau 6
command-fold-quotes-only = N’afficher que les citations, replier le reste
command-contents = Sommaire de l’article
command-quotes-panel = Citations de l’article
command-video = Ouvrir la vidéo de l’article
command-picture = Afficher les images de l’article
command-all-videos = Toutes les vidéos des articles de la liste
command-link-hints = Ouvrir un lien par les lettres affichées à côté
command-open-page = Ouvrir l’adresse de l’article
command-copy = Copier le lien, la citation ou le paragraphe
command-note = Surligner citation, paragraphe ou sélection, avec une note
command-delete-note = Supprimer la note ou le surlignage ici
command-notes = Toutes les notes et les passages surlignés
command-select = Sélectionner des mots au clavier, comme dans vim
command-edit = Modifier l’article dans votre éditeur
command-order = Changer l’ordre de la liste
command-theme = Choisir les couleurs
command-wider = Élargir le texte
command-narrower = Rétrécir le texte
command-zen = N’afficher que le texte, ou tout à nouveau
command-mouse = Prendre la souris, ou la rendre au terminal pour sélectionner du texte
command-about = À propos de l’article : fichier, format, contenu
command-changes = Ce qui a changé dans l’article depuis la dernière lecture
command-rescan = Relire le dossier
command-palette = Trouver une commande par son nom
command-help = Les touches en vigueur
command-redraw = Redessiner l’écran
command-suspend = Revenir au shell ; fg réveille le programme
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
usage-paths = Dossiers et fichiers à lire, FICHIER#ID pour ouvrir un article d’un fichier qui en contient plusieurs [par défaut : la bibliothèque réglée, sinon ./articles, sinon une visite guidée]
usage-at = Ouvrir sur une recherche
usage-theme = Prendre ces couleurs
usage-config-file = Prendre ce fichier de configuration [ou celui que nomme KIOSQUE_CONFIG]
usage-list = Lister des articles, un par ligne : date, titre, auteurs, chemin
usage-list-paths = Dossiers, fichiers, FICHIER#ID, - pour un article sur l’entrée standard, puis une recherche ; ce qui n’est pas un fichier est recherché
usage-list-json = Un objet JSON par ligne
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
usage-open = Ouvrir la vidéo d’un article, comme v pendant la lecture
usage-open-video = Laquelle des vidéos, à partir de 1
usage-config = La configuration : où elle se trouve, ce qui est en vigueur, ce qui ne va pas
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
usage-number-value = N

## Ce que l’on répond à une ligne de commande incompréhensible

refusal-unknown-argument = l’option `{ $argument }` n’existe pas
refusal-unknown-near = l’option `{ $argument }` n’existe pas ; vouliez-vous dire `{ $near }` ?
refusal-bad-value = `{ $value }` ne convient pas à { $argument }
refusal-no-value = { $argument } attend une valeur
refusal-lacks = il manque quelque chose : { $arguments }
refusal-conflict = { $argument } et { $others } s’excluent
refusal-twice = { $argument } est donné deux fois
refusal-lacks-command = il manque une commande
refusal-unknown-command = la commande `{ $name }` n’existe pas
refusal-not-unicode = un argument n’est pas écrit en UTF-8
refusal-other = cette ligne de commande n’a pas été comprise
refusal-see-help = `kiosque --help` dit ce qu’il y a.

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
manual-description = Ouvre un dossier d’articles, en texte simple ou en Markdown, et montre côte à côte la liste et le lecteur : le texte en colonne, replié par intertitres, les citations dans leur couleur, la recherche à mesure qu’on tape, les vidéos à portée de touche. Les commandes ci-dessous se passent de terminal ; elles n’écrivent sur la sortie standard que des données. Les articles ne sont jamais modifiés.
manual-status0 = Tout s’est bien passé ; pour ce qui cherche ou liste : quelque chose a été trouvé. Vaut aussi quand le lecteur d’un tube s’en est allé.
manual-status1 = Rien n’a été trouvé.
manual-status2 = Une erreur, dite sur la sortie d’erreur.
manual-variable-config = Le fichier de configuration, si --config n’en nomme pas.
manual-variable-config-home = Où se trouvent les configurations, à défaut de ~/.config.
manual-variable-editor = L’éditeur avec lequel e ouvre le fichier d’un article.
manual-variable-no-color = Si elle est définie et non vide, rien n’est en couleur.
manual-variable-locale = La langue de l’interface, et si le terminal montre plus que l’ASCII.
manual-file-config = Votre configuration ; kiosque config init en écrit une pour commencer, où chaque option est expliquée.

## L’état

notice-state-homeless = aucun dossier personnel : gardé jusqu’à la fin seulement ; définissez HOME ou XDG_STATE_HOME
notice-state-unwritable = { $path } : écriture impossible, vérifiez les droits ; gardé jusqu’à la fin seulement
notice-state-full = plus de place pour { $path } : libérez-en ; gardé jusqu’à la fin seulement
notice-state-newer = { $path } vient d’une version plus récente : mettez kiosque à jour ; gardé jusqu’à la fin seulement
notice-state-damaged = { $path } était abîmé : c’est désormais { $aside }, un autre est commencé
notice-state-held = un autre programme tient { $path } : fermez-le ; gardé jusqu’à la fin seulement
notice-state-failed = { $path } : écriture impossible, voyez ce disque ; gardé jusqu’à la fin seulement
notice-state-busy = un autre programme tient { $path } : nouvel essai

## Étoiles, articles lus, marques et endroits

notice-counts-as-read = compté comme lu : { $title }
notice-counts-as-unread = compté comme non lu : { $title }
notice-many-read =
    { $count ->
        [one] { $count } article de la liste est maintenant compté comme lu ; u annule
       *[other] { $count } articles de la liste sont maintenant comptés comme lus ; u annule
    }
notice-many-unread =
    { $count ->
        [one] { $count } article de la liste est maintenant compté comme non lu ; u annule
       *[other] { $count } articles de la liste sont maintenant comptés comme non lus ; u annule
    }
notice-all-read-already = tous les articles de la liste sont déjà comptés comme lus
notice-all-unread-already = tous les articles de la liste sont déjà comptés comme non lus
notice-starred = étoile posée : { $title }
notice-unstarred = étoile retirée : { $title }
notice-nothing-to-undo = rien à annuler
notice-read-again = annulé ; de nouveau compté comme lu : { $title }
notice-unread-again = annulé ; de nouveau compté comme non lu : { $title }
notice-many-again =
    { $count ->
        [one] annulé pour { $count } article
       *[other] annulé pour { $count } articles
    }
notice-star-again = annulé ; l’étoile est de nouveau posée : { $title }
notice-no-star-again = annulé ; l’étoile est de nouveau retirée : { $title }
notice-mark-set = marque { $letter } posée ici ; ' { $letter } y revient
notice-mark-gone = la marque { $letter } est retirée
notice-mark-again = annulé ; la marque { $letter } a retrouvé sa place
notice-no-mark-again = annulé ; il n’y a plus de marque { $letter }
notice-note-again = annulé ; la note est rétablie
notice-no-note-again = annulé ; la note est retirée
notice-no-letter = { $key } ne peut pas servir de marque : prenez une lettre de a à z ou de A à Z, ou un chiffre
notice-no-mark = il n’y a pas de marque { $letter } : m { $letter } la pose
notice-no-marks = aucune marque n’est posée : m suivi d’une lettre en pose une
notice-mark-elsewhere = la marque { $letter } est dans un article absent de cette bibliothèque : { $title }
notice-no-place-before = aucun saut n’a encore été fait
notice-no-older-place = c’est le premier endroit du parcours
notice-no-newer-place = c’est le dernier endroit du parcours
label-marks = Marques
label-marks-hint = tapez pour filtrer · Entrée y va · Suppr la retire · Échap abandonne
label-letter-to-set = une lettre ou un chiffre pour marquer cet endroit · Échap abandonne
label-letter-to-go = une lettre ou un chiffre · ' retour avant le dernier saut · ? toutes les marques · Échap abandonne
command-star = Poser une étoile sur l’article, ou la retirer
command-read = Compter l’article comme lu, ou comme non lu
command-read-all = Compter tous les articles de la liste comme lus
command-unread-all = Compter tous les articles de la liste comme non lus
command-undo = Annuler la dernière étoile, lecture, marque ou note ; encore une fois, celle d’avant
command-mark = Marquer cet endroit d’une lettre
command-go-to-mark = Aller à l’endroit marqué d’une lettre ; deux fois, retour où l’on était ; ? liste les marques
command-marks = Tous les endroits marqués d’une lettre
command-older-place = Retour où l’on était avant, dans cet article ou un autre
command-newer-place = De nouveau en avant, après un retour

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
label-gone = disparu du disque
label-embargo-sign = EMBARGO
label-embargo-until = sous embargo jusqu’au { $until }
label-embargo-open = sous embargo jusqu’à nouvel ordre
label-embargo-past = embargo levé le { $until }
notice-no-more-watches = mises à jour différées ; remède : sysctl fs.inotify.max_user_watches=524288
notice-no-more-watchers = mises à jour différées ; remède : sysctl fs.inotify.max_user_instances=1024
notice-far-folder = dossier réseau : ce que d’autres modifient s’affiche après quelques secondes
notice-folder-gone = { $path } a disparu ; l’article ouvert reste lisible
notice-folder-back = { $path } est de retour
notice-no-changes = rien n’a changé depuis la dernière lecture
notice-comparing = comparaison avec ce qui a été lu…
notice-left-out = le fichier ne contient plus cet article ; il reste lisible
notice-file-gone = le fichier de cet article a disparu ; l’article reste lisible
notice-file-back = le fichier de cet article est de retour
notice-file-altered = le fichier a changé ; D montre ce qui diffère

## La lecture ligne à ligne, avec --plain

plain-welcome = Kiosque, ligne à ligne : un numéro ouvre un article, Entrée continue, help dit les commandes, quit termine.
plain-prompt = >
plain-has-video = vidéo
plain-has-star = étoile
plain-is-read = lu
plain-more =
    { $left ->
        [one] encore { $left } : Entrée le dit
       *[other] encore { $left } : Entrée continue
    }
plain-list-end = fin de la liste
plain-parts =
    { $count ->
        [one] { $count } paragraphe : Entrée le lit
       *[other] { $count } paragraphes : Entrée continue, un numéro va à l’un d’eux
    }
plain-video-count =
    { $count ->
        [one] { $count } vidéo
       *[other] { $count } vidéos
    }
plain-was-here = vous en étiez au paragraphe { $number } ; Entrée reprend là
plain-lead = Chapô : { $text }
plain-heading = Intertitre { $level } : { $text }
plain-quotation = Citation : { $text }
plain-quotation-by = Citation, { $speaker } : { $text }
plain-with-quotation = Avec une citation : { $text }
plain-with-quotation-by = Avec une citation de { $speaker } : { $text }
plain-set-apart = En exergue : { $text }
plain-item = Point : { $text }
plain-numbered-item = Point { $number } : { $text }
plain-done-item = Fait : { $text }
plain-open-item = À faire : { $text }
plain-code = Code : { $text }
plain-row = Ligne { $number } : { $text }
plain-picture = Image : { $text }
plain-no-picture-text = Image sans description
plain-video = Vidéo : { $text }
plain-caption = Légende : { $text }
plain-break = Une séparation
plain-holds =
    { $count ->
        [one] { $count } paragraphe le contient
       *[other] { $count } paragraphes le contiennent ; next-match va au suivant
    }
plain-no-sense = { $command } n’a pas de sens ici : rien n’est dessiné
plain-unknown = pas de commande « { $word } » ; help dit les commandes
plain-several = « { $word } » peut être { $known } : écrivez-en davantage
plain-no-number = pas de numéro { $number } : le dernier est { $most }
plain-which-number = { $command } suivi d’un numéro de 1 à { $most }, s’il vous plaît
plain-what-words = écrivez après { $command } ce que vous voulez
plain-started = ouverture de { $address }
plain-not-kept = cela ne peut être conservé
plain-no-folding = rien ne se replie ici : contents dit les intertitres, section et un numéro va à l’un d’eux, next-quote à une citation
plain-no-selecting = pas de sélection ici : note et copy portent sur le paragraphe, ou sur la citation où next-quote a mené
plain-no-editing = pas de terminal ici à prêter à un éditeur
plain-no-clipboard = aucun presse-papiers à portée ; voici ce qui serait copié :
plain-mark-lost = les mots marqués par { $letter } ont disparu ; voici le début de leur article
plain-notes-first = notes dit les numéros que demande { $command }
plain-looking = recherche des articles…
plain-reading =
    { $count ->
        [one] lecture de { $count } article…
       *[other] lecture de { $count } articles…
    }
plain-has-notes =
    { $count ->
        [one] { $count } note : notes la dit
       *[other] { $count } notes : notes les dit
    }
plain-has-changes = modifié depuis la dernière lecture : changes dit ce qui diffère
plain-note = { $written }, sur { $words }
plain-highlight = surligné : { $words }
plain-at-paragraph = au paragraphe { $number }
plain-new = Nouveau : { $text }
plain-gone = Supprimé : { $text }
plain-altered = Modifié : { $text }
plain-new-words = (ajouté : { $text })
plain-gone-words = (supprimé : { $text })
plain-help-number = un numéro : ouvrir l’article de la liste, ou aller au paragraphe de l’article
plain-help-enter = Entrée : continuer l’article, ou dire la suite de la liste
plain-help-open = Ouvrir l’article de ce numéro ; dans un article, son lien de ce numéro
plain-help-find = Chercher des mots dans l’article
plain-help-section = Aller à la section de ce numéro
plain-help-paragraph = Aller au paragraphe de ce numéro
plain-help-unread = Compter l’article comme non lu
plain-help-unmark = Retirer la marque d’une lettre
plain-help-go-to-note = Aller aux mots de la note de ce numéro
usage-plain = Lire ligne à ligne, sans rien dessiner : pour lecteurs d’écran et terminaux rudimentaires

## Le journal

usage-log = Noter ce qui se passe, dans ce fichier [ou celui que nomme le manuel] ; KIOSQUE_LOG dit jusqu’à quel détail
mistake-log-filter = KIOSQUE_LOG n’accepte pas « { $written } » : écrivez error, warn, info, debug ou trace
manual-variable-log = Le détail du journal : error, warn, info, debug ou trace. Si elle est définie, il y a un journal même sans --log.
manual-file-log = Le journal, si --log ou KIOSQUE_LOG le demande : ce qui a été fait et ce qui a échoué, jamais les mots d’un article. À 5 Mo il devient log.old.
