import type { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { type Command, type Environment, parseCommand } from './args.ts'
import { runCheck } from './check.ts'
import { runConvert } from './convert.ts'
import { runInspect } from './inspect.ts'
import { type Language, languageOf, sentenceOf, type Words, wordsOf } from './messages.ts'
import { writeProblem } from './output.ts'
import type { Progress } from './progress.ts'
import { problemLines, runRecipe } from './recipe.ts'
import { runTrace } from './trace.ts'
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
  const words = wordsOf(languageAsked(argv) ?? languageOf(terminal.env))
  const parsed = parseCommand(argv, terminal.env, terminal.now)
  if (!parsed.ok) {
    if ('help' in parsed) {
      terminal.out.write(`${words('usage')}\n`)
      return 0
    }
    const { problem, details } = parsed
    const more = details?.map((one) => `    ${sentenceOf(one, words)}\n`).join('') ?? `${words('usage')}\n`
    terminal.err.write(`wiker-connector: ${sentenceOf(problem, words)}\n${more}`)
    return 2
  }
  const { command } = parsed
  for (const { file, problems } of brokenRecipes(command)) terminal.err.write(problemLines(file, problems, words))
  const work = works[command.name]
  return watched(command, words, terminal, (own, watchedBy) => work(own, words, watchedBy))
}

const works: Record<Command['name'], (command: Command, words: Words, terminal: Terminal) => Promise<number>> = {
  inspect: runInspect,
  convert: runConvert,
  check: runCheck,
  trace: runTrace,
  recipe: runRecipe,
}

/** `--language fr` speaks before the rest of the line is understood: what is wrong with it is said in that language too. */
function languageAsked(argv: readonly string[]): Language | undefined {
  const given = argv.find((one) => one.startsWith('--language='))?.slice('--language='.length)
  const asked = given ?? argv[argv.indexOf('--language') + 1]
  return argv.some((one) => one.startsWith('--language')) && (asked === 'fr' || asked === 'en') ? asked : undefined
}

/** Recipes of the given book that are none: the others serve all the same. */
function brokenRecipes({ options: { recipes } }: Command) {
  return typeof recipes === 'object' ? recipes.broken : []
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
