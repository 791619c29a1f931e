import iconv from 'iconv-lite'

const names: Record<string, string> = {
  windowslatin1: 'windows-1252',
  windowslatin2: 'windows-1250',
  windowscyrillic: 'windows-1251',
  windowsbalticrim: 'windows-1257',
  iso8859_1: 'windows-1252',
  iso8859_2: 'iso-8859-2',
  macroman: 'macintosh',
  codepage437: 'cp437',
  codepage850: 'cp850',
  codepage852: 'cp852',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
}

/** What a MapInfo file calls its encoding; `Neutral` says nothing. */
export function charsetOf(text: string): string | undefined {
  const said = /charset\s+"?([\w-]+)"?/i.exec(text)?.[1]?.toLowerCase()
  const name = said ? names[said] : undefined
  return name && iconv.encodingExists(name) ? name : undefined
}
