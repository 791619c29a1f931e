import { inspectSource, type MemberInspection } from '../src/inspect.ts'
import { type Labels, readSamples, type Sample } from './labels.ts'

/** A field the connector gave by its own judgement, and whether the labels agree. */
export interface Given {
  confidence: number
  right: boolean
}

/** One sample marked: `right` and `missing` are of the fields that must be found, `wrong` is of all that were given. */
export interface Mark {
  name: string
  format: string
  language: string
  detected: boolean
  counted: boolean
  entity: boolean
  right: number
  missing: string[]
  wrong: string[]
  given: Given[]
}

/** The samples are read on this day, so that the marks are the same on any other. */
const TODAY = '2026-11-23'

/** Reads every labelled sample and marks it against its labels. */
export async function measure(): Promise<Mark[]> {
  const marks: Mark[] = []
  for (const sample of readSamples()) marks.push(markOf(sample, await memberOf(sample)))
  return marks
}

async function memberOf({ file, labels }: Sample): Promise<MemberInspection | undefined> {
  const outcome = await inspectSource(file, { today: TODAY })
  if (!outcome.ok) return undefined
  const { members } = outcome.inspection
  return labels.layer ? members.find(({ path }) => path.endsWith(`#${labels.layer}`)) : members[0]
}

/** Marks one reading; a sample that could not be read lacks every field. */
export function markOf({ name, labels }: Sample, member: MemberInspection | undefined): Mark {
  const mapping = member?.mapping ?? []
  const right = Object.keys(labels.fields).filter((to) =>
    mapping.some((given) => given.to === to && isRight(labels, to, given.from)),
  )
  // What a format itself names is no judgement: it is only held against the labels where they speak of it.
  const judged = mapping.filter(
    ({ to, reasons }) => !reasons.includes('known') || labels.fields[to] || labels.also?.[to],
  )
  const wrong = judged.filter(({ to, from }) => !isRight(labels, to, from)).map(({ to, from }) => `${to} ← ${from}`)
  return {
    name,
    format: labels.format,
    language: labels.language,
    detected: member?.format === labels.format,
    counted: member?.records === labels.records,
    entity: labels.entity.includes(member?.entity.type ?? ''),
    right: right.length,
    missing: Object.keys(labels.fields).filter((to) => !right.includes(to)),
    wrong,
    given: mapping
      .filter(({ reasons }) => !reasons.includes('known'))
      .map(({ to, from, confidence }) => ({ confidence, right: isRight(labels, to, from) })),
  }
}

const isRight = (labels: Labels, to: string, from: string) =>
  Boolean(labels.fields[to]?.includes(from) || labels.also?.[to]?.includes(from))
