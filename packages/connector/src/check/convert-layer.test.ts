import { type CanonicalRecord, canonicalSchema, type Event, type Menu } from '@wiker/model'
import { describe, expect, test } from 'vitest'
import { contextOf, converted, layerOf, table } from '../map/test-kit.ts'

const events = (records: CanonicalRecord[]) => records as Event[]

describe('dates of events', () => {
  test('a known hour gives an instant of the town’s clocks, an unknown one a day', async () => {
    const { records } = await converted(
      table(`
      titre | date_debut | heure_debut | date_fin | heure_fin | lieu
      Loto | 28/11/2026 | 20h30 | 28/11/2026 | 23h | Salle
      Marché | 05/07/2026 |  | 06/07/2026 |  | Place`),
    )
    expect(events(records).map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
      ['2026-11-28T20:30:00+01:00', '2026-11-28T23:00:00+01:00'],
      ['2026-07-05', '2026-07-06'],
    ])
  })

  test('midnight of a column that knows no hours is nobody’s hour', async () => {
    const { records } = await converted(
      table('titre|début|lieu\nLoto|2026-11-28 00:00:00|Salle\nBal|2026-11-29 00:00:00|Place'),
    )
    expect(events(records).map(({ startDate }) => startDate)).toEqual(['2026-11-28', '2026-11-29'])
  })

  test('an evening that ends after midnight ends the next day', async () => {
    const { records, understanding } = await converted(
      table(
        'titre|date|heure de début|heure de fin|lieu\nBal|13/07/2027|21:00|02:00|Place\nFête|14/07/2027|20:00|01:00|Place',
      ),
    )
    expect(events(records)[0]).toMatchObject({
      startDate: '2027-07-13T21:00:00+02:00',
      endDate: '2027-07-14T02:00:00+02:00',
    })
    expect(understanding.repairs.find(({ kind }) => kind === 'ends-after-midnight')?.count).toBe(2)
  })

  test('an end before the start is said and left out', async () => {
    const { records } = await converted(
      table('titre|date début|date fin|lieu\nExpo|10/12/2026|02/12/2026|Mairie\nBal|13/12/2026|14/12/2026|Salle'),
    )
    expect(records[0]?.warnings).toContainEqual({ field: 'endDate', message: 'end-before-start' })
    expect(events(records)[0]?.endDate).toBeNull()
  })

  test('an event without a readable date is kept, and its words too', async () => {
    const { records, refusals } = await converted(
      table('titre|date|lieu\nLoto|28/11/2026|Salle\nBal|au printemps|Place\nKermesse||École\nFoire|30/11/2026|Place'),
    )
    expect(refusals).toEqual([])
    expect(events(records)[1]?.startDate).toBeUndefined()
    expect(records[1]?.additional).toEqual({ date: 'au printemps' })
    expect(records[1]?.warnings?.[0]?.field).toBe('startDate')
    expect(records[2]?.warnings).toContainEqual({ field: 'startDate', message: 'date-missing' })
  })

  test('a series told in words beside its date becomes a rule, when the date is one of its days', async () => {
    const { records } = await converted(
      table(`
      titre | date_debut | date_fin | lieu | récurrence
      Battages | 27/07/2025 |  | Pré | chaque année, dernier dimanche de juillet
      Loto | 28/11/2026 |  | Salle | tous les ans le 15 août
      Yoga | 08/09/2026 | 29/06/2027 | Salle | tous les mardis de 18h à 19h sauf vacances scolaires
      Course | 15/08/2022 |  | Plage | chaque année, le 15 août`),
    )
    const [fete, loto, yoga, course] = events(records)
    const timezone = 'Europe/Paris'
    expect(fete).toMatchObject({ startDate: '2025-07-27', recurrence: { rrule: 'FREQ=YEARLY;BYMONTH=7;BYDAY=-1SU' } })
    expect(course?.recurrence).toEqual({ rrule: 'FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15', timezone })
    expect([loto?.recurrence, loto?.additional?.recurrence]).toEqual([undefined, 'tous les ans le 15 août'])
    expect(yoga).toMatchObject({
      startDate: '2026-09-08T18:00:00+02:00',
      endDate: '2026-09-08T19:00:00+02:00',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629', exceptSchoolHolidays: true },
    })
  })

  test('one value above twelve decides for the whole column', async () => {
    const { records } = await converted(
      table('title|date|venue\nBook fair|03/04/2026|Hall\nCarols|12/25/2026|Hall\nYoga|05/06/2026|Hall'),
      contextOf({ country: 'US', timezone: 'America/New_York' }),
    )
    expect(events(records).map(({ startDate }) => startDate)).toEqual(['2026-03-04', '2026-12-25', '2026-05-06'])
  })

  test('failure 10: workbooks’ serial days are dates', async () => {
    const { records } = await converted(
      layerOf(
        ['Manifestation', 'Date de début', 'Lieu'],
        [
          ['Loto', 46354, 'Salle'],
          ['Bal', 46355.5, 'Place'],
        ],
      ),
    )
    expect(events(records).map(({ startDate }) => startDate)).toEqual(['2026-11-28', '2026-11-29T12:00:00+01:00'])
  })

  test('the occurrences listed in a cell are one event', async () => {
    const timings = [
      { begin: '2026-11-28T20:00:00+01:00', end: '2026-11-28T22:00:00+01:00' },
      { begin: '2026-11-29T15:00:00+01:00', end: '2026-11-29T17:00:00+01:00' },
    ]
    const { records } = await converted(
      layerOf(['uid', 'title.fr', 'location.name', 'timings'], [['12', 'Théâtre', 'Salle', timings]], {
        format: 'json',
      }),
    )
    expect(events(records)[0]).toMatchObject({
      startDate: '2026-11-28T20:00:00+01:00',
      endDate: '2026-11-28T22:00:00+01:00',
      recurrence: { rdates: ['2026-11-29T15:00:00+01:00'], timezone: 'Europe/Paris' },
    })
  })
})

