import { rm } from 'node:fs/promises'
import { editField, explainThing, openConflicts, readReviewed } from '@wiker/harvest'
import { addSource, emptyTown, event, harvest, idOf, moment } from '@wiker/harvest/layers/testing.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, type Grantee, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let signedIn: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => signedIn)

beforeAll(async () => {
  signedIn = await signEverybodyIn(database, deps)
})
afterAll(() => rm(deps.desk!.files, { recursive: true, force: true }))

const loto = idOf('event', 'loto')
const told = (hour: number, more = {}) =>
  event({ key: 'loto', name: 'Loto de l’amicale', startDate: `2026-12-05T${hour}:00:00+01:00`, ...more })
let mairie: number

beforeEach(async () => {
  await emptyTown(db)
  await sql`insert into town (code, name, slug, timezone, opened_at) values ('44195', 'Savenay', 'savenay', 'Europe/Paris', now())`.execute(
    db,
  )
  await grantEverybody(database, '44015', '44195')
  mairie = await addSource(db, 'mairie', { towns: ['44015'] })
  await harvest(db, mairie, [told(20)])
})

const edit = (value: string, path = 'name', field = 'value') =>
  post('animator', '/bureau/fiche/corriger', { id: loto, path, [field]: value })
const correct = (path: string, value: unknown) =>
  editField(db, { thing: loto, path, value, role: 'animator', who: 'marie@example.org' }, moment)

/** Opens a conflict: somebody set the hour, and the town hall changed it since. */
async function contested() {
  await correct('startDate', '2026-12-05T19:30:00+01:00')
  await harvest(db, mairie, [told(21)])
  return (await openConflicts(db, '44015'))[0]!
}

describe('Who may do what at the desk', () => {
  const pages: [string, string, string][] = [
    ['the conflicts of a town', '/bureau/blain/desaccords', 'ao'],
    ['its doubles', '/bureau/blain/doublons', 'ao'],
    ['what waits for a word', '/bureau/blain/a-confirmer', 'ao'],
    ['why a value is what it is', `/bureau/fiche?id=${loto}`, 'ato'],
  ]
  const deeds: [string, string, Record<string, string>, string][] = [
    ['correcting', '/bureau/fiche/corriger', { id: loto, path: 'name', value: 'Grand loto' }, 'ao'],
    ['undoing', '/bureau/fiche/annuler', { id: loto, edit: '1' }, 'ao'],
    ['taking apart', '/bureau/fiche/separer', { id: loto, record: loto }, 'ao'],
    ['joining', '/bureau/fiche/joindre', { id: loto, other: 'x' }, 'ao'],
    ['settling a conflict', '/bureau/blain/desaccords', { conflict: '1', do: 'mine' }, 'ao'],
    ['deciding on doubles', '/bureau/blain/doublons', { a: 'x', b: 'y', do: 'same' }, 'ao'],
    ['accepting records', '/bureau/blain/a-confirmer', { do: 'publier.1' }, 'ao'],
  ]
  const letters: Record<Grantee, string> = {
    inhabitant: '-',
    townHall: 't',
    animator: 'a',
    elsewhere: '-',
    operator: 'o',
  }
  const everybody = Object.keys(letters) as Grantee[]

  test.each(pages)('%s', async (_name, path, may) => {
    expect((await get(undefined, path)).headers.get('location')).toContain('/connexion')
    for (const who of everybody) {
      const answer = await get(who, path)
      expect([who, answer.status]).toEqual([who, may.includes(letters[who]) ? 200 : 403])
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    }
  })

  test.each(deeds)('%s', async (_name, path, fields, may) => {
    expect((await post(undefined, path, fields)).headers.get('location')).toContain('/connexion')
    for (const who of everybody) {
      const answer = await post(who, path, fields)
      const allowed = may.includes(letters[who])
      // Allowed and said again with the same value: told in words.
      expect([who, answer.status]).toEqual([who, allowed ? (answer.status === 422 ? 422 : 303) : 403])
    }
    expect((await post('operator', path, fields, 'https://mechant.example')).status).toBe(403)
  })

  test.each(['reglages', 'acces', 'adresse', 'colonnes'])('changing a source: %s', async (name) => {
    for (const who of everybody) {
      const answer = await post(who, `/bureau/sources/${mairie}/${name}`, { name: 'X', do: 'save' })
      expect([who, answer.status]).toEqual([who, 'ao'.includes(letters[who]) ? 303 : 403])
    }
  })
})

