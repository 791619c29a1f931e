import { examine } from '@wiker/harvest'
import { addSource, event, harvest, idOf, moment, shownNames } from '@wiker/harvest/layers/testing.ts'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { examineOrder } from '@wiker/town/order/rules.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { depsFor, publicUrl } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
const thing = idOf('event', 'loto')
const page = `/blain/agenda/${pathOf(thing, 'Loto truqué')}`
let source: number
const tell = () =>
  harvest(db, source, [
    event({
      key: 'loto',
      name: 'Loto truqué',
      startDate: '2026-12-05',
      location: { name: 'Salle', townCode: '44015' },
    }),
  ])

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await sql`update town set colour = 'river'`.execute(db)
  source = await addSource(db, 'club')
  await tell()
  const { deps } = await deskDeps(database)
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44195')
})

const fields = {
  page,
  reason: 'illegal',
  message: 'Les lots n’existent pas',
  goodFaith: 'oui',
  contact: 'moi@example.org',
}
const sent = async (more: Record<string, string> = {}) => {
  const answer = await post(undefined, '/signaler', { ...fields, ...more })
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!
}
const sound = async () => {
  const findings = [...(await examine(db, moment.today)), ...(await examineOrder(db))]
  expect(findings.filter((one) => one.broken > 0)).toEqual([])
}
const lastReport = async () =>
  (await sql<{ id: number }>`select max(id)::int as id from report`.execute(db)).rows[0]!.id

