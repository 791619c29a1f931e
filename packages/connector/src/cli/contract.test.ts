import { glob } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { convertBatches, type Observer } from '../check/convert-layer.ts'
import { type MemberReading, openSource } from '../convert.ts'
import { inspectSource } from '../inspect.ts'
import { wordsOf } from './messages.ts'
import { spokenInspection } from './spoken.ts'

const home = fileURLToPath(new URL('../../', import.meta.url))
/** An index of shapes (.shx) says nothing without them. */
const samples: string[] = []
for await (const path of glob('{src/**/samples/*,scores/samples/*}', { cwd: home }))
  if (!/\.(expected|labels)\.json$|README\.md$|\.shx$/.test(path)) samples.push(path)

const note = z.object({ kind: z.string(), count: z.number().int().nonnegative() })
/** `inspect --json` as docs/contracts.md promises it. */
const contract = z.object({
  source: z.object({
    url: z.string(),
    bytes: z.number(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    retrieved: z.iso.datetime(),
  }),
  members: z.array(
    z.object({
      path: z.string().min(1),
      format: z.string().min(1),
      records: z.number().int().nonnegative(),
      refused: z.number().int().nonnegative(),
      entity: z.object({ type: z.string(), confidence: z.number().min(0).max(1), reasons: z.array(z.string()) }),
      mapping: z.array(
        z.object({
          to: z.string(),
          from: z.string(),
          confidence: z.number().min(0).max(1),
          reasons: z.array(z.string()),
        }),
      ),
      repairs: z.array(note),
      warnings: z.array(note),
      sample: z.looseObject({ type: z.string() }).optional(),
    }),
  ),
})
const options = { today: '2026-11-23', now: () => new Date('2026-11-23T10:00:00Z') }

it.each(samples.sort())('%s keeps the contract, and no row of it is lost without a word', async (path) => {
  const outcome = await inspectSource(home + path, options)
  if (!outcome.ok) {
    expect(outcome.error.key).toMatch(/^[a-z0-9-]+$/)
    return
  }
  const said = JSON.parse(JSON.stringify(spokenInspection(outcome.inspection, wordsOf('fr'))))
  contract.parse(said)
  const source = await openSource(home + path, options)
  for (const [index, member] of source.members.filter(({ error }) => !error).entries()) {
    let kept = 0
    let refused = 0
    for await (const one of member.convert())
      if (one.ok) kept++
      else refused++
    expect(member.counts.refused).toBe(refused)
    expect(said.members[index]).toMatchObject({ path: member.path, records: member.counts.records, refused })
    expect(await lostIn(member)).toEqual([])
    // Rows may be joined into one record; each of them is in one.
    expect(kept + refused).toBe(member.counts.records - (member.layer?.merged ?? 0))
  }
  await source.dispose()
})

/** Values of rows that stand in no record and in no refusal made of them. */
async function lostIn({ layer, understanding, context }: MemberReading): Promise<string[]> {
  const lost: string[] = []
  const observe: Observer = (outcome, rows) => {
    const result = outcome.ok ? (outcome.record as unknown as Record<string, unknown>) : outcome.refusal.raw
    const said = textsOf(result).map(plain)
    for (const { values, where } of rows)
      for (const [column, value] of values.entries()) {
        if (layer!.derived?.has(column)) continue
        // What became a field is said there in its own way: a day as ISO 8601, a phone number with its country.
        const fields = understanding!.mapping.filter(({ columns }) => columns.includes(column)).map(({ to }) => to)
        if (outcome.ok && fields.some((field) => holds(result, field))) continue
        for (const text of textsOf(value).map(plain))
          if (!said.some((one) => one.includes(text) || one.includes(yearFirst(text))))
            lost.push(`row ${where}, ${layer!.columns[column]}: ${text}`)
      }
  }
  for await (const _ of convertBatches(layer!, understanding!, context!, observe));
  return lost
}

const textsOf = (value: unknown): string[] =>
  value === null || value === undefined
    ? []
    : typeof value === 'object'
      ? Object.values(value).flatMap(textsOf)
      : [String(value)]
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/<[^>]+>/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
/** Of a row of another kind than its table, a day may stand in a field of that kind. */
const yearFirst = (text: string) => text.replace(/^(\d\d)(\d\d)(\d{4})$/, '$3$2$1')
const holds = (record: Record<string, unknown>, field: string): boolean =>
  record[field] !== undefined ||
  (field === 'price' && record.isAccessibleForFree !== undefined) ||
  (record.location as Record<string, unknown> | undefined)?.[field] !== undefined
