import { afterEach, describe, expect, it } from 'vitest'
import { xlsx } from '../../testing/workbooks.ts'
import { closeAll, harvest, serve } from '../testing/kit.ts'

afterEach(closeAll)

const id = '1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'
const table =
  'Nom,Adresse,Code postal,Commune\nClub de foot,1 rue du Stade,44480,Donges\nChorale,2 place de la Mairie,44480,Donges\n'

describe('a Google sheet', () => {
  it.each([
    [`/spreadsheets/d/${id}/edit?usp=sharing#gid=42`, `/spreadsheets/d/${id}/export?format=csv&gid=42`],
    [`/spreadsheets/d/e/2PACX-${id}/pubhtml?gid=42`, `/spreadsheets/d/e/2PACX-${id}/pub?output=csv&gid=42&single=true`],
  ])('is read from %s', async (page, download) => {
    const server = await serve({
      [download]: {
        body: table,
        headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="Associations.csv"' },
      },
    })
    const { records, members, error } = await harvest(server.base + page)
    expect(error).toBeUndefined()
    expect(Object.keys(members)).toEqual(['Associations.csv'])
    expect(records.map(({ name }) => name)).toEqual(['Club de foot', 'Chorale'])
  })

  it('without a chosen tab is read with all its tabs', async () => {
    const bytes = xlsx({
      Clubs: [
        ['Nom', 'Adresse'],
        ['Club de foot', '1 rue du Stade'],
      ],
      Salles: [
        ['Nom', 'Adresse'],
        ['Salle A', '2 rue du Port'],
      ],
    })
    const server = await serve({ [`/spreadsheets/d/${id}/export?format=xlsx`]: { body: bytes } })
    const { reading, error } = await harvest(`${server.base}/spreadsheets/d/${id}/edit`)
    expect(error).toBeUndefined()
    expect(reading.members.map(({ path }) => path)).toEqual(['sheet.xlsx#Clubs', 'sheet.xlsx#Salles'])
  })

  it('that nobody shared says what to do', async () => {
    const server = await serve({
      [`/spreadsheets/d/${id}/export`]: {
        body: '<html>Sign in</html>',
        headers: { 'content-type': 'text/html; charset=utf-8' },
      },
    })
    expect((await harvest(`${server.base}/spreadsheets/d/${id}/edit#gid=0`)).error).toEqual({ key: 'not-shared' })
  })
})
