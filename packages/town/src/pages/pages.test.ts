import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { readGrants } from '../people/roles.ts'
import { addRecord, addTown } from '../testing/rows.ts'
import { askForPage, type ClaimGiven } from './claim.ts'
import { claimsOfPage, claimsOfPerson, claimsWaiting } from './claims.ts'
import { closePage } from './close.ts'
import { answerClaim, confirmClaim } from './decide-claim.ts'
import { acceptInvitation, invite } from './invite.ts'
import { changeRole, membersOf, removeMember } from './members.ts'
import { getPage, getPageOf, pagesOfPerson } from './read.ts'
import { sharedDomains } from './shared-domain.ts'

const { db } = await testDatabase()
const town = '44015'
const now = new Date('2026-11-23T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let thing = ''

beforeEach(async () => {
  await sql`truncate town, person cascade`.execute(db)
  await addTown(db, { code: town, name: 'Blain', slug: 'blain' })
  for (const id of ['jeanne', 'paul', 'marie']) {
    await sql`insert into person (id, email, name, email_verified) values (${id}, ${`${id}@example.org`}, ${id}, true)`.execute(
      db,
    )
  }
  thing = await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'Amicale laïque', url: 'https://amicale-blain.fr' },
    { town },
  )
})

const claim = (person: string, more: Partial<ClaimGiven> = {}): ClaimGiven => ({
  town,
  kind: 'association',
  name: 'Amicale laïque',
  thing,
  person,
  capacity: 'secrétaire',
  language: 'fr',
  ...more,
})

describe('asking for the page of the Amicale', () => {
  test('the animator’s word makes the page, and who asked owns it', async () => {
    expect(await askForPage(db, claim('jeanne'), now)).toMatchObject({ ok: true })
    expect(await askForPage(db, claim('jeanne'), now)).toEqual({ ok: false, reason: 'asked-already' })
    const [waiting] = await claimsWaiting(db, town)
    expect(waiting).toMatchObject({ email: 'jeanne@example.org', capacity: 'secrétaire', rivals: 0 })
    const answered = await answerClaim(db, waiting!.id, { verdict: 'accept', how: 'animator' }, 'paul', now)
    expect(answered).toMatchObject({ ok: true })
    const page = (await getPageOf(db, thing))!
    expect(page).toMatchObject({ name: 'Amicale laïque', verifiedHow: 'animator', trusted: false })
    expect(await readGrants(db, 'jeanne')).toEqual([{ role: 'owner', town, page: page.id }])
    expect(await answerClaim(db, waiting!.id, { verdict: 'refuse', reason: 'non' }, 'paul', now)).toEqual({
      ok: false,
      reason: 'decided',
    })
  })

  test('two ask: the first accepted owns it, and answers the second, who is a member', async () => {
    await askForPage(db, claim('jeanne'), now)
    await askForPage(db, claim('paul'), now)
    const [first, second] = await claimsWaiting(db, town)
    expect([first!.rivals, second!.rivals]).toEqual([1, 1])
    await answerClaim(db, first!.id, { verdict: 'accept', how: 'animator' }, 'marie', now)
    const page = (await getPageOf(db, thing))!
    expect((await claimsOfPage(db, page.id)).map((one) => one.person)).toEqual(['paul'])
    await answerClaim(db, second!.id, { verdict: 'accept', how: 'animator' }, 'jeanne', now)
    expect((await membersOf(db, page.id)).map(({ person, role }) => [person, role])).toEqual([
      ['jeanne', 'owner'],
      ['paul', 'member'],
    ])
    expect(await askForPage(db, claim('paul', { page: page.id }), now)).toEqual({ ok: false, reason: 'member-already' })
  })

  test('the link at its own domain gives the page to who asked alone, once and in time', async () => {
    const asked = await askForPage(db, claim('jeanne', { email: 'bureau@amicale-blain.fr' }), now)
    const token = asked.ok ? asked.token! : ''
    expect(await confirmClaim(db, token, 'paul', later(1))).toMatchObject({ ok: false })
    expect(await confirmClaim(db, 'x'.repeat(32), 'jeanne', later(1))).toMatchObject({ ok: false })
    expect(await confirmClaim(db, token, 'jeanne', later(49))).toMatchObject({ ok: false })
    expect(await confirmClaim(db, token, 'jeanne', later(47))).toMatchObject({ ok: true })
    expect((await getPageOf(db, thing))?.verifiedHow).toBe('domain')
    expect(await confirmClaim(db, token, 'jeanne', later(47))).toMatchObject({ ok: false })
  })

  test('a refusal keeps its reason for who asked', async () => {
    await askForPage(db, claim('jeanne'), now)
    const [waiting] = await claimsWaiting(db, town)
    await answerClaim(db, waiting!.id, { verdict: 'refuse', reason: 'Le bureau ne vous connaît pas.' }, 'paul', now)
    expect((await claimsOfPerson(db, 'jeanne'))[0]).toMatchObject({
      decision: 'refused',
      reason: 'Le bureau ne vous connaît pas.',
    })
    expect(await getPageOf(db, thing)).toBeUndefined()
  })

  test('a domain that a neighbour has too proves nothing', async () => {
    expect(await sharedDomains(db, { town, thing, domains: ['amicale-blain.fr'] })).toEqual([])
    await addRecord(
      db,
      'organization',
      'Organization',
      { name: 'Chorale', url: 'http://www.amicale-blain.fr/chorale' },
      { town },
    )
    expect(await sharedDomains(db, { town, thing, domains: ['amicale-blain.fr'] })).toEqual(['amicale-blain.fr'])
  })
})

