import { createHash } from 'node:crypto'
import { Unreadable } from '../problem.ts'
import type { Download } from '../types.ts'
import type { Part, Session } from './types.ts'

/** What a folder on a server has in it. */
export interface RemoteEntry {
  name: string
  folder: boolean
  bytes?: number
  /** Changes when the file does: an ETag, or size and time. */
  mark: string
  /** ISO instant, or any text that sorts by time. */
  modified?: string
}

/** A folder on a server, however it is spoken to. Paths have no slash at their ends; the folder itself is ''. */
export interface RemoteFolder {
  list(path: string): Promise<RemoteEntry[]>
  download(path: string, entry: RemoteEntry): Promise<Download>
}

export interface Wanted {
  /** Of the file's path in the folder; every file unless said. */
  pattern?: (path: string) => boolean
  /** Only the file that was written last. */
  newest?: boolean
}

interface Found extends RemoteEntry {
  path: string
}

const DEEPEST = 3
/** More marks than this are no small state: the folder is then read again whenever anything changed. */
const MOST_MARKS = 500
/** A file still on its way, and what programs leave for themselves. */
const notYet = /(^|\/)[.~][^/]*$|\.(?:part|partial|filepart|tmp|temp|crdownload|lock)$/i

/** Every file of a folder, a member each; only the changed ones when those are wanted and none has gone. */
export async function* readFolder(folder: RemoteFolder, wanted: Wanted, session: Session): AsyncGenerator<Part> {
  const files = await filesIn(folder, wanted, session)
  if (files.length === 0) throw new Unreadable('nothing-inside')
  const marks = Object.fromEntries(files.map(({ path, mark }) => [short(path), short(mark)]))
  const before = session.state.files
  const gone = before === undefined || Object.keys(before).some((name) => !(name in marks))
  const changesOnly = session.since !== undefined && !gone
  yield {
    version: digest(files.map(({ path, mark }) => `${path} ${mark}`).join('\n')),
    ...(files.length <= MOST_MARKS ? { state: { files: marks } } : {}),
    ...(changesOnly ? { changesOnly } : {}),
  }
  for (const file of files) {
    if (changesOnly && before?.[short(file.path)] === short(file.mark)) continue
    yield { member: file.path, document: await folder.download(file.path, file) }
  }
}

async function filesIn(folder: RemoteFolder, { pattern, newest }: Wanted, session: Session): Promise<Found[]> {
  const found: Found[] = []
  const most = session.limits.maxMembers
  const walk = async (path: string, depth: number): Promise<void> => {
    for (const entry of await folder.list(path)) {
      // A name with a slash would climb; no server has a reason for one.
      if (entry.name === '' || entry.name === '.' || entry.name === '..' || /[/\\\0]/.test(entry.name)) continue
      const here = path === '' ? entry.name : `${path}/${entry.name}`
      if (notYet.test(here)) continue
      if (entry.folder) {
        if (depth < DEEPEST) await walk(here, depth + 1)
      } else if ((!pattern || pattern(here)) && entry.bytes !== 0) found.push({ ...entry, path: here })
      if (found.length > most) throw new Unreadable('too-many-members', { limit: most })
    }
  }
  await walk('', 1)
  found.sort((a, b) => (a.path < b.path ? -1 : 1))
  if (!newest || found.length < 2) return found
  return [found.reduce((last, one) => ((one.modified ?? '') >= (last.modified ?? '') ? one : last))]
}

/** Where the folder ends and what of it is wanted: `/exports/*.csv`, `/exports/#newest`. */
export function wantedOf(url: URL): { path: string; wanted: Wanted; folder: boolean } {
  const whole = plain(url.pathname)
  const star = whole.indexOf('*')
  const cut = star < 0 ? whole.length : whole.lastIndexOf('/', star)
  const rest = star < 0 ? '' : whole.slice(cut + 1)
  return {
    path: whole.slice(0, cut).replace(/\/+$/, ''),
    folder: star >= 0 || whole.endsWith('/') || whole === '',
    wanted: { ...(rest ? { pattern: globOf(rest) } : {}), ...(url.hash === '#newest' ? { newest: true } : {}) },
  }
}

/** `*` is anything but a slash, `**` anything. Compared letter by letter, so that no pattern can be slow. */
function globOf(glob: string): (path: string) => boolean {
  const letters = [...glob.toLowerCase().replace(/\*{2,}/g, '\0')]
  return (path) => {
    const text = [...path.toLowerCase()]
    let reached = new Set([0])
    for (const letter of letters) {
      const next = new Set<number>()
      for (const from of reached) {
        if (letter !== '*' && letter !== '\0') {
          if (text[from] === letter) next.add(from + 1)
          continue
        }
        for (let to = from; to <= text.length && !next.has(to); to++) {
          next.add(to)
          if (letter === '*' && text[to] === '/') break
        }
      }
      reached = next
    }
    return reached.has(text.length)
  }
}

/** Of a path by its last folder. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const short = (text: string): string => digest(text).slice(0, 10)

function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
