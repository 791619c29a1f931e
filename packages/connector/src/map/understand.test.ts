import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextOf, layerOf, mappingOf, table, understood } from './test-kit.ts'

const entityOf = async (layer: ReturnType<typeof table>, country = 'FR') =>
  (await understood(layer, contextOf({ country }))).entity.type

describe('an agenda in each language', () => {
  test('French, with abbreviations', async () => {
    const layer = table(`
      DtDeb | DtFin | Heure | Intitulé de la manifestation | Lieu | Ville | Organisateur | Tarif
      12/12/2026 | 12/12/2026 | 20h30 | Loto du comité | Salle polyvalente | Savenay | Comité des fêtes | 2 €
      19/12/2026 | 20/12/2026 |  | Marché de Noël | Place de la Mairie | Savenay | Commune | gratuit`)
    expect(await entityOf(layer)).toBe('event')
    expect(await mappingOf(layer)).toMatchObject({
      name: 'Intitulé de la manifestation',
      startDate: 'DtDeb + Heure',
      endDate: 'DtFin',
      location: 'Lieu',
      addressLocality: 'Ville',
      organizer: 'Organisateur',
      price: 'Tarif',
    })
  })

  test('Spanish, where nombre is a name and not a number', async () => {
    const layer = table(`
      nombre_evento | fecha_inicio | hora_inicio | lugar | dirección | municipio
      Concierto de Navidad | 20/12/2026 | 20:30 | Teatro Principal | Plaza Mayor, 3 | Estepona
      Feria de artesanía | 05/12/2026 | 10:00 | Paseo Marítimo | Paseo Marítimo s/n | Estepona`)
    expect(await entityOf(layer, 'ES')).toBe('event')
    expect(await mappingOf(layer, contextOf({ country: 'ES' }))).toEqual({
      name: 'nombre_evento',
      startDate: 'fecha_inicio + hora_inicio',
      location: 'lugar',
      streetAddress: 'dirección',
      addressLocality: 'municipio',
    })
  })

  test('Romanian', async () => {
    const layer = table(`
      Denumirea evenimentului | Data începerii | Ora | Locul desfășurării | Localitatea
      Târgul de Crăciun | 05.12.2026 | 16:00 | Piața Unirii | Cluj-Napoca
      Concert de colinde | 12.12.2026 | 19:00 | Casa de Cultură | Cluj-Napoca`)
    expect(await entityOf(layer, 'RO')).toBe('event')
    expect(await mappingOf(layer, contextOf({ country: 'RO' }))).toMatchObject({
      name: 'Denumirea evenimentului',
      startDate: 'Data începerii + Ora',
      location: 'Locul desfășurării',
      addressLocality: 'Localitatea',
    })
  })

  test('Swedish, in compound words', async () => {
    const layer = table(`
      Rubrik | Startdatum | Starttid | Slutdatum | Sluttid | Plats | Kommun | Arrangör
      Julmarknad | 2026-12-05 | 11:00 | 2026-12-06 | 18:00 | Stortorget | Kalmar | Kalmar kommun
      Konsert | 2026-12-13 | 19:00 | 2026-12-13 | 20:30 | Domkyrkan | Kalmar | Kammarkören`)
    expect(await entityOf(layer, 'SE')).toBe('event')
    expect(await mappingOf(layer, contextOf({ country: 'SE' }))).toEqual({
      name: 'Rubrik',
      startDate: 'Startdatum + Starttid',
      endDate: 'Slutdatum + Sluttid',
      location: 'Plats',
      addressLocality: 'Kommun',
      organizer: 'Arrangör',
    })
  })

  test('English: one date and two hours give a start and an end', async () => {
    const layer = table(`
      Event Title | Date | Start Time | End Time | Venue | Town
      Christmas Fair | 05/12/2026 | 10:00 | 16:00 | Village Hall | Ludlow
      Carol Concert | 13/12/2026 | 19:30 | 21:00 | St Laurence Church | Ludlow`)
    expect(await mappingOf(layer, contextOf({ country: 'GB' }))).toMatchObject({
      name: 'Event Title',
      startDate: 'Date + Start Time',
      endDate: 'Date + End Time',
      location: 'Venue',
    })
  })

  test('German', async () => {
    const layer = table(`
      Titel | Beginn | Ende | Veranstaltungsort | Straße | PLZ | Ort
      Weihnachtsmarkt | 05.12.2026 11:00 | 05.12.2026 20:00 | Marktplatz | Marktplatz 1 | 76133 | Karlsruhe
      Orgelkonzert | 13.12.2026 17:00 | 13.12.2026 18:30 | Stadtkirche | Kirchstraße 2 | 76133 | Karlsruhe`)
    expect(await mappingOf(layer, contextOf({ country: 'DE' }))).toEqual({
      name: 'Titel',
      startDate: 'Beginn',
      endDate: 'Ende',
      location: 'Veranstaltungsort',
      streetAddress: 'Straße',
      postalCode: 'PLZ',
      addressLocality: 'Ort',
    })
  })
})

