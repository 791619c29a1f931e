import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { addPage } from '../../testing/pages.ts'
import { publicUrl, silent } from '../../testing/site.ts'
import { worthJob } from './worth-job.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get } = visits(() => site)
let page = 0
let thing = ''
let subscription = 0

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const shop = { town: '44015', name: 'Boulangerie Roux', kind: 'merchant', owner: 'inhabitant@example.org' } as const
  ;({ page, thing } = await addPage(database, { ...shop, subscribedTo: '2026-12-31' }))
  await sql`insert into audience_record values (${thing}, '44015', '2026-11-12', 'phone', 3), (${thing}, '44015', '2026-10-12', 'phone', 1)`.execute(
    db,
  )
  await sql`insert into audience values ('44015', '2026-11-12', '/blain/annuaire/boulangerie-roux-' || left(split_part(${thing}, ':', 4), 10), 'search', 21)`.execute(
    db,
  )
  await sql`insert into customer (party, country, legal_name, email) values (${`page:${page}`}, 'FR', 'Roux', 'roux@example.org')`.execute(
    db,
  )
  const { rows } = await sql<{ id: number }>`
    insert into subscription (party, town, plan, state, created_at) values (${`page:${page}`}, '44015', 'merchant-month', 'trial', '2026-10-01') returning id::int`.execute(
    db,
  )
  subscription = rows[0]!.id
})

const path = (rest = '') => `/mon-espace/${page}/preuve${rest}`

describe('What a month brought to a merchant', () => {
  test('is read by the shop and by who looks after the town, never by others', async () => {
    expect((await get(undefined, path())).status).toBe(303)
    for (const who of ['elsewhere', 'townHall'] as const) expect((await get(who, path())).status).toBe(403)
    for (const who of ['inhabitant', 'animator', 'operator'] as const) expect((await get(who, path())).status).toBe(200)
    for (const rest of ['/2026-12', '/2020-01']) expect((await get('inhabitant', path(rest))).status).toBe(404)
  })

  test('while it goes on, says what was counted so far and what is promised, and no price of a contact', async () => {
    const text = await textOf(get('inhabitant', path()))
    expect(text).toContain('Promis pour le mois entier : 100 lectures. À ce jour : 21.')
    expect(text).toContain('Le prix d’un contact se calcule une fois le mois fini.')
    expect(text).toContain('Votre fiche ne dit pas votre métier')
  })

  test('once over, is told to the owner once, and stays as it was told', async () => {
    const money = {
      db,
      now: () => new Date('2026-12-01T06:10:00Z'),
    } as never
    const job = worthJob({ money, post: deps.post!, log: silent, publicUrl })
    const run = () => job.run({}, { id: 'now', signal: new AbortController().signal })
    await run()
    await run()
    const mails = (await recentMails(db, { to: 'inhabitant@example.org' })).filter(({ kind }) => kind === 'worth-month')
    expect(mails).toHaveLength(1)
    const [mail] = mails
    expect(mail!.subject.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe('Boulangerie Roux : 21 lectures en novembre 2026')
    const text = mail!.text.replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(text).toContain('Appels lancés depuis la page : 3 (le mois d’avant : 1)')
    expect(text).toContain('Celui-ci ne l’a pas été : essai')
    expect(text).toContain(`${publicUrl}/mon-espace/${page}/preuve/2026-11`)
    await sql`update audience set readings = 500`.execute(db)
    expect(await textOf(get('inhabitant', path('/2026-11')))).toContain('Ce mois ne vous a rien coûté.')
    expect(await textOf(get('inhabitant', path('/2026-11')))).not.toContain('500')
  })

  test('under what was promised is seen at the desk of its town, and by the operator over all towns', async () => {
    await sql`update worth_month set is_paid = true, is_under = true, price = 3000, free_at = now() where subscription_id = ${subscription}`.execute(
      db,
    )
    expect(await textOf(get('animator', '/bureau/blain/promesses'))).toContain('Aucun mois d’abonné n’est clos')
    await sql`insert into worth_month select subscription_id, '2026-10', page, town, 20, publications, figures, price, currency, promised, is_paid, is_under,
      closed_at, free_at, free_refused, told_at from worth_month where subscription_id = ${subscription}`.execute(db)
    for (const [who, place] of [
      ['animator', 'blain'],
      ['operator', 'blain'],
      ['operator', 'reseau'],
    ] as const)
      expect(await textOf(get(who, `/bureau/${place}/promesses`))).toContain('Boulangerie Roux 20 100 Sous la promesse')
    expect(await textOf(get('elsewhere', '/bureau/savenay/promesses'))).not.toContain('Roux')
    for (const who of ['townHall', 'elsewhere', 'inhabitant'] as const)
      expect((await get(who, '/bureau/blain/promesses')).status).toBe(403)
    const text = await textOf(get('inhabitant', path('/2026-11')))
    expect(text).toContain('Nous vous avions promis 100 lectures. Il y en a eu 21. Un mois vous est offert')
    expect(text).toContain('30,00 € hors taxes pour 3 contacts, soit 10,00 € le contact')
  })
})
