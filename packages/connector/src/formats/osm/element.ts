import { isObject } from '../json/locate.ts'
import { childOf, childrenOf, type XmlElement } from '../markup/elements.ts'

/** A node, way or relation, whichever way it was written. */
export interface OsmElement {
  type: 'node' | 'way' | 'relation'
  id: string
  position?: [longitude: number, latitude: number]
  /** Given by Overpass in place of the positions (`out center`). */
  center?: [longitude: number, latitude: number]
  nodes: string[]
  /** Positions written with the element itself (`out geom`). */
  line?: [number, number][]
  members: OsmMember[]
  tags: Record<string, string>
  timestamp?: string
  deleted?: boolean
}

export interface OsmMember {
  type: string
  ref: string
  role: string
  line?: [number, number][]
}

const pairOf = (lon: unknown, lat: unknown): [number, number] | undefined => {
  const pair: [number, number] = [Number(lon ?? Number.NaN), Number(lat ?? Number.NaN)]
  return pair.every(Number.isFinite) && lon !== '' && lat !== '' ? pair : undefined
}

export function fromXml(element: XmlElement): OsmElement {
  const { attributes } = element
  const center = childOf(element, 'center')
  const line = lineOf(childrenOf(element, 'nd').map((one) => pairOf(one.attributes.lon, one.attributes.lat)))
  return compact({
    type: element.name as OsmElement['type'],
    id: attributes.id ?? '',
    position: pairOf(attributes.lon, attributes.lat),
    center: center && pairOf(center.attributes.lon, center.attributes.lat),
    nodes: childrenOf(element, 'nd').flatMap((one) => one.attributes.ref ?? []),
    line,
    members: childrenOf(element, 'member').map((one) =>
      compact({
        type: one.attributes.type ?? '',
        ref: one.attributes.ref ?? '',
        role: one.attributes.role ?? '',
        line: lineOf(childrenOf(one, 'nd').map((nd) => pairOf(nd.attributes.lon, nd.attributes.lat))),
      }),
    ),
    tags: Object.fromEntries(childrenOf(element, 'tag').map((tag) => [tag.attributes.k ?? '', tag.attributes.v ?? ''])),
    timestamp: attributes.timestamp,
    deleted: attributes.visible === 'false' || undefined,
  })
}

export function fromJson(value: unknown): OsmElement | undefined {
  if (!isObject(value) || !/^(?:node|way|relation)$/.test(String(value.type))) return undefined
  const center = isObject(value.center) ? pairOf(value.center.lon, value.center.lat) : undefined
  const members = Array.isArray(value.members) ? value.members.filter(isObject) : []
  return compact({
    type: value.type as OsmElement['type'],
    id: String(value.id ?? ''),
    position: pairOf(value.lon, value.lat),
    center,
    nodes: Array.isArray(value.nodes) ? value.nodes.map(String) : [],
    line: positionsOf(value.geometry),
    members: members.map(({ type, ref, role, geometry }) =>
      compact({ type: String(type), ref: String(ref), role: String(role ?? ''), line: positionsOf(geometry) }),
    ),
    tags: isObject(value.tags)
      ? Object.fromEntries(Object.entries(value.tags).map(([key, tag]) => [key, String(tag)]))
      : {},
    timestamp: typeof value.timestamp === 'string' ? value.timestamp : undefined,
  })
}

/** Positions outside the box that was asked for are `null`: the line is then only known in part. */
const positionsOf = (list: unknown) =>
  Array.isArray(list) ? lineOf(list.map((one) => (isObject(one) ? pairOf(one.lon, one.lat) : undefined))) : undefined

function lineOf(list: ([number, number] | undefined)[]): [number, number][] | undefined {
  const line = list.filter((one) => one !== undefined)
  return line.length > 0 ? line : undefined
}

type Loose<T> = { [K in keyof T]: T[K] | undefined }

const compact = <T extends object>(value: Loose<T>): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T