describe('Correcting a record', () => {
  test('shows the correction at once, keeps who and why, and takes it back', async () => {
    const saved = await post('animator', '/bureau/fiche/corriger', {
      id: loto,
      path: 'name',
      value: 'Grand loto',
      note: 'vu sur l’affiche',
    })
    expect([saved.status, saved.headers.get('location')]).toEqual([
      303,
      `/bureau/fiche?id=${encodeURIComponent(loto)}&fait=corrige`,
    ])
    const page = await textOf(get('animator', saved.headers.get('location')!))
    expect(page).toContain('La correction est affichée')
    expect(page).toMatch(
      /Corrigé par animator@example.org le 23 novembre 2026 \(vu sur l’affiche\)\. En dessous, les sources disent : Loto de l’amicale/,
    )
    expect((await readDeeds(db, { towns: ['44015'] }))[0]).toMatchObject({
      action: 'record.edit',
      role: 'animator',
      subject: loto,
    })
    const [own] = (await explainThing(db, loto))!.fields.flatMap((field) => field.edits)
    await post('animator', '/bureau/fiche/annuler', { id: loto, edit: String(own!.id) })
    expect((await explainThing(db, loto))!.name).toBe('Loto de l’amicale')
  })

  test.each([
    ['name', 'value', '  ', 'Il faut un titre'],
    ['telephone', 'value', 'quarante', 'téléphone'],
    ['email', 'value', 'mairie(at)', 'adresse'],
    ['startDate', 'time', '20:00', 'Donnez le jour avant l’heure'],
    ['endDate', 'day', '2026-12-01', 'La fin est avant le début'],
    ['name', 'value', 'Loto de l’amicale', 'C’est déjà ce que disent les sources'],
    ['provenance', 'value', 'x', 'ne se corrige pas ici'],
  ])('says in words why %s cannot be that, and keeps what was typed', async (path, field, typed, said) => {
    const answer = await edit(typed, path, field)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(said)
    if (path !== 'provenance' && typed.trim() && path !== 'endDate') expect(html).toContain(`value="${typed}"`)
  })

  test('takes what people write for what it is', async () => {
    await edit('02.40.79.00.08', 'telephone')
    await edit('mairie-blain.fr', 'url')
    await edit('4,50', 'price')
    await post('animator', '/bureau/fiche/corriger', { id: loto, path: 'startDate', day: '2026-12-06', time: '15:30' })
    const { fields } = (await explainThing(db, loto))!
    const shown = Object.fromEntries(fields.map((field) => [field.field, field.shown]))
    expect(shown).toMatchObject({ url: 'https://mairie-blain.fr', price: 4.5, startDate: '2026-12-06T15:30:00+01:00' })
    expect(String(shown.telephone).replace(/\D/g, '')).toMatch(/240790008$/)
  })

  test('offers nothing to who may look but not touch', async () => {
    const html = await (await get('townHall', `/bureau/fiche?id=${loto}`)).text()
    expect(html).toContain('Pourquoi cette information')
    expect(html).not.toContain('/bureau/fiche/corriger')
  })
})

describe('A public page', () => {
  const path = `/blain/agenda/${pathOf(loto, 'Loto de l’amicale')}`

  test('leads to its explanation only those who may, and is the same for everybody else', async () => {
    for (const who of ['animator', 'townHall', 'operator'] as const) {
      expect(await (await get(who, path)).text()).toContain('Corriger, ou voir d’où cela vient')
    }
    for (const who of ['inhabitant', 'elsewhere', undefined] as const) {
      expect(await (await get(who, path)).text()).not.toContain('/bureau/fiche')
    }
    const [once, again] = [await get(undefined, path), await get(undefined, path)]
    expect(await once.text()).toBe(await again.text())
    expect(once.headers.get('cache-control')).toBe('public, no-cache')
  })
})

describe('A conflict', () => {
  test('is shown with the three words, and settled by taking the source’s', async () => {
    const conflict = await contested()
    const page = await textOf(get('animator', '/bureau/blain/desaccords'))
    expect(page).toMatch(/19 h 30.*Ce que disent les sources maintenant.*21 h.*Ce qu’elles disaient avant.*20 h/)
    await post('animator', '/bureau/blain/desaccords', { conflict: String(conflict.id), do: 'theirs' })
    expect(await openConflicts(db, '44015')).toEqual([])
    const start = (await explainThing(db, loto))!.fields.find((field) => field.field === 'startDate')!.shown
    expect(start).toBe('2026-12-05T21:00:00+01:00')
  })

  test('settled twice is said to be over, and another town’s is nobody’s business', async () => {
    const conflict = await contested()
    const elsewhere = await post('elsewhere', '/bureau/savenay/desaccords', {
      conflict: String(conflict.id),
      do: 'theirs',
    })
    expect(elsewhere.headers.get('location')).toContain('fait=deja')
    expect(await openConflicts(db, '44015')).toHaveLength(1)
    for (const outcome of ['tranche', 'deja']) {
      const answer = await post('animator', '/bureau/blain/desaccords', { conflict: String(conflict.id), do: 'both' })
      expect(answer.headers.get('location')).toContain(`fait=${outcome}`)
    }
    expect(await textOf(get('animator', `/bureau/fiche?id=${loto}`))).toContain('Gardé en note')
  })
})