describe('the members of a page', () => {
  let page = 0
  beforeEach(async () => {
    const asked = await askForPage(db, claim('jeanne'), now)
    const made = await answerClaim(db, asked.ok ? asked.claim : 0, { verdict: 'accept', how: 'animator' }, null, now)
    page = made.ok ? made.page! : 0
  })

  test('who holds the link belongs to it; an older link and a used one serve no more', async () => {
    const ask = () => invite(db, { page, email: 'Paul@Example.org', role: 'member', by: 'jeanne' }, now)
    const old = await ask()
    const fresh = await ask()
    const token = (given: typeof old) => (given.ok ? given.token : '')
    expect(await acceptInvitation(db, token(old), 'paul', later(1))).toBeUndefined()
    expect(await acceptInvitation(db, token(fresh), 'paul', later(15 * 24))).toBeUndefined()
    expect(await acceptInvitation(db, token(fresh), 'paul', later(1))).toMatchObject({ page })
    expect(await acceptInvitation(db, token(fresh), 'marie', later(1))).toBeUndefined()
    expect(await ask()).toEqual({ ok: false, reason: 'member-already' })
  })

  test('there is always an owner, who gives the page on before leaving', async () => {
    expect(await removeMember(db, page, 'jeanne')).toEqual({ ok: false, reason: 'last-owner' })
    expect(await changeRole(db, page, 'jeanne', 'member')).toEqual({ ok: false, reason: 'last-owner' })
    const invited = await invite(db, { page, email: 'paul@example.org', role: 'member', by: 'jeanne' }, now)
    await acceptInvitation(db, invited.ok ? invited.token : '', 'paul', now)
    expect(await changeRole(db, page, 'paul', 'owner')).toEqual({ ok: true })
    expect(await removeMember(db, page, 'jeanne')).toEqual({ ok: true })
    expect(await pagesOfPerson(db, 'jeanne')).toEqual([])
    expect(await removeMember(db, page, 'marie')).toEqual({ ok: false, reason: 'no-member' })
  })

  test('a page that is closed is nobody’s any more, and may be asked for again', async () => {
    expect(await closePage(db, page, now)).toBe(true)
    expect(await closePage(db, page, now)).toBe(false)
    expect([await getPage(db, page), await readGrants(db, 'jeanne')]).toEqual([undefined, []])
    expect(await askForPage(db, claim('marie'), now)).toMatchObject({ ok: true })
  })
})
