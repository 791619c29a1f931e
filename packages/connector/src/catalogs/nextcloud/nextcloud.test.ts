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
})