describe('codes and towns', () => {
  test('failure 10: INSEE and postal codes get their lost zero back, floats lose their decimals', async () => {
    const { records, understanding } = await converted(
      table(`
      Nom du musée | Adresse | Code postal | Code INSEE | Commune
      Musée A | rue A | 1500 | 1004 | Ambérieu-en-Bugey
      Musée B | rue B | 44480.0 | 44052.0 | Donges`),
    )
    expect(records).toMatchObject([
      { postalCode: '01500', townCode: '01004' },
      { postalCode: '44480', townCode: '44052' },
    ])
    expect(understanding.repairs.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['leading-zero', 'code-as-number']),
    )
  })

  test('name and postal code that leave no doubt give the town’s code, and it is said', async () => {
    const { records, understanding } = await converted(
      table('Nom du musée|Adresse|Code postal|Ville\nMusée A|rue A|44480|DONGES\nMusée B|rue B|44260|Savenay'),
    )
    expect(records).toMatchObject([{ townCode: '44052' }, { townCode: '44195' }])
    expect(understanding.repairs).toContainEqual({
      kind: 'town-code-found',
      count: 2,
      example: { before: 'DONGES', after: '44052', where: 'row 2' },
    })
  })

  test('a place written with its town at the end gives the town', async () => {
    const { records } = await converted(
      table(
        "titre|date|lieu\nForum|11/04/2026|Maison des associations, 77410 Villevaudé\nBal|13/07/2026|Place de l'Église, Annet-sur-Marne",
      ),
    )
    expect(events(records).map(({ location }) => location?.townCode)).toEqual(['77517', '77005'])
  })
})

