import type { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { type Environment, parseCommand } from './args.ts'
import { runConvert } from './convert.ts'
import { runInspect } from './inspect.ts'
import { languageOf, sentenceOf, wordsOf } from './messages.ts'
import { writeProblem } from './output.ts'
import type { Progress } from './progress.ts'
import { watched } from './watched.ts'

export interface Terminal {
  out: NodeJS.WritableStream & { isTTY?: boolean }
  err: NodeJS.WritableStream & { isTTY?: boolean }
  /** What the source `-` is read from. */
  input?: Readable
  env: Environment
  now: () => Date
  /** Shown while a long work goes on, where somebody watches. */
  progress?: Progress
}

/** Exit status: 0 done, 1 a source could not be read, 2 wrong usage. */
export async function run(argv: string[], terminal: Terminal = processTerminal()): Promise<number> {
  const words = wordsOf(languageOf(terminal.env))
  const parsed = parseCommand(argv, terminal.env, terminal.now)
  if (!parsed.ok) {
    if ('help' in parsed) {
      terminal.out.write(`${words('usage')}\n`)
      return 0
    }
    terminal.err.write(`wiker-connector: ${sentenceOf(parsed.problem, words)}\n${words('usage')}\n`)
    return 2
  }
  const { command } = parsed
  const work = command.name === 'inspect' ? runInspect : runConvert
  return watched(command, words, terminal, (own, watchedBy) => work(own, words, watchedBy))
}

/** A reader that closes its end (`| head`) is no error. */
function processTerminal(): Terminal {
  // The heap grows by little at a time: a large source then needs a third less memory for a tenth more work.
  setFlagsFromString('--heap-growing-percent=60')
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    const words = wordsOf(languageOf(process.env))
    process.stderr.write(`wiker-connector: ${sentenceOf(writeProblem(error), words)}\n`)
    process.exit(1)
  })
  const { stdout: out, stderr: err, stdin: input, env } = process
  return { out, err, input, env, now: () => new Date() }
}
