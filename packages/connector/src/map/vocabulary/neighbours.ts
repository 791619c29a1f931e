/**
 * More of the same concepts, by language: how the portals of France's neighbours and of Romania and Sweden name columns, the
 * languages of their regions included, and the short forms of exports and cut names (`adre_a` is `adreça` without its accents).
 */
export const neighbourWords = `
NAME: document name | titolo | titoli | izena | izenburua | titulua | denominaci | nome do | nome da | nome struttura | enhetsnamn | anlaggningsnamn | objektnamn | objektbezeichnung | vereinsname | marktname | projektbezeichnung | kurzbezeichnung | display name | pref label | official name | trading name | trading as | job title | denumire completa | denumire oficiala | benaming | kpi title
LEGALNAME: rs | rslongue | rs longue | rai soc | raison soc | raison | denumire societate | registered name | nazione sociale | ragione sociale | denominacao social | rao social | maatschappelijke naam
ALTNAME: izen laburra | nom usage | also known as | abreviere | kurzname | forkortning
ID: geschaftszahl | geschaeftszahl | nutskod | nr autorizatie | standort id | nofinesset | no finess | finess | finess et | codice identificativo | cod inmatriculare | nr inmatriculare | codigo bdns | bdns | lfd nummer | obj nr | object number | job ref | asset id | asset number | unique id | unique reference | site reference | kodea id | registro id | urn | ref interne | ref externe | id externe | external ref | codi equipament | beschlussnummer | beschluss nr | drucksache | drucksachennummer | drs nr | vorlage nr | objektschluessel
CODE: kode | kodea | codice
NUMBER: zenbakia | nombre orden
DATE: jour service | date service | ziua | termin am | eguna | datua | sitzung am | sitzungsdatum | beratungsdatum | sammantradesdatum | motesdatum | beslutsdatum | fecha sesion | fecha aprobacion | data sedintei | data adoptarii | data hotararii | date adoption | date conseil | data sessio | datum vom | data giunta | payment date | fecha turno | when it | dateprel | date prelevement | zeitpunkt
YEAR: forderjahr | haushaltsjahr | bewilligungsjahr | exer | exercice budgetaire | anno riferimento | urtea | jaar | rok | bidragsar | kalenderjahr
COUNT: insgesamt | zahl | totale | totaal | kopurua | numar total | antal totalt
TIME: ordua | uur | tijd | tijdstip | hora celebracion | ore | horas | clock | einlass
START: commence | commencing | anfang | hasiera | hasi | starting | effective from | effective | prise poste | dal | abierto desde | inizia | comeca | posted from | inceputul | incepe | inicio plazo | debute | dtdebut | dtdeb | datedeb | hrdeb | h deb | hdeb | hredeb | heuredeb | beginuur | aanvangsuur
END: abzunehmen | finisce | tas bort | data retragerii | amaiera | einde | afloop | eindigt | finishe | term ends | fino | ende voraussichtlich | voraussichtliches ende | vorau ende | fin plazo | fim prazo | finalizare | se incheie | dtfin | datefin | hrfin | h fin | hfin | hrefin | heurefin | einduur | date butoir | ferme
RANGE: zeitraum | tidsperiod | intervall | periode regroupee | fechas celebracion | laufzeit
DESC: document description | blurb | deskribapena | azalpena | descripci | beschrijving | overview | what they do | what we do | about us | further details | detalhe | langtext | erlauterung | ausfuhrliche beschreibung | texte intro | descriere detaliata | job description | role description | inhoud
SUMMARY: resumo | standfirst | samenvatting | vorspann | anreisser | kurztext | kurzinfo | entradeta | laburpena | descriere scurta | riassunto | sommario | kort beskrivning | text scurt
COMMENT: hinweis | hinweise | zusatzinformation | oharrak | note bene | avvertenze | opmerking | observacions | observacoes | mentiuni | ovrigt | ovrig information | good to know
ADDRESS: direccio | strasse hausnr | strasse hausnummer | strasse nr | strasse nummer | straat nr | straat nummer | calle numero | rue numero | street name number | adresse implantation | adresse voirie | kokalekua | adresa completa | adresa locatiei | via civico | address line | address line 1 | street address line | postal address | siteaddress | where they meet | situacion | situacio | emplacament | adresa postala
STREET: straat | straatnaam | kalea | den strada | carrer | streetname | vei | toponim | libvoie | nomrue | gatenamn | nombre vial
STREETTYPE: clase | tipus carrer | tip strada | typvoie | typ voie | typevoie | kale mota | tipo numero | sigla via | street category
HOUSE: hausnr | hnr | haus nr | huisnr | nr strada | numar strada | numar postal | num rue | numvoie | no civique | house no | door number | building number | numero via | num calle | numero calle | nr admin | numero domicilio | atari zenbakia | adresse numero | num adresse | adr num | adr numero | no adresse
COMPLEMENT: address line 2 | address line 3 | address 2 | address 3 | addr 2 | adresszusatz | adress zusatz | complrs | lieuditbp | box number | planta | puerta | escalera | adresse suite
POSTCODE: codi post | cdpostal | cd postal | cd post | posta kodea | postakodea | codepos | codpos | postal cd | code posta | post kod | postcod | postkod | codice postale | code poste
TOWN: poblacio | muni | kommunens namn | herria | udala | libcommune | nomcommune | nom comm | nm com | ligneacheminement | postadress | postal town | postal name | postalname | postname | address postal name | townland | parish | parish name | settlement | poble | term municipal | termino municipal | plaats | gemeente | cidade | vila | localidade | citta | ortschaft | ortsname | stadtname | commune forme editoriale | den localitate | nomville | territorial name | kommunnamn
TOWNCODE: municipality id | municipality number | code municipalite | codicecomuneistat | gemeinde nr | gemeindenummer | gem nr | cod mun | cmun | c mun | cod uat | cod localitate | codigo municipal | municipality | gemeindeschlussel | regionalschlussel | amtlicher gemeindeschlussel | kommun nr | nomenclature insee | ward id | municipi codi
DEPARTMENT: provintzia | lurraldea | territory | territorio historico | oblast | provincie | bezirk name | distretto | kraj
REGION: land name | regione | eskualdea
COUNTRY: herrialdea | staat | paese | landcode
DISTRICT: auzoa | barri | bairro | neighborhood | neighbourhood | neighborhood name | stadtbezirk | stadtviertel | ortsteil | ward | wijk | quartiere | zona | cartierul | delomrade
LAT: latitudea | breite wgs | latitude wgs | geo lat wgs | pos lat | c lat coor | breddgrad | gmap latitude | maps lat
LON: langengrad | longitudea | longitude wgs | lange wgs | pos lon | c long coor | langdgrad | gmap longitude | maps lng
X: utm este | x etrs | xetrs | x utm etrs | utm ost | ostkoordinate | x koordinate | geo epgs x | xcoordinate | coordinata x | coordonata x | abscisse | oosting
Y: utm norte | y etrs | yetrs | y utm etrs | utm nord | nordkoordinate | y koordinate | geo epgs y | ycoordinate | coordinata y | coordonata y | ordonnee | noording
LATLON: xy | kokapena | coordonata gps | geokoordinaten | coordenades | coordinaten | punto geo | kartposition
URL: ligazon | lotura | esteka | lnk | content url | visit url | external link | link externo | link extern | lien externe | more info | more information | find out more | read more | further information | mehr info | weitere informationen | en savoir plus | savoir plus | plus info | plus information | ma informacion | mai multe informatii | las mer | weblink | weiterfuhrender link | lien fiche | url fiche | fiche detaillee | enlla o | enlla | enllacos | enlace base | enlace ficha | ficha | apply url | siteplan url | koppeling | hiperenlace | urlweb
WEB: webgunea | web orria | webgune | internetadresse | internetauftritt | webauftritt | webadresse | pagina oficial | webpage | sitio oficial | hp | siteinternet | weblink 1
MAIL: adresse messagerie | mailadres | emailadres | helbide elektronikoa | eposta | posta elektronikoa | endereco eletronico | correio eletronico | correio | pec | posta electronica | report email
TEL: telefonoa | tel fon | contact number | numero contacto | rufnummer | fon | fernsprecher | mobilnummer | handy | telefoon | telefoonnr | telef | telf | tfn | tel mob | telmob | telfixe | cellulare | recapito telefonico | report tel | ligne directe | standard telephonique | telephonnr | contacto telefonico | telephon
IMAGE: hero image | argazkia | irudia | titelbild | bilddatei | image principale | imagen destacada | imatge principal | cartel | cartaz | locandina | affisch | plakat
CATEGORY: mota | categor | categoria es | tags categor es | tag categor | libcategetab | lib categ | anlaggningstyp | objekttyp | kategorinamn | einrichtungsart | einrichtungstyp | objektart | nutzungsart | anlagenart | tipologie | kategoria | soort | rubriek | type flux | type dechet | veranstaltungsart | sorte | typ objektu | type mobilier | sportart | idrott | deporte | sport | esport
TAGS: etiquetas | etiquetes | paraules clau | palavras chave | parole chiave | trefwoorden | stichworte | gako hitzak | hashtags | amnesord
PRICE: prezo | prezioa | prezzo biglietto | biglietto | ingresso | bilhete | preco bilhete | ticketpreis | kartenpreis | vorverkaufspreis | abendkasse | preise | gebuhr | gebuhren | entgelt | teilnahmebeitrag | tarif adulte | tarif unique | tarif individuel | plein tarif | tarif plein adulte | participation financiere | droit entree | prix entree adulte | admission | admission price | entry fee | charge | charge amount | how much | biljettpris | taxa participare | taxa | toegangsprijs | toegang | inkom | inkomprijs | kostprijs | precio general | tariffa | costo ingresso | entre
FREE: gratuidade | kostenfrei | doan | doako | fri entre | intrare libera | gratuita | gratuitidad | free entry | free admission
AGE: age minimum | age guidance | age mini | age min | age requi | edat | edade | adina | altersgruppe | altersempfehlung | varsta minima | aldersgrupp | leeftijd | age recommande | edad minima | ages
AUDIENCE: pubblico | destinatari | publico alvo | publico obxectivo | hartzaileak | doelgroep | public concerne | public destinataire | who is it for | suitable for | for whom | publicul tinta | public tinta
ACCESSIBILITY: accessibilita | accessibilitat | irisgarritasuna | toegankelijkheid | barrierefrei | rollstuhlgerecht | wheelchair | wheelchair access | accessible category | disabled access | acces pmr | accesibil | adaptado
REGISTRATION: rezervari | resa | outil inscription | lien billetterie | book now | bookings | buy tickets | sign up | rsvp | anmeldelink | tickets buchen | erreserba | izen ematea | reservas | venta entradas | inscripciones | prenotazione | iscrizione | inscricao | inscripcions | inschrijving | reserveren | bokning | bokningslank | anmalningslank | lnk resa
CAPACITY: n posteggi | posteggi | antal platser | standplatze | plaetze | max participants | maximum capacity | nb personne | nombre personne | place max | nb place max | aforo maximo | lotacao | capienza | posti | aforament | stellplatze | capacite accueil | capacite maximale | capacite totale | numar participanti | antal deltagare | deltagare | plaatsen | teilnehmerzahl | edukiera | nb couvert
STATUS: egoera | estat | stato | zustand | planning status | estado actual
HOURS: ordutegia | horario funcionamento | openingsuren | openingsuur | geoffnet | besuchszeiten | offnungszeit | marktzeit | marktzeiten | open hour | open time | trading hour | visiting hour | zile ore functionare | ore functionare | intervalo horario | oras abertura | orele | program vizitare | horario atencion | horario atencion publico | horario visita | besokstider | torgtider
RECURRENCE: maiztasuna | periodicitat | periodicita | periodicidade | turnus | rhythmus | wiederholung | regularity | when they meet | when we meet | frequenza | frecventa | frekvens | how often
WEEKDAY: giorno | giorno settimana | dia setmana | asteko eguna | astegun | dag | dagen | marktdag | markttage | tag | ziua saptamanii | days open | day open | open day | days held | dagar
SEASON: denboraldia | stagione | epoca | estacao | seizoen | marktsaison
UPDATE: eguneratze | data actualitzacio | data atualizacao | aggiornamento | bijgewerkt | gewijzigd | letzte anderung | senast andrad | senast uppdaterad | extract date | data actualizarii | last reviewed | actualitzacio | data aggiornamento | maj don | anderungsdatum | stand
PUBLICATION: mis ligne | angeschlagen | data afisarii | argitaratze | data publicacio | data pubblicazione | publicado | gepubliceerd | posted on | posted | publiceringsdag | erschienen | publicacion bop | bop | data postarii | veroffentlichungsdatum
FOUNDING: date ouverture etablissement | dateouv | date ouverture | data inmatriculare | data inmatricularii | anyo fundacion | ano fundacion | fundacion | grundungsjahr | grundung | bildat ar | year founded | founded | established | opricht | data constitucio
SIREN: partitaiva | identificador fiscal | identifikazio fiskala | cod identificare fiscala | cod inregistrare fiscala | ust id | uid nummer | kbo | ondernemingsnummer | charity number | company number | org nummer | orgnummer
LEGALFORM: tipo sociedad | forma giuridica | rechtsvorm | nat juridique | lib nj | foretagsform | forma de organizare
AMOUNT: bud prim | budget primitif | creditos iniciale | credito iniciale | obligaciones rec | voranschlag | rechnungsabschluss | planwert | istwert | ergebnis | zuwendungsbetrag | bewilligungsbetrag | forderhohe | forderungsbetrag | import concedit | import | quantia | net amount | gross amount | zenbatekoa | diru laguntza | finantare acordata | utbetalt belopp | toegekend bedrag | imports | haushaltsansatz | credit initial | importo concesso | stanziamento | payment amount
GRANTED: delibere | vote | bewilligte | concedit | concessione | toegekend | beviljade | onartua
REQUESTED: beantragte | aangevraagd | propose | proposition | sollicitat
PURPOSE: massnahme | art massnahme | vorhaben | projekttitel | projektname | xedea | helburua | obxecto | objecte | voorwerp | amand | arendemening | arenderubrik | tagesordnungspunkt | beschlussgegenstand | motivo | intitule deliberation
CONDITIONS: baldintzak | condizioni | voorwaarde | bedingung | terms | terms conditions | conditions apply
GRANTOR: organo convocante | organ convocant | administracion convocante | ente erogatore | subsidieverstrekker | fordermittelgeber | zuwendungsgeberin
BENEFICIARY: tiers | perceptor | entidad beneficiaria | onuraduna | onuradun | beneficiaria | begunstigde | forderempfanger | forderungsempfanger | solicitantul | entitat beneficiaria
ACCOUNT: cla economica | clasif economica | cod economic | voranschlagsstelle | haushaltsstelle | lib nature | art bugetar
FUNCTION: cla programa | clasif programa | clasif funcional | area gasto | politica gasto | cod functional | ansatz | grupa | aufgabenbereich
SECTION: cla organica | clasif organica | centro gestor
VOTESFOR: pentru | aldekoak | voti favorevoli | vot pentru | fur | in favour | votes in favour | jastimmen | favorevoli | vot da | oui voix
VOTESAGAINST: aurkakoak | voti contrari | vot impotriva | gegen | votes in opposition | neinstimmen | contrari
ABSTENTIONS: abst | abstentzioak | astenuti | stimmenthaltung | stimmenthaltungen | abtinere | abstencoes | astensione
DISH: hauptkomponente | platera | piatto | gerecht | alternativ | menu 1 | menu 2 | menus 1 | vegetariskt alternativ | lunchratt | alternative | essen 1 | essen 2 | menue 1 | menue 2 | veggie | vollkost | vegetariskt
STARTER: lehen platera | antipasto | primo | primo piatto | voorgerecht | soep | primer plat | supa | felul intai
MAIN: bigarren platera | secondo | secondo piatto | hoofdgerecht | segon plat | segundo prato | felul doi | plat chaud
SIDE: contorno | bijgerecht | guarnicio | groente
DESSERT: azkenburukoa | postre fruta | nagerecht | postres | sobremesa | dolce | frutta
ALLERGENS: allergeni | alergenak | allergenen | alergenos | allergene zusatzstoffe | kennzeichnung | al lergens
INDICATOR: kpi | kennzahl | libmajparametre | adierazlea | nyckeltal | indicatore
VALUE: rqana | resultat analyse | balioa | valore | waarde | messwert | varden
UNIT: cdunitereference | unitatea masura | unitat | eenheid | enhet matt | unitatea de masura
POPULATION: populatia rezidenta | biztanleria | popolazione | inwoners | residents | poblacio | populacao | bevolkerung | einwohnerzahl | habitants
AUTHOR: idazlea | autore | erstellt von | written by | skriven | autorul
LICENCE: dct license | lizentzia | licenza | llicencia
PERSON: nume prenume | vorname name | familienname | cognom | cognome nome | nome cognome
FLAG: baby change | radar key needed | acc lib | existe
`
/** Whose column it is, in the same languages. */
export const neighbourSubjects = `
EVENT: pelicula | film titolo | filme | blutspende | quiz | actividade | ekitaldia | ekitaldi | activitat | uitje | activiteit | manifestacion | obradoiro | xornada | sarau | happening | actiunea | actiune | denumirea actiunii | denumire activitate | utflykt | programpunkt | spettacolo | mostra | espetaculo
VENUE: dove | lekua | espazo | recinto celebracion | veranstaltungslokal | tagungsort | lokaal | meets at | point rdv | point rencontre | institution name | lieu dit manifestation | espai celebracio | lieu travail | eventlocation | spillested
PLACE: hall | village hall | standplatz | ruta | trail | sentiero | wanderroute | site | library | einrichtungsname | museoa | liburutegia | kiroldegia | ikastetxea | eskola | equipamento | impianto | struttura | parco | giardino | spielanlage | grunanlage | naturbad | schwimmbad | jugendzentrum | besoksmal | badplat | friluftsanlaggning | sevardhet | unitatea scolara | obiectivul | parcare | gradina | bosque | sendero | refugi | aparcament | parc infantil | escola | fermata | local nom | car park | recycling centre | recycling site | community centre | sport centre | leisure centre
ORG: elkartea | erakundea | entidade | associacio | onderneming | bedrijf | societatea | bedrijfsnaam | ente
ORGANIZER: antolatzailea | promotora | ente organizzatore | arrangerande forening | arrangera | hosted | host | organised | run by | presented | presented by | anime par | propose par | ausrichter | veranstalterin | institutie organizatoare | organizatorii | entidad promotora | organitza
CONTACT: harremanetarako | contatto | contacte | referente | contactpersoon | sprecher | vorstand | legal representant | reprezentant | kontaktnamn
MANAGER: traeger | einrichtungstrager | managed | operated | managed by | operated by | ente gestore | kudeatzailea | beheerder | entidad gestora | gestore | gestio | skotare | vaghallare | expt rai
AUTHORITY: fakultet | udal organoa | consell | giunta | consiglio | gemeinderat | stadtrat | ortsrat | fullmaktige | kommunstyrelsen | comision | comissio | collegio
MARKET: azoka | marktname | targuri | piete | marknadsplats | torghandel | mercatino
MENU: menua | mensa | refettorio | menjador | kantina | schulkuche | menu semaine | lunchmeny
DELIB: hotararii | sedinta | sesion plenaria | seduta | deliberazione | akordioa | osoko bilkura | beschlussvorschlag | tagesordnung | ratsvorlage | sessio | acord | sammantradet | titlul hotararii | delibere
SUBSIDY: dirulaguntza | contributo | sovvenzione | subvencio | ajut | subsidie | zuschusse | forderprogramm | finantarea
BUDGET: aurrekontua | bilancio | begroting | pressupost | orcamento | budgetpost | voranschlag budget
ARTICLE: albistea | berria | noticies | notizia | notizie | nieuws | bericht | noutati | pressmeddelanden | mitteilung | pressemitteilung | amtsblatt
OFFER: eskaintza | offerta | aanbieding | actie | promozione | angebotstitel
NOTICE: amtstafel | kundmachung | iragarkia | avviso | ordinanza | bericht verkehr | baustelle | sperrung | verkehrsbehinderung | verkehrsbeeintrachtigung | impact circulation | type chantier | chantier | vagarbete | lucrari | obras | obra | lavori | road closure | roadwork | closure | werken | wegenwerken | art massnahme | instiintare
TRANSIT: geltokia | fermata | halte | idparada | linee | buslijn | oprirea | busshallplats
JOB: poste | intitule poste | offre emploi | type contrat | vacancy | vacature | job title | salary | salary range | salario | stelle | stellenbezeichnung | stellenangebot | empleo | plaza | loc munca | post vacant | tjanst | befattning | anstallningsform | lugar trabajo | oferta empleo | candidature | lieu travail
`
