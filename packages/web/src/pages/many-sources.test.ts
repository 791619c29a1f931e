import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { addEvent, addRecord, addSource, addTown, idOf } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor } from '../testing/site.ts'

const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
const townHall = await addSource(db, { name: 'Agenda de la mairie', publisher: 'Mairie de Blain', licence: 'odbl' })
const others = [await addSource(db, { name: 'OpenAgenda' }), await addSource(db, { name: 'Comité des fêtes' })]
const told = { town: '44015', source: townHall, alsoFrom: others }
const loto = await addEvent(db, { name: 'Loto' }, { ...told, dates: ['2026-11-28'] })
const castle = await addRecord(db, 'place', 'Place', { name: 'Château' }, { ...told, category: 'castle' })
const old = { event: idOf('event', 'a'), place: idOf('place', 'b') }
await sql`insert into thing_alias (id, thing_id, kind, town, since) values
  (${old.event}, ${loto}, 'event', '44015', now()), (${old.place}, ${castle}, 'place', '44015', now())`.execute(db)

const ask = (path: string) => app.request(`http://site.invalid${path}`)
const leadsTo = async (path: string) => {
  const answer = await ask(path)
  return [answer.status, answer.headers.get('location')]
}

it('the page of a thing names everyone who tells of it, whoever is believed first before the others', async () => {
  for (const path of [`/blain/agenda/${pathOf(loto, 'Loto')}`, `/blain/patrimoine/${pathOf(castle, 'Château')}`]) {
    const text = (await (await ask(path)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text, path).toMatch(/Mairie de Blain.*Aussi d’après : OpenAgenda.*Aussi d’après : Comité des fêtes/)
  }
})

it('the old address of what was joined to another leads to it for ever, in each language and for calendars', async () => {
  const there = `/blain/agenda/${pathOf(loto, 'Loto')}`
  expect(await leadsTo(`/blain/agenda/${pathOf(old.event, 'Grand loto')}`)).toEqual([301, there])
  expect(await leadsTo(`/en/blain/agenda/${pathOf(old.event, 'Grand loto')}`)).toEqual([301, `/en${there}`])
  expect(await leadsTo(`/blain/agenda/${pathOf(old.event, 'Grand loto')}.ics`)).toEqual([301, `${there}.ics`])
  const home = `/blain/patrimoine/${pathOf(castle, 'Château')}`
  expect(await leadsTo(`/blain/patrimoine/${pathOf(old.place, 'Donjon')}`)).toEqual([301, home])
  expect((await ask(`/blain/agenda/${pathOf(idOf('event', 'never'), 'Rien')}`)).status).toBe(404)
})

it('the address of what is held in another town since leads there when that town is open; else it is gone, and its name is not left in the dark', async () => {
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await addTown(db, { code: '44113', name: 'Nozay', slug: 'nozay', open: false })
  const bal = await addEvent(db, { name: 'Bal' }, { town: '44015', dates: ['2026-11-29'] })
  const hall = await addRecord(db, 'place', 'Place', { name: 'Halle' }, { town: '44015', category: 'castle' })
  const [dance, market] = [`agenda/${pathOf(bal, 'Bal')}`, `patrimoine/${pathOf(hall, 'Halle')}`]
  for (const path of [dance, market]) expect((await ask(`/blain/${path}`)).status).toBe(200)
  const heldIn = async (town: string) => {
    await sql`update event set town = ${town} where id = ${bal}`.execute(db)
    await sql`update event_date set town = ${town} where event_id = ${bal}`.execute(db)
    await sql`update place set town = ${town} where id = ${hall}`.execute(db)
  }
  await heldIn('44195')
  expect(await leadsTo(`/blain/${dance}`)).toEqual([301, `/savenay/${dance}`])
  expect(await leadsTo(`/en/blain/${dance}`)).toEqual([301, `/en/savenay/${dance}`])
  expect(await leadsTo(`/blain/${dance}.ics`)).toEqual([301, `/savenay/${dance}.ics`])
  expect(await leadsTo(`/blain/${market}`)).toEqual([301, `/savenay/${market}`])
  for (const path of [dance, market]) expect((await ask(`/savenay/${path}`)).status).toBe(200)
  await heldIn('44113')
  for (const path of [dance, market, `${dance}.ics`])
    expect([path, (await ask(`/blain/${path}`)).status]).toEqual([path, 410])
  expect(await (await ask(`/blain/${dance}`)).text()).toContain('<h1>Bal</h1>')
})
