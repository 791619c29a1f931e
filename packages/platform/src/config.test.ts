import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { addressOf, loadEnvFile, readConfig } from './config.ts'

test('nothing given is enough: the site is on this machine, with its own database and the demonstration', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    databaseUrl: undefined,
    role: 'all',
    demo: 'auto',
    clock: undefined,
  })
})

test('an empty variable is one that was not given', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', CLOCK: '', ROLE: '' })).toEqual(readConfig({}))
})

test.each([
  [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535, not "http".'],
  [{ PORT: '70000' }, 'PORT must be a number from 0 to 65535, not "70000".'],
  [{ ROLE: 'both' }, 'ROLE must be "all", "web", "worker", not "both".'],
  [{ PUBLIC_URL: 'wiker.example' }, 'PUBLIC_URL must be an address such as https://wiker.example.'],
  [
    { CLOCK: '28/11/2026' },
    'CLOCK must be a day such as 2026-11-28, or a moment such as 2026-11-28T18:00:00Z, not "28/11/2026".',
  ],
  [{ CLOCK: '2026-02-30' }, /^CLOCK must be a day/],
])('a wrong value is told in one sentence', (environment, sentence) => {
  expect(() => readConfig(environment as Record<string, string>)).toThrow(sentence)
})

test('a password is never repeated in a complaint', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@h/d' })).toThrow(
    /^DATABASE_URL must be an address such as postgresql:/,
  )
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@h/d' })).not.toThrow(/secret/)
})

test('every wrong variable is told at once', () => {
  expect(() => readConfig({ PORT: 'x', DEMO: 'yes' })).toThrow(/PORT must.*DEMO must/)
})

test('a provider for town halls is whole, or is not', () => {
  const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'wiker', OIDC_CLIENT_SECRET: 's' }
  expect(readConfig(whole).provider).toMatchObject({ issuer: 'https://id.example', label: 'ProConnect' })
  expect(readConfig({}).provider).toBeUndefined()
  expect(() => readConfig({ OIDC_ISSUER: 'https://id.example' })).toThrow(/go together/)
})

test('time is not stopped where real money is taken', () => {
  expect(() => readConfig({ STRIPE_SECRET_KEY: 'sk_test_1' })).toThrow(
    /^STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go/,
  )
  expect(() =>
    readConfig({ CLOCK: '2026-11-28', STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }),
  ).toThrow(/^CLOCK stops time/)
  expect(
    readConfig({ CLOCK: '2026-11-28', STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }).clock,
  ).toBe('2026-11-28')
})

test('the .env file is read, and the environment wins over it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-env-'))
  const file = join(folder, '.env')
  await writeFile(file, 'WIKER_TEST_A=file\nWIKER_TEST_B="two words" # comment\n')
  process.env.WIKER_TEST_A = 'environment'
  loadEnvFile(file)
  expect([process.env.WIKER_TEST_A, process.env.WIKER_TEST_B]).toEqual(['environment', 'two words'])
  loadEnvFile(join(folder, 'none'))
  await rm(folder, { recursive: true })
})

test('the address given to people can be opened', () => {
  expect(addressOf('127.0.0.1', 3000)).toBe('http://localhost:3000')
  expect(addressOf('0.0.0.0', 80)).toBe('http://localhost')
  expect(addressOf('192.0.2.7', 8080)).toBe('http://192.0.2.7:8080')
  expect(addressOf('2001:db8::1', 8080)).toBe('http://[2001:db8::1]:8080')
})
