import type { CategoryWords } from './words.ts'

export const frenchWords: CategoryWords = {
  concert:
    'folk, big band, percussions, piano, open air, dub, chorale, quatuor, tribute, blues, reggae, harpe, accordéon, concert, récital, musique, musical, soirée musicale, chant, chant choral, jazz, rock, opéra, orchestre, fanfare, harmonie, fête de la musique, karaoké, scène ouverte, bœuf musical, dj set, apéro concert, café concert, musique classique, musique du monde, chanson, variété, électro, rap, chants de marins',
  theatre:
    'rire, comique, théâtre, pièce de théâtre, comédie, théâtre de rue, café théâtre, improvisation, impro, match d’improvisation, one man show, one woman show, seul en scène, humour, humoriste, marionnettes, troupe, compagnie théâtrale, arts de la scène, salle de spectacle, salle de spectacles, art dramatique, théâtrale, théâtral',
  show: 'spectacle, spectacle vivant, cirque, magie, cabaret, son et lumière, clown, spectacle jeune public, conte, contes, conteur, conteuse, contée, soirée contes, acrobatie, revue, arts du cirque, arts de la rue, théâtre d’ombres',
  cinema:
    'cinéma, ciné, film, projection, ciné-débat, ciné-club, cinéma plein air, cinéma en plein air, avant-première, court métrage, documentaire, séance de cinéma, salle de cinéma, ciné-concert, ciné-goûter',
  exhibition:
    'exposition, expo, vernissage, art contemporain, arts plastiques, arts visuels, photographie, photo, peinture, sculpture, galerie, exposition photo, installation artistique, salon de peinture, exposition artistique',
  festival: 'festival, festivals, rencontres musicales',
  fete: 'fête, fête communale, fête locale, fête patronale, fête de village, fête du village, kermesse, carnaval, feu d’artifice, fête foraine, bal des pompiers, fête de la saint-jean, feu de la saint-jean, fête nationale, 14 juillet, fête de quartier, fête des voisins, défilé, cavalcade, fest, ~animation locale, ~animation, fête de l’école, fête de fin d’année, arbre de noël, père noël, festivités, réveillon, comité des fêtes, comité d’animation, guinguette, fête de la soupe, fête du pain, fête médiévale, ~manifestation',
  fair: 'foire, salon, foire exposition, comice, comice agricole, salon du livre jeunesse, foire agricole, salon des vins, salon de l’habitat, foire commerciale, salon du mariage, concours agricole, marché aux fleurs, exposition avicole',
  market:
    'marché, marché hebdomadaire, marché de noël, marché des producteurs, marché de producteurs, marché nocturne, marché bio, marché artisanal, marché des créateurs, halles, jour de marché, marché alimentaire, marché forain, marché de plein vent, marché du terroir, marché couvert, foires et marchés',
  'flea-market':
    'vide-grenier, vide-greniers, brocante, braderie, puces, troc, vide dressing, bourse aux vêtements, bourse aux jouets, bourse puériculture, vide maison, vide atelier, marché aux puces, bric-à-brac, foire à tout, rederie, bourse d’échange, troc et puces, vide jardin, gratiferia, broc, vide bibliothèque',
  loto: 'loto, lotos, super loto, bingo, tombola, quine, loto bingo',
  games:
    'jeu, jeux, soirée jeux, jeux de société, belote, concours de belote, tarot, palets, concours de palets, échecs, scrabble, ludothèque, quiz, escape game, chasse au trésor, jeu de piste, jeux vidéo, bridge, concours de cartes, boules nantaises, concours de boules, concours de pétanque, chasse aux œufs, rallye touristique, tournoi de cartes, rami, lan party, murder party',
  dance:
    'danse, bal, fest-noz, fest-deiz, bal folk, thé dansant, soirée dansante, bal populaire, après-midi dansant, danse bretonne, danses bretonnes, danse country, zumba party, discothèque, bal trad, danse de salon, country, salsa, hip hop, ballet, cercle celtique, repas dansant, guinche, bagad, discomobile',
  sport:
    'bicross, bmx, ultimate, omnisports, squash, archers, compagnie d’arc, padel, course d’orientation, jiu-jitsu, motoball, paddle, longe-côte, sport, sports, sportif, sportive, sportifs, match, tournoi, course, course à pied, trail, football, foot, futsal, basket, basketball, handball, hand, volley, volleyball, badminton, judo, karaté, aïkido, boxe, yoga, pilates, gym, gymnastique, fitness, cyclisme, vélo, vtt, course cycliste, athlétisme, natation, triathlon, marathon, semi-marathon, roller, rugby, tennis, tennis de table, ping-pong, pétanque, tir à l’arc, escrime, équitation, hockey, musculation, cyclo-cross, cyclotourisme, motocross, moto, sport mécanique, arts martiaux, escalade, association sportive, club sportif, union sportive, tir, billard, fléchettes, renforcement musculaire, cross, foulées, corrida, compétition, compétition sportive, championnat, sport santé, remise en forme, aquagym, twirling, gym douce, self défense, qi gong, tai chi, taekwondo, cyclo, olympique, étoile sportive, patinage, bowling, voile, canoë, kayak, aviron, surf, plongée, lutte, gouren, sports loisirs, sports et loisirs',
  walk: 'randonnée, rando, randonnées, marche, balade, promenade, randonnée pédestre, balade à vélo, balade contée, marche nordique, marche solidaire, rando vtt, circuit pédestre, randonneurs, sortie vélo, marche gourmande, marche bleue, balade nature, randonnée équestre, sortie pédestre, marcheurs',
  visit:
    'visite, visite guidée, visite libre, visite commentée, journées du patrimoine, journées européennes du patrimoine, circuit, découverte, parcours, excursion, sortie culturelle, visite d’entreprise, patrimoine, histoire et patrimoine, voyage, visite théâtralisée, visite insolite, patrimoine et histoire, visite nocturne, rallye patrimoine, ~sortie',
  workshop:
    'atelier, ateliers, stage, atelier créatif, repair café, atelier numérique, atelier cuisine, initiation, loisirs créatifs, couture, tricot, poterie, bricolage, atelier d’écriture, scrapbooking, cours de cuisine, café réparation, fablab, masterclass, art floral, cours de dessin, dessin, atelier parents enfants, broderie, café tricot, fresque du climat, atelier manuel',
  training:
    'aide au numérique, formation, cours, premiers secours, psc1, apprentissage, soutien scolaire, cours de langue, anglais, informatique, université permanente, université du temps libre, formation professionnelle, initiation informatique, cours d’anglais, numérique, gestes qui sauvent, conseiller numérique, breton, cours de breton, langue des signes, langues',
  conference:
    'conférence, débat, conférence débat, rencontre débat, café philo, table ronde, colloque, séminaire, forum, causerie, conférences, webinaire, café citoyen, université populaire, ~rencontre, conférence gesticulée, témoignage, café scientifique, congrès',
  reading:
    'bd, bande dessinée, écrivain, écrivains, polar, manga, lecture, bébés lecteurs, heure du conte, dédicace, salon du livre, club de lecture, fête du livre, poésie, rencontre d’auteur, rencontre avec un auteur, foire aux livres, bourse aux livres, littérature, printemps des poètes, livre, livres, l’heure du conte, nuit de la lecture, nuits de la lecture, dictée, prix littéraire, comité de lecture, bébé lecteur, raconte-tapis, kamishibaï, vente de livres',
  youth:
    'jeunesse, jeune public, enfants, enfance, ados, adolescents, jeunes, famille, jeune, enfant, enfance jeunesse, maison des jeunes, accueil de jeunes, centre de loisirs, accueil de loisirs, alsh, animation jeunesse, espace jeunes, scouts, scout, point information jeunesse, information jeunesse, petite enfance, parentalité, conseil municipal des enfants, conseil municipal des jeunes, éveil, foyer des jeunes, centre aéré, scoutisme, local jeunes, colonie, séjour jeunes, mission locale, baby gym, pij, famille parents, loisirs enfants',
  seniors:
    'seniors, aînés, personnes âgées, club du troisième âge, club du 3e âge, troisième âge, 3e âge, 3ème âge, retraités, repas des aînés, banquet des aînés, semaine bleue, club des aînés, anciens, retraite, âge d’or, goûter des aînés, colis des aînés, club des anciens, générations mouvement, club de l’amitié, bien vieillir, banquet des anciens, repas des anciens',
  meeting:
    'réunion, réunion publique, assemblée générale, ~assemblée, réunion d’information, concertation, permanence, ag, permanences, enquête publique, réunion de quartier, réunion d’équipe, forum des associations, élection, inscriptions, pot d’accueil, accueil des nouveaux habitants, commission, café des parents, conseil de quartier',
  'council-meeting':
    'conseil municipal, séance du conseil municipal, conseil communautaire, séance publique du conseil, conseil d’agglomération, délibération, conseil de communauté, délibérations, compte rendu du conseil municipal',
  'open-day':
    'portes ouvertes, porte ouverte, journée portes ouvertes, inauguration, journée découverte, matinée portes ouvertes',
  ceremony:
    'cérémonie, commémoration, vœux, vœux du maire, vœux de la municipalité, cérémonie des vœux, 11 novembre, 8 mai, 19 mars, dépôt de gerbe, armistice, remise de prix, hommage, anciens combattants, jumelage cérémonie, remise de médailles, journée nationale du souvenir, mariage, souvenir',
  religious:
    'messe, culte, pèlerinage, procession, pardon, religion, religieux, paroisse, office religieux, célébration, veillée, aumônerie, catéchisme, cultuelle, cultuel, paroissiale, presbytère, association cultuelle, chemin de croix, bénédiction, denier, spiritualité',
  solidarity:
    'bienfaisance, adapei, sauvetage en mer, snsm, journée citoyenne, papillons blancs, armée du salut, solidarité, collecte, téléthon, octobre rose, bénévolat, entraide, humanitaire, caritatif, action sociale, aide alimentaire, banque alimentaire, secours populaire, secours catholique, restos du cœur, croix-rouge, emmaüs, epicerie solidaire, épicerie sociale, handicap, insertion, aide à domicile, social, ressourcerie, don, donneurs, lutte contre le cancer, ligue contre le cancer, coopération, développement international, migrants, aide aux devoirs, france alzheimer, admr, amitié, action caritative, secourisme, accueil des villes françaises, œuvres sociales, entraide ouvrière, familles rurales, familles, sociale',
  'blood-donation': 'don du sang, collecte de sang, donneurs de sang, don de sang, amicale des donneurs de sang, efs',
  nature:
    'île, site naturel protégé, nature, sortie nature, environnement, biodiversité, écologie, développement durable, nettoyage, sortie ornithologique, ornithologie, nuit de la chauve-souris, nuit des étoiles, champignons, sortie botanique, espace naturel, réserve naturelle, marais, forêt, bois, site naturel, espace naturel sensible, nettoyons la nature, zone humide, parc naturel, arboretum, ramassage de déchets, astronomie, tourbière, étang naturel, zéro déchet, natura 2000, faune, flore, oiseaux',
  food: 'soupe, concours de soupe, galette des rois, repas, dîner, déjeuner, banquet, dégustation, gastronomie, couscous, moules frites, buffet, pique-nique, barbecue, paella, choucroute, vente de plats, vente à emporter, crêpes, apéro, apéritif, brunch, goûter, pot-au-feu, food trucks, rougail, soirée crêpes, repas de quartier, tartiflette, œnologie, petit-déjeuner, cochon grillé, marché gourmand, plats à emporter, jambon à l’os, soirée moules, bœuf bourguignon, soirée choucroute, cassoulet, beaujolais nouveau, vin, bière, galettes, potée, raclette',
  jobs: 'emploi, job dating, forum de l’emploi, recrutement, offre d’emploi, offres d’emploi, forum emploi, orientation, alternance, france travail, pôle emploi, jobs d’été, métiers, salon de l’emploi, emplois, insertion professionnelle, forum des métiers',
  holiday: 'jour férié, vacances scolaires, vacances, férié, jours fériés, pont, rentrée scolaire',

  culture:
    'culture, culturel, culturelle, centre culturel, arts, action culturelle, art, association culturelle, langue bretonne, musées, amicale, loisirs culturels, culture et loisirs, arts et culture, art et culture, folklore, culture bretonne',
  music:
    'musique, école de musique, chorale, chœur, ensemble vocal, harmonie, fanfare, batucada, bagad, orchestre, conservatoire, musiciens, batterie fanfare, chant, chant choral, musical, musicale, musiques actuelles, groupe vocal, guitare, percussions, concert, concerts, festival, lyre, sonneurs, jazz, rock, chants de marins, chants marins',
  arts: 'arts plastiques, peinture, dessin, poterie, sculpture, photo, photographie, club photo, arts créatifs, loisirs créatifs, couture, tricot, broderie, patchwork, dentelle, encadrement, scrapbooking, artistes, arts visuels, art floral, céramique, exposition, calligraphie, vannerie, mosaïque, atelier, ateliers, arts manuels, audiovisuel, vidéo, aquarelle, travaux manuels, spectacle, cirque',
  heritage:
    'patrimoine, histoire, histoire locale, généalogie, société historique, sauvegarde du patrimoine, traditions, mémoire, patrimoine culturel, patrimoine bâti, petit patrimoine, conservation du patrimoine, archives, archives municipales, vieilles voitures, véhicules anciens, voitures anciennes, vieux gréements, patrimoine maritime, ethnologie, site patrimonial, monument et patrimoine, culture et patrimoine, lieu de mémoire',
  school:
    'école, école élémentaire, école maternelle, école primaire, collège, lycée, groupe scolaire, scolaire, enseignement, éducation, parents d’élèves, association de parents d’élèves, apel, ogec, fcpe, ape, amicale laïque, établissement scolaire, périscolaire, accueil périscolaire, maison familiale rurale, mfr, université, campus, inspection académique, sou des écoles, affaires scolaires, conseil local fcpe, coopérative scolaire, vie scolaire, ipe, rpi, restaurant universitaire, enseignement supérieur, conseil d’école, garderie périscolaire, écoles, parents d’élèves et enseignants, garderie, étudiants',
  environment:
    'environnement, écologie, protection de la nature, développement durable, biodiversité, transition écologique, énergie, énergies renouvelables, cadre de vie, eau, défense de l’environnement, sauvegarde, amap, nature, climat, protection de l’environnement, cigales, espaces verts, jardins familiaux environnement, compostage collectif, zéro déchet, écologique, ornithologie',
  veterans:
    'souvenir, anciens combattants, unc, union nationale des combattants, souvenir français, fnaca, acpg, anciens afn, combattants, prisonniers de guerre, officiers mariniers, mémoire combattante, anciens d’afn, médaillés militaires, patriotique, devoir de mémoire, veuves de guerre, militaires, anciens marins, défense',
  'hunting-fishing':
    'chasse, société de chasse, acca, pêche, chasseurs, gaule, aappma, société communale de chasse, pêcheurs, chasse et pêche, association de pêche, piégeurs, gardes-chasse, louveterie, fdgdon, gdon, lutte contre les nuisibles, amicale de chasse, chasse pêche',
  gardening:
    'rendez-vous aux jardins, fête des plantes, fête des jardins, jardinage, jardin partagé, jardins familiaux, jardiniers, jardins ouvriers, horticulture, jardins partagés, société d’horticulture, jardins collectifs, bourse aux plantes, troc plantes, jardin collectif, fleurissement, grainothèque, taille des arbres, jardiner',
  neighbourhood:
    'quartier, comité de quartier, association de quartier, habitants, riverains, villages, hameau, locataires, vie de quartier, vie locale, copropriétaires, propriétaires, voisins, défense des habitants, usagers, consommateurs, association syndicale, vie des villages, lotissement, vie citoyenne, démocratie participative, conseil de développement, citoyenneté',
  twinning: 'jumelage, comité de jumelage, échanges internationaux, relations internationales, amitiés internationales',
  economy:
    'économie, économique, commerçants, union commerciale, artisans, entreprises, développement économique, entrepreneurs, commerçants et artisans, club d’entreprises, syndicat professionnel, union des commerçants, commerce et artisanat, création d’entreprise, entreprise, coworking, espace de coworking, tourisme, amicale du personnel, comité d’entreprise, cos, syndicat, interprofession, commerce local, pépinière d’entreprises, zone d’activités, comité des œuvres sociales',
  farming:
    'agriculture, agricole, agriculteurs, cuma, éleveurs, fdsea, jeunes agriculteurs, confédération paysanne, élevage, exploitants agricoles, groupement agricole, civam, service de remplacement, apiculture, apiculteurs, monde rural, viticulteurs, viticulture, comice agricole, paysans, conchyliculture, sel, paludiers, saliculture',
  animals:
    'animaux, refuge, fourrière, chiens, chats, vétérinaire, club canin, éducation canine, protection animale, refuge animalier, clinique vétérinaire, fourrière animale, défense des animaux, canin, cynophile, colombophile, aquariophilie, chats libres, agility, félin',
  leisure:
    'spa, thalasso, loisirs, détente, bien-être, divers loisirs, foyer rural, club de loisirs, temps libre, modélisme, aéromodélisme, jeux, ludothèque, collectionneurs, philatélie, œnologie, détente et loisirs, sports et loisirs, tourisme et loisirs, foyer d’éducation populaire, animation, animation rurale, activités, activités de loisirs, voyages, radioamateur, motards, moto club, moto, maquettes, numismatique, sophrologie, relaxation, méditation, éducation populaire, activité de loisirs, comité des fêtes et loisirs, base de loisirs, centre de loisirs nautique, escape game, parc aventure, loisir, trottinette, loueur de trottinettes, gyropode, location de vélos, location de vélo, location vélo, loueur de vélos, vélos en location',

  'sports-hall':
    'remise en forme, espace de remise en forme, salle de sport, salle de sports, gymnase, complexe sportif, salle omnisports, salle multisports, dojo, palais des sports, halle des sports, salle polyvalente sportive, équipement sportif, salle de gymnastique, salle de musculation, mur d’escalade, salle de judo, salle de danse, centre sportif, espace sportif, équipements sportifs, installation sportive, salle d’arts martiaux, bowling, patinoire, salle de tennis de table, salle spécialisée, salle non spécialisée, fitness, gym, salle de fitness, salle de basket, salle de billard, sport, sports, fronton',
  stadium:
    'terrain omnisports, aire multisports, stade, terrain de football, terrain de foot, terrain de sport, terrain de sports, city stade, plateau sportif, terrain multisports, piste d’athlétisme, terrain de rugby, plaine sportive, terrain synthétique, city park, stade municipal, plateau eps, terrain de grands jeux, athlétisme, boulodrome couvert et stade, vélodrome, piste de bicross, terrain de basket, pas de tir, pas de tir à l’arc, aire de sports, aire de fitness, parcours sportif, parcours de santé, hippodrome, terrain de cross, agorespace, multisports, terrain de handball, stand de tir, bmx, terrain de volley, football, rugby, piste de roller, circuit automobile, terrain de motocross',
  'swimming-pool':
    'piscine, centre aquatique, bassin de natation, piscine municipale, espace aquatique, complexe aquatique, baignade surveillée piscine, aquaparc, pataugeoire, piscine découverte, baignade aménagée, centre nautique couvert, bassin sportif, bassin ludique, natation, parc aquatique, piscine tournesol, spa et piscine, thalassothérapie',
  tennis:
    'tennis, court de tennis, terrain de tennis, courts de tennis, padel, squash, terrain de padel, tennis couvert',
  petanque: 'pétanque, boulodrome, terrain de boules, terrain de pétanque, jeu de boules, boules, jeux de boules',
  skatepark: 'skatepark, skate park, skate, rampe de skate, pumptrack, skate-park et vélo freestyle, piste de skate',
  playground:
    'aire de jeux, jeux pour enfants, jeux d’enfants, square, aire de jeu, plaine de jeux, parc de jeux, aire de jeux pour enfants, jeux extérieurs',
  picnic:
    'aire de pique-nique, pique-nique, table de pique-nique, aire de repos, tables de pique-nique, aire de détente, halte',
  beach: 'plage, baignade, zone de baignade, lieu de baignade, site de baignade, plages, crique, eaux de baignade',
  lake: 'lac, étang, plan d’eau, retenue, bassin, lacs, réservoir, étangs',
  river:
    'rivière, fleuve, canal, écluse, berges, cascade, source, ruisseau, cours d’eau, gorge, gorges, chute d’eau, voie d’eau',
  viewpoint:
    'point de vue, panorama, belvédère, table d’orientation, site panoramique, observatoire, pointe, cap, falaise, sommet, dune, point d’observation, curiosité naturelle, grotte',
  'cycle-route':
    'piste cyclable, véloroute, voie verte, itinéraire cyclable, aménagement cyclable, itinéraire vélo, circuit vtt, circuit vélo, boucle cyclable, vtt, station de vélos, vélos en libre-service, cyclotourisme, station vélo, voie cyclable, bande cyclable, itinéraires vélo, boucle vélo, circuits vélo',
  hiking:
    'sentier, sentier de randonnée, circuit de randonnée, randonnée pédestre, itinéraire de randonnée, boucle de randonnée, chemin, gr, itinéraire pédestre, randonnée, boucle pédestre, sentiers, balade, circuit pédestre, itinéraires, sentier d’interprétation, promenade, parcours, itinéraire touristique, sentier pédestre, boucle de promenade, pdipr',
  equestrian:
    'centre équestre, équitation, poney club, manège, écurie, haras, cheval, chevaux, carrière équestre, équestre, attelage, hippique, randonnée équestre, cavaliers, équipement équestre, ferme équestre, cavalier',
  golf: 'golf, golf miniature, mini golf, minigolf, practice, parcours de golf, swin golf, disc golf, footgolf',
  marina:
    'port de plaisance, port, marina, ponton, cale de mise à l’eau, mouillage, halte nautique, halte fluviale, cale, capitainerie, port de pêche, port à sec, ports, escale fluviale, anneau',
  boat: 'bateau, croisière, location de bateaux, base nautique, canoë, kayak, canoë-kayak, voile, école de voile, nautisme, centre nautique, promenade en bateau, promenade en barque, activités nautiques, nautique, club nautique, aviron, barque, location de canoës, ski nautique, char à voile, paddle, plaisance, plaisanciers, chaland, activité nautique, plongée, surf, balade fluviale, balades fluviales, promenade en mer, promenades en mer, balade en mer, balade en bateau, promenade fluviale, excursion en mer',
  fishing: 'pêche, ponton de pêche, étang de pêche, parcours de pêche, pêcherie, site de pêche, lieu de pêche',
  'theme-park':
    'lasergame, ulm, montgolfière, quad, wakepark, calèche, téléski nautique, saut à l’élastique, parc d’attractions, parc à thème, parc animalier, zoo, aquarium, parc de loisirs, accrobranche, labyrinthe, karting, laser game, ferme pédagogique, base de loisirs, casino, parc zoologique, parcours aventure, paintball, jardin zoologique, trampoline park, parc acrobatique, ferme de découverte, parc de loisir, discothèque, boîte de nuit, petit train, train touristique, aéroclub, parachutisme',
  hall: 'lieu d’art contemporain, art contemporain, lieu d’art, salle polyvalente, salle des fêtes, salle municipale, espace culturel, salle communale, centre culturel, salle de réunion, salle, foyer, maison des associations, maison de quartier, foyer rural, centre socioculturel, centre socio-culturel, espace polyvalent, salle d’exposition, maison pour tous, centre des congrès, zénith, auditorium, salle associative, salle festive, espace associatif, salle de réception, halle, salle de concert, maison de la vie associative, lieu culturel, salle paroissiale, centre de congrès, galerie, galerie d’art, salle de location, kiosque, lieu d’exposition, salle de conférence, maison commune, centre d’art, lieu de spectacle, centre de conférences, conservatoire, école de musique, friche culturelle',
  library:
    'bibliothèque, médiathèque, ludothèque, point lecture, bibliothèque municipale, boîte à livres, bibliothèque-médiathèque, relais lecture, bibliobus, artothèque, bibliothèque pour tous, cabane à livres, boîtes à livres, médiathèques, bibliothèque associative, lecture publique',

  restaurant:
    'restaurant, pizzeria, crêperie, brasserie, restauration, auberge, food truck, gastronomique, cuisine traditionnelle, ferme auberge, restauration rapide, snack, bistrot, kebab, traiteur, hôtel restaurant, restauration traditionnelle, sandwicherie, grill, restaurants, table d’hôte, tables d’hôtes, friterie, café restaurant, bar restaurant, guinguette, rôtisserie, saladerie, cuisine du monde, relais routier, sushi',
  cafe: 'café, bar, pub, salon de thé, bar tabac, débit de boissons, café associatif, bar à vin, bar à vins, café concert, estaminet, buvette, bistrot de pays, cafétéria, tiers-lieu, café de pays, bar pmu, caves et bars, bars, café culturel, bar à bières, glacier',
  hotel:
    'hôtel, hôtellerie, résidence de tourisme, résidence hôtelière, hébergement, motel, hôtels, village vacances, auberge de jeunesse, appart hôtel, hébergement touristique, hébergement collectif, hôtel de tourisme, résidence de vacances, centre d’hébergement, hébergements, village de vacances',
  'guest-house':
    'gîte, chambre d’hôtes, chambres d’hôtes, meublé de tourisme, location de vacances, gîte d’étape, gîte rural, gîte de groupe, chambre d’hôte, meublés de tourisme, meublé, location saisonnière, gîtes, hébergement insolite, gîte et chambre d’hôtes, location, hébergement locatif, cabane, yourte, roulotte, maison d’hôtes',
  campsite:
    'camping, campings, terrain de camping, aire naturelle de camping, hôtellerie de plein air, camping à la ferme, parc résidentiel de loisirs, camping municipal',
  motorhome:
    'camping-car, aire de camping-car, aire de camping-cars, aire de service camping-car, aire de stationnement camping-car, camping-cars, aire d’accueil camping-car, borne camping-car',
  shop: 'commerce, magasin, boutique, supermarché, librairie, fleuriste, commerces, prêt-à-porter, vêtements, opticien, bijouterie, quincaillerie, jardinerie, tabac, presse, tabac presse, maison de la presse, papeterie, cadeaux, décoration, ameublement, chaussures, électroménager, parfumerie, droguerie, mercerie, jouets, commerce de détail, vente au détail, hypermarché, brocanteur, antiquités, antiquaire, bricolage, cave à vin, caviste, commerçant, animalerie, dépôt-vente, centre commercial, cycles, friperie, téléphonie, meubles, matériaux, galerie marchande, cordonnerie, grande surface, magasins, articles de sport, réparation de vélos, réparateur de vélos, vente de vélos',
  bakery:
    'boulangerie, pâtisserie, boulangerie-pâtisserie, boulanger, chocolaterie, chocolatier, confiserie, pâtissier, dépôt de pain, biscuiterie, boulangeries, distributeur de pain, fournil, glaces artisanales',
  butcher:
    'boucherie, charcuterie, boucherie-charcuterie, poissonnerie, boucher, charcutier, volailler, poissonnier, boucherie charcuterie traiteur, triperie, boucherie chevaline',
  grocery:
    'épicerie, alimentation, supérette, alimentation générale, primeur, fruits et légumes, produits bio, produits régionaux, épicerie fine, multiservices, épicerie bio, crèmerie, fromagerie, fromager, produits du terroir, commerce multiservice, magasin bio, épicerie multiservice, surgelés, commerce alimentaire, drive, épicerie participative',
  hairdresser:
    'coiffeur, coiffure, salon de coiffure, coiffeuse, barbier, esthétique, institut de beauté, esthéticienne, beauté, soins esthétiques, onglerie, soins de beauté, beauté et bien-être, spa bien-être, coiffeurs',
  craft:
    'arts graphiques, peinture, photographie, poterie, céramique, calligraphie, souffleur de verre, sculpture sur bois, artisan, artisanat, artisan d’art, métiers d’art, menuiserie, plomberie, électricité, maçonnerie, peintre en bâtiment, couverture, charpente, artisanat d’art, potier, céramiste, ébéniste, atelier d’artiste, plombier, électricien, menuisier, maçon, couvreur, charpentier, carreleur, plâtrerie, serrurerie, ferronnerie, tapissier, chauffagiste, chauffage, bâtiment, travaux publics, terrassement, travaux de construction, savoir-faire, visite d’artisan, savonnerie, paysagiste, ramonage, verrier, imprimerie, tailleur de pierre, ferronnier, artisans du bâtiment, plâtrier, installation électrique, peinture et vitrerie, tonnelier, vannier, luthier, couturière, maroquinerie, sculpteur',
  producer:
    'caveau de dégustation, caveau, producteur, producteurs, vente directe, vente à la ferme, ferme, maraîcher, produits fermiers, cave, domaine viticole, vigneron, brasserie artisanale, apiculteur, viticulture, cidrerie, cidre, exploitation agricole, producteur local, producteurs locaux, maraîchage, élevage, viticulteur, vignoble, distillerie, miel, domaine, ostréiculteur, producteur fermier, magasin de producteurs, produit du terroir, caves, point de vente directe, circuit court, huîtres, salines, fromager fermier, culture de légumes, pépinière, horticulteur, dégustation de vins, conserverie, point de vente collectif, cueillette, distributeur automatique de produits fermiers',
  garage:
    'garage, garage automobile, mécanique automobile, carrosserie, contrôle technique, concessionnaire, réparation automobile, garagiste, entretien automobile, entretien et réparation de véhicules automobiles, pneus, dépannage, location de voitures, casse automobile, motos, motoculture, vente de véhicules, automobile, auto-école',
  service:
    'service, services à la personne, assurance, agence immobilière, notaire, avocat, immobilier, pompes funèbres, pressing, laverie, comptable, expert-comptable, taxi, informatique et services, géomètre, architecte, photographe, services, assurances, toilettage, déménagement, aide ménagère, services funéraires, nettoyage de locaux, conseil, vtc, transport de voyageurs par taxis, agence de voyages, laverie automatique, retouches, dépannage informatique, imprimeur, espace bien-être, huissier, ménage à domicile, entretien de jardins, prestataire de services, ambulances, banque assurance, bureau d’études, intérim, agence d’emploi, prestataire, wedding planner',
  bank: 'banque, distributeur de billets, distributeur automatique de billets, dab, crédit agricole, crédit mutuel, point argent, caisse d’épargne, distributeur automatique, banque postale, établissement bancaire, agence bancaire',

  museum:
    'musée, écomusée, muséum, musées, centre d’interprétation, maison du patrimoine, musée de france, maison de pays, musées de france, musée d’art, musée d’histoire, maison de la nature, lieu de visite, planétarium, espace muséographique, site de visite, maison d’écrivain, maison des illustres, conservatoire muséal',
  monument:
    'monument, monument historique, statue, patrimoine, patrimoine historique, obélisque, site historique, édifice, site classé, fontaine, pont, patrimoine bâti, édifice civil, site et monument, petit patrimoine, immeuble protégé, mh, classé mh, inscrit mh, monuments, patrimoine culturel, halles anciennes, patrimoine vernaculaire, œuvre d’art, pigeonnier, puits, four à pain, beffroi, tombeau, arènes, sculpture, stèle, colonne, arc, prison, site patrimonial remarquable, pont ancien, four, fresque',
  church:
    'église, chapelle, cathédrale, abbaye, basilique, temple, prieuré, couvent, édifice religieux, collégiale, monastère, cloître, lieu de culte, mosquée, synagogue, églises, patrimoine religieux, architecture religieuse, sanctuaire, oratoire, baptistère, édifices religieux, église paroissiale, église ouverte, édifice cultuel, clocher, commanderie, ermitage',
  castle:
    'château, manoir, château fort, fort, forteresse, donjon, citadelle, remparts, gentilhommière, palais, motte féodale, tour, logis, enceinte, châteaux, demeure, hôtel particulier, porte de ville, fortification, château et monument, motte castrale, bastion, architecture militaire, blockhaus, bunker, place forte, bastide, maison forte, malouinière',
  megalith:
    'mégalithe, menhir, dolmen, tumulus, cairn, alignement, cromlech, allée couverte, mégalithique, mégalithes, pierre levée, polissoir, menhirs, sépulture mégalithique',
  archaeology:
    'archéologie, site archéologique, vestiges, voie romaine, ruines, fouilles, thermes romains, villa gallo-romaine, oppidum, aqueduc, archéologique, vestige, antiquité, gallo-romain, théâtre antique, amphithéâtre, grotte ornée, ruine',
  mill: 'moulin, moulin à vent, moulin à eau, moulins, minoterie',
  'wash-house': 'lavoir, fontaine lavoir, lavoirs',
  cross: 'calvaire, croix, croix de chemin, enclos paroissial, grotte de lourdes, croix monumentale',
  'war-memorial':
    'monument aux morts, mémorial, lieu de mémoire, cimetière militaire, nécropole, carré militaire, stèle commémorative, ossuaire, nécropole nationale',
  lighthouse: 'phare, sémaphore, feu, balise maritime',
  architecture:
    'architecture, édifice remarquable, patrimoine industriel, villa, maison à colombages, architecture contemporaine, architecture civile, patrimoine du xxe siècle, architecture contemporaine remarquable, maison, immeuble, centre historique, cité ouvrière, petite cité de caractère, usine, bourg, bourg ancien, architecture du xxe siècle, site industriel, chaumière, village, architecture domestique, architecture publique, architecture rurale, maison de maître, ferme ancienne, mine, patrimoine ouvrier, architecture agricole, architecture artisanale, forge, forges, haut fourneau, ouvrage d’art, viaduc, gare ancienne, ardoisière, carrière',
  garden:
    'jardin, parc, parc et jardin, parcs et jardins, jardin public, jardin botanique, jardin remarquable, roseraie, parc public, arboretum, jardins, espace vert, parc municipal, parc urbain, parc floral, jardin d’agrément, jardin du château, potager, verger, espaces verts',
  tree: 'arbre remarquable, arbre, arbres, arbres remarquables, chêne, arbre vénérable',

  'town-hall':
    'mairie, hôtel de ville, mairie annexe, mairie déléguée, mairies, municipalité, vie municipale, communauté de communes, intercommunalité, conseil municipal et mairie, services municipaux, accueil mairie, administration communale, siège communautaire, annexe mairie, élus, municipal, vie communale, commune, services techniques, communauté d’agglomération, hôtel communautaire, état civil, mairie de quartier',
  'post-office':
    'poste, la poste, bureau de poste, bureau postal, agence postale, relais poste, relais postal, agence postale communale, boîte aux lettres, point relais poste, la poste relais, bureaux de poste, relais colis, point relais, la poste agence communale, courrier, boîte postale',
  'public-service':
    'service public, france services, maison de services au public, msap, préfecture, sous-préfecture, trésorerie, tribunal, impôts, caf, cpam, services publics, maison france services, centre des impôts, administration, conseil départemental, direction départementale, perception, service des impôts, maison de justice, centre des finances publiques, administrations, assurance maladie, caisse d’allocations familiales, msa, sécurité sociale, trésor public, conciliateur de justice, point d’accès au droit, chambre de commerce, chambre d’agriculture, département, région, organisme public, démarches administratives, démarches, espace public numérique, eaux et assainissement, assainissement, service des eaux, service administratif, carsat, conseil régional, syndicat mixte',
  police:
    'police, gendarmerie, police municipale, commissariat, brigade de gendarmerie, asvp, garde champêtre, gendarmeries, police nationale, voisins vigilants',
  'fire-station':
    'pompiers, sapeurs-pompiers, caserne, centre de secours, sdis, centre d’incendie et de secours, amicale des sapeurs-pompiers, jsp, borne incendie, poteau incendie, pei, hydrant, point d’eau incendie',
  'tourist-office':
    'office de tourisme, office du tourisme, syndicat d’initiative, point d’information touristique, information touristique, point info tourisme, bureau d’information touristique, maison du tourisme, offices de tourisme, accueil touristique, point information tourisme',
  canteen:
    'cantine, restaurant scolaire, restauration scolaire, cantines, menu de la cantine, restauration collective, menus, cuisine centrale',
  nursery:
    'crèche, halte-garderie, micro-crèche, assistante maternelle, relais petite enfance, multi-accueil, ram, relais assistantes maternelles, maison d’assistantes maternelles, petite enfance, assistantes maternelles, rpe, crèches, jardin d’enfants, accueil petite enfance, mam, halte garderie, garde d’enfants, accueil du jeune enfant, nounou',
  health:
    'prévention suicide, santé, maison de santé, cabinet médical, infirmier, infirmière, kinésithérapeute, centre de santé, maison médicale, laboratoire, paramédical, orthophoniste, ostéopathe, podologue, sage-femme, psychologue, kiné, cabinet infirmier, pôle santé, soins infirmiers, professionnels de santé, diététicien, laboratoire d’analyses, médical, maison de santé pluriprofessionnelle, professionnel de santé, pmi, centre médico-social, sophrologue, ssiad, ergothérapeute, orthoptiste, vaccination, prévention santé, pédicure, naturopathe, laboratoire de biologie médicale, infirmiers, psychomotricien, centre de vaccination, ambulance, prévention, psychothérapeute, mutuelle',
  doctor:
    'médecin, médecins, dentiste, chirurgien-dentiste, médecin généraliste, docteur, généraliste, médecine générale, cabinet dentaire, dentistes, pédiatre, gynécologue, ophtalmologue, cardiologue, dermatologue, médecin spécialiste, orthodontiste, omnipraticien',
  pharmacy: 'pharmacie, pharmacies, pharmacien, officine, pharmacie de garde',
  hospital:
    'hôpital, clinique, centre hospitalier, urgences, chu, hôpitaux, hospitalier, maternité, établissement de santé, hospitalisation à domicile, polyclinique, soins de suite',
  'retirement-home':
    'ehpad, maison de retraite, résidence autonomie, foyer logement, résidence seniors, marpa, résidence pour personnes âgées, foyer de vie, hébergement pour personnes âgées, usld, foyer-logement, établissement pour personnes âgées, accueil de jour',
  'social-services':
    'ccas, cias, centre communal d’action sociale, centre social, aide sociale, assistante sociale, action sociale, espace de vie sociale, esat, foyer d’hébergement, établissement social, médico-social, impro, ime, centre médico-psychologique, solidarité, services sociaux, clic, aide à domicile, portage de repas, maison départementale des solidarités, épicerie sociale, mdph, vestiaire, recyclerie solidaire, centre d’action sociale',
  defibrillator: 'défibrillateur, dae, défibrillateurs, défibrillateur automatique externe, défibrillateur cardiaque',
  toilets:
    'toilettes, wc, sanitaires, toilettes publiques, wc publics, sanisette, bloc sanitaire, toilettes sèches, urinoir, sanitaires publics, vespasienne, toilettes pmr',
  water:
    'point d’eau, eau potable, fontaine à eau, borne fontaine, point d’eau potable, fontaine d’eau potable, château d’eau, robinet, fontaines à boire',
  bench: 'banc, bancs, banc public, mobilier urbain, abri, bancs publics',
  wifi: 'wifi, wi-fi, borne wifi, point wifi, hotspot wifi, wifi public, cyberbase, cybercentre, espace numérique, point numérique, borne wi-fi, wifi territorial',
  'charging-point':
    'borne de recharge, recharge électrique, irve, borne électrique, bornes de recharge, véhicules électriques, station de recharge, recharge de véhicules électriques, point de charge, point de recharge, borne de charge, bornes irve, bornes électriques, recharge vélo électrique',
  fuel: 'station-service, carburant, station essence, essence, carburants, station service, gaz naturel véhicule, gpl, gnv, hydrogène, distributeur de carburant',
  'car-wash': 'lavage auto, station de lavage, lavage, lavage automobile, centre de lavage',
  parking:
    'parking, stationnement, parc de stationnement, place de stationnement, aire de stationnement, parkings, place pmr, parc relais, parking relais, place handicapé, stationnement pmr, zone bleue, parc en ouvrage, places de parking',
  carpool:
    'transport solidaire, covoiturage, aire de covoiturage, autopartage, auto-stop, point stop, rezo pouce, aires de covoiturage, arrêt de covoiturage, voiture partagée, autostop, point de covoiturage, voitures en libre-service',
  'bike-parking':
    'stationnement vélo, parking vélo, arceaux vélo, abri vélo, arceaux, stationnement cyclable, consigne vélo, abris vélos, parking à vélos, stationnement vélos, arceau, garage à vélos, appui-vélos, abri à vélos',
  waste:
    'déchets, déchèterie, déchetterie, ordures ménagères, collecte des déchets, poubelle, encombrants, déchets verts, point d’apport, corbeille, ordures, déchetteries, déchèteries, plateforme de déchets verts, collecte des ordures ménagères, jours de collecte, collecte des ordures, poubelles, centre d’enfouissement, gestion des déchets, collecte sélective',
  recycling:
    'recyclage, tri, point d’apport volontaire, colonne à verre, conteneur à verre, tri sélectif, compostage, composteur, point tri, borne textile, recyclerie, ressourcerie, point de tri, verre, colonne de tri, pav, conteneur, borne à vêtements, borne de tri, composteurs, compost, conteneur textile, textile, relais textile, borne à textile, emballages, points d’apport volontaire, borne à verre, collecte de piles, bouchons, repair café, café réparation, atelier de réparation',
  cemetery:
    'cimetière, cimetières, columbarium, funérarium, crématorium, chambre funéraire, concession funéraire, jardin du souvenir, cimetière communal, concessions',
  station:
    'gare, gare sncf, halte ferroviaire, gare routière, gares, gare ferroviaire, arrêt sncf, gare de voyageurs, station de métro, train, ter, ligne de train, métro, gares de voyageurs, pôle d’échanges',
  'bus-stop':
    'arrêt de bus, arrêt de car, bus, abribus, arrêt de transport, transport scolaire, arrêt, point d’arrêt, tramway, arrêt de tramway, transports scolaires, tram, autocar, arrêt de transport en commun, car scolaire, transport à la demande, arrêts de bus, ligne de bus, navette, ligne de car, ligne régulière',
  ferry: 'bac, ferry, embarcadère, navette fluviale, liaison maritime, navibus, gare maritime, passeur, débarcadère',
  airport: 'aéroport, aérodrome, héliport, aérogare, altiport',
  housing:
    'logement, hlm, logement social, habitat, bailleur social, logements sociaux, adil, résidence, gens du voyage, aire d’accueil des gens du voyage, foyer de jeunes travailleurs, office public de l’habitat, lotissement communal, rénovation énergétique, espace conseil france rénov, aide au logement',

  works:
    'travaux, voirie, chantier, circulation, déviation, route barrée, coupure d’eau, coupure d’électricité, coupure, travaux de voirie, réseaux, éclairage public, fibre, fibre optique, route, coupure de courant, arrêté de circulation, route coupée, chaussée, aménagement',
  transport:
    'transport, transports, mobilité, mobilités, bus, train, vélo, déplacements, covoiturage, transport scolaire, transports scolaires, transports en commun, stationnement, liaison',
  safety:
    'sécurité, prévention, sécurité routière, tranquillité publique, plan communal de sauvegarde, incendie, vigipirate, opération tranquillité vacances, alerte, cambriolages, alertes, risques, risques majeurs, police, gendarmerie, secours, démarchage, arnaque, risque, frelons, cybersécurité',
  weather:
    'météo, canicule, inondation, tempête, vigilance, neige, sécheresse, verglas, orages, crue, intempéries, grand froid, vigilance météo, vent violent, vigilance orange, restriction d’eau, pluie, submersion',
  budget:
    'budget, finances, impôts locaux, fiscalité, taxe foncière, subvention, subventions, comptes, compte administratif, marchés publics, taxe de séjour, tarifs, marché public, appel d’offres, débat d’orientation budgétaire, finances publiques, taxe',
  planning:
    'urbanisme, plu, plui, permis de construire, enquête publique, aménagement, plan local d’urbanisme, scot, cadastre, projet urbain, aménagement du territoire, permis, révision du plu, autorisation d’urbanisme, zac, foncier, centre-bourg, projet, projets, grands projets, éolien, éoliennes',
  elections:
    'élections, élection, vote, bureau de vote, listes électorales, municipales, référendum, scrutin, élections municipales, inscription sur les listes électorales, législatives, présidentielle, procuration, bureaux de vote, européennes, départementales, recensement, recensement de la population',
  'town-life':
    'vie locale, vie municipale, vie de la commune, bulletin municipal, vie associative, associations, naissances, décès, mariages, magazine municipal, état civil, lettre d’information, actualités municipales, actualité, actualités, infos, vie quotidienne, bulletin, nouveaux habitants, brèves, informations municipales, magazine, annonces, info, information',

  other: 'autre, autres, divers, autre événement, non classé, inclassable, hors thème, autres activités, diverses',
}
