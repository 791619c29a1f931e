import type { CanonicalRecord } from '@wiker/model'
import { type Language, wordsOf } from '../cli/messages.ts'
import { spoken } from '../cli/spoken.ts'
import { featureOf } from '../formats/geojson/write.ts'
import type { Converted, Refusal } from '../types.ts'
import type { Part } from './types.ts'

/** How the records of a layer are to be written down: as text in one of these forms, or as they are, for programs. */
export type Form = { to: TextFormat; language: Language } | { to: 'records' }

export type TextFormat = keyof typeof textForms

interface TextForm {
  text(record: CanonicalRecord): string
  before: string
  after: string
  /** Around all records; the first one has no comma before it. */
  start: string
  end: string
  /** Without any record. */
  none: string
}

const json = (record: CanonicalRecord): string => JSON.stringify(record)
const feature = (record: CanonicalRecord): string => JSON.stringify(featureOf(record))

const collection = '{"type":"FeatureCollection","features":['

/** The forms in which each record is a text of its own. The same bytes as the writers of `formats/writers.ts` give. */
export const textForms = {
  ndjson: { text: json, before: '', after: '\n', start: '', end: '', none: '' },
  json: { text: json, before: ',\n', after: '', start: '[', end: '\n]\n', none: '[]\n' },
  geojson: { text: feature, before: ',\n', after: '', start: collection, end: '\n]}\n', none: `${collection}\n]}\n` },
} satisfies Record<string, TextForm>

export const isTextFormat = (name: string): name is TextFormat => Object.hasOwn(textForms, name)

/** Writes one batch after the other down. */
export type PartWriter = (batch: Converted[], spare?: readonly ArrayBuffer[]) => Part

export function partWriter(form: Form): PartWriter {
  if (form.to === 'records') return (converted) => ({ converted, ...sorted(converted) })
  const { text, before, after } = textForms[form.to]
  const words = wordsOf(form.language)
  const bytes = new GrowingBytes()
  return (batch, spare = []) => {
    bytes.lend(spare)
    for (const converted of batch) if (converted.ok) bytes.add(before + text(spoken(converted.record, words)) + after)
    return { bytes: bytes.take(), ...sorted(batch) }
  }
}

function sorted(batch: readonly Converted[]): Pick<Part, 'kept' | 'refusals'> {
  const refusals: Refusal[] = []
  for (const converted of batch) if (!converted.ok) refusals.push(converted.refusal)
  return { kept: batch.length - refusals.length, refusals }
}

/** UTF-8 written right where it goes, with no longer text in between, in memory that was used before where there is some. */
class GrowingBytes {
  #bytes = Buffer.alloc(0)
  #used = 0
  #spare: ArrayBuffer[] = []

  lend(spare: readonly ArrayBuffer[]): void {
    this.#spare.push(...spare)
  }

  add(text: string): void {
    const most = this.#used + text.length * 3
    if (most > this.#bytes.length) this.#grow(most)
    this.#used += this.#bytes.write(text, this.#used, 'utf8')
  }

  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#bytes.buffer as ArrayBuffer, 0, this.#used)
    this.#bytes = Buffer.alloc(0)
    this.#used = 0
    return taken
  }

  #grow(most: number): void {
    const fit = this.#spare.findIndex(({ byteLength }) => byteLength >= most)
    const room = fit < 0 ? new ArrayBuffer(Math.max(LEAST, most * 2)) : this.#spare.splice(fit, 1)[0]!
    const larger = Buffer.from(room)
    larger.set(this.#bytes.subarray(0, this.#used))
    if (this.#used > 0) this.#spare.push(this.#bytes.buffer as ArrayBuffer)
    this.#bytes = larger
  }
}

/** Room for what most pieces become. */
const LEAST = 384 * 1024