describe('each kind of record is told from the others', () => {
  const tables: [kind: string, text: string][] = [
    [
      'place',
      'NOM_EQUIP|TYPE|ADRESSE|COMMUNE|LAT|LON\nStade|Sport|rue du Stade|Donges|47.31|-2.07\nGymnase|Sport|av. de la Gare|Donges|47.32|-2.08',
    ],
    [
      'organization',
      "Nom de l'association|Président|Téléphone|Courriel\nBlain Basket|M. Durand|02 40 79 00 01|a@blain.fr\nChorale|Mme Petit|06 11 22 33 44|b@blain.fr",
    ],
    [
      'subsidy',
      'Bénéficiaire|Objet|Montant de la subvention\nAmicale laïque|Fonctionnement|1 500,00\nClub de judo|Tatamis|800,00',
    ],
    [
      'budget',
      'Chapitre|Article|Libellé|Section|Sens|Montant\n011|60612|Énergie|Fonctionnement|Dépense|125000,50\n012|64111|Salaires|Fonctionnement|Dépense|225000',
    ],
    [
      'deliberation',
      'N°|Date de séance|Objet de la délibération|Pour|Contre|Abstentions\n2026-1|12/10/2026|Tarifs de la cantine|24|0|2\n2026-2|12/10/2026|Budget supplémentaire|26|0|0',
    ],
    [
      'menu',
      'Date|Entrée|Plat|Dessert\n07/12/2026|Carottes râpées|Rôti de porc|Pomme\n08/12/2026|Betteraves|Poisson pané|Yaourt',
    ],
    [
      'market',
      'Nom du marché|Commune|Jour|Horaires\nMarché du centre|Pontchâteau|lundi|8h-13h\nMarché bio|Savenay|mercredi|16h-20h',
    ],
    ['statistic', 'Code INSEE|Commune|Année|Population\n44052|Donges|2023|8200\n44195|Savenay|2023|9100'],
    [
      'address',
      'cle_interop|commune_insee|commune_nom|voie_nom|numero|suffixe\n44052_0010_00001|44052|Donges|Rue du Stade|1|\n44052_0010_00003|44052|Donges|Rue du Stade|3|bis',
    ],
    [
      'notice',
      'N° arrêté|Objet|Date de début|Date de fin\nA1|Stationnement interdit rue du Port|05/12/2026|12/12/2026\nA2|Circulation alternée|10/12/2026|20/12/2026',
    ],
    [
      'offer',
      "Commerce|Promotion|Valable jusqu'au\nBoulangerie Petit|Une baguette offerte|15/12/2026\nFleurs et Sens|Moins 10 %|24/12/2026",
    ],
    [
      'article',
      'Titre|Chapô|Contenu|Date de publication|Auteur\nLa médiathèque rouvre|Après les travaux|La médiathèque rouvre samedi avec un espace pour les enfants et de nouvelles collections|2026-11-20|Mairie\nVœux|En janvier|La cérémonie des vœux aura lieu à la salle des fêtes et toute la population est conviée|2026-11-18|Mairie',
    ],
    ['transit', 'stop_id|stop_name|stop_lat|stop_lon\nA|Gare|47.36|-1.94\nB|Mairie|47.31|-2.07'],
    [
      'catalog',
      'id|title|description|license|format|download_url\na|Arbres|Les arbres de la ville|lov2|csv|https://ex.org/a.csv\nb|Écoles|Les écoles de la ville|lov2|json|https://ex.org/b.json',
    ],
    ['other', 'code_parcelle|nature_culture|surface_ha\nA12|Blé|3.5\nA13|Maïs|2.1'],
  ]
  for (const [kind, text] of tables) {
    test(kind, async () => {
      expect(await entityOf(table(text))).toBe(kind)
    })
  }
})

