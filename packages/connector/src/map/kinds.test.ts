import { describe, expect, test } from 'vitest'
import { throughAll } from '../testing/whole.ts'

const csv = (...rows: string[]) => rows.map((row) => row.replaceAll(' | ', ';')).join('\n')

describe('what rows are about', () => {
  test('numbered streets with their repetition are addresses, whatever else is named beside', async () => {
    const { entity } = await throughAll(
      'a.csv',
      csv(
        'id | numero | rep | nom_voie | code_postal | code_insee | nom_commune | lon | lat | alias | nom_ld | nom_afnor',
        '44015_0010_00001 | 1 |  | Rue de Nozay | 44130 | 44015 | Blain | -1.7601 | 47.4771 |  |  | RUE DE NOZAY',
        '44015_0010_00002 | 2 | bis | Rue de Nozay | 44130 | 44015 | Blain | -1.7599 | 47.4772 |  |  | RUE DE NOZAY',
      ),
    )
    expect(entity).toBe('address')
  })

  test('sales of houses are no places to go to', async () => {
    const { entity, mapping } = await throughAll(
      'v.csv',
      csv(
        'id_mutation | date_mutation | nature_mutation | valeur_fonciere | adresse_nom_voie | code_postal | nom_commune | type_local | longitude | latitude',
        '2024-1 | 2024-01-05 | Vente | 185000 | RUE DE NOZAY | 44130 | Blain | Maison | -1.7601 | 47.4771',
        '2024-2 | 2024-01-09 | Vente | 92000 | RUE DU STADE | 44130 | Blain | Appartement | -1.7591 | 47.4721',
      ),
    )
    expect(entity).toBe('other')
    expect(mapping).toMatchObject({ addressLocality: 'nom_commune', latitude: 'latitude' })
  })

  test('towns with a telephone and a mail address are town halls, named by their town', async () => {
    const { entity, mapping, records } = await throughAll(
      'p.csv',
      csv(
        'Judet | SIRUTA | Localitate | Website | E-mail | Telefon | Adresa',
        'ALBA | 1017 | Alba Iulia | https://apulum.example/ | office@apulum.example | +40-258819462 | Calea Moților nr. 5A',
        'ALBA | 1213 | Aiud | http://aiud.example/ | office@aiud.example | +40-258861310 | Str. Cuza Vodă, nr. 1',
      ),
    )
    expect(entity).toBe('organization')
    expect(mapping).toMatchObject({ name: 'Localitate', addressLocality: 'Localitate', townCode: 'SIRUTA' })
    expect(records[0]).toMatchObject({ name: 'Alba Iulia', addressLocality: 'Alba Iulia' })
  })

  test.each([
    ['date_debut | heure_debut', '02/01/2026 | 09:30', '15/01/2026 | 20:00'],
    ['date | heure', '02/01/2026 | 9h30', '15/01/2026 | 20h'],
  ])(
    'what begins on a day in a named hall is an event, its kind and its position notwithstanding (%s)',
    async (...when) => {
      const [titles, one, two] = when
      const { entity } = await throughAll(
        'donnees.csv',
        csv(
          `identifiant | nom | description | ${titles} | lieu | adresse | code_postal | commune | latitude | longitude | categorie`,
          `1 | Loto de l’amicale | Venez nombreux | ${one} | Salle polyvalente | 1 rue de l’Église | 44130 | Blain | 47.4771 | -1.7601 | Loto`,
          `2 | Fête de l’été | Avec les écoles | ${two} | Halle du marché | 2 rue de Nozay | 44130 | Blain | 47.4772 | -1.7599 | Fête`,
        ),
      )
      expect(entity).toBe('event')
    },
  )

  test('names with an address and a town are places', async () => {
    const { entity, records } = await throughAll(
      'donnees.csv',
      csv(
        'Nom | Catégorie | Adresse | Commune',
        'Sentier du canal | Randonnée pédestre | Quai Surcouf | Blain',
        'Boucle de la forêt | Randonnée pédestre | Forêt du Gâvre | Blain',
      ),
    )
    expect(entity).toBe('place')
    expect(records[0]!.categories).toEqual(['Randonnée pédestre'])
  })

  test('totals by sex and age are statistics, their points between thousands', async () => {
    const { entity, records } = await throughAll(
      'p.csv',
      csv(
        'Municipios | Sexo | Edad (año a año) | Total',
        '28006 Alcobendas | Ambos sexos | Total | 117.040',
        '28006 Alcobendas | Hombres | Total | 56.231',
        '28007 Alcorcón | Ambos sexos | Total | 170.514',
      ),
    )
    expect(entity).toBe('statistic')
    expect(records[0]).toMatchObject({ value: 117040 })
  })
})

