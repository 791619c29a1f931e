import { inspectSource, type RecordWatcher } from '../inspect.ts'
import type { Command } from './args.ts'
import { cardOf, Gathered } from './card.ts'
import type { Terminal } from './main.ts'
import { sentenceOf, type Words } from './messages.ts'
import { screenOf } from './screen.ts'
import { spokenInspection } from './spoken.ts'

/** One object a line and a source in `--json`, a card for people otherwise. A source that can't be read does not stop the others. */
export async function runInspect(command: Command, words: Words, terminal: Terminal): Promise<number> {
  let status = 0
  for (const source of command.sources) {
    terminal.progress?.next(source)
    const gathered = new Map<string, Gathered>()
    const watch = command.json ? undefined : gatherInto(gathered)
    const outcome = await inspectSource(source, command.options, watch)
    terminal.progress?.clear()
    if (!outcome.ok) {
      status = 1
      const error = sentenceOf(outcome.error, words)
      if (command.json) terminal.out.write(`${JSON.stringify({ source, error })}\n`)
      terminal.err.write(`${source}: ${error}\n`)
      continue
    }
    const { inspection } = outcome
    if (command.json) terminal.out.write(`${JSON.stringify(spokenInspection(inspection, words))}\n`)
    else terminal.out.write(cardOf(inspection, gathered, words, screenOf(terminal.out, terminal.env)))
  }
  return status
}

function gatherInto(gathered: Map<string, Gathered>): RecordWatcher {
  return (record, member, entity) => {
    let some = gathered.get(member)
    if (!some) {
      some = new Gathered()
      gathered.set(member, some)
    }
    some.positions.add(record)
    some.nouns.add(record, entity)
  }
}
