import type { Approval } from '@wiker/harvest'
import type { Desk } from './desk.ts'

/** Says how a harvest went; gives the exit status. */
export function tellOutcome(desk: Desk, name: string, outcome: Approval): number {
  switch (outcome.state) {
    case 'done':
      desk.say(
        `${name}: ${outcome.read} read, ${outcome.added} added, ${outcome.changed} changed, ${outcome.same} the same, ` +
          `${outcome.withdrawn} withdrawn, ${outcome.refused} refused, ${outcome.unplaced} of no known town, ${outcome.merged} parts of others, ${outcome.elsewhere} elsewhere.`,
      )
      return 0
    case 'unchanged':
      desk.say(`${name}: nothing changed.`)
      return 0
    case 'held': {
      const { count, live } = outcome.problem?.values ?? {}
      const what = outcome.problem?.key === 'withdraws-too-much' ? 'withdraw' : 'add'
      desk.warn(
        `${name}: this harvest would ${what} ${count} records, and the source has ${live}. Nothing was changed. ` +
          `If that is right: npx wiker harvest approve ${outcome.runId}`,
      )
      return 1
    }
    case 'failed':
      desk.warn(`${name}: failed. ${JSON.stringify(outcome.problem)}. What was published stays.`)
      return 1
    case 'busy':
      desk.warn(`${name}: it is being harvested right now.`)
      return 1
    case 'not-held':
      desk.warn(`${name} is not waiting for anyone.`)
      return 1
    default:
      desk.warn(`${name}: there is no such source.`)
      return 1
  }
}