describe('traps', () => {
  test('failure 9: a canal code of five figures is no postal code', async () => {
    const layer = table(`
      nom | code_canal | commune
      Écluse de Blain | 90210 | Blain
      Écluse du Gué | 90340 | Guenrouet
      Écluse de Melneuf | 90441 | Guenrouet`)
    expect(await mappingOf(layer)).not.toHaveProperty('postalCode')
  })

  test('a département code is no municipality code and the day of the last change is no beginning', async () => {
    const mapping = await mappingOf(
      table(`
      Nom de la salle | Commune | Code département | Date de mise à jour | Latitude | Longitude
      Salle polyvalente | Blain | 44 | 01/11/2026 | 47.47 | -1.76
      Espace culturel | Savenay | 44 | 02/11/2026 | 47.36 | -1.94`),
    )
    expect(mapping).toMatchObject({
      name: 'Nom de la salle',
      addressLocality: 'Commune',
      dateModified: 'Date de mise à jour',
    })
    expect(mapping).not.toHaveProperty('townCode')
    expect(mapping).not.toHaveProperty('startDate')
  })

  test('a column Commune that holds codes is the code, one that holds names the name', async () => {
    const codes = table(
      'Nom équipement|Commune|Latitude|Longitude\nStade|44052|47.31|-2.07\nGymnase|44195|47.36|-1.94\nHalle|44015|47.47|-1.76',
    )
    expect(await mappingOf(codes)).toMatchObject({ townCode: 'Commune' })
  })

  test('the name of the town is not the name of the event, nor the organiser’s mail the place’s', async () => {
    const mapping = await mappingOf(
      table(`
      Nom de la commune | Manifestation | Date | Nom du lieu | Email organisateur
      Blain | Loto de l'amicale | 28/11/2026 | Salle polyvalente | amicale@blain.fr
      Savenay | Bal populaire | 13/07/2027 | Place de la mairie | comite@savenay.fr`),
    )
    expect(mapping).toMatchObject({
      name: 'Manifestation',
      addressLocality: 'Nom de la commune',
      location: 'Nom du lieu',
    })
  })

  test('texts in several languages prefer the country’s', async () => {
    const layer = table(
      'title_en|title_fr|firstdate_begin|location_name\nOpen day|Portes ouvertes|2026-12-05T10:00:00+01:00|Lycée\nJazz|Concert de jazz|2026-12-06T20:00:00+01:00|Théâtre',
    )
    expect(await mappingOf(layer)).toMatchObject({ name: 'title_fr' })
    expect(await mappingOf(layer, contextOf({ country: 'GB' }))).toMatchObject({ name: 'title_en' })
  })

  test('an empty source is understood by its header alone', async () => {
    const layer = layerOf(['Titre', 'Date de début', 'Lieu'], [])
    const understanding = await understood(layer)
    expect(understanding.entity.type).toBe('event')
    expect(understanding.warnings).toContainEqual({ kind: 'no-records', count: 0 })
  })
})

describe('what must not change the mapping', () => {
  const header = ['titre', 'date_debut', 'heure_debut', 'lieu', 'commune', 'code_insee', 'tarif', 'organisateur']
  const rows = [
    ['Loto', '28/11/2026', '20h30', 'Salle polyvalente', 'Blain', '44015', '2 €', 'Amicale'],
    ['Concert', '05/12/2026', '18h', 'Église', 'Savenay', '44195', 'gratuit', 'Chorale'],
    ['Randonnée', '06/12/2026', '9h', 'Étang', 'Donges', '44052', '3 €', 'Les Marcheurs'],
  ]

  test('the order of the columns', async () => {
    const expected = await mappingOf(layerOf(header, rows))
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...header.keys()], { minLength: header.length }), async (order) => {
        const moved = layerOf(
          order.map((index) => header[index]!),
          rows.map((row) => order.map((index) => row[index])),
        )
        expect(await mappingOf(moved)).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  test('a column more that says something else', async () => {
    const expected = await mappingOf(layerOf(header, rows))
    const more = fc.constantFrom('zzz_interne', 'Nb de chaises', 'validé par', 'quota', 'chk_sum')
    await fc.assert(
      fc.asyncProperty(more, fc.integer({ min: 0, max: header.length }), async (name, at) => {
        const wider = layerOf(
          header.toSpliced(at, 0, name),
          rows.map((row, i) => row.toSpliced(at, 0, String(i * 3))),
        )
        expect(await mappingOf(wider)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })

  test('capitals, blanks and underscores', async () => {
    const expected = Object.keys(await mappingOf(layerOf(header, rows)))
    for (const change of [
      (s: string) => s.toUpperCase(),
      (s: string) => s.replaceAll('_', ' '),
      (s: string) => ` ${s} `,
    ]) {
      expect(Object.keys(await mappingOf(layerOf(header.map(change), rows)))).toEqual(expected)
    }
  })
})

test('a recipe overrules what was guessed', async () => {
  const layer = table('libelle|quand|remarque\nLoto|28/11/2026|salle des fêtes\nBal|13/07/2027|place')
  const recipe = { entity: 'event' as const, columns: { quand: 'startDate', remarque: 'location', libelle: 'name' } }
  const understanding = await understood(layer, contextOf({ recipe }))
  expect(understanding.entity).toMatchObject({ type: 'event', reasons: ['recipe'] })
  expect(understanding.mapping.map(({ to, from }) => [to, from])).toEqual([
    ['name', 'libelle'],
    ['startDate', 'quand'],
    ['location', 'remarque'],
  ])
})
