import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { listen, notify } from './notify.ts'
import { testDatabase } from './testing/test-database.ts'

const { db, url } = await testDatabase()

test('every process hears that a town changed, once the change is committed', async () => {
  const [here, there] = await Promise.all([listen(url, ['town_changed']), listen(url, ['town_changed', 'other'])])
  const heard: string[] = []
  here.on('town_changed', (town) => heard.push(`here ${town}`))
  const stop = there.on('town_changed', (town) => heard.push(`there ${town}`))
  await db.transaction().execute(async (trx) => {
    await notify(trx, 'town_changed', '44015')
    await sql`select pg_sleep(0.1)`.execute(trx)
    expect(heard).toEqual([])
  })
  await vi.waitFor(() => expect(heard.sort()).toEqual(['here 44015', 'there 44015']))
  stop()
  await notify(db, 'town_changed', '44130')
  await vi.waitFor(() => expect(heard).toContain('here 44130'))
  expect(heard).not.toContain('there 44130')
  await Promise.all([here.close(), there.close()])
})

test('a write to a town is told to every process by the table itself', async () => {
  const listener = await listen(url, ['town_changed'])
  const heard = new Set<string>()
  listener.on('town_changed', (town) => heard.add(town))
  await db
    .insertInto('town')
    .values({ code: '44015', name: 'Blain', slug: 'blain', timezone: 'Europe/Paris' })
    .execute()
  await vi.waitFor(() => expect([...heard]).toEqual(['*']))
  const record = sql<never>`'{}'::jsonb`
  await db
    .insertInto('place')
    .values({ id: 'urn:wiker:place:1', town: '44015', town_reason: 'code', hash: '1', name: 'Château', record })
    .execute()
  await vi.waitFor(() => expect([...heard]).toContain('44015'))
  await listener.close()
})

test('a session cut by the server comes back, hears again, and says that something may have been missed', async () => {
  const listener = await listen(url, ['town_changed'])
  const heard: string[] = []
  let back = 0
  listener.on('town_changed', (town) => heard.push(town))
  listener.onReconnected(() => back++)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'wiker listener' and datname = current_database()`.execute(db)
  await vi.waitFor(() => expect(back).toBe(1), { timeout: 10_000 })
  await notify(db, 'town_changed', '44015')
  await vi.waitFor(() => expect(heard).toEqual(['44015']))
  await listener.close()
})
