/** Announcements as people write them, read on Monday 23 November 2026 in a French town unless told otherwise, and what they tell. */
export interface Case {
  text: string
  kind?: 'txt' | 'md'
  country?: string
  timezone?: string
  /** One object an event, in order; only the fields given are compared. */
  events: Record<string, unknown>[]
}

export const announcements: Case[] = [
  {
    text: "Samedi 28 novembre à 20h30, salle polyvalente : grand loto de l'amicale laïque. Entrée libre.",
    events: [
      {
        startDate: '2026-11-28T20:30:00+01:00',
        name: "Grand loto de l'amicale laïque",
        location: { name: 'Salle polyvalente' },
        isAccessibleForFree: true,
      },
    ],
  },
  {
    text: 'GRAND LOTO\nOrganisé par le Comité des fêtes\nSamedi 5 décembre 2026\nOuverture des portes 18h - Début des jeux 20h\nSalle des fêtes de Prinquiau\n4 € le carton, 10 € les 3\nRéservations : 06 12 34 56 78',
    events: [
      {
        startDate: '2026-12-05T20:00:00+01:00',
        doorTime: '2026-12-05T18:00:00+01:00',
        name: 'GRAND LOTO',
        organizer: { name: 'Comité des fêtes' },
        telephone: '06 12 34 56 78',
        location: { name: 'Salle des fêtes de Prinquiau' },
      },
    ],
  },
  {
    text: "Bonjour à tous,\n\nL'APEL de l'école Saint-Joseph organise son marché de Noël le dimanche 13 décembre de 10h à 17h dans la cour de l'école.\nVenez nombreux !\n\nCordialement,\nLe bureau de l'APEL",
    events: [{ startDate: '2026-12-13T10:00:00+01:00', endDate: '2026-12-13T17:00:00+01:00', name: 'Marché de Noël' }],
  },
  {
    text: 'Vide-grenier du 3 au 5 juillet 2026 au stade municipal',
    events: [{ startDate: '2026-07-03', endDate: '2026-07-05', location: { name: 'Stade municipal' } }],
  },
  {
    text: "Exposition « Bretagnes » à la médiathèque du 1er au 19 décembre, aux heures d'ouverture. Gratuit.",
    events: [{ startDate: '2026-12-01', endDate: '2026-12-19', isAccessibleForFree: true }],
  },
  {
    text: 'Portes ouvertes les 12 et 13 décembre de 14h à 18h à la ferme du Pré Vert',
    events: [
      { startDate: '2026-12-12T14:00:00+01:00', endDate: '2026-12-12T18:00:00+01:00' },
      { startDate: '2026-12-13T14:00:00+01:00', endDate: '2026-12-13T18:00:00+01:00' },
    ],
  },
  {
    text: 'Théâtre : la troupe des Baladins joue « Le Dindon » vendredi 4 et samedi 5 décembre à 20 h 30, dimanche 6 à 15 h. Tarif : 8 €',
    events: [
      { startDate: '2026-12-04T20:30:00+01:00', price: 8 },
      { startDate: '2026-12-05T20:30:00+01:00' },
      { startDate: '2026-12-06T15:00:00+01:00' },
    ],
  },
  {
    text: 'Repas des aînés samedi 14 mars à partir de 12h30, salle polyvalente. Inscriptions avant le 6 mars en mairie.',
    events: [{ startDate: '2026-03-14T12:30:00+01:00', location: { name: 'Salle polyvalente' } }],
  },
  {
    text: "Le club de randonnée propose une marche de 12 km dimanche 29 novembre. Rendez-vous à 9h place de l'église.",
    events: [{ startDate: '2026-11-29T09:00:00+01:00' }],
  },
  {
    text: 'Concert de la chorale ce samedi à 18h à l’église. Libre participation.',
    events: [{ startDate: '2026-11-28T18:00:00+01:00', isAccessibleForFree: true }],
  },
  { text: 'Demain soir, soirée jeux au foyer à 20h !', events: [{ startDate: '2026-11-24T20:00:00+01:00' }] },
  {
    text: 'Belote samedi prochain 14h salle Jeanne-d’Arc. 10 € par personne.',
    events: [{ startDate: '2026-11-28T14:00:00+01:00', price: 10 }],
  },
  { text: 'Le loto du 21 novembre a eu lieu dans une salle comble. Merci à tous les bénévoles !', events: [] },
  {
    text: "Merci à toutes et à tous pour votre présence à notre fête de l'école. Grâce à vous, nous avons récolté 1 200 €.",
    events: [],
  },
  {
    text: 'Compte rendu de la réunion du conseil municipal du 12 novembre 2026. Étaient présents : M. Durand, Mme Petit. Le quorum étant atteint, la séance est ouverte à 20h.',
    events: [],
  },
  { text: 'Cuisine Plus : -20 % sur toutes les hottes du 1er au 15 décembre ! Offre valable en magasin.', events: [] },
  {
    text: 'En raison de travaux, la circulation sera interdite rue du Lavoir du 30 novembre au 4 décembre.',
    events: [],
  },
  { text: 'La boulangerie recrute un vendeur (CDI). Poste à pourvoir le 1er décembre.', events: [] },
  {
    text: "ANNULÉ : le concert du samedi 28 novembre à 20h30 à l'église est annulé.",
    events: [{ startDate: '2026-11-28T20:30:00+01:00', eventStatus: 'cancelled' }],
  },
  {
    text: 'Le vide-grenier prévu initialement le dimanche 29 novembre est reporté au dimanche 6 décembre, même lieu, de 8h à 18h.',
    events: [
      {
        startDate: '2026-12-06T08:00:00+01:00',
        endDate: '2026-12-06T18:00:00+01:00',
        previousStartDate: '2026-11-29',
        eventStatus: 'rescheduled',
      },
    ],
  },
  {
    text: 'La conférence du jeudi 3 décembre à 18h30 est reportée à une date ultérieure.',
    events: [{ startDate: '2026-12-03T18:30:00+01:00', eventStatus: 'postponed' }],
  },
  {
    text: 'Stage de poterie, samedi 12 décembre 9h30-12h30 : COMPLET',
    events: [
      {
        startDate: '2026-12-12T09:30:00+01:00',
        endDate: '2026-12-12T12:30:00+01:00',
        eventStatus: 'full',
        name: 'Stage de poterie',
      },
    ],
  },
  {
    text: 'Yoga tous les mardis à 19h sauf vacances scolaires, salle des Halles. Contact : yoga@exemple.fr',
    events: [
      {
        startDate: '2026-11-24T19:00:00+01:00',
        recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU', exceptSchoolHolidays: true, timezone: 'Europe/Paris' },
        email: 'yoga@exemple.fr',
      },
    ],
  },
  {
    text: 'Chaque premier dimanche du mois, marché des producteurs de 9h à 13h, place de la mairie.',
    events: [
      {
        startDate: '2026-12-06T09:00:00+01:00',
        endDate: '2026-12-06T13:00:00+01:00',
        recurrence: { rrule: 'FREQ=MONTHLY;BYDAY=1SU', timezone: 'Europe/Paris' },
      },
    ],
  },
  {
    text: 'Heure du conte à la bibliothèque, un mercredi sur deux à 10h30, à partir du 2 décembre. De 3 à 6 ans.',
    events: [
      {
        startDate: '2026-12-02T10:30:00+01:00',
        recurrence: { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', timezone: 'Europe/Paris' },
        typicalAgeRange: '3-6',
      },
    ],
  },
  {
    text: 'Soirée crêpes un vendredi sur deux à 19h au foyer rural.',
    events: [
      { startDate: undefined, recurrence: { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', timezone: 'Europe/Paris' } },
    ],
  },
  {
    text: 'Crèche vivante tous les jours du 20 au 24 décembre à 17h30 sur le parvis.',
    events: [
      {
        startDate: '2026-12-20T17:30:00+01:00',
        recurrence: { rrule: 'FREQ=DAILY;UNTIL=20261224T225959Z', timezone: 'Europe/Paris' },
      },
    ],
  },
  {
    text: 'Concert samedi 29 novembre à 20h à l’espace culturel.',
    events: [{ startDate: '2025-11-29T20:00:00+01:00' }],
  },
  { text: 'Bal folk mardi 5 décembre à 21h.', events: [{ startDate: undefined }] },
  {
    text: 'La fête de la musique aura lieu en juin, date à confirmer. Le comité des fêtes organise plusieurs concerts.',
    events: [{ startDate: undefined }],
  },
  {
    text: "Assemblée générale du club de football vendredi 11 décembre 2026 à 19 heures au club-house, 12 rue des Sports, 44750 Campbon. Pot de l'amitié à l'issue.",
    events: [
      {
        startDate: '2026-12-11T19:00:00+01:00',
        location: { streetAddress: '12 rue des Sports', postalCode: '44750', addressLocality: 'Campbon' },
      },
    ],
  },
  {
    text: 'Programme de la fête :\nVendredi 3 juillet 20h : concours de belote\nSamedi 4 juillet 14h : concours de pétanque, place des Tilleuls\nDimanche 5 juillet 8h : vide-grenier\n',
    events: [
      { startDate: '2026-07-03T20:00:00+02:00', name: 'Concours de belote' },
      { startDate: '2026-07-04T14:00:00+02:00' },
      { startDate: '2026-07-05T08:00:00+02:00', name: 'Vide-grenier' },
    ],
  },
  {
    text: '• 05/12/2026 : Loto des pompiers - salle polyvalente - 20h\n• 12/12/2026 : Arbre de Noël - gymnase - 15h\n• 19/12/2026 : Concert de Noël - église - 18h30',
    events: [
      { startDate: '2026-12-05T20:00:00+01:00', name: 'Loto des pompiers' },
      { startDate: '2026-12-12T15:00:00+01:00', name: 'Arbre de Noël' },
      { startDate: '2026-12-19T18:30:00+01:00', name: 'Concert de Noël' },
    ],
  },
  {
    text: 'Don du sang mercredi 2 décembre de 16h à 19h30, salle des Genêts. Prendre rendez-vous sur dondesang.efs.sante.fr',
    events: [{ startDate: '2026-12-02T16:00:00+01:00', endDate: '2026-12-02T19:30:00+01:00', name: 'Don du sang' }],
  },
  {
    text: 'Slt, bal country le 12/12 à 20h30 salle du Bois, 8€, résa 0612345678 avant le 5/12',
    events: [{ startDate: '2026-12-12T20:30:00+01:00', telephone: '06 12 34 56 78', price: 8 }],
  },
  {
    text: 'Cérémonie du 11 novembre 2027 : rassemblement à 10h45 place du 8 mai 1945.',
    events: [{ startDate: '2027-11-11T10:45:00+01:00' }],
  },
  {
    text: 'Nuit de la lecture\nSamedi 23 janvier 2027, de 18 h à minuit\nMédiathèque Jules-Verne\nTout public, entrée gratuite',
    events: [
      {
        startDate: '2027-01-23T18:00:00+01:00',
        endDate: '2027-01-24T00:00:00+01:00',
        name: 'Nuit de la lecture',
        isAccessibleForFree: true,
      },
    ],
  },
  {
    text: 'Réveillon de la Saint-Sylvestre jeudi 31 décembre, 20h - 4h, salle omnisports. 75 € par adulte, 30 € par enfant.',
    events: [{ startDate: '2026-12-31T20:00:00+01:00', endDate: '2027-01-01T04:00:00+01:00' }],
  },
  {
    text: 'Fest-noz de la Saint-Patrick samedi 13 mars 2027 à 21h avec Hamon Martin. Entrée 7 €, gratuit pour les moins de 12 ans.',
    events: [{ startDate: '2027-03-13T21:00:00+01:00' }],
  },
  {
    text: 'Ciné-goûter : « Le Petit Prince », mercredi 23 décembre, 14h30. Dès 5 ans. Tarif unique 4,50 €.',
    events: [{ startDate: '2026-12-23T14:30:00+01:00', typicalAgeRange: '5-', price: 4.5 }],
  },
  {
    text: 'Réunion publique sur le plan de circulation, lundi 7 décembre à 18h30 en mairie.',
    events: [{ startDate: '2026-12-07T18:30:00+01:00' }],
  },
  {
    text: 'Trail des marais : dimanche 31 janvier 2027. Départs à 9h30 (10 km) et 10h (20 km). Inscriptions jusqu’au 28 janvier.',
    events: [{ startDate: '2027-01-31T09:30:00+01:00' }],
  },
  { text: 'La bibliothèque sera fermée du 24 décembre au 2 janvier.', events: [] },
  { text: 'À vendre : vélo enfant 16 pouces, bon état, 30 €. Tél. 06 11 22 33 44', events: [] },
  {
    text: 'Bonjour,\nNotre prochaine rencontre aura lieu le jeudi 10 décembre à 14 h 30, 3 bis rue de la Gare.\nBien cordialement\nLe Cercle de lecture',
    events: [{ startDate: '2026-12-10T14:30:00+01:00', location: { streetAddress: '3 bis rue de la Gare' } }],
  },
  { text: 'Loto samedi 31 novembre à 20h salle des fêtes', events: [{ startDate: undefined }] },
  {
    text: 'Tournoi de palets du samedi 5 au dimanche 6 décembre, début à 9h, au gymnase.',
    events: [{ startDate: '2026-12-05T09:00:00+01:00', endDate: '2026-12-06' }],
  },
  {
    text: 'Visite guidée du château dimanche 6 décembre : deux départs, à 14h et 16h. 5 €, gratuit moins de 12 ans',
    events: [{ startDate: '2026-12-06T14:00:00+01:00' }],
  },
  {
    text: 'Le samedi 19 décembre 2026\nNOËL À LA FERME\nde 10h à 18h\nBalades en calèche, vin chaud',
    events: [{ startDate: '2026-12-19T10:00:00+01:00', endDate: '2026-12-19T18:00:00+01:00', name: 'NOËL À LA FERME' }],
  },
  {
    text: '> De : Mairie\n> Envoyé : lundi 16 novembre 2026 09:12\n> Objet : Vœux du maire\n>\n> Les vœux du maire auront lieu vendredi 8 janvier à 19h, salle Équinoxe.',
    events: [{ startDate: '2027-01-08T19:00:00+01:00' }],
  },
  {
    text: "---------- Forwarded message ---------\nDe : Comité de jumelage <jumelage@exemple.org>\nDate: mar. 17 nov. 2026 à 10:12\nSubject: Soirée irlandaise\nTo: <mairie@exemple.fr>\n\nSoirée irlandaise le 20 mars 2027 à 19h30 à l'espace Cœur de Bourg.",
    events: [{ startDate: '2027-03-20T19:30:00+01:00', name: 'Soirée irlandaise' }],
  },
  {
    kind: 'md',
    text: "# Atelier vannerie\n\n**Quand :** samedi 16 janvier 2027, 9 h – 17 h  \n**Où :** Maison de l'étang  \n**Tarif :** 35 €\n\nInscription sur [le site](https://vannerie.example.org/inscription).",
    events: [
      {
        startDate: '2027-01-16T09:00:00+01:00',
        endDate: '2027-01-16T17:00:00+01:00',
        name: 'Atelier vannerie',
        location: { name: "Maison de l'étang" },
        price: 35,
        url: 'https://vannerie.example.org/inscription',
      },
    ],
  },
  {
    kind: 'md',
    text: '## Samedi 5 décembre – Concert de la Sainte-Cécile\nÉglise, 20 h 30\n\n## Dimanche 6 décembre – Bourse aux jouets\nSalle omnisports, 9 h à 16 h\n',
    events: [
      { startDate: '2026-12-05T20:30:00+01:00', name: 'Concert de la Sainte-Cécile' },
      { startDate: '2026-12-06T09:00:00+01:00', endDate: '2026-12-06T16:00:00+01:00', name: 'Bourse aux jouets' },
    ],
  },
  {
    text: "Retour sur la kermesse : plus de 300 personnes ont participé samedi 14 novembre. Le prochain rendez-vous de l'association : loto samedi 12 décembre à 20h.",
    events: [{ startDate: '2026-12-12T20:00:00+01:00' }],
  },
  {
    text: 'Thé dansant jeudi 26 novembre 2026 14h30 - 18h30, Espace Bel Air, animé par Manu Blanchet. 12€ avec boisson et pâtisserie. Rés : 02.40.58.00.11',
    events: [
      {
        startDate: '2026-11-26T14:30:00+01:00',
        endDate: '2026-11-26T18:30:00+01:00',
        name: 'Thé dansant',
        telephone: '02 40 58 00 11',
        price: 12,
      },
    ],
  },
  {
    text: 'Collecte de la banque alimentaire les vendredi 27 et samedi 28 novembre dans les supermarchés. Venez donner !',
    events: [{ startDate: '2026-11-27' }, { startDate: '2026-11-28' }],
  },
  {
    text: 'Marché de Noël, du vendredi 11 décembre à 17h au dimanche 13 décembre à 18h, place du Champ-de-Foire.',
    events: [{ startDate: '2026-12-11T17:00:00+01:00', endDate: '2026-12-13T18:00:00+01:00' }],
  },
  {
    text: 'Ce week-end : fête des plantes au parc de la Chesnaie',
    events: [{ startDate: '2026-11-28', endDate: '2026-11-29' }],
  },
  {
    text: 'Atelier numérique le 03.12.2026 de 10:00 à 12:00 à la Maison France services',
    events: [{ startDate: '2026-12-03T10:00:00+01:00', endDate: '2026-12-03T12:00:00+01:00' }],
  },
  {
    text: 'Messe de minuit jeudi 24 décembre à 19h à l’église Saint-Laurent.',
    events: [{ startDate: '2026-12-24T19:00:00+01:00' }],
  },
  {
    country: 'GB',
    timezone: 'Europe/London',
    text: 'Village quiz night on Friday 4 December at 7.30pm in the village hall. Entry £5.',
    events: [{ startDate: '2026-12-04T19:30:00+00:00' }],
  },
  {
    country: 'GB',
    timezone: 'Europe/London',
    text: 'Christmas Fair – Saturday, December 5, 2026, 10am to 4pm, St Mary’s Church. Free entry.',
    events: [
      { startDate: '2026-12-05T10:00:00+00:00', endDate: '2026-12-05T16:00:00+00:00', isAccessibleForFree: true },
    ],
  },
  {
    country: 'GB',
    timezone: 'Europe/London',
    text: 'Coffee morning next Saturday at 10am in the library.',
    events: [{ startDate: undefined }],
  },
  {
    country: 'ES',
    timezone: 'Europe/Madrid',
    text: 'Concierto de Navidad el sábado 19 de diciembre de 2026 a las 20:30 h en el Teatro Municipal. Entrada libre.',
    events: [{ startDate: '2026-12-19T20:30:00+01:00', isAccessibleForFree: true }],
  },
  {
    country: 'ES',
    timezone: 'Europe/Madrid',
    text: 'Taller de cerámica todos los martes de 18:00 a 20:00 en la Casa de Cultura.',
    events: [
      {
        startDate: '2026-11-24T18:00:00+01:00',
        endDate: '2026-11-24T20:00:00+01:00',
        recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU', timezone: 'Europe/Madrid' },
      },
    ],
  },
  {
    country: 'RO',
    timezone: 'Europe/Bucharest',
    text: 'Concert de colinde sâmbătă, 12 decembrie 2026, ora 18:00, la Căminul Cultural. Intrare liberă.',
    events: [{ startDate: '2026-12-12T18:00:00+02:00', isAccessibleForFree: true }],
  },
  {
    country: 'RO',
    timezone: 'Europe/Bucharest',
    text: 'Primăria vă invită la Târgul de Crăciun, între 4 și 6 decembrie 2026, în Piața Centrală.',
    events: [{ startDate: '2026-12-04', endDate: '2026-12-06' }],
  },
  {
    country: 'SE',
    timezone: 'Europe/Stockholm',
    text: 'Julkonsert i kyrkan söndagen den 13 december kl. 18.00. Fri entré.',
    events: [{ startDate: '2026-12-13T18:00:00+01:00', isAccessibleForFree: true }],
  },
  {
    country: 'SE',
    timezone: 'Europe/Stockholm',
    text: 'Loppis i bygdegården lördag 5 december kl 10-14. Välkomna!',
    events: [{ startDate: '2026-12-05T10:00:00+01:00', endDate: '2026-12-05T14:00:00+01:00' }],
  },
]
