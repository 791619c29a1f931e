/** The process: reads its settings, opens the house, closes it in order. */
import { createLog, loadEnvFile, Problem, readConfig } from '@wiker/platform'
import { openHouse } from './house.ts'

let closing: Promise<void> | null = null

try {
  loadEnvFile()
  const config = readConfig(process.env)
  const log = createLog({ level: config.logLevel })
  const stop = new AbortController()
  const opening = openHouse(config, log, {
    signal: stop.signal,
    progress: (line) => console.log(line),
    onLost: (problem) => void end(1, problem),
  })

  const end = (code: number, reason?: Error): Promise<void> => {
    if (reason) complain(reason)
    // A second Ctrl-C finds the first at work: the database must not be left in the middle of its last words.
    stop.abort()
    closing ??= opening
      .then((house) => house.close())
      .catch((error) => complain(error))
      .then(() => process.exit(code))
    return closing
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))
  process.on('uncaughtException', (error) => void end(1, error))
  // One page's forgotten promise is no reason to close the site of every town.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise was left to fail'))
  if (process.connected) {
    // The launcher's only word is its end.
    process.once('disconnect', () => void end(0))
    process.channel?.unref()
  }

  const house = await opening
  console.log(house.address ? `\n  Wiker is at ${house.address}\n` : 'Wiker works without pages (ROLE=worker)')
} catch (error) {
  complain(error as Error)
  if (!closing) process.exit(1)
}

function complain(error: Error): void {
  if (error.name === 'AbortError') return
  console.error(error instanceof Problem ? error.message : error)
}
