import { invoicesOf } from '@wiker/billing/invoice/file.ts'
import { pageOfParty } from '@wiker/billing/party.ts'
import { pagePublishesTo } from '@wiker/billing/subscribe/accounts.ts'
import { readSubscription } from '@wiker/billing/subscribe/read.ts'
import { openTestTill } from '@wiker/billing/testing/till.ts'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { setSubscription } from '@wiker/town/pages/settings.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../../testing/desk.ts'
import { addPage } from '../../testing/pages.ts'
import { publicUrl } from '../../testing/site.ts'
import { tellMoney } from '../told-job.ts'

// Monday 23 November 2026, noon in France. The baker is `inhabitant`, another shop's owner `elsewhere`.
const database = await testDatabase()
const { db } = database
const till = await openTestTill(db, {
  start: '2026-11-23T11:00:00Z',
  publicUrl,
  onSubscription: async (trx, { party }) =>
    setSubscription(trx, pageOfParty(party) ?? 0, (await pagePublishesTo(trx, party)) ?? null),
})
const { money } = till
const { deps } = await deskDeps(database)
const site = { ...deps, money, clock: till.now }
const everybody = await signEverybodyIn(database, site)
const { get, post } = visits(() => everybody)
let bakery: number
let florist: number

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  const shop = { town: '44015', kind: 'merchant' as const, owner: 'inhabitant@example.org' }
  const record = {
    taxID: '73282932000074',
    streetAddress: '3 rue du Port',
    postalCode: '44130',
    addressLocality: 'Blain',
  }
  bakery = (await addPage(database, { ...shop, name: 'Boulangerie du Port', record })).page
  florist = (await addPage(database, { ...shop, name: 'Fleurs de Blain', owner: 'elsewhere@example.org' })).page
})
afterAll(async () => {
  await money.close()
  await closePress()
})

const identity = {
  legalName: 'Boulangerie du Port',
  legalId: '732 829 320 00074',
  vatId: '',
  streetAddress: '3 rue du Port',
  postalCode: '44130',
  addressLocality: 'Blain',
  email: 'compta@boulangerie.example',
}
const days = (count: number) => till.passTo(new Date(till.now().getTime() + count * 86_400_000).toISOString())
const locationOf = async (answer: Promise<Response>) => (await answer).headers.get('location') ?? ''
/** What the provider's page does with a press. */
const press = async (address: string, moyen: string) => {
  const answer = await post(undefined, new URL(address, publicUrl).pathname, { moyen })
  await till.settle()
  return answer
}
const mailsTo = async (to: string) => (await recentMails(db, { to })).map(({ kind }) => kind)
const tell = async () =>
  expect((await tellMoney({ money, post: deps.post!, files: deps.files, publicUrl })).failed).toEqual([])

