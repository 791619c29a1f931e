import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const database = await testDatabase()
const { db } = database
let site: Awaited<ReturnType<typeof signEverybodyIn>>
let page: string
const { get, post } = visits(() => site)

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  const id = await addRecord(
    db,
    'article',
    'Article',
    { name: 'Le conseil a voté' },
    { town: '44015', extra: { published_on: '2026-11-20' } },
  )
  page = `/blain/actualites/${pathOf(id, 'Le conseil a voté')}`
  const { deps } = await deskDeps(database)
  site = await signEverybodyIn(database, deps)
  await grantEverybody(database, '44015', '44195')
})

const asked = {
  name: 'Omar Diallo',
  email: 'omar@example.org',
  text: 'Je n’ai pas voté contre : <b>j’étais absent</b>.',
  named: 'oui',
}

describe('the right of reply', () => {
  it('is led to from an article, and comes back as it was typed when the box is not ticked', async () => {
    expect(await (await get(undefined, page)).text()).toContain(`/droit-de-reponse?page=${encodeURIComponent(page)}`)
    const refused = await post(undefined, '/droit-de-reponse', { ...asked, page, named: '' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toMatch(/href="#champ-named"[\s\S]*Omar Diallo/)
    expect((await get(undefined, '/droit-de-reponse?page=/blain')).status).toBe(404)
  })

  it('is shown beside it within three days once accepted, escaped, and who asked is told twice', async () => {
    const sent = await post(undefined, '/droit-de-reponse', { ...asked, page })
    const followed = sent.headers.get('location')!
    expect(await textOf(get(undefined, followed))).toContain('au plus tard le 26 novembre')
    expect(await textOf(get('animator', '/bureau/blain/droits-de-reponse'))).toContain(
      'à publier au plus tard le 26 novembre',
    )
    const { rows } = await sql<{ id: number }>`select id::int as id from reply`.execute(db)
    const accept = { do: `publier.${rows[0]!.id}` }
    expect((await post('townHall', '/bureau/blain/droits-de-reponse', accept)).status).toBe(403)
    expect((await post('elsewhere', '/bureau/savenay/droits-de-reponse', accept)).headers.get('location')).toContain(
      'fait=deja',
    )
    expect((await post('animator', '/bureau/blain/droits-de-reponse', { do: `refuser.${rows[0]!.id}` })).status).toBe(
      422,
    )
    expect(await textOf(get(undefined, page))).not.toContain('j’étais absent')
    await post('animator', '/bureau/blain/droits-de-reponse', accept)
    const html = await (await get(undefined, page)).text()
    expect(html).toContain('&lt;b&gt;j’étais absent&lt;/b&gt;')
    expect(await textOf(get(undefined, page))).toMatch(/Droit de réponse.*Omar Diallo, le 23 novembre/)
    expect((await recentMails(db, { to: 'omar@example.org' })).map((mail) => mail.kind)).toEqual(['reply', 'reply'])
    expect(await textOf(get(undefined, followed))).toContain('Publiée le')
  })
})
