import { composeStories, plainText } from '@wiker/town/stories/compose.ts'
import { kindNames } from '@wiker/town/stories/registry.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { type Command, UsageError } from '../desk.ts'
import { readOptions } from '../options.ts'

/** Composes what the open towns' data tell on a day, and prints it: nothing is kept. */
export const stories: Command = async (desk, words) => {
  const { values } = readOptions(words, {
    town: { type: 'string' },
    kind: { type: 'string' },
    on: { type: 'string' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  })
  const { kind, language } = values
  if (kind && !kindNames().includes(kind)) throw new UsageError(`The kinds are ${kindNames().join(', ')}.`)
  if (values.on && !/^\d{4}-\d{2}-\d{2}$/.test(values.on)) throw new UsageError('Give the day as 2026-11-28.')
  const one = values.town ? await getTown(desk.db, values.town) : undefined
  if (values.town && !one) throw new UsageError(`No open town at /${values.town}.`)
  const counts = new Map(kindNames().map((name) => [name, 0]))
  let refusals = 0
  for (const town of one ? [one] : await listOpenTowns(desk.db)) {
    const today = values.on ?? desk.clock.today(town.timezone)
    const told = await composeStories(desk.db, { town, today, ...(kind && { only: kind }) })
    refusals += told.refused.length
    for (const { kind: name, language: of, problems, text } of told.refused)
      desk.warn(
        `REFUSED  ${town.name}, ${name}, ${of}: ${problems.map(({ what, said }) => `${what} ${said}`).join(', ')}\n${text}`,
      )
    for (const story of told.stories) {
      counts.set(story.kind, (counts.get(story.kind) ?? 0) + 1)
      const text = (language && story.others[language as keyof typeof story.others]) || story.told
      if (values.json) desk.say(JSON.stringify({ town: town.code, ...story }))
      else desk.say(`\n${town.name} · ${story.kind} · ${story.period}\n${text.title}\n\n${plainText(text)}`)
    }
  }
  if (!values.json) {
    desk.say('')
    for (const [name, count] of counts) desk.say(`${String(count).padStart(4)}  ${name}`)
    desk.say(`${String(refusals).padStart(4)}  refused by the checker`)
  }
  return refusals > 0 ? 1 : 0
}