describe('A baker', () => {
  const base = () => `/mon-espace/${bakery}/abonnement`

  test('is told before writing that publishing needs a subscription', async () => {
    for (const path of ['', '/ecrire/bon-plan'])
      expect(await textOf(get('inhabitant', `/mon-espace/${bakery}${path}`))).toContain('Publier demande un abonnement')
  })

  test('reads what she gets and what it costs', async () => {
    const page = await textOf(get('inhabitant', base()))
    expect(page).toMatch(
      /Étape 1 sur 3.*30 € HT par mois, soit 36 € TTC.*30 jours d’essai : aucun paiement avant le 23 décembre.*Sans engagement/,
    )
    expect(page).toContain('Démonstration')
  })

  test('finds her identity as the directory has it, and is told of a wrong number beside its field', async () => {
    const html = await (await get('inhabitant', `${base()}/identite?formule=merchant-month`)).text()
    for (const value of ['73282932000074', '3 rue du Port', '44130']) expect(html).toContain(`value="${value}"`)
    const refused = await post('inhabitant', `${base()}/identite`, {
      ...identity,
      legalId: '732 829 320 00075',
      email: '',
      formule: 'merchant-month',
    })
    expect(refused.status).toBe(422)
    const body = await refused.text()
    expect(body).toMatch(/id="legalId-erreur">\s*Ce numéro SIRET n’est pas juste/)
    expect(body).toContain('value="3 rue du Port"')
    expect(body).toContain('name="formule" value="merchant-month"')
  })

  test('has what is missing filled in from her number', async () => {
    const bare = { ...identity, legalName: '', streetAddress: '', postalCode: '', addressLocality: '', do: 'completer' }
    const html = await (await post('inhabitant', `${base()}/identite`, bare)).text()
    expect(html).toContain('value="Boulangerie du Port"')
    expect(html).toContain('value="44130"')
    const unknown = await post('inhabitant', `${base()}/identite`, { ...bare, legalId: '35600000000048' })
    expect(await textOf(unknown)).toContain('L’annuaire ne connaît pas ce numéro')
  })

  test('pays, waits for the confirmation, and may publish', async () => {
    expect(await locationOf(post('inhabitant', `${base()}/identite`, { ...identity, formule: 'merchant-month' }))).toBe(
      `${base()}/payer?formule=merchant-month`,
    )
    const before = await get('inhabitant', `${base()}/payer?formule=merchant-month`)
    expect(before.headers.get('content-security-policy')).toContain(`form-action 'self' ${publicUrl};`)
    expect(await textOf(before)).toMatch(/À payer aujourd’hui Rien. Premier paiement de 36 € TTC le 23 décembre/)
    const wrong = await post('inhabitant', `${base()}/payer`, { formule: 'merchant-month', code: 'RIEN' })
    expect([wrong.status, await textOf(wrong)]).toEqual([422, expect.stringContaining('Ce code n’existe pas')])
    const payAt = await locationOf(post('inhabitant', `${base()}/payer`, { formule: 'merchant-month' }))
    expect(payAt).toMatch(/^https:\/\/wiker\.example\/demonstration\/pay\/cs_test_/)
    const waiting = await get('inhabitant', `${base()}/retour`)
    expect(waiting.headers.get('refresh')).toContain(`url=${base()}/retour?n=1`)
    expect(await textOf(get(undefined, new URL(payAt).pathname))).toMatch(
      /Démonstration.*Une carte Un prélèvement SEPA/,
    )
    expect((await press(payAt, 'card')).headers.get('location')).toBe(`${publicUrl}${base()}/retour`)
    expect(await locationOf(get('inhabitant', `${base()}/retour`))).toBe(`${base()}?fait=abonne`)
    expect(await textOf(get('inhabitant', `${base()}?fait=abonne`))).toMatch(
      /Vous pouvez publier dès maintenant.*à l’essai. Premier paiement de 36 € TTC le 23 décembre/,
    )
    expect(await textOf(get('inhabitant', `/mon-espace/${bakery}`))).toMatch(/publier jusqu’au 23 décembre/)
    await tell()
    expect(await mailsTo(identity.email)).toEqual(['money-trial-began'])
  })

  test('receives her invoice as a file, once, and downloads the same', async () => {
    await days(31)
    await tell()
    await tell()
    const sent = (await recentMails(db, { to: identity.email })).filter(({ kind }) => kind === 'money-invoice')
    expect(sent).toHaveLength(1)
    const [file] = sent[0]!.attachments
    expect(file!.name).toMatch(/^facture-2026-\d{6}\.pdf$/)
    const [invoice] = await invoicesOf(db, [`page:${bakery}`])
    const answer = await get('inhabitant', `${base()}/factures/${invoice!.id}`)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(file!.base64)
    expect(await textOf(get('inhabitant', '/mon-espace/factures'))).toContain(`Facture n° ${invoice!.number}`)
    expect((await get('inhabitant', `/mon-espace/factures/${invoice!.id}`)).status).toBe(200)
  })

  test('alone reads her invoices: not another merchant, not the town hall, not the animator; the operator may', async () => {
    const [invoice] = await invoicesOf(db, [`page:${bakery}`])
    for (const who of ['elsewhere', 'townHall', 'animator'] as const) {
      expect([who, (await get(who, `${base()}/factures/${invoice!.id}`)).status]).toEqual([who, 403])
      expect([who, (await get(who, `/mon-espace/factures/${invoice!.id}`)).status]).toEqual([who, 404])
      expect((await get(who, base())).status).toBe(403)
    }
    // Under an address of one's own the number of another's is not there.
    expect((await get('elsewhere', `/mon-espace/${florist}/abonnement/factures/${invoice!.id}`)).status).toBe(404)
    expect((await get(undefined, `/mon-espace/factures/${invoice!.id}`)).status).toBe(303)
    expect((await get('operator', `${base()}/factures/${invoice!.id}`)).status).toBe(200)
  })

  test('sees what a year would ask for before she takes it', async () => {
    const page = await textOf(get('inhabitant', `${base()}/formule`))
    expect(page).toMatch(
      /330 € HT par an, soit 396 € TTC.*jours payés et non écoulés −.* Nouvelle formule 330,00 €.*À payer aujourd’hui/,
    )
    const html = await (await get('inhabitant', `${base()}/formule`)).text()
    const moment = html.match(/name="moment" value="(\d+)"/)![1]!
    expect(await locationOf(post('inhabitant', `${base()}/formule`, { formule: 'merchant-year', moment }))).toBe(
      `${base()}?fait=formule`,
    )
    expect(await textOf(get('inhabitant', base()))).toContain('À l’année : 330 € HT par an')
    await till.settle()
  })

  test('cancels on one page, thinks again, and is written to each time', async () => {
    expect(await textOf(get('inhabitant', `${base()}/resilier`))).toMatch(
      /Ce qui reste.*Ce qui s’arrête.*à la fin de ce qui est payé.*changer d’avis/,
    )
    await post('inhabitant', `${base()}/resilier`, { quand: 'maintenant' })
    expect(await textOf(get('inhabitant', base()))).toMatch(/Votre abonnement est résilié. Vous publiez jusqu’au/)
    await tell()
    expect(await mailsTo(identity.email)).toContain('money-ends-at-period-end')
    await post('inhabitant', `${base()}/reprendre`, {})
    expect(await textOf(get('inhabitant', base()))).toContain('Votre abonnement est en cours')
  })

  test('in five languages reads the same pages', async () => {
    for (const language of ['en', 'es', 'ro', 'sv']) {
      const answer = await get('inhabitant', `/${language}${base()}`)
      expect([language, answer.status]).toEqual([language, 200])
      expect(await textOf(answer)).not.toMatch(/Votre abonnement|\{\w+\}/)
    }
  })
})

