import type { Member } from '../types.ts'
import { entriesOf, nameOf, openArchive, openEntry } from '../unpack/zip.ts'

const cache = new WeakMap<Member, Promise<string>>()

/** What a zip that is a document is: `xlsx`, `ods`, `docx`, `odt`… or `zip`. */
export function zipKind(member: Member): Promise<string> {
  let found = cache.get(member)
  if (!found) {
    found = look(member).catch(() => 'zip')
    cache.set(member, found)
  }
  return found
}

const byEntry: [RegExp, string][] = [
  [/^xl\/workbook\.xml$/i, 'xlsx'],
  [/^xl\/workbook\.bin$/i, 'xlsb'],
  [/^word\/document\.xml$/i, 'docx'],
  [/^ppt\/presentation\.xml$/i, 'pptx'],
]
const byMediaType: Record<string, string> = {
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.spreadsheet-template': 'ods',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/epub+zip': 'epub',
}

async function look(member: Member): Promise<string> {
  const zip = await openArchive(member.file)
  try {
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry)
      const known = byEntry.find(([pattern]) => pattern.test(name))
      if (known) return known[1]
      if (name === 'mimetype' && entry.uncompressedSize < 200) {
        let text = ''
        for await (const chunk of await openEntry(zip, entry)) text += String(chunk)
        return byMediaType[text.trim()] ?? 'zip'
      }
    }
    return 'zip'
  } finally {
    zip.close()
  }
}
