import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openAccounts } from '@wiker/platform/accounts/accounts.ts'
import { openPost } from '@wiker/platform/mail/mail.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../tests/chromium.ts'
import { signInMail } from '../mails/sign-in.tsx'
import { type RunningSite, startSite } from '../testing/site.ts'
import { client, startTownHallProvider, type TownHallProvider } from '../testing/town-hall-provider.ts'

const database = await testDatabase()
const { db } = database
let site: RunningSite
let browser: Browser
let provider: TownHallProvider
/** Passkeys are for names, never for bare numbers. */
let address: string

beforeAll(async () => {
  const port = await freePort()
  address = `http://localhost:${port}`
  const post = openPost({
    db,
    smtpUrl: undefined,
    from: 'Wiker <bonjour@wiker.example>',
    jobs: () => undefined as never,
  })
  provider = await startTownHallProvider(address)
  const accounts = await openAccounts({
    db,
    publicUrl: address,
    sendLink: (link) => post.send(db, signInMail(link, address)),
    provider: {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      label: 'ProConnect',
      scope: 'openid email siret',
    },
  })
  site = await startSite(database, { people: { accounts, db }, post, publicUrl: address, keptMails: true }, port)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await provider?.close()
})
beforeEach(async () => {
  for (const table of ['mail', 'person', 'allowance']) await sql`delete from ${sql.table(table)}`.execute(db)
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const mainText = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')

async function signIn(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${address}/connexion`)
  await page.getByLabel('Votre adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await page.goto(`${address}/dev/mails`)
  await page.locator('main a[href*="/connexion/lien"]').first().click()
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.waitForURL(`${address}/compte`)
  return page
}

describe('on a small phone, without JavaScript', () => {
  it('somebody takes her data away, then erases her account, and nothing leads to her', async () => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
      acceptDownloads: true,
    })
    const page = await signIn(context, 'marie@example.org')
    expect(await mainText(page)).toContain('Vous êtes connecté avec l’adresse marie@example.org')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger mes données' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('wiker-2026-11-23.zip')
    const archive = readFileSync(await download.path())
    expect(archive.subarray(0, 2).toString()).toBe('PK')
    expect(archive.toString('latin1')).toContain('tables/person.csv')

    await page.getByRole('link', { name: 'Effacer mon compte' }).click()
    expect(await mainText(page)).toMatch(/Ce qui disparaît aussitôt[\s\S]*Ce qui reste, sans votre nom/)
    await page.getByRole('button', { name: 'Recevoir le lien qui efface' }).click()
    await page.goto(`${address}/dev/mails`)
    await page.locator('main a[href*="/compte/effacer/lien"]').first().click()
    expect(await mainText(page)).toContain('Le compte marie@example.org va être effacé tout de suite')
    await page.getByRole('button', { name: 'Effacer mon compte' }).click()
    expect(await mainText(page)).toContain('La dernière sauvegarde où il figure encore sera détruite le 23 décembre')
    await page.goto(`${address}/compte`)
    expect(page.url()).toContain('/connexion')
    const { rows } = await sql`select 1 from person`.execute(db)
    expect(rows).toEqual([])
    await context.close()
  })

  it('every page of the account fits a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    const page = await signIn(
      context,
      'quelqu.un.avec.une.tres.longue.adresse.electronique@association-des-amis.example.org',
    )
    for (const path of ['/compte', '/compte/journal', '/compte/adresse', '/compte/effacer', '/en/compte']) {
      await page.goto(address + path)
      const { width } = (await page.locator('html').boundingBox())!
      expect([path, width]).toEqual([path, 360])
      expect(
        await page.locator('main').evaluate((main) => main.scrollWidth <= document.documentElement.clientWidth),
      ).toBe(true)
    }
    await context.close()
  })
})

describe('with a passkey', () => {
  it('somebody adds one, names it, comes back with it alone, and takes it away', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await signIn(context, 'paul@example.org')
    const devTools = await context.newCDPSession(page)
    await devTools.send('WebAuthn.enable')
    const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    })
    await page.getByRole('button', { name: 'Ajouter une clé sur cet appareil' }).click()
    await page.waitForURL(/cle=added/)
    expect(await mainText(page)).toContain('La clé est enregistrée')
    await page.getByLabel('Nom de la clé').fill('Mon téléphone')
    await page.getByRole('button', { name: 'Changer le nom' }).click()
    await page.waitForURL(/cle=named/)
    expect(await mainText(page)).toContain('Mon téléphone')

    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
    await page.waitForURL(`${address}/`)
    // No press: the browser offers the key for the field where one would type.
    await page.goto(`${address}/connexion`)
    await page.waitForURL(`${address}/compte`)
    expect(await mainText(page)).toContain('paul@example.org')

    await page.getByRole('button', { name: /^Retirer la clé/ }).click()
    await page.waitForURL(/cle=removed/)
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
    await page.waitForURL(`${address}/`)
    // The device still offers its key, which opens nothing here any more.
    await page.goto(`${address}/connexion`)
    await page.getByText('Cette clé n’est pas, ou n’est plus').waitFor()
    await devTools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    await context.close()
  })

  it('a device that does not answer leaves the letter', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const devTools = await context.newCDPSession(page)
    await devTools.send('WebAuthn.enable')
    await devTools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: false,
      },
    })
    await page.goto(`${address}/connexion`)
    await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click()
    await page.getByText('La clé n’a pas répondu').waitFor()
    expect(await page.getByRole('button', { name: 'Recevoir le lien' }).isVisible()).toBe(true)
    await context.close()
  })
})

describe('with the provider of town halls', () => {
  it('somebody enters, joins it to an account that is there, and leaves both, under the policy of our pages', async () => {
    provider.people.set('claire', { email: 'claire@mairie.example', email_verified: false })
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
    const page = await signIn(context, 'claire@example.org')
    await page.getByRole('button', { name: 'Relier à ProConnect' }).click()
    await page.waitForURL(`${provider.issuer}/**`)
    await page.locator('input[name=login]').fill('claire')
    await page.locator('input[name=password]').fill('x')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${address}/compte`)
    expect(await mainText(page)).toContain('Votre compte est relié à ProConnect')

    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
    await page.waitForURL(`${provider.issuer}/session/end**`)
    await page.locator('button[name=logout], [type=submit]').first().click()
    await page.waitForURL(`${address}/`)
    await page.goto(`${address}/connexion`)
    await page.getByRole('link', { name: 'Entrer avec ProConnect' }).click()
    await page.locator('input[name=login]').fill('claire')
    await page.locator('input[name=password]').fill('x')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    const agree = page.getByRole('button', { name: 'Continue' })
    if (await agree.isVisible()) await agree.click()
    await page.waitForURL(`${address}/compte`)
    expect(await mainText(page)).toContain('claire@example.org')
    await context.close()
  })
})
