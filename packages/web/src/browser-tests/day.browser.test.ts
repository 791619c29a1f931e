import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { fillBlainsDay } from '../testing/blain-day.ts'
import { deskDeps } from '../testing/desk.ts'
import { startSite } from '../testing/site.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** What one does with a card: one key, or a fold and one of its ready words. */
interface Way {
  press(page: Page, key: string): Promise<void>
}
const byKeyboard: Way = { press: (page, key) => page.keyboard.press(key) }
const byThumb: Way = {
  press: async (page, key) => {
    const open = page.locator(`details[open] [data-key~="${key}"]:visible`)
    const target = (await open.count()) > 0 ? open.first() : page.locator(`[data-key~="${key}"]:visible`).first()
    const box = (await target.boundingBox())!
    expect(box.height).toBeGreaterThanOrEqual(44)
    await target.tap()
  },
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function desk(hasTouch: boolean) {
  const database = await testDatabase()
  const { db } = database
  await addTown(db, {
    code: '44015',
    name: 'Blain',
    slug: 'blain',
    postalCodes: ['44130'],
    latitude: 47.47,
    longitude: -1.76,
  })
  const port = await freePort()
  const { deps } = await deskDeps(database, `http://127.0.0.1:${port}`)
  const folder = await mkdtemp(join(tmpdir(), 'wiker-day-'))
  await fillBlainsDay({ ...deps.desk!.house, db }, folder)
  const site = await startSite(database, deps, port)
  const context = await browser.newContext(
    hasTouch
      ? { viewport: { width: 360, height: 740 }, hasTouch, isMobile: true }
      : { viewport: { width: 1280, height: 800 } },
  )
  const page = await context.newPage()
  await page.goto(`${site.url}/connexion`)
  await page.getByLabel('Votre adresse électronique').fill('marie@example.org')
  await page.locator('main').getByRole('button').first().click()
  await page.goto(`${site.url}/dev/mails`)
  await page.locator('main a[href*="/connexion/lien"]').first().click()
  await page.locator('main').getByRole('button').first().click()
  const { rows } = await sql<{ id: string }>`select id from person where email = 'marie@example.org'`.execute(db)
  await grantRole(db, rows[0]!.id, { role: 'animator', town: '44015' }, null)
  const close = async () => {
    await context.close()
    await site.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { db, site, context, page, close }
}

const current = (page: Page) => page.locator('[data-now] form[data-card]')
const named = async (page: Page) => ((await current(page).count()) > 0 ? current(page).getAttribute('data-card') : null)
const sent = (page: Page) => page.waitForFunction(() => (localStorage.getItem('wiker-day') ?? '[]') === '[]')

/** Goes through the whole day. One proposal in six is refused, one card is put off, one answer is taken back. */
async function goThrough(page: Page, { press }: Way) {
  const met: Record<string, number> = {}
  let [actions, cards, shown, proposals] = [0, 0, 0, 0]
  const act = async (...keys: string[]) => {
    for (const key of keys) {
      await press(page, key)
      actions++
    }
  }
  for (let turn = 0; turn < 200; turn++) {
    let card = await named(page)
    if (!card) {
      await sent(page)
      await page.waitForTimeout(150)
      card = await named(page)
      if (!card) break
    }
    const kind = card.split(' ')[1]!
    const count = Math.max(1, await current(page).locator('.day-card__all input').count())
    met[kind] = (met[kind] ?? 0) + count
    if (kind === 'proposal' && ++proposals === 4) await act('p', '1')
    else if (kind === 'proposal' && proposals % 6 === 0) await act('r', '1')
    else if (kind === 'report') await act('r', '1')
    else await act('a')
    shown++
    cards += count
    if (proposals === 2 && kind === 'proposal' && met.undone === undefined) {
      met.undone = 1
      await sent(page)
      await page.locator('.day-undo button').waitFor()
      await act('z')
      await page.waitForURL(/fait=annule/)
      cards -= count
      shown--
      met[kind]! -= count
      proposals--
      continue
    }
    await page
      .waitForFunction(
        (before) => document.querySelector('[data-now] form[data-card]')?.getAttribute('data-card') !== before,
        card,
        { timeout: 5000 },
      )
      .catch(async () => {
        if (process.env.DAY_SHOT) await page.screenshot({ path: `${process.env.DAY_SHOT}/stuck.png` })
        throw new Error(`No answer to ${card}`)
      })
  }
  await sent(page)
  return { actions, cards, shown, met }
}

describe('A whole day of an animator of Blain, on what is really gathered', () => {
  it.each([
    ['by keyboard', false, byKeyboard],
    ['by thumb, on a telephone of 360 pixels', true, byThumb],
  ] as const)(
    '%s',
    async (name, hasTouch, way) => {
      const { db, site, page, close } = await desk(hasTouch)
      try {
        await page.goto(`${site.url}/bureau`)
        const left = await page.locator('.day-bar__left').innerText()
        if (process.env.DAY_SHOT)
          await page.screenshot({
            path: `${process.env.DAY_SHOT}/${hasTouch ? 'thumb' : 'keys'}.png`,
            fullPage: !hasTouch,
          })
        const began = Date.now()
        const { actions, cards, shown, met } = await goThrough(page, way)
        const figures = {
          left,
          actions,
          cards,
          shown,
          perCard: actions / cards,
          perShown: actions / shown,
          ms: Date.now() - began,
          met,
        }
        if (process.env.DAY_FIGURES) console.log(name, JSON.stringify(figures))
        expect(cards).toBeGreaterThanOrEqual(60)
        expect(Object.keys(met).length).toBeGreaterThanOrEqual(11)
        expect(actions / cards).toBeLessThanOrEqual(1.2)
        expect(await page.locator('main').innerText()).toContain('C’est fait pour aujourd’hui')
        const { rows } = await sql<{
          n: number
        }>`select count(*)::int as n from desk_answer where undone_at is null`.execute(db)
        expect(rows[0]!.n).toBe(cards)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      } finally {
        await close()
      }
    },
    120_000,
  )

  it('keeps answers on the device while there is no line, says so, and sends each once when it is back', async () => {
    const { db, site, context, page, close } = await desk(true)
    try {
      await page.goto(`${site.url}/bureau`)
      const first = await named(page)
      await context.setOffline(true)
      await byThumb.press(page, 'a')
      await page.getByText('Pas encore envoyé : 1').waitFor()
      expect(await named(page)).not.toBe(first)
      await page.locator('summary[data-key="p"]').tap()
      await page.locator('input[name=until]').fill('2026-12-01')
      await context.setOffline(false)
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await sent(page)
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from desk_answer`.execute(db)
      expect(rows[0]!.n).toBeGreaterThan(0)
      await page.reload()
      expect(await page.locator('[data-now] input[name=until]').inputValue()).toBe('2026-12-01')
    } finally {
      await close()
    }
  }, 60_000)
})
