import { createHash, createHmac } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, describe, expect, test } from 'vitest'
import { type Files, openFiles } from './files.ts'

const folder = await mkdtemp(join(tmpdir(), 'wiker-files-'))
const storage = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'wiker', configs: [] }],
})
const { port } = (await storage.run()) as AddressInfo
afterAll(async () => {
  await storage.close()
  await rm(folder, { recursive: true })
})

const kinds: [string, Files][] = [
  ['the folder', openFiles({ dataDir: folder })],
  ['shared storage', openFiles({ dataDir: folder, s3Url: `http://S3RVER:S3RVER@127.0.0.1:${port}/wiker` })],
]

describe.each(kinds)('in %s', (_, files) => {
  test('a file is read as it was written', async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 256))
    await files.put('photos/ab/abcd-800x600.jpg', bytes, 'image/jpeg')
    expect(await files.get('photos/ab/abcd-800x600.jpg')).toEqual(bytes)
  })

  test('writing the same twice does no harm', async () => {
    for (let time = 0; time < 2; time++) await files.put('photos/twice.jpg', Buffer.from('same'), 'image/jpeg')
    expect(String(await files.get('photos/twice.jpg'))).toBe('same')
  })

  test('what was removed is gone, and removing nothing is no fault', async () => {
    await files.put('photos/gone.jpg', Buffer.from('face'), 'image/jpeg')
    await files.remove('photos/gone.jpg')
    expect(await files.get('photos/gone.jpg')).toBeUndefined()
    await files.remove('photos/gone.jpg')
  })

  test('there is nothing under a name nobody wrote', async () => {
    expect(await files.get('photos/never.jpg')).toBeUndefined()
  })

  test.each(['../secret', '/etc/passwd', 'a/../b', 'a//b', '.hidden', 'a/', 'É.jpg', 'a\0b', `${'a'.repeat(201)}`])(
    'no file is called %j',
    async (name) => {
      await expect(files.get(name)).rejects.toThrow('No file may be called')
      await expect(files.put(name, Buffer.from(''), 'text/plain')).rejects.toThrow('No file may be called')
    },
  )
})

test('no half file is left in the folder', async () => {
  const files = openFiles({ dataDir: join(folder, 'alone') })
  await Promise.all(Array.from({ length: 20 }, () => files.put('photos/x.jpg', Buffer.alloc(50_000, 1), 'image/jpeg')))
  expect(await readdir(join(folder, 'alone', 'files', 'photos'))).toEqual(['x.jpg'])
})

test('a storage that refuses is said to have refused, never taken for an empty one', async () => {
  const bucketless = openFiles({ dataDir: folder, s3Url: `http://S3RVER:S3RVER@127.0.0.1:${port}/nobody` })
  await expect(bucketless.put('a.jpg', Buffer.from('a'), 'image/jpeg')).rejects.toThrow('404')
  await expect(bucketless.get('a.jpg')).rejects.toThrow('NoSuchBucket')
})

test('requests carry the signature that the key and the region make', async () => {
  const seen: { method: string; url: string; headers: Record<string, string> }[] = []
  const double = createServer((request, answer) => {
    seen.push({ method: request.method!, url: request.url!, headers: request.headers as Record<string, string> })
    request.resume()
    answer.end()
  })
  await new Promise<void>((resolve) => double.listen(0, '127.0.0.1', resolve))
  const at = (double.address() as AddressInfo).port
  const files = openFiles({ dataDir: folder, s3Url: `http://key:s%2Fecret@127.0.0.1:${at}/bucket?region=fr-par` })
  await files.put('photos/a.jpg', Buffer.from('a'), 'image/jpeg')
  double.close()
  const { method, url, headers } = seen[0]!
  expect([method, url]).toEqual(['PUT', '/bucket/photos/a.jpg'])
  expect(headers.authorization).toBe(signatureV4('key', 's/ecret', 'fr-par', method, url, headers))
})

/** AWS Signature Version 4 as its specification computes it, to compare with. */
function signatureV4(
  key: string,
  secret: string,
  region: string,
  method: string,
  path: string,
  headers: Record<string, string>,
): string {
  const hmac = (by: string | Buffer, text: string) => createHmac('sha256', by).update(text).digest()
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization!)![1]!
  const date = headers['x-amz-date']!
  const day = date.slice(0, 8)
  const scope = `${day}/${region}/s3/aws4_request`
  const canonical = [
    method,
    path,
    '',
    ...signed.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const signing = [region, 's3', 'aws4_request'].reduce((by, part) => hmac(by, part), hmac(`AWS4${secret}`, day))
  return `AWS4-HMAC-SHA256 Credential=${key}/${scope}, SignedHeaders=${signed}, Signature=${hmac(signing, text).toString('hex')}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