describe('Two things or one', () => {
  const place = { location: { name: 'Salle Jollan' } }
  const other = event({
    key: 'x',
    name: 'Assemblée générale du comité',
    startDate: '2026-12-12T10:00:00+01:00',
    ...place,
  })

  test('are joined from a thing’s page by the name of the other, and taken apart again', async () => {
    await harvest(db, await addSource(db, 'asso'), [other])
    const found = await textOf(get('animator', `/bureau/fiche?id=${loto}&chercher=assemblee`))
    expect(found).toContain('Assemblée générale du comité')
    await post('animator', '/bureau/fiche/joindre', { id: loto, other: other.id })
    const joined = (await explainThing(db, loto))!
    expect(joined.voices).toHaveLength(2)
    await post('animator', '/bureau/fiche/separer', { id: joined.id, record: other.id })
    expect((await explainThing(db, loto))!.voices).toHaveLength(1)
  })

  test('that are doubtful are told with reasons in sentences, and settled for good', async () => {
    await harvest(db, await addSource(db, 'asso'), [other])
    const [first, second] = [loto, other.id].sort()
    await sql`insert into match (a, b, kind, town, verdict, score, reasons) values (${first}, ${second},
      'event', '44015', 'doubtful', 0.6, '[{"key":"hour-differs-by","values":{"a":"20:00","b":"10:00","minutes":600},"weight":-2},
      {"key":"same-hall","values":{},"weight":1.5}]') on conflict (a, b) do update set verdict = excluded.verdict`.execute(
      db,
    )
    const page = await textOf(get('animator', '/bureau/blain/doublons'))
    expect(page).toContain('Des heures différentes : 20 h et 10 h')
    expect(page).toContain('Le même lieu')
    const html = await (await get('animator', '/bureau/blain/doublons')).text()
    const [a, b] = ['a', 'b'].map((name) => html.match(new RegExp(`name="${name}" value="([^"]+)"`))![1]!)
    await post('animator', '/bureau/blain/doublons', { a: a!, b: b!, do: 'different' })
    expect(await textOf(get('animator', '/bureau/blain/doublons'))).toContain('Aucun doublon douteux')
  })
})

describe('Records that wait for a word', () => {
  test('are accepted one by one, refused, or all of a source at once', async () => {
    const asso = await addSource(db, 'asso', { settings: { publish: 'queue' } })
    const names = ['Marché de Noël', 'Repas des aînés', 'Concert de la chorale']
    await harvest(
      db,
      asso,
      names.map((name, i) => event({ key: name, name, startDate: `2026-12-1${i}` })),
    )
    expect(await textOf(get('animator', '/bureau'))).toContain('3 fiches à confirmer')
    const waiting = () => readReviewed(db, '44015', { state: 'waiting', limit: 9 })
    const [first, second] = await waiting()
    const page = await textOf(get('animator', '/bureau/blain/a-confirmer'))
    expect(page).toMatch(/Marché de Noël .*jeudi 10 décembre/)
    expect(
      (await get(undefined, `/blain/agenda/${pathOf(idOf('event', 'Marché de Noël'), 'Marché de Noël')}`)).status,
    ).toBe(404)
    await post('animator', '/bureau/blain/a-confirmer', { do: `publier.${first!.key}` })
    expect(
      (await get(undefined, `/blain/agenda/${pathOf(idOf('event', 'Marché de Noël'), 'Marché de Noël')}`)).status,
    ).toBe(200)
    const refused = await post('animator', '/bureau/blain/a-confirmer', { do: 'refuser', fiche: String(second!.key) })
    expect(await textOf(get('animator', refused.headers.get('location')!))).toContain('1 fiche refusée')
    await post('animator', '/bureau/blain/a-confirmer', { do: `tout.${asso}` })
    expect(await waiting()).toEqual([])
    expect(await textOf(get('animator', '/bureau/blain/a-confirmer?etat=refusees'))).toContain('Repas des aînés')
  })
})
