import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import { beforeAll, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'

const database = await testDatabase()
const { db } = database
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let page = 0

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  const { deps } = await deskDeps(database)
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44195')
  await addEvent(db, { name: 'Loto' }, { town: '44015', dates: ['2026-11-28'] })
  ;({ page } = await addPage(database, { town: '44015', name: 'Yoga', owner: 'inhabitant@example.org' }))
})

/** What a browser sends of the form that came back. */
function typedAgain(html: string): { action: string; fields: Record<string, string> } {
  const form = /<form class="report" method="post" action="([^"]+)">([\s\S]*?)<\/form>/.exec(html)!
  const plain = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  const hidden = [...form[2]!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const texts = [...form[2]!.matchAll(/<textarea name="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)]
  return {
    action: form[1]!,
    fields: Object.fromEntries([...hidden, ...texts].map(([, name, value]) => [name!, plain(value!)])),
  }
}

test('What was typed for a page comes back when the session is over, and goes through once signed in again', async () => {
  const typed = {
    titre: 'Nuit du <yoga> & "amis"',
    when: 'samedi 28 novembre 15h',
    lieu: 'Gymnase',
    texte: 'Un.\n\nDeux.',
  }
  const path = `/mon-espace/${page}/ecrire/evenement`
  const answer = await post(undefined, path, typed)
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([401, 'private, no-store'])
  const html = await answer.text()
  expect(html).toContain('Votre session est finie')
  const again = typedAgain(html)
  expect(again.action).toBe(path)
  expect(again.fields).toEqual(typed)
  expect((await post('inhabitant', again.action, again.fields)).status).toBe(303)
  expect((await publicationsOf(db, { page }))[0]!.record).toMatchObject({ name: typed.titre })
})

test('A comment and a question come back too; a form of another site does not', async () => {
  const event = /href="(\/blain\/agenda\/loto-[0-9a-f]+)"/.exec(
    await (await get(undefined, '/blain/agenda')).text(),
  )![1]!
  for (const path of [`${event}/commenter`, `${event}/question`, '/blain/entraide/proposer']) {
    const answer = await post(undefined, path, { text: 'Une longue phrase, tapée avec soin.' })
    expect([path, answer.status]).toEqual([path, 401])
    expect(await answer.text()).toContain('Une longue phrase, tapée avec soin.')
    expect((await post(undefined, path, { text: 'Gagnez un lot' }, 'https://evil.example')).status).toBe(403)
  }
  expect((await post(undefined, '/en/mon-espace', {})).status).toBe(303)
})