describe('telling that a page is wrong', () => {
  it('leads to its receipt, at an address of its own, and by mail', async () => {
    const followed = await sent()
    expect(followed).toMatch(/^\/signalement\/[\w-]{24}$/)
    const answer = await get(undefined, followed)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(await textOf(answer)).toMatch(/Reçu le \d{1,2}\S* \S+ \d{4}.*Loto truqué.*Les lots n’existent pas/)
    const [mail] = await recentMails(db, { to: 'moi@example.org' })
    expect(mail).toMatchObject({ kind: 'report-receipt', text: expect.stringContaining(publicUrl + followed) })
  })

  it('comes back as it was typed, with what is wrong beside its field', async () => {
    const answer = await post(undefined, '/signaler', { ...fields, goodFaith: '', contact: 'moi@', message: ' ' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const name of ['goodFaith', 'contact', 'message']) expect(html).toContain(`href="#champ-${name}"`)
    expect(html).toContain('value="moi@"')
    expect(html).toMatch(/value="illegal"[^>]*checked/)
  })

  it('is refused from another site, ignores machines, and refuses what is no form', async () => {
    const before = await lastReport()
    expect((await post(undefined, '/signaler', fields, 'https://evil.example')).status).toBe(403)
    expect((await post(undefined, '/signaler', { ...fields, website: 'https://spam.example' })).status).toBe(303)
    const json = { method: 'POST', headers: { 'content-type': 'application/json', origin: publicUrl }, body: '{}' }
    expect((await site.app.request('/signaler', json)).status).toBe(415)
    expect(await lastReport()).toBe(before)
  })

  it('is not taken from one sender without end, and what was typed is kept', async () => {
    const fresh = createApp(depsFor(database))
    const answers: number[] = []
    for (let index = 0; index < 7; index++) {
      const body = new URLSearchParams({ page: '/blain', message: 'encore', reason: 'wrong' })
      const answer = await fresh.request('/signaler', { method: 'POST', headers: { origin: publicUrl }, body })
      answers.push(answer.status)
      if (answer.status === 429) expect(await answer.text()).toContain('encore')
    }
    expect(answers).toEqual([303, 303, 303, 303, 303, 429, 429])
  })

  it('of a danger is told at once to who looks after the town, and says whom to call', async () => {
    const followed = await sent({ reason: 'danger' })
    expect(await textOf(get(undefined, followed))).toContain('appelez le 17 ou le 112')
    expect(await recentMails(db, { to: 'animator@example.org' })).toMatchObject([{ kind: 'report-danger' }, {}])
    expect((await recentMails(db, { to: 'elsewhere@example.org' })).map((mail) => mail.kind)).not.toContain(
      'report-danger',
    )
    const queue = await textOf(get('animator', '/bureau/blain/signalements'))
    expect(queue.indexOf('Une vie est peut-être')).toBeLessThan(queue.indexOf('C’est contraire à la loi'))
  })

  it('is read by who looks after the town and by nobody else', async () => {
    const path = `/bureau/blain/signalements/${await lastReport()}`
    for (const who of ['inhabitant', 'townHall', 'elsewhere'] as const) {
      expect((await get(who, path)).status).toBe(403)
      expect((await post(who, path, { action: 'none' })).status).toBe(403)
    }
    expect((await get(undefined, path)).status).toBe(303)
    expect((await get('elsewhere', path.replace('blain', 'savenay'))).status).toBe(404)
    expect((await get('animator', '/bureau/reseau/signalements')).status).toBe(403)
    expect((await get('operator', '/bureau/reseau/signalements')).status).toBe(200)
  })
})

describe('from the report to the decision, the appeal and back', () => {
  const statement = {
    action: 'hidden',
    facts: 'Les lots annoncés n’existent pas.',
    ground: 'rules',
    groundText: 'Pas de fausses annonces',
  }
  let followed: string

  it('a decision without its reasons comes back; with them the item is gone from everywhere and both sides know why', async () => {
    followed = await sent()
    const path = `/bureau/blain/signalements/${await lastReport()}`
    const refused = await post('animator', path, { ...statement, facts: 'non', ground: 'none' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Pas de fausses annonces')
    expect((await get(undefined, page)).status).toBe(200)
    expect((await post('animator', path, statement)).headers.get('location')).toContain('fait=decide')
    const gone = await get(undefined, page)
    expect(gone.status).toBe(410)
    const text = await textOf(gone)
    expect(text).toContain('a été retirée')
    expect(text).not.toContain('Loto truqué')
    for (const address of [
      '/blain/agenda',
      '/blain/agenda.ics',
      '/blain/agenda.jsonld',
      '/blain/recherche?q=loto',
      '/sitemap/blain.xml',
    ])
      expect(await (await get(undefined, address)).text()).not.toContain('truqué')
    await tell()
    expect(await shownNames(db)).toEqual([])
    const [mail] = await recentMails(db, { to: 'moi@example.org' })
    expect(mail!.kind).toBe('decision')
    for (const said of ['Les lots annoncés', 'Pas de fausses annonces', 'une personne a lu et décidé', 'six mois'])
      expect(mail!.text).toContain(said)
    expect((await post('animator', path, statement)).headers.get('location')).toContain('fait=deja')
    await sound()
  })

  it('who reported appeals; the animator may not decide of it, the operator does, and both sides hear of it', async () => {
    expect((await post(undefined, followed, { text: ' ' })).status).toBe(422)
    expect((await post(undefined, followed, { text: 'Regardez mieux' })).headers.get('location')).toContain(
      'fait=recours',
    )
    const { rows } = await sql<{ id: number }>`select id::int as id from appeal`.execute(db)
    const path = `/bureau/recours/${rows[0]!.id}`
    expect((await post('animator', path, { outcome: 'upheld', reasons: 'Rien de neuf ici.' })).status).toBe(403)
    expect((await post('operator', path, { outcome: 'upheld', reasons: 'Non' })).status).toBe(422)
    expect(
      (await post('operator', path, { outcome: 'upheld', reasons: 'Rien de neuf ici.' })).headers.get('location'),
    ).toContain('fait=decide')
    expect(await textOf(get(undefined, followed))).toMatch(/décision est maintenue.*Rien de neuf ici/)
    const [mail] = await recentMails(db, { to: 'moi@example.org' })
    expect(mail!.kind).toBe('appeal')
    await sound()
  })

  it('the operator may not decide of an appeal against a decision of his own', async () => {
    const other = await sent({ page: '/blain', reason: 'wrong' })
    await post('operator', `/bureau/blain/signalements/${await lastReport()}`, {
      ...statement,
      action: 'none',
      ground: 'none',
    })
    await post(undefined, other, { text: 'Si, regardez' })
    const { rows } = await sql<{ id: number }>`select max(id)::int as id from appeal`.execute(db)
    const answer = await post('operator', `/bureau/recours/${rows[0]!.id}`, {
      outcome: 'upheld',
      reasons: 'Parce que je l’ai dit.',
    })
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toContain('une autre personne doit l’examiner')
    await sound()
  })

  it('shows the item again by another decision, and the whole is in the log, without a name', async () => {
    const path = `/bureau/blain/decider?fiche=${encodeURIComponent(thing)}`
    expect(await textOf(get('animator', path))).toContain('Cette fiche est masquée')
    expect((await post('animator', path, { ...statement, action: 'hidden' })).status).toBe(422)
    await post('animator', path, { ...statement, action: 'restored', ground: 'none' })
    expect((await get(undefined, page)).status).toBe(200)
    const csv = await (await get('animator', '/bureau/blain/signalements.csv')).text()
    expect(csv).toContain('illegal;true')
    expect(csv).toMatch(/hidden;rules;Pas de fausses annonces;false;animator;upheld/)
    expect(csv).not.toContain('example.org')
    await sound()
  })
})

describe('who answers for a site', () => {
  const whole = Object.fromEntries(
    ['name', 'address', 'phone', 'director', 'hostName', 'hostAddress', 'hostPhone'].map((name) => [
      name,
      `Le ${name}`,
    ]),
  )

  it('is read on it; without it readers see that it comes, under every address, and those who look after it see it all', async () => {
    await sql`delete from publisher`.execute(db)
    for (const path of ['/blain', '/blain/agenda', '/blain/agenda.ics', '/en/blain', '/blain/mentions-legales', page]) {
      const answer = await get(undefined, path)
      expect([path, answer.status]).toEqual([path, 404])
      expect(await answer.text()).not.toContain('truqué')
    }
    for (const path of ['/', '/sitemap.xml']) expect(await (await get(undefined, path)).text()).not.toMatch(/blain/i)
    expect((await get(undefined, '/sitemap/blain.xml')).status).toBe(404)
    expect(await textOf(get(undefined, '/blain'))).toContain('Blain : bientôt')
    expect((await get('animator', '/blain/agenda')).status).toBe(200)
    expect((await get('elsewhere', '/blain/agenda')).status).toBe(404)
    const refused = await post('townHall', '/bureau/blain/mentions', { ...whole, email: 'mairie' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Le director')
    expect((await post('animator', '/bureau/blain/mentions', { ...whole, email: 'mairie@blain.example' })).status).toBe(
      403,
    )
    await post('townHall', '/bureau/blain/mentions', { ...whole, email: 'mairie@blain.example' })
    expect(await textOf(get(undefined, '/blain/mentions-legales'))).toContain('Le director')
    expect((await get(undefined, '/blain/agenda')).status).toBe(200)
    expect((await get(undefined, '/savenay')).status).toBe(404)
    await post('operator', '/bureau/reseau/mentions', { ...whole, email: 'bonjour@wiker.example' })
    expect((await get(undefined, '/savenay')).status).toBe(200)
  })
})
