import { approveRun, harvestSource, listSources, readTownRegister } from '@wiker/harvest'
import type { Command } from '../desk.ts'
import { readId, readOptions } from '../options.ts'
import { tellOutcome } from '../outcome.ts'

export const harvestRun: Command = async (desk, words) => {
  const { values } = readOptions(words, { source: { type: 'string' }, force: { type: 'boolean' } })
  const { source, force = false } = values
  const sources = (await listSources(desk.db)).filter(
    (one) => !source || String(one.id) === source || one.slug === source,
  )
  if (sources.length === 0) {
    desk.warn(
      source ? `There is no source ${source}.` : 'There is no source yet: npx wiker source add <url> --town <code>',
    )
    return 1
  }
  const register = await readTownRegister(desk.db)
  let status = 0
  for (const { id, name } of sources) {
    status = Math.max(status, tellOutcome(desk, name, await harvestSource(desk, id, { register, force })))
  }
  return status
}

export const harvestApprove: Command = async (desk, words) => {
  const { positionals } = readOptions(words, {})
  const run = readId(positionals[0], 'the run')
  return tellOutcome(desk, `Run ${run}`, await approveRun(desk, run))
}
