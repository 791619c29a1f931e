import { type CanonicalRecord, categorize, type Entity } from '@wiker/model'
import type { MemberInspection } from '../inspect.ts'
import { counted } from './counted.ts'
import { hasWords, type Words } from './messages.ts'

/** Records looked at to find the word for all of them. */
const ENOUGH = 200
/** Problems named in the sentence; the card lists all. */
const NAMED = 4

/** What the records of a member are, in the words of who keeps them: `defibrillator` when nearly all are. */
export class NounSample {
  private readonly keys = new Map<string, number>()
  private seen = 0

  add(record: CanonicalRecord, entity: Entity): void {
    if (this.seen >= ENOUGH) return
    this.seen++
    const key = categorize([...(record.categories ?? []), record.name ?? ''], entity)
    if (key) this.keys.set(key, (this.keys.get(key) ?? 0) + 1)
  }

  /** The category of nine records in ten; of a file that calls itself by one, when its records do not say another. */
  noun(entity: Entity, path: string): string | undefined {
    if (entity !== 'place' && entity !== 'organization') return undefined
    const [first] = [...this.keys].sort((a, b) => b[1] - a[1])
    if (first && first[1] >= this.seen * 0.9) return first[0]
    const own = categorize(
      [
        path
          .replace(/^.*[/#]/, '')
          .replace(/\.\w+$/, '')
          .replace(/[_-]+/g, ' '),
      ],
      entity,
    )
    const others = [...this.keys].filter(([key]) => key !== own).reduce((sum, [, count]) => sum + count, 0)
    return own && others < this.seen * 0.2 ? own : undefined
  }
}

/** "84 défibrillateurs en Lambert-93, colonnes x et y ; 2 lignes refusées, 12 prix illisibles." */
export function sentence(member: MemberInspection, noun: string | undefined, words: Words): string {
  const { entity, records, refused, crs, mapping, warnings } = member
  const known = noun && hasWords(`noun.${noun}`, words) ? `noun.${noun}` : `entity.${entity.type}`
  const system =
    crs && !/^(?:EPSG:4326|(?:OGC:)?CRS:?84)$/i.test(crs) ? words('card.in-crs', { crs: crsName(crs) }) : ''
  const positions = ['longitude', 'latitude'].map((field) => mapping.find(({ to }) => to === field)?.from)
  const [x, y] = system ? positions : positions.toReversed()
  const columns =
    x && y && x !== y ? words('card.position', { x, y }) : x ? words('card.position-one', { column: x }) : ''
  const problems = [
    ...(refused > 0 ? [{ kind: 'refused', count: refused }] : []),
    ...warnings
      .filter(({ kind, count }) => count > 0 && hasWords(`said.${kind}`, words))
      .sort((a, b) => b.count - a.count),
  ]
  const said = problems.slice(0, NAMED).map(({ kind, count }) => counted(`said.${kind}`, count, words))
  const what = `${counted(known, records, words)}${system}${columns}`
  return `${what}${said.length > 0 ? `${words('card.but')}${said.join(', ')}` : ''}.`
}

const names: Record<string, string> = {
  '2154': 'Lambert-93',
  '27572': 'Lambert II étendu',
  '27561': 'Lambert I',
  '27562': 'Lambert II',
  '27563': 'Lambert III',
  '27564': 'Lambert IV',
  '3006': 'SWEREF 99 TM',
  '3021': 'RT 90 2.5 gon V',
  '3844': 'Stereo 70',
  '3857': 'Web Mercator',
  '4258': 'ETRS89',
}

/** A system of coordinates as people call it; its code when it has no such name. */
export function crsName(crs: string): string {
  const code = /^EPSG:(\d+)$/i.exec(crs)?.[1]
  if (!code) return crs
  const zone = /^39(4\d|50)$/.exec(code)?.[1]
  if (zone) return `CC${zone}`
  const utm = /^(?:326|327|258)(\d\d)$/.exec(code)
  if (utm) return `UTM ${utm[1]}${code.startsWith('327') ? 'S' : 'N'}`
  return names[code] ?? crs
}
