import { resolve } from 'node:path'
import { addCountries, addressOf, createClock, loadEnvFile, openDatabase, Problem, readConfig } from '@wiker/platform'
import { commands } from './commands.ts'
import { type Desk, UsageError } from './desk.ts'
import { progressBar } from './progress.ts'
import { usage } from './usage.ts'

process.exit(await run(process.argv.slice(2)))

/** Exit status: 0 done, 1 it could not be done or a check failed, 2 wrong usage. */
async function run(words: string[]): Promise<number> {
  if (words.length === 0 || ['help', '--help', '-h'].includes(words[0]!)) {
    console.log(usage)
    return words.length === 0 ? 2 : 0
  }
  const name = [words.slice(0, 2).join(' '), words[0]!].find((one) => one in commands)
  if (!name) {
    console.error(`wiker knows no command "${words.join(' ')}".\n\n${usage}`)
    return 2
  }
  try {
    loadEnvFile()
    const config = readConfig(process.env)
    if (config.countries) addCountries(config.countries)
    const database = await openDatabase({ ...config, beside: true, log: { warn: (message) => console.error(message) } })
    const desk: Desk = {
      db: database.db,
      clock: createClock(config.clock),
      root: process.cwd(),
      dataDir: resolve(config.dataDir),
      s3Url: config.s3Url,
      progress: progressBar(process.stderr),
      signal: interrupted(),
      publicUrl: config.publicUrl ?? addressOf(config.host, config.port),
      calledFrom: process.env.WIKER_CALLED_FROM ?? process.cwd(),
      say: (line) => console.log(line),
      warn: (line) => console.error(line),
    }
    try {
      return await commands[name]!(desk, words.slice(name.split(' ').length))
    } finally {
      await database.close()
    }
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${usage}`)
      return 2
    }
    console.error(error instanceof Problem ? error.message : error)
    return 1
  }
}

/** The first Ctrl-C ends the work in order; the second ends the program. */
function interrupted(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}