test('Who sells the shop has the days to come back, and the buyer sees nothing of it', async () => {
  const base = `/mon-espace/${bakery}/abonnement`
  const { rows } = await sql<{ id: string }>`select id from person where email = 'elsewhere@example.org'`.execute(db)
  await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${bakery}, ${rows[0]!.id}, 'owner', now())`.execute(
    db,
  )
  const held = await textOf(get('elsewhere', base))
  expect(held).toContain('Une autre personne responsable de cette page')
  expect(held).not.toMatch(/732|compta@/)
  const [invoice] = await invoicesOf(db, [`page:${bakery}`])
  expect((await get('elsewhere', `${base}/factures/${invoice!.id}`)).status).toBe(404)
  await post('elsewhere', `${base}/resilier`, { quand: 'fin' })
  expect((await readSubscription(db, `page:${bakery}`, money.today()))!.endsAtPeriodEnd).toBe(false)
  expect(await textOf(get('inhabitant', `${base}/ceder`))).toMatch(/jours déjà payés vous sont rendus : \d+/)
  await post('inhabitant', `${base}/ceder`, { oui: 'oui' })
  await till.settle()
  expect(await textOf(get('inhabitant', '/mon-espace/factures'))).toMatch(/Avoir n° .*Facture n°/)
  expect(await textOf(get('elsewhere', base))).toContain('Étape 1 sur 3')
  const prefilled = await (await get('elsewhere', `${base}/identite?formule=merchant-month`)).text()
  expect(prefilled).not.toContain('compta@')
  await post('elsewhere', `${base}/identite`, {
    ...identity,
    legalName: 'SARL du Port',
    legalId: '35600000000048',
    formule: 'merchant-month',
  })
  const payAt = await locationOf(post('elsewhere', `${base}/payer`, { formule: 'merchant-month' }))
  await press(payAt, 'card')
  expect(await textOf(get('elsewhere', base))).toMatch(/à l’essai.*SARL du Port.*Aucune facture/)
  expect((await get('inhabitant', `${base}/factures/${invoice!.id}`)).status).toBe(404)
  expect((await get('inhabitant', `/mon-espace/factures/${invoice!.id}`)).status).toBe(200)
})

test('A merchant with a second shop is proposed the identity of the first, and each has its own subscription', async () => {
  const base = `/mon-espace/${florist}/abonnement`
  const page = await get('elsewhere', `${base}/identite?formule=merchant-month`)
  expect(await page.text()).toContain('value="SARL du Port"')
  expect(await locationOf(get('elsewhere', `${base}/payer?formule=merchant-month`))).toContain('/identite')
})

test('A card that fails at once begins nothing; one that fails later is told, and what to do is one press', async () => {
  const base = `/mon-espace/${florist}/abonnement`
  await post('elsewhere', `${base}/identite`, { ...identity, email: 'fleurs@example.org', formule: 'merchant-month' })
  await press(await locationOf(post('elsewhere', `${base}/payer`, { formule: 'merchant-month' })), 'declined')
  await days(31)
  expect(await textOf(get('elsewhere', base))).toMatch(/Le dernier paiement n’est pas passé.*Régler maintenant/)
  const settleAt = await locationOf(post('elsewhere', `${base}/regler`, {}))
  expect(settleAt).toMatch(/\/demonstration\/invoice\/in_/)
  expect((await press(settleAt, 'declined')).status).toBe(402)
  await tell()
  await days(16)
  await tell()
  expect(await textOf(get('elsewhere', base))).toContain('vos publications sont suspendues')
  expect(await textOf(get('elsewhere', `/mon-espace/${florist}`))).toContain('Publier demande un abonnement')
  await press(settleAt, 'card')
  await tell()
  expect(await textOf(get('elsewhere', base))).toContain('Votre abonnement est en cours')
  const kinds = await mailsTo('fleurs@example.org')
  expect(kinds).toEqual(
    expect.arrayContaining(['money-payment-failed', 'money-suspended', 'money-back', 'money-invoice']),
  )
})

test('A member of the page is told who may subscribe it, and does nothing about it', async () => {
  const base = `/mon-espace/${florist}/abonnement`
  const { rows } = await sql<{ id: string }>`select id from person where email = 'inhabitant@example.org'`.execute(db)
  await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${florist}, ${rows[0]!.id}, 'member', now())`.execute(
    db,
  )
  expect(await textOf(get('inhabitant', base))).toContain('Seule une personne responsable de cette page')
  for (const path of ['/identite', '/payer', '/resilier', '/regler', '/moyen', '/acces', '/formule', '/ceder'])
    expect([
      path,
      await locationOf(post('inhabitant', base + path, { ...identity, formule: 'merchant-month', oui: 'oui' })),
    ]).toEqual([path, base])
  const [invoice] = await invoicesOf(db, [`page:${florist}`])
  expect((await get('inhabitant', `${base}/factures/${invoice!.id}`)).status).toBe(404)
  await sql`delete from page_member where page_id = ${florist} and person_id = ${rows[0]!.id}`.execute(db)
})

