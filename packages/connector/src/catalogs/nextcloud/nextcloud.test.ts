import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

describe('a Nextcloud share', () => {
  it.each(['/s/aBcD1234efGH', '/index.php/s/aBcD1234efGH'])('at %s is the file behind it', async (path) => {
    const server = await serve({
      [path]: { body: '<!DOCTYPE html><html><head data-requesttoken="x"><title>Nextcloud</title></head></html>' },
      [`${path}/download`]: {
        body: 'nom;adresse;commune\nSalle des fêtes;rue du Port;Donges\nGymnase;rue du Stade;Donges\n',
        headers: { 'content-disposition': "attachment; filename*=UTF-8''salles%20municipales.csv" },
      },
    })
    const { records, members } = await harvest(server.base + path)
    expect(Object.keys(members)).toEqual(['salles-municipales.csv'])
    expect(records.map(({ name }) => name)).toEqual(['Salle des fêtes', 'Gymnase'])
  })

  it('is not read again when its file is the same', async () => {
    const path = '/s/aBcD1234efGH'
    const server = await serve({
      [path]: { body: '<!DOCTYPE html><html><head data-requesttoken="x"><title>Nextcloud</title></head></html>' },
      [`${path}/download`]: ({ headers }) =>
        headers['if-none-match'] === '"e1"'
          ? { status: 304 }
          : {
              body: 'nom;ville\nSalle A;Donges\nSalle B;Donges\n',
              headers: { etag: '"e1"', 'content-disposition': 'attachment; filename="a.csv"' },
            },
    })
    const { records, reading } = await harvest(server.base + path)
    expect(records).toHaveLength(2)
    expect((await harvest(server.base + path, { state: reading.state })).reading.unchanged).toBe(true)
  })
})
