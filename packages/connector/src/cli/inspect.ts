import { inspectSource } from '../inspect.ts'
import type { Command } from './args.ts'
import { cardOf } from './card.ts'
import type { Terminal } from './main.ts'
import { sentenceOf, type Words } from './messages.ts'
import { spokenInspection } from './spoken.ts'

/** One object a line and a source in `--json`, a card for people otherwise. A source that can't be read does not stop the others. */
export async function runInspect(command: Command, words: Words, terminal: Terminal): Promise<number> {
  let status = 0
  for (const source of command.sources) {
    const outcome = await inspectSource(source, command.options)
    if (!outcome.ok) {
      status = 1
      const error = sentenceOf(outcome.error, words)
      if (command.json) terminal.out.write(`${JSON.stringify({ source, error })}\n`)
      terminal.err.write(`${source}: ${error}\n`)
      continue
    }
    const { inspection } = outcome
    if (command.json) terminal.out.write(`${JSON.stringify(spokenInspection(inspection, words))}\n`)
    else terminal.out.write(cardOf(inspection, words, terminal.out.isTTY === true && !terminal.env.NO_COLOR))
  }
  return status
}
