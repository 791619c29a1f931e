import { animatorOf } from '@wiker/billing/payout/animator.ts'
import { contract } from '@wiker/billing/testing/life.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { openTestTill } from '../../testing/money.ts'

// Monday 23 November 2026, noon in France.
const database = await testDatabase()
const { db } = database
const { money, life } = await openTestTill(db)
const { deps } = await deskDeps(database)
const everybody = await signEverybodyIn(database, { ...deps, money })
const { get } = visits(() => everybody)
let marie: string

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'animator@example.org'`.execute(db)
  marie = animatorOf(rows[0]!.id)
  await contract(db, '44015', marie, '2026-11-01')
})
afterAll(() => money.close())

describe('An animator', () => {
  test('who has earned nothing yet is told how she will', async () => {
    expect(await textOf(get('animator', '/bureau/revenus'))).toMatch(/0,00 €.*Rien pour l’instant.*Blain/)
  })

  test('reads 18,00 € for one shop at 30 €, from whom, for which days, and when it comes', async () => {
    await life.subscribe('page:1', '44015', 'merchant-month')
    await life.double.advanceTo(new Date(money.now().getTime() + 31 * 86_400_000))
    await life.deliver()
    const page = await textOf(get('animator', '/bureau/revenus'))
    expect(page).toMatch(/Gagné en décembre 2026 18,00 €/)
    expect(page).toMatch(/Commerce page:1 payé le .* décembre 2026 .* 30,00 € 60 % 18,00 €/)
    expect(page).toContain('18,00 € figureront sur votre relevé le 3 janvier 2027')
    expect(page).toContain('Dites qui vous êtes')
  })

  test('reads what was taken back as a line below zero, with why', async () => {
    const charge = life.double.world.all('charge').findLast((one) => one.status === 'succeeded')!
    await life.stripe.refunds.create({ charge: charge.id, amount: 1_800 })
    await life.deliver()
    const page = await textOf(get('animator', '/bureau/revenus'))
    expect(page).toMatch(/remboursé le .* : votre part est reprise .* −9,00 €/)
    expect(page).toMatch(/Gagné en décembre 2026 9,00 €/)
  })

  test('sees hers alone, and nobody sees hers', async () => {
    expect(await textOf(get('elsewhere', '/bureau/revenus'))).not.toContain('Commerce')
    expect((await get('inhabitant', '/bureau/revenus')).status).toBe(403)
    expect((await get('townHall', '/bureau/revenus')).status).toBe(403)
    expect((await get(undefined, '/bureau/revenus')).headers.get('location')).toContain('/connexion')
  })
})
