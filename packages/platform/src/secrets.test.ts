import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSecrets } from './secrets.ts'

const folder = () => mkdtemp(join(tmpdir(), 'wiker-secrets-'))

test('what is sealed is given back as it was, to who has the key', async () => {
  const dataDir = await folder()
  const sealed = await openSecrets({ dataDir }).seal('mot de passe é')
  expect(sealed).not.toContain('mot')
  expect(await openSecrets({ dataDir }).open(sealed)).toBe('mot de passe é')
  expect(await openSecrets({ dataDir: await folder() }).open(sealed)).toBeUndefined()
  expect(((await stat(join(dataDir, 'keys/secrets'))).mode & 0o777).toString(8)).toBe('600')
})

test('machines that share a key read what each other sealed; the same text is never sealed alike', async () => {
  const [one, other] = [
    openSecrets({ dataDir: await folder(), key: 'k' }),
    openSecrets({ dataDir: await folder(), key: 'k' }),
  ]
  const sealed = await one.seal('x')
  expect(await other.open(sealed)).toBe('x')
  expect(await one.seal('x')).not.toBe(sealed)
})

test('what was changed, or was never sealed, is not opened', async () => {
  const secrets = openSecrets({ dataDir: await folder(), key: 'k' })
  const sealed = await secrets.seal('x')
  expect(await secrets.open(`${sealed.slice(0, -2)}AA`)).toBeUndefined()
  expect(await secrets.open('en clair')).toBeUndefined()
})
