import { describe, expect, test } from 'vitest'
import { throughAll } from '../testing/whole.ts'

describe('things inside a cell', () => {
  test('are understood by the parts of the first one, and stay whole', async () => {
    const { mapping, records } = await throughAll(
      'services.json',
      JSON.stringify([
        {
          nom: 'Mairie de Blain',
          adresse: [{ numero_voie: '2 rue Charles de Gaulle', code_postal: '44130', nom_commune: 'Blain' }],
          telephone: [{ valeur: '02 40 79 00 08', description: '' }],
          adresse_courriel: ['mairie@blain.example'],
          plage_ouverture: [
            { nom_jour_debut: 'Lundi', nom_jour_fin: 'Vendredi', h1: '09:00:00', h2: '12:30:00' },
            { nom_jour_debut: 'Samedi', nom_jour_fin: 'Samedi', h1: '09:00:00', h2: '12:00:00' },
          ],
        },
        { nom: 'Mairie de Nozay', adresse: [], telephone: [], adresse_courriel: [], plage_ouverture: [] },
      ]),
    )
    expect(mapping).toMatchObject({
      name: 'nom',
      streetAddress: 'adresse[0].numero_voie',
      postalCode: 'adresse[0].code_postal',
      addressLocality: 'adresse[0].nom_commune',
      telephone: 'telephone[0].valeur',
      email: 'adresse_courriel',
      openingHours: 'plage_ouverture',
    })
    expect(records[0]).toMatchObject({
      streetAddress: '2 rue Charles de Gaulle',
      telephone: '02 40 79 00 08',
      email: 'mairie@blain.example',
      openingHours: 'Mo-Fr 09:00-12:30; Sa 09:00-12:00',
      additional: { telephone: [{ valeur: '02 40 79 00 08', description: '' }] },
    })
    expect(Object.keys(records[0]!.additional ?? {}).filter((name) => name.includes('[0]'))).toEqual([])
  })

  test('as JSON text in a table are opened too', async () => {
    const { mapping, records } = await throughAll(
      'services.csv',
      'nom;adresse\nMairie;"[{""numero_voie"":""1 place de l\'Église"",""code_postal"":""44480"",""nom_commune"":""Donges""}]"\nÉcole;"[{""numero_voie"":""3 rue du Lac"",""code_postal"":""44480"",""nom_commune"":""Donges""}]"\n',
    )
    expect(mapping).toMatchObject({
      streetAddress: 'adresse[0].numero_voie',
      addressLocality: 'adresse[0].nom_commune',
    })
    expect(records[0]).toMatchObject({ postalCode: '44480', townCode: '44052' })
  })

  test('categories given as things are their words', async () => {
    const { records } = await throughAll(
      'agenda.json',
      JSON.stringify([
        { title: 'Bal', start_date: '2026-12-05 20:30:00', categories: [{ name: 'Bal folk', slug: 'bal' }] },
        { title: 'Loto', start_date: '2026-12-06 14:00:00', categories: [{ name: 'Jeux', slug: 'jeux' }] },
      ]),
    )
    expect(records.map(({ categories }) => categories)).toEqual([['Bal folk'], ['Jeux']])
  })

  test('are the files of a data set, all of them', async () => {
    const { entity, records } = await throughAll(
      'catalogue.json',
      JSON.stringify([
        {
          title: 'Budget',
          license: 'lov2',
          last_modified: '2026-01-02',
          resources: [
            { url: 'https://data.example/a.csv', format: 'csv' },
            { url: 'https://data.example/a.json', format: 'json' },
          ],
        },
        { title: 'Écoles', license: 'lov2', last_modified: '2026-01-03', resources: [] },
      ]),
    )
    expect(entity).toBe('catalog')
    expect(records[0]).toMatchObject({
      distributions: [
        { url: 'https://data.example/a.csv', format: 'csv' },
        { url: 'https://data.example/a.json', format: 'json' },
      ],
    })
  })
})
