import { expect, test } from 'vitest'
import { throughAll } from '../testing/whole.ts'

test('fields named by an attribute may hold fields, as in the files of several Spanish cities', async () => {
  const centre = (id: number, name: string, street: string, latitude: number) => `<ficha><tipo>Entidad</tipo><datos>
    <dato nombre="ID">${id}</dato><dato nombre="NOMBRE">${name}</dato><dato nombre="HORARIO">De lunes a sábado, de 10 a 20 horas</dato>
    <dato nombre="SITUACION"><dato nombre="VIA">${street}</dato><dato nombre="LATITUD">${latitude}</dato><dato nombre="LONGITUD">-4.02</dato></dato>
  </datos></ficha>`
  const { entity, records } = await throughAll(
    'centros.xml',
    `<?xml version="1.0"?><lista><titulo>Centros</titulo>${centre(7, 'Centro Cívico Norte', 'Calle Ancha', 39.85)}${centre(8, 'Centro de Mayores', 'Calle Nueva', 39.86)}</lista>`,
  )
  expect(entity).toBe('place')
  expect(records).toHaveLength(2)
  expect(records[1]).toMatchObject({ name: 'Centro de Mayores', latitude: 39.86, openingHours: 'Mo-Sa 10:00-20:00' })
})

test('each showing of a film, each talk of a day is an event, however few there are', async () => {
  const films = await throughAll(
    'programme.json',
    JSON.stringify({
      films: [
        { titre: 'Le Phare', duree: '1h30', seances: [{ date: '2026-12-04', heure: '20:30', salle: 'Salle 1' }] },
        {
          titre: 'Les Dunes',
          duree: '1h50',
          seances: [
            { date: '2026-12-05', heure: '18:00', salle: 'Salle 2' },
            { date: '2026-12-06', heure: '15:00', salle: 'Salle 1' },
          ],
        },
      ],
    }),
  )
  expect(films.records).toMatchObject([
    { name: 'Le Phare', startDate: '2026-12-04T20:30:00+01:00' },
    { name: 'Les Dunes', startDate: '2026-12-05T18:00:00+01:00' },
    { name: 'Les Dunes', startDate: '2026-12-06T15:00:00+01:00' },
  ])
})

test('an event with its times stays one event', async () => {
  const { records } = await throughAll(
    'agenda.json',
    JSON.stringify([
      { title: 'Exposition', timings: [{ begin: '2026-12-04T10:00:00+01:00', end: '2026-12-04T18:00:00+01:00' }] },
      { title: 'Concert', timings: [{ begin: '2026-12-05T20:00:00+01:00', end: '2026-12-05T22:00:00+01:00' }] },
    ]),
  )
  expect(records).toHaveLength(2)
})

test('a calle called Mayor is a street, not a day of May', async () => {
  const { mapping } = await throughAll(
    'locales.csv',
    'nombre;direccion;municipio\nTeatro;Calle Mayor 3;Toledo\nMuseo;Plaza Mayor 1;Toledo\n',
  )
  expect(mapping.streetAddress).toBe('direccion')
})
