import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const list = (keys: string[], more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>ouvert</Name>${more}${keys
    .map(
      (key) =>
        `<Contents><Key>${key}</Key><Size>${key.endsWith('/') ? 0 : 60}</Size><ETag>&quot;${key}&quot;</ETag></Contents>`,
    )
    .join('')}</ListBucketResult>`

describe('a bucket', () => {
  it('gives all its files, and nothing when none changed', async () => {
    const server = await serve({
      '/ouvert/': {
        body: list(
          ['2026/', '2026/salles été.csv'],
          '<IsTruncated>true</IsTruncated><NextContinuationToken>n==</NextContinuationToken>',
        ),
      },
      '/ouvert/?list-type=2&continuation-token=n%3D%3D': {
        body: list(['parcs.csv'], '<IsTruncated>false</IsTruncated>'),
      },
      '/ouvert/2026/salles%20%C3%A9t%C3%A9.csv': { body: 'nom;adresse\nSalle A;rue du Port\nSalle B;rue du Pré\n' },
      '/ouvert/parcs.csv': { body: 'nom;adresse\nParc;rue du Stade\n' },
    })
    const { members, reading, error } = await harvest(`${server.base}/ouvert/`)
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([path, found]) => [path, found.length])).toEqual([
      ['2026-salles-été.csv', 2],
      ['parcs.csv', 1],
    ])
    expect((await harvest(`${server.base}/ouvert/`, { state: reading.state })).reading.unchanged).toBe(true)
  })
})
