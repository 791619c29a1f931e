import type { RawRecord } from '../../types.ts'
import { arcAround, circle } from '../geometry/arcs.ts'
import type { Group } from './groups.ts'

type Geometry = NonNullable<RawRecord['geometry']>

/** One entity with the groups that follow it, the vertices and attributes that belong to it among them. */
export interface Entity {
  type: string
  groups: Group[]
  vertices: number[][]
  attributes: Record<string, string>
}

export const drawn = new Set(['POINT', 'TEXT', 'MTEXT', 'INSERT', 'LINE', 'LWPOLYLINE', 'POLYLINE', 'CIRCLE', 'ARC'])

export const textIn = (entity: Entity, code: number): string | undefined =>
  entity.groups.find((group) => group.code === code)?.value.trim() || undefined

const numberIn = (entity: Entity, code: number, missing = Number.NaN): number => {
  const value = Number(textIn(entity, code) ?? Number.NaN)
  return Number.isFinite(value) ? value : missing
}

export function geometryOf(entity: Entity): Geometry | undefined {
  const at = [numberIn(entity, 10), numberIn(entity, 20)]
  const has = at.every(Number.isFinite)
  switch (entity.type) {
    case 'POINT':
    case 'INSERT':
    case 'TEXT':
    case 'MTEXT':
      return has ? { type: 'Point', coordinates: withHeight(at, numberIn(entity, 30, 0)) } : undefined
    case 'LINE': {
      const end = [numberIn(entity, 11), numberIn(entity, 21)]
      return has && end.every(Number.isFinite) ? { type: 'LineString', coordinates: [at, end] } : undefined
    }
    case 'CIRCLE': {
      const radius = numberIn(entity, 40)
      return has && radius > 0 ? { type: 'Polygon', coordinates: [circle(at, radius)] } : undefined
    }
    case 'ARC': {
      const [radius, start, end] = [numberIn(entity, 40), numberIn(entity, 50), numberIn(entity, 51)]
      if (!has || !(radius > 0) || Number.isNaN(start + end)) return undefined
      const sweep = (((end - start) % 360) + 360) % 360 || 360
      return {
        type: 'LineString',
        coordinates: arcAround(at, radius, (start * Math.PI) / 180, (sweep * Math.PI) / 180),
      }
    }
    default:
      return lineOf(entity)
  }
}

function lineOf(entity: Entity): Geometry | undefined {
  const line = entity.type === 'LWPOLYLINE' ? flatVertices(entity.groups) : entity.vertices
  const isClosed = (numberIn(entity, 70, 0) & 1) === 1
  if (line.length < 2) return undefined
  if (!isClosed || line.length < 3) return { type: 'LineString', coordinates: line }
  return { type: 'Polygon', coordinates: [[...line, line[0]!]] }
}

function flatVertices(groups: readonly Group[]): number[][] {
  const line: number[][] = []
  for (const { code, value } of groups) {
    if (code === 10) line.push([Number(value), Number.NaN])
    else if (code === 20 && line.length > 0) line.at(-1)![1] = Number(value)
  }
  return line.filter((position) => position.every(Number.isFinite))
}

const withHeight = (at: number[], height: number) => (height === 0 ? at : [...at, height])

/** `%%d` is a degree sign, `\P` a new line, `\U+00E9` a letter; what only says how to draw the text is taken out. */
export function plainText(text: string): string {
  return text
    .replace(/\\U\+([0-9A-F]{4})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/%%d/gi, '°')
    .replace(/%%c/gi, 'Ø')
    .replace(/%%p/gi, '±')
    .replace(/%%[uo]/gi, '')
    .replace(/\\P/g, '\n')
    .replace(/\\~/g, ' ')
    .replace(/\\[ACcFfHhQqTtWwpx][^;\\{}]{0,200};/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/[{}]/g, '')
    .trim()
}
