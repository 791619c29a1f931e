import { readPdfText } from '@wiker/connector/formats/pdf/read-text.ts'
import { languageOf } from '@wiker/connector/picture/language.ts'
import { readPicture } from '@wiker/connector/picture/read-picture.ts'
import { problemOf, Unreadable } from '@wiker/connector/problem.ts'
import { readPoster } from '@wiker/platform/pictures/poster.ts'
import { showPicture } from '@wiker/platform/pictures/shown.ts'
import type { DoorReading, DoorWord } from '@wiker/town/doors/types.ts'
import type { ReadingDeps } from './deps.ts'
import { readText, type TextGiven } from './from-text.ts'
import { keepBytes } from './kept-file.ts'

/** A few words are a stamp on a scanned page, not its text. */
const fewWords = 6

/** A photographed poster: its text is read, and its picture kept beside it, whether that could be done or not. */
export async function readPhoto(deps: ReadingDeps, bytes: Uint8Array, given: TextGiven): Promise<DoorReading> {
  return withPicture(deps, bytes, given, undefined)
}

/** A PDF: its own text when it has one, else that of its picture. */
export async function readDocument(deps: ReadingDeps, bytes: Uint8Array, given: TextGiven): Promise<DoorReading> {
  const poster = await readPoster(bytes)
  if (!poster.ok) throw new Unreadable(poster.reason)
  const own = await readPdfText(bytes).catch(() => undefined)
  return withPicture(deps, poster.picture, given, own && own.words.length >= fewWords ? own : undefined)
}

interface Told {
  text: string
  words: DoorWord[]
}

async function withPicture(
  deps: ReadingDeps,
  bytes: Uint8Array,
  given: TextGiven,
  known: Told | undefined,
): Promise<DoorReading> {
  const shown = await showPicture(bytes)
  if (!shown.ok) throw new Unreadable(shown.reason)
  const { jpeg, width, height } = shown
  const file = await keepBytes(deps.files, jpeg, 'image/jpeg')
  const told = known ?? (await wordsIn(bytes, given))
  if ('problem' in told)
    return { text: '', drafts: [], problem: told.problem, picture: { file, width, height, words: [] } }
  const reading = readText(told.text, { ...given, noisy: true })
  return { ...reading, picture: { file, width, height, words: told.words.map(placed) } }
}

/** What could not be read is said beside the picture; for want of memory it is tried again later. */
async function wordsIn(
  bytes: Uint8Array,
  { town }: TextGiven,
): Promise<Told | { problem: ReturnType<typeof problemOf> }> {
  try {
    const read = await readPicture(bytes, languageOf(town.country))
    return read.words.length > 0 ? read : { problem: { key: 'picture-without-text' } }
  } catch (error) {
    const problem = problemOf(error)
    if (problem.key === 'picture-no-memory') throw error
    return { problem }
  }
}

const placed = ({ text, line, left, top, width, height }: DoorWord): DoorWord => ({
  text: text.normalize('NFC'),
  line,
  left,
  top,
  width,
  height,
})