describe('nothing is lost', () => {
  test('what no field takes stays under the source’s own names', async () => {
    const { records } = await converted(
      table('titre|date|lieu|code_interne|Nb de chaises\nLoto|28/11/2026|Salle|A12|80\nBal|29/11/2026|Place|B7|0'),
    )
    expect(records[0]?.additional).toEqual({ code_interne: 'A12', 'Nb de chaises': '80' })
  })

  test('a source that is not understood keeps every field', async () => {
    const { records, understanding } = await converted(
      table('code_parcelle|nature_culture|surface_ha\nA12|Blé|3.5\nA13|Maïs|2.1'),
    )
    expect(understanding.entity.type).toBe('other')
    expect({ ...records[0], ...records[0]?.additional }).toMatchObject({ surface_ha: '3.5' })
  })

  test('a row that says nothing at all is refused, one with a place but no name is named after its list', async () => {
    const layer = table('Nom du musée|Latitude|Longitude\nMusée A|47.4|-1.7\n||\n|47.5|-1.6\nMusée B|47.3|-1.8')
    const { records, refusals } = await converted(layer)
    expect(records.map(({ name }) => name)).toEqual(['Musée A', 'table 3', 'Musée B'])
    expect(records[1]).toMatchObject({ latitude: 47.5, warnings: [{ field: 'name', message: 'name-derived' }] })
    expect(refusals).toMatchObject([{ problems: [{ key: 'empty-record' }] }])
  })

  test('a row of an agenda with nothing but a number is refused with a reason', async () => {
    const layer = table(`
      Titre de l’événement | Date de début | Places
      Loto | 28/11/2026 | 12
      | | 40`)
    const { records, refusals } = await converted(layer)
    expect(records).toHaveLength(1)
    expect(refusals).toEqual([{ where: 3, problems: [{ key: 'name-missing', field: 'name' }], raw: { Places: '40' } }])
  })

  test('marks of empty cells are no values', async () => {
    const { records } = await converted(
      table(
        'Nom du musée|Adresse|Site web|Téléphone|Latitude|Longitude\nMusée A|#N/A|0|-|47.4|-1.7\nMusée B|2 rue du Port|https://b.fr/|02 40 00 00 01|47.3|-1.8',
      ),
    )
    for (const field of ['streetAddress', 'url', 'telephone', 'warnings']) expect(records[0]).not.toHaveProperty(field)
    expect(records[1]).toMatchObject({ streetAddress: '2 rue du Port', url: 'https://b.fr/' })
  })

  test('two columns of one name are both kept', async () => {
    const { records } = await converted(
      layerOf(['titre', 'date', 'lieu', 'note', 'note'], [['Loto', '28/11/2026', 'Salle', 'a', 'b']]),
    )
    expect(Object.values(records[0]?.additional ?? {}).concat((records[0] as Event).description)).toEqual(
      expect.arrayContaining(['a', 'b']),
    )
  })
})

describe('identity', () => {
  const text = 'titre|date|lieu|uid\nLoto|28/11/2026|Salle|%1\nBal|29/11/2026|Place|%2'
  const ids = async (one: string, two: string, format: string) =>
    (await converted(table(text.replace('%1', one).replace('%2', two), { format }))).records.map(({ id }) => id)

  test('the same source read twice gives the same records', async () => {
    expect(await ids('a', 'b', 'csv')).toEqual(await ids('a', 'b', 'csv'))
    expect(new Set(await ids('a', 'b', 'csv')).size).toBe(2)
  })

  test('failure 11: a calendar that changes its identifiers at each export gives the same events', async () => {
    expect(await ids('a', 'b', 'ics')).toEqual(await ids('c', 'd', 'ics'))
    expect(await ids('a', 'b', 'csv')).not.toEqual(await ids('c', 'd', 'csv'))
  })

  test('an identifier is a URN of its kind', async () => {
    for (const id of await ids('a', 'b', 'csv')) expect(id).toMatch(/^urn:wiker:event:[0-9a-f]{20}$/)
  })
})

test('the dishes of one day make one menu, and every row is counted', async () => {
  const layer = table(
    'date|rang|plat\n01/09/2026|1|Melon\n01/09/2026|2|Hachis Parmentier*\n01/09/2026|3|-\n02/09/2026|1|Carottes râpées',
  )
  const { records } = await converted(layer)
  expect((records as Menu[]).map(({ date, dishes }) => [date, dishes?.map(({ name }) => name)])).toEqual([
    ['2026-09-01', ['Melon', 'Hachis Parmentier']],
    ['2026-09-02', ['Carottes râpées']],
  ])
  expect(layer.merged).toBe(2)
})

test('a calendar with a row a day gives the ranges', async () => {
  const row = (day: number) => {
    const name = day >= 3 && day <= 6 ? "Vacances d'hiver" : day === 9 ? 'Jour férié' : ''
    return `2026-02-${String(day).padStart(2, '0')}|${name}|${name ? 'True' : 'False'}`
  }
  const layer = table(`date|nom_vacances|zone_b\n${Array.from({ length: 14 }, (_, i) => row(i + 1)).join('\n')}`)
  const { records, refusals } = await converted(layer)
  expect(refusals).toEqual([])
  expect(events(records).map(({ name, startDate, endDate }) => [name, startDate, endDate])).toEqual([
    ["Vacances d'hiver", '2026-02-03', '2026-02-06'],
    ['Jour férié', '2026-02-09', null],
  ])
  expect(layer.merged).toBe(12)
})

