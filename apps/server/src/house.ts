import { addressOf, type Config, createClock, type Log, openDatabase, type Problem } from '@wiker/platform'
import { openDoor } from './door.ts'

export interface House {
  /** Where people find the site; undefined when this process serves no page. */
  address: string | undefined
  close(): Promise<void>
}

/** Opens everything in order; `close` closes it in the other order. What was opened before a failure is closed. */
export async function openHouse(
  config: Config,
  log: Log,
  { onLost }: { onLost?: (problem: Problem) => void } = {},
): Promise<House> {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const door = config.role === 'worker' ? null : await openDoor(config)
    if (door) closers.push(door.close)
    const clock = createClock(config.clock)
    const database = await openDatabase({
      ...config,
      replicaUrl: config.databaseReplicaUrl,
      log,
      ...(onLost && { onLost }),
    })
    closers.push(database.close)
    if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'The database was brought up to date')

    const address = door ? (config.publicUrl ?? addressOf(config.host, door.port)) : undefined
    door?.serve((request, response) => {
      response.writeHead(request.url === '/health' ? 200 : 404, { 'content-type': 'text/plain' })
      response.end(`${clock.now().toISOString()}\n`)
    })
    return { address, close }
  } catch (error) {
    await close()
    throw error
  }
}
