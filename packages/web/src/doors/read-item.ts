import { problemOf, Unreadable } from '@wiker/connector/problem.ts'
import { dayIn } from '@wiker/town/days.ts'
import { bring } from '@wiker/town/doors/bring.ts'
import { keepReading, keepUnreadable } from '@wiker/town/doors/keep-reading.ts'
import { getAnyItem } from '@wiker/town/doors/read.ts'
import type { DoorItem, DoorReading } from '@wiker/town/doors/types.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { ReadingDeps } from './deps.ts'
import { readAddress, readBytes } from './from-address.ts'
import { readMail } from './from-mail.ts'
import { readText } from './from-text.ts'
import { doorOf, keepBytes, largestFile } from './kept-file.ts'

/**
 * Reads what was brought, and keeps what was understood of it: drafts, or why there are none. Done again after a break, it leaves the same. Only
 * for want of memory it throws, to be tried again later.
 */
export async function readDoorItem(deps: ReadingDeps, id: number): Promise<void> {
  const item = await getAnyItem(deps.db, id)
  if (!item || item.state === 'read') return
  const [town] = await getTownsByCode(deps.db, [item.town])
  if (!town) return
  const now = deps.clock()
  try {
    const { reading, attached } = await read(deps, item, town)
    await deps.db.transaction().execute(async (trx) => {
      if (!(await keepReading(trx, id, reading, now))) return
      for (const file of attached) {
        const more = await bring(trx, { ...file, town: item.town, language: item.language, ...fromWhom(item) }, now)
        await deps.ask(trx, more)
      }
    })
  } catch (error) {
    const problem = problemOf(error)
    if (problem.key === 'picture-no-memory') throw error
    if (!(error instanceof Unreadable)) deps.log.warn({ err: error, item: id }, 'What came in could not be read')
    await keepUnreadable(deps.db, id, problem, now)
  }
}

interface Attached {
  door: DoorItem['door']
  name: string
  file: string
  contentType: string
}

async function read(
  deps: ReadingDeps,
  item: DoorItem,
  town: TownCard,
): Promise<{ reading: DoorReading; attached: Attached[] }> {
  const today = item.writtenOn ?? dayIn(town.timezone, item.receivedAt)
  const given = { town, today }
  if (item.door === 'address') return { reading: await readAddress(deps, item.name, given), attached: [] }
  if (item.door === 'text' && !item.file) return { reading: readText(item.text, given), attached: [] }
  const bytes = item.file ? await deps.files.get(item.file) : undefined
  if (!bytes) throw new Unreadable('nothing-inside')
  if (item.door !== 'mail') return { reading: await readBytes(deps, bytes, item.name, given), attached: [] }
  const { reading, mail } = await readMail(bytes, given)
  return { reading, attached: await keepAttached(deps, mail.attachments, item) }
}

const mostAttached = 10

async function keepAttached(
  deps: ReadingDeps,
  parts: { name: string; type: string; bytes: Uint8Array }[],
  item: DoorItem,
): Promise<Attached[]> {
  const kept: Attached[] = []
  for (const { name, type, bytes } of parts.slice(0, mostAttached)) {
    if (bytes.length === 0 || bytes.length > largestFile) continue
    const door = doorOf(bytes, name)
    // A mail within a mail ends here: what forwards itself would never end.
    if (door === 'mail') continue
    kept.push({
      door,
      name: [item.name, name].filter(Boolean).join(' – '),
      contentType: type,
      file: await keepBytes(deps.files, bytes),
    })
  }
  return kept
}

const fromWhom = ({ sender, senderName, known, person, writtenOn }: DoorItem) => ({
  known,
  senderName,
  ...(sender && { sender }),
  ...(person && { person }),
  ...(writtenOn && { writtenOn }),
})