test('a subsidy has its amount, beneficiary and year', async () => {
  const { records } = await converted(
    table(
      "Nom de l'attribuant|Date de la convention|Nom du bénéficiaire|Objet|Montant total de la subvention\nDépartement|2014|Club de plongée|Fonctionnement|1 250,50 €",
    ),
  )
  expect(records[0]).toMatchObject({
    type: 'Subsidy',
    name: 'Fonctionnement',
    amount: 1250.5,
    currency: 'EUR',
    year: 2014,
    beneficiary: { name: 'Club de plongée' },
    grantor: { name: 'Département' },
  })
})

test('a market’s days and hours are its opening hours', async () => {
  const { records } = await converted(
    table(
      'Nom du marché|Commune|Jour|Horaires\nMarché du centre|Pontchâteau|lundi|8h-13h\nMarché bio|Savenay|mercredi|16h-20h',
    ),
  )
  expect(records).toMatchObject([{ openingHours: 'Mo 08:00-13:00' }, { openingHours: 'We 16:00-20:00' }])
})

test('repairs are counted anew at each reading', async () => {
  const layer = table('titre|date|lieu\nLoto|28/11/2026|Salle\nBal|29/11/2026|Place')
  const first = await converted(layer)
  const again = await converted(layer)
  expect(again.understanding.repairs).toEqual(first.understanding.repairs)
})

test('every record is one the model knows', async () => {
  const tables = [
    'titre|date|heure|lieu|tarif|public|accessibilité|age|contact mail\nLoto|28/11/2026|20h|Salle|2 €|Tout public|mi|dès 6 ans|a@b.fr',
    'nom|adresse|latitude|longitude|horaires|capacité|site\nMairie|1 place|47.47|-1.76|lundi 9h-12h|150|www.mairie.fr\nSalle|2 rue|47.4|-1.7||80-100|',
    "Nom de l'association|SIRET|RNA|date création|Courriel|effectif salarié\nJudo|55210055400013|W443001234|12/03/1998|a@b.fr|3",
    'Chapitre|Article|Libellé|Section|Sens|Montant|Exercice\n011|60612|Énergie|Fonctionnement|Dépense|125000,50|2025',
    'Date de séance|Objet de la délibération|Pour|Contre|Abstentions\n12/10/2026|Tarifs|24|0|2',
    'Date|Entrée|Plat|Dessert\n07/12/2026|Carottes|Rôti|Pomme',
    'Code INSEE|Commune|Année|Population\n44052|Donges|2023|8200\n44195|Savenay|2023|9100',
    'code_parcelle|nature_culture|surface_ha\nA12|Blé|3.5',
    'cle_interop|commune_insee|commune_nom|voie_nom|numero|suffixe\n44052_0010_00001|44052|Donges|Rue du Stade|1|bis',
    'id|title|description|license|format|download_url\na|Arbres|Les arbres|lov2|csv|https://ex.org/a.csv',
    "Commerce|Promotion|Valable jusqu'au\nBoulangerie Petit|Une baguette offerte|15/12/2026",
    'stop_id|stop_name|stop_lat|stop_lon\nA|Gare|47.36|-1.94',
  ]
  for (const text of tables) {
    const { records, refusals } = await converted(table(text))
    expect(refusals).toEqual([])
    for (const record of records) expect(canonicalSchema.parse(record)).toMatchObject({ type: record.type })
  }
})

describe('lists of things in a record', () => {
  test('dates become the dates of the event, what they say beside them is kept', async () => {
    const dates = (...hours: [string, string][]) => hours.map(([start, end]) => ({ start, end }))
    const rows = [
      ['Stage', dates(['2026-12-05T10:00', '2026-12-05T12:00'], ['2026-12-06T10:00', '2026-12-06T12:00'])],
      ['Bal', dates(['2026-12-12T20:30', '2026-12-12T23:00'], ['2026-12-13T15:00', '2026-12-13T16:00'])],
      ['Loto', dates(['2026-12-19T20:30', '2026-12-19T23:00'])],
    ]
    const { records } = await converted(layerOf(['title', 'dates'], rows, { format: 'json' }))
    expect(records[0]).toMatchObject({
      startDate: '2026-12-05T10:00:00+01:00',
      endDate: '2026-12-05T12:00:00+01:00',
      recurrence: { rdates: ['2026-12-06T10:00:00+01:00'] },
    })
    expect(records[0]).not.toHaveProperty('additional')
    expect(records[1]?.additional).toEqual({ dates: rows[1]![1] })
  })
})