describe('a list of regular activities', () => {
  test('gives events that come back, with the hours that are sure', async () => {
    const { entity, mapping, records } = await throughAll(
      'donnees.csv',
      csv(
        'Activité | Public | Jours et heures | Lieu | Organisateur',
        'Yoga | Adultes | mardi et jeudi 18h-19h30 | Salle des fêtes | Gym Détente',
        'Badminton | Tous | mercredi, vendredi et mardi 20h30, dimanche 15h | Gymnase | Club de badminton',
        'Chorale | Adultes | lundi de 20h à 22h | École de musique | Chœur du Lac',
      ),
    )
    expect(entity).toBe('event')
    expect(mapping).toMatchObject({
      name: 'Activité',
      recurrence: 'Jours et heures',
      location: 'Lieu',
      organizer: 'Organisateur',
    })
    expect(records[0]).toMatchObject({
      name: 'Yoga',
      startDate: '2026-11-24T18:00:00+01:00',
      endDate: '2026-11-24T19:30:00+01:00',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU,TH' },
    })
    expect(records[1]).toMatchObject({
      startDate: '2026-11-24',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU,WE,FR,SU' },
      additional: { recurrence: 'mercredi, vendredi et mardi 20h30, dimanche 15h' },
    })
  })
})

describe('of several columns alike', () => {
  test('a row number is no identifier beside a register’s code', async () => {
    const { mapping } = await throughAll(
      'lmi.csv',
      csv(
        'Nr. crt. | Cod LMI | Denumire | Localitate | Adresă',
        '1 | SB-II-m-B-12101 | Casa Parohială | Mediaș | Str. Honterus 2',
        '2 | SB-II-m-B-12102 | Turnul Cojocarilor | Mediaș | Str. Unirii 4',
      ),
    )
    expect(mapping).toMatchObject({ identifier: 'Cod LMI', name: 'Denumire' })
  })

  test('the long name is the name', async () => {
    const rows = [
      '5001 | MARCHÉ ALIBERT | ALIBERT | dimanche',
      '5002 | MARCHÉ BELLEVILLE | BELLEVILLE | mardi, vendredi',
    ]
    const { mapping } = await throughAll('m.csv', csv('ID_MARCHE | NOM_LONG | NOM_COURT | JOURS_TENUE', ...rows))
    expect(mapping.name).toBe('NOM_LONG')
  })

  test('the street goes with the number of its own address, and a register keeps its number', async () => {
    const { mapping } = await throughAll(
      'r.csv',
      csv(
        'id | id_ex | titre | objet | adrs_numvoie | adrs_typevoie | adrs_libvoie | adrs_codepostal | adrs_libcommune | adrg_libvoie',
        'W443000123 | 0443000123 | LES AMIS DU CANAL | patrimoine du canal de Nantes à Brest | 12 | QUAI | SURCOUF | 44130 | BLAIN | 12 quai Surcouf',
        'W443000777 | 0443000777 | PETANQUE BLINOISE | pratique de la pétanque en loisir | 3 | RUE | DU STADE | 44130 | BLAIN | rue du Stade',
      ),
    )
    expect(mapping).toMatchObject({
      identifier: 'id',
      rnaNumber: 'id',
      streetAddress: 'adrs_numvoie + adrs_typevoie + adrs_libvoie',
    })
  })

  test("the country's own language comes before its neighbours'", async () => {
    const { mapping } = await throughAll(
      'k.json',
      JSON.stringify([
        {
          nameEu: 'Orkestra Sinfonikoa',
          nameEs: 'Orquesta Sinfónica',
          startDate: '2026-12-04T20:00:00',
          municipalityEs: 'Bergara',
        },
        {
          nameEu: 'Hamlet antzezlana',
          nameEs: 'Hamlet, obra de teatro',
          startDate: '2026-12-11T19:30:00',
          municipalityEs: 'Tolosa',
        },
      ]),
    )
    expect(mapping).toMatchObject({ name: 'nameEs', addressLocality: 'municipalityEs' })
  })
})

test('a list of beginnings and ends makes events of rows that tell much of where', async () => {
  const events = ['Loto', 'Bal folk', 'Atelier couture'].map((fr, i) => ({
    uid: i,
    slug: `a-${i}`,
    title: { fr },
    description: { fr: 'Entrée libre' },
    timings: [{ begin: `2026-11-2${i}T20:00:00+01:00`, end: `2026-11-2${i}T22:00:00+01:00` }],
    timezone: 'Europe/Paris',
    location: {
      name: 'Salle Henri Dunant',
      address: '12 rue du Port',
      city: 'Blain',
      postalCode: '44130',
      insee: '44015',
      latitude: 47.4762,
      longitude: -1.7627,
    },
  }))
  const { entity, mapping } = await throughAll('agenda.json', JSON.stringify({ total: 3, events }))
  expect(entity).toBe('event')
  expect(mapping.startDate).toBe('timings')
})