test('A shop in Spain is asked for its NIF and pays 21 % of VAT; one in Sweden pays by card, in its own crowns', async () => {
  await addTown(db, { code: '28079', name: 'Madrid', slug: 'madrid' })
  await addTown(db, { code: '0180', name: 'Stockholm', slug: 'stockholm' })
  await sql`update town set country = case code when '28079' then 'ES' else 'SE' end where code in ('28079', '0180')`.execute(
    db,
  )
  const shop = { kind: 'merchant' as const, owner: 'inhabitant@example.org' }
  const spain = (await addPage(database, { ...shop, town: '28079', name: 'Panadería' })).page
  const sweden = (await addPage(database, { ...shop, town: '0180', name: 'Bageri' })).page
  expect(await textOf(get('inhabitant', `/es/mon-espace/${spain}/abonnement`))).toMatch(
    /30 € al mes sin IVA, 36,30 € con IVA/,
  )
  const wrong = await post('inhabitant', `/es/mon-espace/${spain}/abonnement/identite`, {
    ...identity,
    formule: 'merchant-month',
  })
  expect(await textOf(wrong)).toMatch(/NIF o CIF .*su dígito de control no coincide/)
  const own = { ...identity, legalId: 'B-58378431', postalCode: '28001', addressLocality: 'Madrid' }
  expect(
    await locationOf(
      post('inhabitant', `/es/mon-espace/${spain}/abonnement/identite`, { ...own, formule: 'merchant-month' }),
    ),
  ).toContain('/payer')
  const bakery = { ...identity, legalId: '556012-5790', postalCode: '111 22', addressLocality: 'Stockholm' }
  await post('inhabitant', `/sv/mon-espace/${sweden}/abonnement/identite`, { ...bakery, formule: 'merchant-month' })
  expect(await textOf(get('inhabitant', `/sv/mon-espace/${sweden}/abonnement/payer?formule=merchant-month`))).toMatch(
    /436,25 kr.*Ni betalar hos Stripe, med kort\./,
  )
  const payAt = await locationOf(
    post('inhabitant', `/sv/mon-espace/${sweden}/abonnement/payer`, { formule: 'merchant-month' }),
  )
  expect(await textOf(get(undefined, `/sv${new URL(payAt).pathname}`))).not.toContain('SEPA')
})

