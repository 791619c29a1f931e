import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { harvestSource, saveSource } from '@wiker/harvest'
import { readNationalSources } from '@wiker/harvest/national/description.ts'
import { fetchNational } from '@wiker/harvest/national/fetch.ts'
import { fillFromCache } from '@wiker/harvest/national/fill.ts'
import { readTownRegister } from '@wiker/harvest/towns/register.ts'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { composeStories, plainText } from '@wiker/town/stories/compose.ts'
import { plain } from '@wiker/town/stories/testing/told.ts'
import type { StoryLanguage } from '@wiker/town/stories/types.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const { db } = await testDatabase()
const cache = await mkdtemp(join(tmpdir(), 'wiker-stories-'))
const folder = new URL('../../../harvest/src/national/samples/', import.meta.url)
const server = createServer(async (request, response) => {
  const slug = new URL(request.url!, 'http://localhost').pathname.split('/')[1]!
  response.end(await readFile(new URL(`${slug}.csv`, folder)))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(async () => {
  await rm(cache, { recursive: true, force: true })
  await new Promise((resolve) => server.close(resolve))
})
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const now = new Date('2026-11-26T08:00:00Z')
const clock = { now: () => now, today: (zone: string) => createClock(now.toISOString()).today(zone) }
const house = { db, clock, root: new URL('../../../../', import.meta.url).pathname }

const wholeFiles = [
  'population-historique',
  'defibrillateurs',
  'monuments-historiques',
  'bornes-de-recharge',
  'entreprises',
]
const askedByTown = ['prenoms-communaux', 'deliberations', 'menus-de-cantine']
const town = await addTown(db, {
  code: '44015',
  name: 'Blain',
  slug: 'blain',
  postalCodes: ['44130'],
  latitude: 47.4762,
  longitude: -1.7627,
})

/** The made-up samples of national sources, in the columns of their published schemas, through the whole harvest. */
beforeAll(async () => {
  const known = await readNationalSources('fr')
  const sources = known
    .filter(({ slug }) => wholeFiles.includes(slug))
    .map((source) => ({
      ...source,
      address: `${base}/${source.slug}/all`,
      settings: { ...source.settings, allowHosts: ['127.0.0.1'] },
    }))
  const register = await readTownRegister(db)
  for (const source of sources) await fetchNational(source, { cache, register, clock, departments: ['44'] })
  await fillFromCache(['44015'], { house, cache, sources, register })
  for (const { slug, name, entity, publisher, licence, settings } of known.filter(({ slug }) =>
    askedByTown.includes(slug),
  )) {
    const url = `packages/harvest/src/national/samples/${slug}.csv`
    const saved = await saveSource(
      db,
      { slug, name, url, entity, publisher, licence, towns: ['44015'], settings } as never,
      now,
    )
    if (!saved.ok) throw new Error(saved.message)
    await harvestSource(house, saved.id)
  }
})

const told = async (kind: string, today: string, language: StoryLanguage = 'fr') => {
  const { stories, refused } = await composeStories(db, { town, today, only: kind })
  expect(refused).toEqual([])
  const [story] = stories
  const text = language === 'fr' ? story?.told : story?.others[language]
  return text && plain(`${text.title}\n${plainText(text)}`)
}

test('what national files say of a town becomes its stories, through the harvest', async () => {
  expect(await told('population', '2026-11-26')).toMatch(/10 214 habitants/)
  expect(await told('population', '2026-11-26')).toMatch(/944 de plus qu’en 2011, où la commune en avait 9 270/)
  expect(await told('population', '2026-11-26', 'sv')).toMatch(/10 214 invånare/)
  expect(await told('defibrillator', '2026-11-26')).toMatch(/deux défibrillateurs à Blain/)
  expect(await told('charging-point', '2019-06-01')).toMatch(/« Blain - Place Jean Guihard ».*jeudi 2 mai/s)
  expect(await told('shop-opened', '2012-05-01')).toMatch(/Au Fournil de Blain.*dimanche 1er avril/s)
  expect(await told('history-day', '2026-04-29')).toMatch(/mardi 3 mai 1977/)
})

test('and what a town itself publishes', async () => {
  expect(await told('first-names', '2026-11-26')).toMatch(/Louise.*quatre fois/s)
  // One day is no week.
  expect(await told('canteen-week', '2026-11-24')).toBeUndefined()
  expect(await told('council', '2026-11-26')).toMatch(/jeudi 15 octobre/)
})
