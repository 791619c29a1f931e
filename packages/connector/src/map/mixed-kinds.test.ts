import { expect, test } from 'vitest'
import { throughAll } from '../testing/whole.ts'

test('news and events of one table become what their own cell says they are, in the order of the rows', async () => {
  const { entity, records } = await throughAll(
    'site.csv',
    [
      'nature;titre;publié le;début;fin;texte;lieu',
      'Actualité;Coupure d’eau terminée;12/11/2026;;;Le réseau est rétabli.;',
      'Événement;Soirée jeux;13/11/2026;04/12/2026 20:00;04/12/2026 23:00;Ouvert à tous.;Foyer rural',
      'Événement;Bourse aux jouets;16/11/2026;06/12/2026 09:00;06/12/2026 17:00;Inscriptions en mairie.;Salle des fêtes',
      'Actualité;Le haut débit arrive;18/11/2026;;;Les travaux commencent.;',
    ].join('\n'),
  )
  expect(entity).toBe('event')
  expect(records.map(({ type }) => type)).toEqual(['Article', 'Event', 'Event', 'Article'])
  expect(records[0]).toMatchObject({ name: 'Coupure d’eau terminée', datePublished: '2026-11-12' })
  expect(records[1]).toMatchObject({ startDate: '2026-12-04T20:00:00+01:00' })
})

test('the categories of an agenda make no other kind of their rows', async () => {
  const { records } = await throughAll(
    'agenda.csv',
    'type;titre;date;lieu\nconcert;Chorale;05/12/2026;Église\nsortie;Balade nature;06/12/2026;Mairie\n',
  )
  expect(records.map(({ type }) => type)).toEqual(['Event', 'Event'])
})