test('An owner whose partner’s subscription is over begins one of her own, and sees nothing of the other', async () => {
  const base = `/mon-espace/${florist}/abonnement`
  await post('elsewhere', `${base}/resilier`, {})
  await days(62)
  expect(await textOf(get('elsewhere', base))).toContain('Votre abonnement s’est terminé')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'inhabitant@example.org'`.execute(db)
  await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${florist}, ${rows[0]!.id}, 'owner', now())`.execute(
    db,
  )
  const page = await textOf(get('inhabitant', base))
  expect(page).toContain('Étape 1 sur 3')
  expect(page).not.toContain('s’est terminé')
  await post('inhabitant', `${base}/identite`, { ...identity, legalId: '55208131766522', formule: 'merchant-month' })
  await press(await locationOf(post('inhabitant', `${base}/payer`, { formule: 'merchant-month' })), 'card')
  expect(await textOf(get('inhabitant', base))).toMatch(/Votre abonnement.*Boulangerie du Port.*Aucune facture/)
  expect(await textOf(get('elsewhere', base))).toContain('Une autre personne responsable')
  const [invoice] = await invoicesOf(db, [`page:${florist}`])
  expect((await get('elsewhere', `/mon-espace/factures/${invoice!.id}`)).status).toBe(200)
  // She lets her partner in.
  const { rows: other } = await sql<{
    id: string
  }>`select id from person where email = 'elsewhere@example.org'`.execute(db)
  expect(await textOf(get('inhabitant', base))).toContain('Donner accès à')
  await post('inhabitant', `${base}/acces`, { membre: other[0]!.id })
  expect(await textOf(get('elsewhere', base))).toMatch(/à l’essai|en cours/)
})

test('With a provider’s keys the forms lead to the provider’s own pages, and there is no demonstration', async () => {
  const app = createApp({ ...site, money: { ...money, mode: 'live', double: undefined as never } })
  const asked = (path: string, who: 'elsewhere' | undefined) =>
    app.request(path, who ? { headers: { cookie: everybody.cookies[who] } } : {})
  const page = await asked(`/mon-espace/${florist}/abonnement`, 'elsewhere')
  expect(page.headers.get('content-security-policy')).toContain(
    "form-action 'self' https://checkout.stripe.com https://billing.stripe.com https://invoice.stripe.com;",
  )
  expect(await textOf(page)).not.toContain('Démonstration')
  const [session] = money.double.world.all('checkout.session')
  expect((await asked(`/demonstration/pay/${session!.id}`, undefined)).status).toBe(404)
  expect((await get(undefined, `/demonstration/pay/${session!.id}`)).status).toBe(200)
  const [account] = [await money.stripe.accounts.create({ type: 'express', country: 'FR' })]
  const onboarding = (back: string) =>
    locationOf(
      post(undefined, `/demonstration/onboarding/${account.id}?return=${encodeURIComponent(back)}`, { moyen: 'bank' }),
    )
  expect(await onboarding(`${publicUrl}/bureau/revenus`)).toBe(`${publicUrl}/bureau/revenus`)
  expect(await onboarding('https://mechant.example/')).not.toContain('mechant')
})

test('The town hall subscribes from its desk, by direct debit, with its service and engagement', async () => {
  const base = '/bureau/blain/mairie/abonnement'
  expect(await textOf(get('townHall', base))).toMatch(
    /Pour la commune, à l’année 600 € HT par an.*Pour l’intercommunalité/,
  )
  expect((await get('animator', base)).status).toBe(403)
  const hall = {
    ...identity,
    legalName: 'Commune de Blain',
    email: 'compta@blain.example',
    serviceCode: 'COM',
    orderNumber: 'E-17',
  }
  await post('townHall', `${base}/identite`, { ...hall, formule: 'town-hall-year' })
  expect(await textOf(get('townHall', `${base}/payer?formule=town-hall-year`))).toContain(
    'À payer aujourd’hui 720 € TTC',
  )
  const payAt = await locationOf(post('townHall', `${base}/payer`, { formule: 'town-hall-year' }))
  expect((await press(payAt, 'declined')).status).toBe(402)
  await press(payAt, 'sepa')
  await days(8)
  await tell()
  expect(await textOf(get('townHall', base))).toMatch(/Votre abonnement est en cours.*Commune de Blain.*Facture n°/)
  expect(await mailsTo('compta@blain.example')).toContain('money-invoice')
})
