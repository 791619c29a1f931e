/**
 * What a column can say of a thing, in the words publishers use: French, English, Spanish, Romanian, Swedish, German, and the
 * field names of the national schemas. One concept a line; a word may belong to several, the values then decide.
 */
export const attributeWords = `
NAME: nom | tico | titr | quoi | what | vad | name | titre | title | intitule | libelle | lib | lbl | label | designation | denomination | appellation | nombre | titulo | denominacion | denumire | denumirea | nume | numele | titlu | titlul | namn | benamning | rubrik | titel | bezeichnung | toponyme | nomination | nomoff | summary | headline | enseigne | caption | nom usuel | nom officiel | nom complet | heading | namn pa | nombre comercial | dcterms title | denominacio | nom del | titol | titulo actividad | descrizione farmacia | denominazione | designacao | designacio | nome | arende | titre editorial | titre editorial notice | nom commercial | nom comercial | benamning sv | naam | titel evenement | arendemening
LEGALNAME: raison sociale | denomination sociale | denomination legale | denomination unite legale | razon social | legal name | nom entreprise | titre long | titre court | denumire firma | foretagsnamn | firmenname
ALTNAME: sigle | acronyme | autre nom | nom alternatif | alternate name | alias | siglas | short name | nom abrege | sigla | nom commercial | ancien nom | sous titre | subtitle | soustitre | subtitulo | subtitlu | undertitel | underrubrik
ID: id | uid | identifiant | identificateur | identifier | identification | identificador | identificator | guid | uuid | objectid | fid | ogc fid | gid | oid | pk | cle | key | clave | cheie | ident | idt | kennung | recordid | record id | external id | numar inreg | nr inreg | numar inregistrare | nr inregistrare | numero registro | nr registru | registernummer | register id | identificativo | paragraf | cod lmi | lmi | cod ran | skolenhetskod | enhetskod
CODE: code | codigo | cod | kod | schluessel | schlussel | codi
REF: ref | reference | referencia | referinta | referens | referenz | dossier | matricule | expediente | diarienummer
NUMBER: numero | num | no | n | nr | number | numar | nummer | nume ro | nro
COUNT: nombre | nb | nbr | nbre | count | cantidad | numar | antal | anzahl | quantite | qte | effectif | total | nombre total
DATE: date | quand | cuando | cand | nar | when | wann | fecha | data | datum | dat | dt | dte | jour mois annee | day date | datetime | horodatage | timestamp | dia | data hora | giorno | datas | fechas
YEAR: annee | an | year | ano | anul | ar | jahr | exercice | ejercicio | exercitiu | millesime | rakenskapsar | anno | annees | anno finanziario | ejercicio presupuestario
MONTH: mois | month | mes | luna | manad | monat
TIME: timing | heure | hre | hr | hour | time | hora | ora | tid | klockslag | klockan | uhrzeit | tidpunkt | tider | horaire
START: debut | deb | start | begin | beginning | inicio | inicia | comienzo | inceput | inceperii | incepere | beginn | starta | ouverture | starts | begins | desde | from | du | apertura | fecha inicial | inicial | dtstart | av debut | partir | initiale | premier jour | startar | demarrage | firstdate | inici | inizio | begindatum | aanvang
END: fin | end | ends | finish | final | termino | finaliza | finalizacion | sfarsit | sfarsitul | incheiere | incheierii | slut | slutar | ende | terme | hasta | jusqu | jusque | cloture | dtend | cierre | dernier jour | fermeture | until | finishing | lastdate | fi | data fi | fine | fim | einddatum | t o m
DURATION: duree | duration | duracion | durata | langd | varaktighet | dauer
FIRST: premiere | premier | first | primera | prima | forsta | erste
LAST: derniere | dernier | last | ultima | ultimo | sista | letzte
NEXT: prochaine | prochain | next | proxima | proximo | urmatoarea | nasta | naechste
RANGE: periode | period | periodo | perioada | date range | plage
DESC: description | hist | descriptif | desc | descr | descripcion | descriere | descrierea | beskrivning | beschreibung | presentation | prezentare | presentacion | body | detail | detaljer | detalle | detalii | synopsis | about | texte de presentation | historique | histo | informacion | descripcio | descricao | descrizione | omschrijving | finalitats | resumen contenido | sammanfattande beskrivning
SUMMARY: resume | resumen | rezumat | sammanfattning | chapo | chapeau | accroche | intro | introduction | ingress | abstract | excerpt | teaser | lead | lede | kurzbeschreibung | entradilla | extrait
TEXT: texte | text | contenu | content | contenido | continut | innehall | inhalt | corps | article body | cuerpo | brodtext
COMMENT: commentaire | comm | comment | remarque | observation | note | obs | comentario | observacion | observatii | kommentar | anmarkning | anmerkung | notes | bemerkung | nota | complement information | info | information | info complementaire | precision
LONG: long | longue | large | larga | extinsa | full | complet | complete | detaillee | lang | fullstandig | detaille | html | lunga | llarga
SHORT: court | courte | short | corta | corto | breve | scurta | kort | kurz | bref | scurt
ADDRESS: adresse | adr | adrs | ad | address | addr | direccion | adresa | adressen | adress | gatuadress | besoksadress | anschrift | domicilio | localisation | localizacion | adresse postale | adresse complete | adr complete | full address | geo adresse | adresse normalisee | street address | sediu | sediul | thoroughfare | adresse physique | adreca | morada | indirizzo | endereco | adres | besoksadress gata | utdelningsadress
STREET: voie | rue | street | calle | via | strada | str | gata | gatan | vag | strasse | nomvoie | odonyme | nom voie | libelle voie | denominacion via | vagnamn | gatunamn | road | road name | nom via | rua | arteria | nome via
STREETTYPE: clase vial | clase via | tipo vial | type voie | tipo via | street type | nature voie | tip artera | tipvia | roadtype | road type | roadtype name | tipus via | tipologia via
HOUSE: numero voie | numero rue | no voie | house number | housenumber | numero portal | portal | gatunummer | hausnummer | numero maison | adrnumero | num voie | street number | start street number | num via | numportal | num portal | numero policia | numero civico | civico | nr imobil | huisnummer | gatunr
REPETITION: indice repetition | repetition | suffixe | btq | b t q | rep | bi ter
COMPLEMENT: complement | compl | cplt | complemento | adresse 2 | adresse 3 | adresse2 | adresse3 | bp | lieu dit | lieudit | hameau | co adress | etage | batiment
POSTCODE: code postal | c p | codepostal | cp | cpostal | postal code | postcode | post code | zip | zipcode | zip code | codigo postal | codpostal | cod postal | postnummer | postnr | plz | postleitzahl | cod post | c postal | postalcode | cdpostal | code post | codi postal | npa | cap | codigo postal instalacion | codigo postale | localidade postal | zip postal code | postcode gebied | cpostale | plz ort | com cp
TOWN: commune | libelle geographique | nom geographique | ville | city | town | municipality | localite | locality | localidad | municipio | poblacion | ciudad | localitate | localitatea | oras | orasul | municipiul | comuna | uat | kommun | kommune | ort | postort | stad | tatort | gemeinde | stadt | wohnort | municipi | com | libcom | nomcom | nom com | bureau distributeur | addresslocality | libgeo | lib geo | pueblo | urbanizacion | acheminement | commun | municipi nom | comune | concelho | freguesia | localita | lieu commune | woonplaats | plaats naam | ville commune
TOWNCODE: insee | code insee | codeinsee | depcom | codgeo | code geo | code commune | codecommune | cod com | com insee | insee com | code com | numcom | codecom | citycode | city code | siruta | cod siruta | codigo ine | ine | cod ine | codigo municipio | cod municipio | codmun | kommunkod | kommunnummer | ags | gemeindeschluessel | municipality code | cog | codcom | cdc commune | insee commune | code officiel commune | c insee | id commune | commune insee | cog insee | codigo localidad | codi municipi | cod istat | codice istat | istat | codice comune | nis | nis code | bfs nr | bfsnr | kommun kod | siruta uat | siruta cod | insee commune code
DEPARTMENT: departement | dep | dept | dpt | department | provincia | judet | judetul | lan | province | county | libdep | numdep | nomdep | lansnamn | landkreis | ref dep | deps
REGION: region | reg | libreg | comunidad autonoma | ccaa | regiune | regiunea | bundesland | communaute autonome | adminlevel
COUNTRY: pays | country | pais | tara | land | addresscountry | nation | country code
EPCI: epci | intercommunalite | agglomeration | communaute commune | interco | groupement | mancomunidad | comarca | canton | arrondissement | circonscription | bassin | numepci | nomepci | academie | pays touristique | bvcv | zone emploi | unite urbaine
DISTRICT: quartier | district | barrio | cartier | stadsdel | stadtteil | secteur | distrito | iris | sector | zone
LAT: latitude | lat | latitud | ylat | y lat | lat wgs | latitud wgs | latitudine | geo lat | breitengrad | breite | ycoord wgs | lat wgs 84 | latwgs 84 | wgs lat | stop lat | latitudine gps | lat y | y wgs 84 | coordonnees y lat
LON: longitude | lon | lng | longitud | long | xlong | x lon | x long | long wgs | lon wgs | longitudine | geo lon | laengengrad | lange | wgs lon | long wgs 84 | lon wgs 84 | stop lon | lon x | x wgs 84 | laenge
X: x | e | ost | este | coord x | coordx | x l 93 | xl 93 | x l93 | xl93 | x lambert | easting | est | utm x | x coord | xcoord | coordonnee x | coordenada x | coor x | x 93 | lambert x | x rgf 93 | x 2154 | x sweref | e sweref | sweref x | ostlig | x stereo | pos x | position x | xutm | utmx | x utm | x etrs 89 | coordonnee lambert x | rechtswert | ostwert
Y: y | n | norr | norte | coord y | coordy | y l 93 | yl 93 | y l93 | yl93 | y lambert | northing | nord | utm y | y coord | ycoord | coordonnee y | coordenada y | coor y | y 93 | lambert y | y rgf 93 | y 2154 | y sweref | n sweref | sweref y | nordlig | y stereo | pos y | position y | yutm | utmy | y utm | y etrs 89 | coordonnee lambert y | hochwert | nordwert
LATLON: position | localisation | geo point 2d | geo point | geopoint | coordonnees | coordonnee | coordinates | coordenadas | coordonate | koordinater | koordinaten | geolocalisation | geolocation | geoloc | geolocalizacion | geolocalizare | coord | coordonneesxy | coordonnees xy | gps | coordonnees gps | point geo | geocodage | geocodage xy | geocoding | latlon | lat lon | lat long | latlong | latlng | lat lng | latitude longitude | wgs 84 | localisation gps | position gps | geo | point | location geo | coordonnees format wgs 84 | coordonnees wgs 84 | coordonnee geographique | coordenadas gps | koordinat | centroid | centroide | barycentre | centroid location
GEOM: geom | geometry | geometrie | wkt | geo shape | the geom | shape | geometria | geojson | wkb geometry | wkb | contour | polygone | st asgeojson | geo json
URL: url | lien | link | href | enlace | liga | legatura | lank | uri | permalien | permalink | canonicalurl | canonical url | lank till | enllacos | enlace contenido | collegamento | hiperlink | lien pdf | lien document | pdf url | url pdf | lien acte
WEB: site | site web | siteweb | site internet | web | website | www | webb | webbplats | webbsida | hemsida | internet | homepage | page web | pagina web | pagina | sitio web | sitio | webseite | adresse internet | site officiel | weburl | page | contenturl | content url | sito | webb adress | webbadress | pagina web oficial | sito web | web url | adreca web | enllac | url web | lloc web
MAIL: mail | email | e mail | courriel | mel | correo | correo electronico | e post | epost | mailadresse | adresse mail | adresse electronique | courrier electronique | adresse e mail | electronic mail | correo e | e postadress | epostadress | mejl | emailadresse | email adress | adresse email | posta | adreca electronica | correu | correu electronic | e mail general | email 1 | posta elettronica
TEL: telephone | tel | phone | telefono | telefon | tph | tlf | tfno | telefonnummer | tlfn | numero telephone | num tel | fixe | mobile | portable | gsm | movil | mobil | no appel | phone number | tele | telefonnr | telefon nr | telefon fix | telefons | telefone | telemovel | telefonos | telephone 1 | tel 1 | telefoonnummer
FAX: fax | telecopie | telecopieur
IMAGE: image | photo | img | picture | imagen | foto | imagine | bild | photographie | visuel | vignette | thumbnail | illustration | affiche | afis | poster | logo | url image | lien image | portada | apercu | lien photo | cover url | fotografia | imatge | imatges | immagine | imagem | afbeelding | url imatge
CREDIT: credit | copyright | fotograf | photographer | creditos | auteur photo
MEDIA: video | audio | youtube | vimeo | podcast | pdf | document | brochure | fichier | attachment | fisier | archivo | fil | piece jointe
SOCIAL: facebook | twitter | instagram | linkedin | tripadvisor | reseau sociaux | tiktok | reseau social
CATEGORY: type | deno | categorie | category | theme | thematique | rubrique | discipline | genre | nature | famille | tipo | categoria | tema | tip | categorie principale | typ | kategori | amne | kategorie | art | typologie | classification | clase | class | tematica | evenementtyp | domaine | activite | activity | actividad | activitate | secteur activite | specialite | section type | tipologia | typ av | objet social | verksamhet | profil | tipus | tipologia establecimiento | typologie etablissement | skolform | tags categories | secondary filter name | secondary filters name | foremal | bidragstyp | categoria evento | denomination edifice
SUBCATEGORY: sous categorie | souscategorie | sous type | soustype | subcategory | subcategoria | subtip | underkategori | sous theme | sous famille | subtipo | deuxieme categorie | subtype
TAGS: tag | mot cle | mot clef | keyword | motcle | palabra clave | etiqueta | cuvinte cheie | nyckelord | schlagwort | etiquette
PRICE: tarif | prix | price | precio | pret | pretul | pris | tarification | tarifa | tarif plein | preis | eintritt | cout | cost | coste | entree prix | billetterie | conditions tarifaires | tarifs | avgift | entrada | taxa intrare | prix entree | intrare | tarif normal | bilet | entrepris | fee | entrades | preco | preu | prezzo | prijs | costo | prix chf | tarif euro
FREE: gratuit | gratuite | free | gratis | gratuito | is free | gratuitos | kostenlo | acces libre | gratuit payant | is accessible for free
AGE: age | tranche age | edad | varsta | alder | alter | age range
AUDIENCE: public | audience | publico | publico objetivo | malgrupp | zielgruppe | convive | public vise | destinatario | public cible
ACCESSIBILITY: accessibilite | accessibility | pmr | handicap | accesibilidad | tillganglighet | acce handicape | accesibilitate | wheelchair boarding | barrierefreiheit
REGISTRATION: inscription | reservation | booking | reserver | registration | ticket | billet | inscripcion | reserva | inscriere | anmalan | boka | biljett | anmeldung | rezervare
CAPACITY: capacite | jauge | capacity | aforo | capacidad | capacitate | kapazitat | nb place | nombre place | platser | max couvert | seats | place assise | nr locuri
STATUS: statut | etat | status | estado | stare | situation | state | en service | workflow
HOURS: horaire | heure ouverture | horaire ouverture | opening hour | openinghour | horario | orar | program | oppettid | oppettider | oeffnungszeiten | offnungszeiten | jour ouverture | ouverture | hour | horaires ouverture | orario | programul | disponibilite | opening time | horaire acce | horaire detaille | disp h | horario apertura | jour horaire | plage ouverture | oppethallande | horari | orari | h ouv | h ouverture | heures ouv | horaire ouv | orar functionare | program functionare | program lucru | openingstijden | opening hours text | oppet
RECURRENCE: recurrence | rrule | frequence | periodicite | frequency | recurrencia | periodicitate | aterkommande | repetition rule | rythme | frecuencia | periodicidad | repeat
WEEKDAY: disp j | jour | jour semaine | weekday | day | dia semana | ziua | veckodag | wochentag | jour marche | jour tenue | dia mercado | ziua targ | day week | dia celebracion | dias celebracion | dies | jour collecte | zile | giorni | giorno mercato | veckodagar | jours ouverture marche
SEASON: saison | season | temporada | sezon | sasong | periode ouverture | periode tenue
UPDATE: mise jour | maj | date maj | modification | modifie | modified | update | updated | last update | updated at | actualizacion | actualizare | actualizat | uppdaterad | uppdatering | aktualisierung | derniere modification | modif | moddate | der m | der maj | lastmod | fecha modificacion | andrad | validite donnee | last updated | modificado | releve | date releve | modified at
CREATION: creation | created | cree | creacion | creare | skapad | erstellt | created at | date creation | fondation | created by | insertion | constitution | inregistrare | immatriculation
FOUNDING: date creation | date creat | date constitution | date fondation | founding date | fecha constitucion | data infiintarii | date creation etablissement | date creation unite legale | immatriculation
PUBLICATION: publication | published | publie | publication date | publicacion | fecha publicacion | publicare | publicarii | publicerad | veroffentlichung | parution | pubdate | pub date | date published | datepublished | post date | publiceringsdatum | mise ligne | data publicarii | publi
DISSOLUTION: dissolution | date dissolution | radiation | cessation | date fermeture | disolucion | dizolvare
INSTALLATION: installation | mise service | travaux | construction | inauguration | renovation | anlagt | protection | inscription mh | entree vigueur
SIRET: siret | n siret | numero siret | siret etablissement | nosiret
SIREN: siren | n siren | numero siren | cif | nif | cui | cod fiscal | orgnr | organisationsnummer | org nr | vat number | tax id | taxid | cod unic | nipc | partita iva | kvk | uid ide
RNA: rna | waldec | numero rna | id association | id asso | code association
LEGALFORM: forme juridique | categorie juridique | statut juridique | forma juridica | legal form | nature juridique | rechtsform | association form | organisationsform
ACTIVITYCODE: ape | naf | code ape | code naf | nace | caen | sni | cnae | activite principale
EMPLOYEES: tranche effectif | nombre salarie | salarie | employee | angajati | anstallda | empleados
AMOUNT: montant | prevederi bugetare | incasari realizate | plati efectuate | executie bugetara | prevision definitiva | obligaciones | pagos | mandats emis | mt | mnt | amount | importe | suma | valoare | valoarea | belopp | betrag | cuantia | sum | somme | montant total | montant vote | mtreal | credit ouvert | credouv | valeur | cantidad | credito inicial | credito | credit | credite | importe total | obligaciones reconocidas | derechos reconocidos | prevision inicial | prevedere | prevederi | executie | incasari | plati | dotacion | utfall | saldo | total budget | euro | subvention montant | montant subvention | bidrag belopp | bidragsbelopp | mandat | liquide | aprobat | suma totala | prevision | importe adjudicacion | belopp exkl moms | valor | importo | montante | bedrag | belopp kr
CURRENCY: devise | currency | moneda | valuta | wahrung
PURPOSE: objet | object | objeto | obiect | purpose | motif | finalidad | scop | andamal | zweck | projet | project | proyecto | proiect | titlu proiect | objet dossier | concepto | finalite | destinatia | objet deliberation | oggetto | objeto contrato | finalitat | scopul
CONDITIONS: condition | condition versement | modalite | conditii | villkor | condiciones
VALUE: valeur | value | valor | valoare | varde | wert | obs value | resultat | indicateur valeur | taux | pourcentage | rate | percent | part | tx | pct | varde
INDICATOR: indicateur | indicator | indicador | variable | mesure | metric | serie | indikator
UNIT: unite | unit | unidad | unitate | enhet | einheit | unite mesure
POPULATION: population | pop | pmun | ptot | habitant | inhabitant | poblacion total | habitantes | populatie | populatia | locuitori | folkmangd | invanare | befolkning | einwohner | recensement | num habitantes | poblacion
FIRSTNAME: tilltalsnamn | prenom | first name | prenume | fornamn | given name | nombre propio | enfant prenom | vorname | prenoms
SEX: sexe | sex | gender | genero | gen | kon | geschlecht | enfant sexe | sexo
TITLEOFPERSON: civilite | fonction elu | mandat elu | titre civilite
SECTION: section | bgt section | seccion | sectiune
DIRECTION: sens | codrd | recette depense | depense recette | ingreso gasto | sens budget | type operation | revenue expense | tipo ingreso gasto | mouvement | r d | direction
CHAPTER: chapitre | contnat | capitol | capitulo | chapitre budget | kapitel
ACCOUNT: compte | nature compte | account | cuenta | cont | konto | article budget | imputation | partida | articulo | cuenta contable | aplicacion presupuestaria | poste | economica | clasificacion economica | clasificatie economica
FUNCTION: fonction | function | funcion | functie | programa | clasificacion funcional | clasificatie functionala | verksamhetsomrade
VOTESFOR: vote pour | pour | votes for | voto favor | votos favor | voturi pentru | ja roster | votes pour | nb pour | favor
VOTESAGAINST: vote contre | contre | votes against | voto contra | voturi impotriva | nej roster | nb contre | impotriva
ABSTENTIONS: abstention | vote abstention | abstinerile | abtineri | abstencion | nb abstention | abstenciones | avstar
MATTER: matiere | delib matiere | matiere code | code matiere | nomenclature actes
DISH: plat | dish | plato | fel mancare | ratt | gericht | platnom | mets | composante | aliment | recette plat | preparation
COURSE: course | type plat | rang | ordre plat | service plat | categorie plat | menuplattype | fel | composante type | ordre
STARTER: entree | starter | entrante | primer plato | aperitiv | forratt | hor oeuvre | primero | felul 1 | felul unu | ciorba
MAIN: plat principal | main course | segundo plato | segundo | fel principal | huvudratt | hauptgericht | plat protidique | viande | poisson | proteine | felul 2 | plat jour
SIDE: garniture | accompagnement | legume | side dish | guarnicion | garnitura | tillbehor | beilage | feculent
CHEESE: fromage | produit laitier | laitage | cheese | queso | branza | ost
DESSERT: dessert | postre | desert | efterratt | nachtisch | nachspeise | fruit
SNACK: gouter | collation | merienda | gustare | mellanmal
MEAL: repas | meal | comida | masa | maltid | dejeuner | mahlzeit | repastype | type repas
ALLERGENS: allergene | allergen | alergeno | alergeni | allergener
DISHLABELS: label | badge | siqo | bio | plat label
SEVERITY: gravite | niveau | severity | gravedad | alerte niveau | vigilance | severitate | allvarlighet
LANGUAGE: langue | language | idioma | limba | sprak | lang | sprache
AUTHOR: auteur | author | autor | redacteur | forfattare | createur | creator | skribent | journaliste | verfasser
LICENCE: licence | license | licencia | licenta | licens | lizenz | droit
FORMAT: format | extension | filetype | mime | formato | media type | mimetype | filformat
RESOURCE: ressource | resource | recurso | resursa | distribution | download url | telechargement | access url | downloadurl | accessurl | url telechargement
QUALITY: qualite | quality | score | fiabilite | precision geo | confidence | result score | note satisfaction
LEVEL: altitude | elevation | altitud | hauteur | surface | superficie | longueur | largeur | distance | puissance | tonnage | volume | poid | area | yta | suprafata | profondeur | lungime
ORDER: nr crt | numero ordre | no ordre | num ordre | lopnummer | numero orden | ordre | order | orden | rang | ordine | sort | position | tri | poids tri | index | nr ordine
PARENT: parent | origine | original | lie | associe | related | fichier origine | agenda origine | origin agenda | source agenda | harvest | organization id
COLOUR: color | colour | couleur | color text | farg | farbe | culoare
FLAG: presence | indicateur bool | oui non | actif | active | actif inactif | private | archived | featured | draft | visible | deleted
`
