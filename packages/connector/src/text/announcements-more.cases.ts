import type { Case } from './announcements.cases.ts'

/** More announcements, for their days and hours alone. */
export const moreAnnouncements: Case[] = [
  {
    text: "La Pétanque Donjonnaise organise un concours en doublette le samedi 6 mars 2027. Jet du but à 14h30. Inscriptions sur place à partir de 13h30. 12 € l'équipe.",
    events: [
      {
        startDate: '2027-03-06T14:30:00+01:00',
      },
    ],
  },
  {
    text: "Avis aux amateurs de musique ! Rendez-vous le 18 décembre à l'Espace Saint-Michel pour le traditionnel concert de Noël de l'harmonie. 20h30. Participation libre au profit du Téléthon.",
    events: [
      {
        startDate: '2026-12-18T20:30:00+01:00',
      },
    ],
  },
  {
    text: 'Les 5, 12 et 19 décembre, de 15h à 18h, le Père Noël sera présent place du Marché.',
    events: [
      {
        startDate: '2026-12-05T15:00:00+01:00',
        endDate: '2026-12-05T18:00:00+01:00',
      },
      {
        startDate: '2026-12-12T15:00:00+01:00',
        endDate: '2026-12-12T18:00:00+01:00',
      },
      {
        startDate: '2026-12-19T15:00:00+01:00',
        endDate: '2026-12-19T18:00:00+01:00',
      },
    ],
  },
  {
    text: "Samedi 16/01 – Soirée tartiflette de l'USB Basket – 19h30 – Salle de la Gare – Menu 15€ / enfant 8€ – Résa avant le 09/01 au 06 98 76 54 32",
    events: [
      {
        startDate: '2027-01-16T19:30:00+01:00',
      },
    ],
  },
  {
    text: "La municipalité vous invite à la cérémonie des vœux qui se déroulera le vendredi 15 janvier 2027 à 19 h à la salle des fêtes. La cérémonie sera suivie du verre de l'amitié.",
    events: [
      {
        startDate: '2027-01-15T19:00:00+01:00',
      },
    ],
  },
  {
    text: "Objet : AG de l'association\n\nChers adhérents,\n\nVous êtes conviés à l'assemblée générale de Gym Détente, qui se tiendra jeudi 14 janvier à 20 h, salle 3 du complexe sportif.\nOrdre du jour : rapport moral, rapport financier, élection du bureau.\n\nLa présidente, Martine Le Gall",
    events: [
      {
        startDate: '2027-01-14T20:00:00+01:00',
      },
    ],
  },
  {
    text: "Suite au succès de l'an dernier (plus de 400 visiteurs), le salon du livre revient les samedi 20 et dimanche 21 mars 2027 de 10h à 18h, halle de la Madeleine. Entrée gratuite.",
    events: [
      {
        startDate: '2027-03-20T10:00:00+01:00',
        endDate: '2027-03-20T18:00:00+01:00',
      },
      {
        startDate: '2027-03-21T10:00:00+01:00',
        endDate: '2027-03-21T18:00:00+01:00',
      },
    ],
  },
  {
    text: 'Cinéma Le Paradis\nmer. 25/11 : Les Trois Mousquetaires 14h30\nven. 27/11 : Anatomie 20h30\ndim. 29/11 : Le Garçon et le Héron 17h',
    events: [
      {
        startDate: '2026-11-25T14:30:00+01:00',
      },
      {
        startDate: '2026-11-27T20:30:00+01:00',
      },
      {
        startDate: '2026-11-29T17:00:00+01:00',
      },
    ],
  },
  {
    text: "Retenez la date : le carnaval des écoles, c'est le 20 mars !",
    events: [
      {
        startDate: '2027-03-20',
      },
    ],
  },
  {
    text: 'Rappel : réunion de préparation du Téléthon ce jeudi à 20h en mairie.',
    events: [
      {
        startDate: '2026-11-26T20:00:00+01:00',
      },
    ],
  },
  {
    text: "Nous organisons un troc de plantes dimanche 18 avril de 10 heures à 12 heures 30 au jardin partagé, chemin du Lavoir. N'hésitez pas à venir même sans plantes. Renseignements : jardin.partage@exemple.org ou 02 40 00 00 00",
    events: [
      {
        startDate: '2027-04-18T10:00:00+02:00',
        endDate: '2027-04-18T12:30:00+02:00',
      },
    ],
  },
  {
    text: 'Info : la piscine rouvrira le 4 janvier.',
    events: [],
  },
  {
    text: 'Le marché hebdomadaire du jeudi 24 décembre est avancé au mercredi 23 décembre, de 8h à 13h.',
    events: [
      {
        startDate: '2026-12-23T08:00:00+01:00',
        endDate: '2026-12-23T13:00:00+01:00',
        eventStatus: 'rescheduled',
      },
    ],
  },
  {
    text: 'Dimanche dernier, nos U15 se sont imposés 3-1 face à Pontchâteau. Bravo à eux !',
    events: [],
  },
  {
    text: "Prochain match à domicile : dimanche 29 novembre, 15h, contre Savenay. Venez encourager l'équipe première !",
    events: [
      {
        startDate: '2026-11-29T15:00:00+01:00',
      },
    ],
  },
  {
    text: 'Cours de couture : reprise le lundi 11 janvier. Tous les lundis de 18h à 20h (hors vacances scolaires), maison des associations.',
    events: [
      {
        startDate: '2027-01-11T18:00:00+01:00',
        endDate: '2027-01-11T20:00:00+01:00',
        recurrence: {
          rrule: 'FREQ=WEEKLY;BYDAY=MO',
        },
      },
    ],
  },
  {
    text: 'Atelier mémoire chaque jeudi matin de 10h à 11h30 au foyer logement. Gratuit sur inscription.',
    events: [
      {
        startDate: '2026-11-26T10:00:00+01:00',
        endDate: '2026-11-26T11:30:00+01:00',
        recurrence: {
          rrule: 'FREQ=WEEKLY;BYDAY=TH',
        },
      },
    ],
  },
  {
    text: 'La permanence du conciliateur a lieu le 1er et le 3e mercredi de chaque mois de 14h à 17h en mairie.',
    events: [
      {
        startDate: '2026-12-02T14:00:00+01:00',
        endDate: '2026-12-02T17:00:00+01:00',
        recurrence: {
          rrule: 'FREQ=MONTHLY;BYDAY=1WE,3WE',
        },
      },
    ],
  },
  {
    text: 'On cherche des bénévoles pour la fête du village ! Si vous êtes disponibles, contactez-nous.',
    events: [],
  },
  {
    text: 'Tombola : tirage le 24 décembre à 12h devant la boulangerie.',
    events: [
      {
        startDate: '2026-12-24T12:00:00+01:00',
      },
    ],
  },
  {
    text: "Sortie ornithologique samedi 5 décembre. RDV 8h30 parking de l'étang, retour vers 12h. Prévoir bottes et jumelles. Gratuit, places limitées.",
    events: [
      {
        startDate: '2026-12-05T08:30:00+01:00',
        endDate: '2026-12-05T12:00:00+01:00',
      },
    ],
  },
  {
    text: 'MJC - Concert Trio Baya - 05.12.26 - 21h (ouverture 20h30) - 12/10/8 €',
    events: [
      {
        startDate: '2026-12-05T21:00:00+01:00',
      },
    ],
  },
  {
    text: 'FESTIVAL LES NUITS DU MARAIS - 9, 10 et 11 juillet 2027 - Prairie des Saules - Pass 3 jours : 45€ - www.nuitsdumarais.example',
    events: [
      {
        startDate: '2027-07-09',
      },
      {
        startDate: '2027-07-10',
      },
      {
        startDate: '2027-07-11',
      },
    ],
  },
  {
    text: 'Le don du sang aura lieu mardi 1er décembre de 15h30 à 19h30 (salle Arcadie). Pensez à prendre rendez-vous.',
    events: [
      {
        startDate: '2026-12-01T15:30:00+01:00',
        endDate: '2026-12-01T19:30:00+01:00',
      },
    ],
  },
  {
    text: 'Vernissage le vendredi 4 décembre à 18 h 30 ; exposition du 5 au 20 décembre, tous les jours de 14 h à 18 h. Galerie du Port.',
    events: [
      {
        startDate: '2026-12-04T18:30:00+01:00',
      },
      {
        startDate: '2026-12-05T14:00:00+01:00',
        endDate: '2026-12-20T18:00:00+01:00',
      },
    ],
  },
  {
    text: 'Bourse aux jouets et puériculture. Dépôt : vendredi 27 novembre 16h-19h. Vente : samedi 28 novembre 9h-16h. Restitution : dimanche 29 novembre 10h-11h. Salle omnisports.',
    events: [
      {
        startDate: '2026-11-27T16:00:00+01:00',
        endDate: '2026-11-27T19:00:00+01:00',
      },
      {
        startDate: '2026-11-28T09:00:00+01:00',
        endDate: '2026-11-28T16:00:00+01:00',
      },
      {
        startDate: '2026-11-29T10:00:00+01:00',
        endDate: '2026-11-29T11:00:00+01:00',
      },
    ],
  },
  {
    text: 'Portes ouvertes du lycée agricole : samedi 30 janvier (9h-17h) et vendredi 12 mars (16h-20h)',
    events: [
      {
        startDate: '2027-01-30T09:00:00+01:00',
        endDate: '2027-01-30T17:00:00+01:00',
      },
      {
        startDate: '2027-03-12T16:00:00+01:00',
        endDate: '2027-03-12T20:00:00+01:00',
      },
    ],
  },
  {
    text: "Après trois ans d'absence, la fête de la Saint-Jean est de retour : samedi 26 juin 2027 dès 18h, sur le terrain des sports. Feu de joie à la nuit tombée, vers 23h.",
    events: [
      {
        startDate: '2027-06-26T18:00:00+02:00',
      },
    ],
  },
  {
    text: "Spectacle de fin d'année de l'école de danse, samedi 19 juin à 20h et dimanche 20 juin à 15h au Théâtre de l'Odyssée. Billetterie ouverte à partir du 1er mai.",
    events: [
      {
        startDate: '2027-06-19T20:00:00+02:00',
      },
      {
        startDate: '2027-06-20T15:00:00+02:00',
      },
    ],
  },
  {
    text: 'Ouverture de la billetterie le 1er décembre à 10h pour le concert de Tri Yann du 27 mars 2027 à 20h30.',
    events: [
      {
        startDate: '2027-03-27T20:30:00+01:00',
      },
    ],
  },
  {
    text: 'Le 24 novembre à 14h : goûter des aînés. Le 2 décembre à 20h : conseil municipal. Le 11 décembre à 19h : marché nocturne.',
    events: [
      {
        startDate: '2026-11-24T14:00:00+01:00',
      },
      {
        startDate: '2026-12-02T20:00:00+01:00',
      },
      {
        startDate: '2026-12-11T19:00:00+01:00',
      },
    ],
  },
  {
    text: "Super loto ! Mercredi prochain, 14h, salle des Fêtes. 2500€ de bons d'achat.",
    events: [
      {
        startDate: '2026-11-25T14:00:00+01:00',
      },
    ],
  },
  {
    text: "Kermesse de l'école publique le dernier samedi de juin.",
    events: [
      {
        startDate: '2027-06-26',
      },
    ],
  },
  {
    text: 'Stage de cirque du lundi 15 au vendredi 19 février 2027, de 10h à 16h, pour les 8-12 ans. 90 € la semaine.',
    events: [
      {
        startDate: '2027-02-15T10:00:00+01:00',
        endDate: '2027-02-19T16:00:00+01:00',
      },
    ],
  },
  {
    text: 'Relevailles du bureau. Nouveaux horaires de la mairie à compter du 1er décembre : du lundi au vendredi 9h-12h.',
    events: [],
  },
  {
    text: "Lundi 30 novembre, coupure d'électricité de 9h à 11h dans le quartier des Tilleuls.",
    events: [],
  },
  {
    text: "Obsèques de M. Jean Martin mercredi 25 novembre à 14h30 en l'église de Blain.",
    events: [
      {
        startDate: '2026-11-25T14:30:00+01:00',
      },
    ],
  },
  {
    text: 'Rando VTT : 3e édition le dimanche 7 février 2027. 25, 40 ou 55 km. Départ libre de 8h à 10h. 7 € licenciés, 9 € non licenciés. Engagement : https://rando.example.fr',
    events: [
      {
        startDate: '2027-02-07T08:00:00+01:00',
        endDate: '2027-02-07T10:00:00+01:00',
      },
    ],
  },
  {
    text: "Le marché aura lieu le vendredi matin de 9h à 12h30 place de l'église toute l'année.",
    events: [
      {
        startDate: '2026-11-27T09:00:00+01:00',
        endDate: '2026-11-27T12:30:00+01:00',
        recurrence: {
          rrule: 'FREQ=WEEKLY;BYDAY=FR',
        },
      },
    ],
  },
  {
    text: "L'association Les Petits Pas organise une vente de gâteaux au profit du voyage scolaire, vendredi 27 novembre à la sortie des classes (16h30).",
    events: [
      {
        startDate: '2026-11-27T16:30:00+01:00',
      },
    ],
  },
  {
    text: "Le Comité d'animation vous donne rendez-vous pour son thé dansant, dimanche 7 février, de 14 h 30 à 19 h, salle de la Chênaie. Entrée : 9 €. Pâtisseries et boissons sur place.",
    events: [
      {
        startDate: '2027-02-07T14:30:00+01:00',
        endDate: '2027-02-07T19:00:00+01:00',
      },
    ],
  },
  {
    text: '30e édition du Festival BD : 13-14 mars 2027, Espace culturel Sainte-Anne. De 10h à 19h le samedi, de 10h à 18h le dimanche.',
    events: [
      {
        startDate: '2027-03-13T10:00:00+01:00',
        endDate: '2027-03-14T18:00:00+01:00',
      },
    ],
  },
  {
    text: 'Du 4 au 18 décembre, la médiathèque expose les photographies de Jeanne Petit. Vernissage le samedi 5 décembre à 11h.',
    events: [
      {
        startDate: '2026-12-04',
        endDate: '2026-12-18',
      },
      {
        startDate: '2026-12-05T11:00:00+01:00',
      },
    ],
  },
  {
    text: "Mardi 1er décembre 2026 – 20h00 – Salle du Conseil\nRéunion d'information : rénovation énergétique de l'habitat\nGratuit, sans inscription",
    events: [
      {
        startDate: '2026-12-01T20:00:00+01:00',
      },
    ],
  },
  {
    text: 'Pas de cours de gym ce jeudi 26 novembre, la salle est occupée.',
    events: [
      {
        startDate: '2026-11-26',
        eventStatus: 'cancelled',
      },
    ],
  },
  {
    text: 'Les inscriptions au centre de loisirs pour les vacances de Noël sont ouvertes du 23 novembre au 4 décembre.',
    events: [],
  },
  {
    text: 'Élections municipales : les bureaux de vote seront ouverts dimanche 14 mars 2027 de 8h à 18h.',
    events: [
      {
        startDate: '2027-03-14T08:00:00+01:00',
        endDate: '2027-03-14T18:00:00+01:00',
      },
    ],
  },
  {
    text: "Le 8 mai 2027, commémoration de la Victoire : 10h30 messe, 11h30 dépôt de gerbe au monument aux morts, 12h vin d'honneur à la mairie.",
    events: [
      {
        startDate: '2027-05-08T10:30:00+02:00',
      },
    ],
  },
  {
    text: 'BROCANTE\nDimanche 16 mai\n6h - 18h\nCentre-bourg\nEmplacement : 3 € le ml\nInscriptions : 06 00 00 00 01\nRestauration sur place',
    events: [
      {
        startDate: '2027-05-16T06:00:00+02:00',
        endDate: '2027-05-16T18:00:00+02:00',
      },
    ],
  },
  {
    text: 'SAMEDI 12 DÉCEMBRE 2026 20H30 SALLE POLYVALENTE CONCERT GOSPEL ENTRÉE 12 EUROS',
    events: [
      {
        startDate: '2026-12-12T20:30:00+01:00',
      },
    ],
  },
  {
    text: 'Apéro-concert jeudi 17/12, 19h-22h @ Bar Le Central. Entrée libre.',
    events: [
      {
        startDate: '2026-12-17T19:00:00+01:00',
        endDate: '2026-12-17T22:00:00+01:00',
      },
    ],
  },
  {
    text: 'Le repas annuel des chasseurs initialement programmé samedi 23 janvier est annulé. Les chèques seront rendus.',
    events: [
      {
        startDate: '2027-01-23',
        eventStatus: 'cancelled',
      },
    ],
  },
  {
    text: 'Report de date ! Le tournoi de foot prévu le 5/12 est décalé au samedi 19/12 à 9h (gymnase).',
    events: [
      {
        startDate: '2026-12-19T09:00:00+01:00',
        eventStatus: 'rescheduled',
      },
    ],
  },
  {
    text: "En cas de pluie, le marché nocturne du vendredi 9 juillet 2027 (18h-23h, place de l'Église) sera annulé.",
    events: [
      {
        startDate: '2027-07-09T18:00:00+02:00',
        endDate: '2027-07-09T23:00:00+02:00',
      },
    ],
  },
  {
    text: "Visite de la caserne à l'occasion de la Sainte-Barbe : samedi 5 décembre 2026, 10 h-12 h et 14 h-17 h.",
    events: [
      {
        startDate: '2026-12-05T10:00:00+01:00',
        endDate: '2026-12-05T17:00:00+01:00',
      },
    ],
  },
  {
    text: 'Le club photo se réunit les 2e et 4e jeudis du mois à 20h30, maison des associations, sauf juillet et août.',
    events: [
      {
        startDate: '2026-11-26T20:30:00+01:00',
        recurrence: {
          rrule: 'FREQ=MONTHLY;BYDAY=2TH,4TH;BYMONTH=1,2,3,4,5,6,9,10,11,12',
        },
      },
    ],
  },
  {
    text: 'Marché de Noël les samedi 12/12 (14h-20h) et dimanche 13/12 (10h-18h)',
    events: [
      {
        startDate: '2026-12-12T14:00:00+01:00',
        endDate: '2026-12-12T20:00:00+01:00',
      },
      {
        startDate: '2026-12-13T10:00:00+01:00',
        endDate: '2026-12-13T18:00:00+01:00',
      },
    ],
  },
  {
    text: 'Rendez-vous dans 15 jours pour la finale du tournoi de tarot !',
    events: [
      {
        startDate: '2026-12-07',
      },
    ],
  },
  {
    text: 'Vide ta chambre ! Samedi 30 janvier 2027 9h > 13h - gratuit pour les visiteurs - 5€ la table',
    events: [
      {
        startDate: '2027-01-30T09:00:00+01:00',
        endDate: '2027-01-30T13:00:00+01:00',
      },
    ],
  },
  {
    text: 'Bibliothèque : bébés lecteurs (0-3 ans) mercredi 9 décembre 2026 à 10h. Sur inscription au 02 40 11 22 33.',
    events: [
      {
        startDate: '2026-12-09T10:00:00+01:00',
      },
    ],
  },
  {
    text: "Projection du film « Demain » suivie d'un débat, mar 8 déc. à 20h15, cinéma Atlantic. Tarif 5€, réduit 3€.",
    events: [
      {
        startDate: '2026-12-08T20:15:00+01:00',
      },
    ],
  },
  {
    text: 'Les Restos du Cœur : distribution chaque mardi et vendredi de 14h à 16h30 du 24 novembre au 12 mars.',
    events: [
      {
        startDate: '2026-11-24T14:00:00+01:00',
        endDate: '2026-11-24T16:30:00+01:00',
        recurrence: {
          rrule: 'FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20270312T225959Z',
        },
      },
    ],
  },
  {
    text: "Journées du patrimoine\n\nSamedi 18 et dimanche 19 septembre 2027\n\nLe moulin : visites de 14h à 18h\nL'église : visite guidée à 15h",
    events: [
      {
        startDate: '2027-09-18T14:00:00+02:00',
        endDate: '2027-09-18T18:00:00+02:00',
      },
      {
        startDate: '2027-09-19T14:00:00+02:00',
        endDate: '2027-09-19T18:00:00+02:00',
      },
    ],
  },
  {
    text: "Bravo à l'équipe de judo qui a remporté 5 médailles dimanche 15 novembre à Rezé.",
    events: [],
  },
  {
    text: 'Save the date : assemblée générale le 29 janvier 2027 !',
    events: [
      {
        startDate: '2027-01-29',
      },
    ],
  },
  {
    text: "Attention changement d'horaire : le concert du 28 novembre commencera à 20h et non à 20h30.",
    events: [
      {
        startDate: '2026-11-28T20:00:00+01:00',
      },
    ],
  },
  {
    country: 'GB',
    timezone: 'Europe/London',
    text: 'Open mic night every first Friday of the month, 8pm, at the Red Lion pub.',
    events: [
      {
        startDate: '2026-12-04T20:00:00+00:00',
        recurrence: {
          rrule: 'FREQ=MONTHLY;BYDAY=1FR',
        },
      },
    ],
  },
  {
    country: 'GB',
    timezone: 'Europe/London',
    text: 'The parish council meeting will be held on 3rd December 2026 at 7:00 p.m. in the Memorial Hall.',
    events: [
      {
        startDate: '2026-12-03T19:00:00+00:00',
      },
    ],
  },
  {
    country: 'GB',
    timezone: 'Europe/London',
    text: 'Many thanks to everyone who came to the fair on Saturday 14 November. We raised £850!',
    events: [],
  },
  {
    country: 'ES',
    timezone: 'Europe/Madrid',
    text: 'El Ayuntamiento organiza la carrera popular el domingo 6 de diciembre a las 10:00, salida en la Plaza Mayor. Inscripción: 5 €, hasta el 3 de diciembre.',
    events: [
      {
        startDate: '2026-12-06T10:00:00+01:00',
      },
    ],
  },
  {
    country: 'ES',
    timezone: 'Europe/Madrid',
    text: 'Mercadillo navideño del 4 al 8 de diciembre, de 11 a 20 h, en la Plaza de la Constitución.',
    events: [
      {
        startDate: '2026-12-04T11:00:00+01:00',
        endDate: '2026-12-08T20:00:00+01:00',
      },
    ],
  },
  {
    country: 'RO',
    timezone: 'Europe/Bucharest',
    text: 'Spectacolul „Crăiasa Zăpezii” va avea loc duminică, 20 decembrie, de la ora 17:00, la Casa de Cultură. Bilete: 25 lei.',
    events: [
      {
        startDate: '2026-12-20T17:00:00+02:00',
      },
    ],
  },
  {
    country: 'SE',
    timezone: 'Europe/Stockholm',
    text: 'Hembygdsföreningen bjuder in till julmarknad lördagen den 28 november kl. 11–16 på torget.',
    events: [
      {
        startDate: '2026-11-28T11:00:00+01:00',
        endDate: '2026-11-28T16:00:00+01:00',
      },
    ],
  },
  {
    country: 'SE',
    timezone: 'Europe/Stockholm',
    text: 'Årsmöte torsdag 11 februari 2027 klockan 19.00 i bygdegården.',
    events: [
      {
        startDate: '2027-02-11T19:00:00+01:00',
      },
    ],
  },
  { text: 'Merci de rapporter les livres empruntés avant le 12 décembre.', events: [] },
  { text: 'Promotion anniversaire le samedi 5 décembre au magasin : 30 % sur tout !', events: [] },
  { text: 'Bonjour, je cherche un covoiturage pour Nantes le 2 décembre à 7h30. Merci', events: [] },
  { text: 'Ils se sont dit oui ! Samedi 21 novembre, Marie et Paul se sont mariés à la mairie.', events: [] },
  { text: 'Le spectacle aura lieu soit le 12, soit le 13 décembre à 20h.', events: [{}] },
  { text: 'Un concert est prévu mi-décembre. Plus d’infos bientôt.', events: [{}] },
  {
    text: 'Rendez-vous vendredi pour le lancement des illuminations ! 18h30 place du Marché.',
    events: [{ startDate: '2026-11-27T18:30:00+01:00' }],
  },
  { text: 'Fête du pain le 3ème dimanche de septembre.', events: [{ startDate: '2027-09-19', name: 'Fête du pain' }] },
  {
    text: 'Tous les soirs du 14 au 18 décembre à 18h : chants de Noël sous la halle',
    events: [{ startDate: '2026-12-14T18:00:00+01:00', recurrence: { rrule: 'FREQ=DAILY;UNTIL=20261218T225959Z' } }],
  },
  {
    text: 'Réunion publique reportée du 3 décembre au 10 décembre, 19h, salle du Conseil.',
    events: [{ startDate: '2026-12-10T19:00:00+01:00', previousStartDate: '2026-12-03', eventStatus: 'rescheduled' }],
  },
  {
    text: 'La soirée prévue demain est annulée pour cause de tempête.',
    events: [{ startDate: '2026-11-24', eventStatus: 'cancelled' }],
  },
  {
    text: 'Yoga doux : tous les mardis de 18h30 à 19h30, salle Henri Dunant. Reprise le mardi 8 septembre 2026.',
    events: [
      {
        name: 'Yoga doux',
        startDate: '2026-09-08T18:30:00+02:00',
        endDate: '2026-09-08T19:30:00+02:00',
        recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU' },
      },
    ],
  },
  {
    text: 'LOTO DU BASKET\nSamedi 5 décembre 2026 à 20h (ouverture des portes 18h30)\nSalle polyvalente',
    events: [{ startDate: '2026-12-05T20:00:00+01:00', doorTime: '2026-12-05T18:30:00+01:00' }],
  },
]
