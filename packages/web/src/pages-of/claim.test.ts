import { recentMails } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { getPageOf } from '@wiker/town/pages/read.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addRecord, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let thing = ''
let fiche = ''

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, page, page_claim, mail, audit cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const record = { name: 'Amicale laïque', url: 'https://amicale-blain.fr', email: 'contact@amicale-blain.fr' }
  thing = await addRecord(db, 'organization', 'Organization', record, { town: '44015' })
  fiche = pathOf(thing, 'Amicale laïque')
})

const typed = (more: Record<string, string> = {}) => ({
  commune: 'blain',
  fiche,
  genre: 'association',
  role: 'secrétaire',
  ...more,
})
const tokenIn = async (to: string) =>
  new URL((await recentMails(db, { to }))[0]!.text.match(/https?:\S+/)![0]).searchParams.get('jeton')!

describe('asking for the page of an association', () => {
  test('begins on its record, and needs an account', async () => {
    const page = await (await get(undefined, `/blain/annuaire/${fiche}`)).text()
    const address = page.match(/href="(\/demander-sa-page[^"]+)"/)![1]!.replaceAll('&amp;', '&')
    const answer = await get(undefined, address)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/connexion\?page=%2Fdemander/),
    ])
    expect(await textOf(get('inhabitant', address))).toContain('Demander la page « Amicale laïque »')
  })

  test('by its own e-mail address, the page opens at once for who asked', async () => {
    const sent = await post('inhabitant', '/demander-sa-page', typed({ courriel: 'bureau@amicale-blain.fr' }))
    expect(sent.headers.get('location')).toMatch(/fait=lien/)
    const jeton = await tokenIn('bureau@amicale-blain.fr')
    expect((await post('elsewhere', '/demander-sa-page/lien', { jeton })).status).toBe(410)
    const opened = await post('inhabitant', '/demander-sa-page/lien', { jeton })
    const page = (await getPageOf(db, thing))!
    expect(opened.headers.get('location')).toBe(`/mon-espace/${page.id}?fait=ouverte`)
    expect(await textOf(get('inhabitant', `/mon-espace/${page.id}`))).toContain('Écrire une actualité')
    expect((await get('elsewhere', `/mon-espace/${page.id}`)).status).toBe(403)
  })

  test.each(['amicale@gmail.com', 'amicale@orange.fr', 'amicale@laposte.net', 'moi@ailleurs.fr', 'pas une adresse'])(
    '%s is no address of its own: the form comes back as it was typed',
    async (courriel) => {
      const answer = await post(
        'inhabitant',
        '/demander-sa-page',
        typed({ courriel, numero: '123', message: 'Je suis <b>Anne</b>' }),
      )
      const page = await answer.text()
      expect(answer.status).toBe(422)
      expect(page).toContain(`value="${courriel}"`)
      expect(page).toContain('aria-describedby="courriel-aide courriel-erreur"')
      expect(page).toContain('href="#numero"')
      expect(page).toContain('Je suis &lt;b>Anne'.replace('>', '&gt;'))
      expect(await recentMails(db, { to: courriel })).toEqual([])
    },
  )

  test('else the animator answers, who sees what is known of it; the other town’s does not', async () => {
    await post('inhabitant', '/demander-sa-page', typed({ message: 'Demandez à Jeanne' }))
    const desk = await textOf(get('animator', '/bureau/blain/pages'))
    expect(desk).toContain('inhabitant@example.org se présente ainsi : secrétaire')
    expect(desk).toContain('contact@amicale-blain.fr')
    const demande = (await sql<{ id: number }>`select id from page_claim`.execute(db)).rows[0]!.id
    const fields = { demande: String(demande), do: 'accepter' }
    expect((await post('elsewhere', '/bureau/blain/pages/demande', fields)).status).toBe(403)
    expect((await post('elsewhere', '/bureau/savenay/pages/demande', fields)).status).toBe(404)
    expect((await post('inhabitant', '/bureau/blain/pages/demande', fields)).status).toBe(403)
    expect((await post('animator', '/bureau/blain/pages/demande', fields)).headers.get('location')).toMatch(
      /fait=acceptee/,
    )
    expect((await recentMails(db, { to: 'inhabitant@example.org' }))[0]!.subject).toMatch(/^La page .* est à vous$/)
    expect((await readDeeds(db, { towns: ['44015'] })).map(({ action }) => action)).toEqual([
      'page.verify',
      'page.claim',
    ])
  })

  test('a refusal says why, and without a reason there is none', async () => {
    await post('inhabitant', '/demander-sa-page', typed())
    const demande = String((await sql<{ id: number }>`select id from page_claim`.execute(db)).rows[0]!.id)
    expect((await post('animator', '/bureau/blain/pages/demande', { demande, do: 'refuser' })).status).toBe(422)
    await post('animator', '/bureau/blain/pages/demande', {
      demande,
      do: 'refuser',
      raison: 'Le bureau ne vous connaît pas.',
    })
    expect((await recentMails(db, { to: 'inhabitant@example.org' }))[0]!.text).toContain(
      'Le bureau ne vous connaît pas.',
    )
    expect(await textOf(get('inhabitant', '/mon-espace'))).toContain('Refusée : Le bureau ne vous connaît pas.')
  })

  test('one that is not in the directory comes into it once the animator has accepted', async () => {
    const fields = {
      commune: 'blain',
      nom: 'Club de pétanque',
      genre: 'association',
      role: 'président',
      adresse: 'Stade',
      numero: 'W443001234',
    }
    await post('inhabitant', '/demander-sa-page', fields)
    const demande = String((await sql<{ id: number }>`select id from page_claim`.execute(db)).rows[0]!.id)
    await post('animator', '/bureau/blain/pages/demande', { demande, do: 'accepter' })
    const { rows } = await sql<{
      id: string
      record: object
    }>`select id, record from organization where name = 'Club de pétanque'`.execute(db)
    expect(rows[0]!.record).toMatchObject({ rnaNumber: 'W443001234', streetAddress: 'Stade' })
    expect(await getPageOf(db, rows[0]!.id)).toMatchObject({ name: 'Club de pétanque' })
  })
})

describe('the switches of a page', () => {
  test('are the animator’s of its town, and no form of another site turns them', async () => {
    await post('inhabitant', '/demander-sa-page', typed({ genre: 'merchant' }))
    const demande = String((await sql<{ id: number }>`select id from page_claim`.execute(db)).rows[0]!.id)
    await post('animator', '/bureau/blain/pages/demande', { demande, do: 'accepter' })
    const page = (await getPageOf(db, thing))!
    const change = (who: 'animator' | 'elsewhere' | 'townHall', fields: Record<string, string>, origin?: string) =>
      post(who, '/bureau/blain/pages/page', { page: String(page.id), ...fields }, origin)
    expect((await change('elsewhere', { do: 'confiance' })).status).toBe(403)
    expect((await change('townHall', { do: 'confiance' })).status).toBe(403)
    expect((await change('animator', { do: 'confiance' }, 'https://evil.example')).status).toBe(403)
    await change('animator', { do: 'confiance' })
    await change('animator', { do: 'abonnement', jusqu: '2027-03-31' })
    expect(await getPageOf(db, thing)).toMatchObject({ trusted: true, subscribedTo: '2027-03-31' })
    expect((await change('animator', { do: 'abonnement', jusqu: '2027-02-30' })).status).toBe(400)
    await change('animator', { do: 'fermer' })
    expect(await getPageOf(db, thing)).toBeDefined()
    await change('animator', { do: 'fermer', oui: 'oui' })
    expect(await getPageOf(db, thing)).toBeUndefined()
  })
})
