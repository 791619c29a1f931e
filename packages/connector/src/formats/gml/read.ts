import { fromWgs84, toWgs84 } from '../../normalize/crs.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { mapPositions } from '../geometry/map-positions.ts'
import { type OpenElement, textOf, type XmlElement, xmlEvents } from '../markup/elements.ts'
import { passes, type Reading, textOfMember } from '../markup/reading.ts'
import { featureOf } from './feature.ts'
import { nameOfSystem } from './srs.ts'

const collection = /(?:FeatureCollection|SpatialDataSet|CityModel)\d?$/
const isMembers = (name: string) => /[mM]embers?$/.test(name)

/** Features are what stands in a member of a collection, collections in it too; a root that is none is a feature itself. */
function isFeature(name: string, parents: readonly OpenElement[]): boolean {
  if (collection.test(name)) return false
  if (parents.length === 0) return !isMembers(name) && !collection.test(name) && name !== 'boundedBy'
  return isMembers(parents.at(-1)!.name)
}

/** Each type of feature is a layer. */
export async function openGml(member: Member, detection: Detection): Promise<Layer[]> {
  const types = await survey(member)
  const layers = [...types].map(([type, { crs }]) => {
    const layer = newLayer(member, 'gml', types.size > 1 ? type : undefined)
    layer.encoding = detection.encoding ?? 'utf-8'
    layer.facts = { title: type }
    declareCrs(layer, crs)
    layer.records = passes(
      layer,
      (tally) => textOfMember(member, tally)(),
      (reading) => features(reading, layer, type),
    )
    return layer
  })
  return layers.length > 0 ? layers : [newLayer(member, 'gml')]
}

/** What stands in a feature that is not wanted is not wanted either, whatever it is called. */
function isSkipped(name: string, parents: readonly OpenElement[], skips: (name: string) => boolean): boolean {
  if (skips(name)) return true
  return parents.some((parent, index) => index > 0 && isMembers(parents[index - 1]!.name) && skips(parent.name))
}

/** A collection's own box may be the only place that names the system. */
function isFeatureOrBounds(name: string, parents: readonly OpenElement[]): boolean {
  if (parents.length === 0) return false
  return isFeature(name, parents) || (name === 'boundedBy' && parents.length === 1)
}

async function survey(member: Member): Promise<Map<string, { crs?: string }>> {
  const types = new Map<string, { crs?: string }>()
  // One feature of each type is enough: the others are only passed through.
  const skips = (name: string) => types.get(name)?.crs !== undefined
  for await (const { element, system } of elementsOf(textOfMember(member)(), { skips })) {
    const known = types.get(element.name)
    if (known?.crs) continue
    const crs = featureOf(element, system).system
    types.set(element.name, crs ? { crs } : {})
  }
  return types
}

interface Ears {
  forgive?(reason: string): void
  cutOff?(): void
  /** Features of this name are not wanted. */
  skips?(name: string): boolean
}

async function* elementsOf(
  pieces: AsyncIterable<string>,
  ears: Ears,
): AsyncGenerator<{ element: XmlElement; system: string | undefined }> {
  let system: string | undefined
  let lone = false
  const interests = {
    forgive: (reason: string) => ears.forgive?.(reason),
    cutOff: () => ears.cutOff?.(),
    whole: (name: string, parents: readonly OpenElement[]) => {
      if (parents.length === 0) lone = isFeature(name, parents)
      if (lone && parents.length === 0) return true
      return isFeatureOrBounds(name, parents) && !(ears.skips && isSkipped(name, parents, ears.skips))
    },
  }
  for await (const event of xmlEvents(pieces, interests)) {
    if (!('element' in event)) continue
    const { element } = event
    // A document whose root is no collection may all the same hold lists of features.
    if (lone) yield* nested(element, system)
    else if (element.name === 'boundedBy') system ??= nameOfSystem(element)
    else yield { element, system }
  }
}

function* nested(
  root: XmlElement,
  system: string | undefined,
): Generator<{ element: XmlElement; system: string | undefined }> {
  const members = root.children.filter(({ name }) => /^(?:featureM|m)embers?$/.test(name))
  if (members.length === 0) yield { element: root, system }
  for (const holder of members) for (const element of holder.children) yield { element, system }
}

async function* features(reading: Reading, layer: Layer, type: string): AsyncGenerator<RawRecord> {
  let where = 0
  for await (const { element, system } of elementsOf(reading.pieces, reading)) {
    if (element.name !== type) continue
    where++
    const feature = featureOf(element, system)
    const record = reading.flattener.record(feature.values, where)
    if (feature.geometry) record.geometry = inSystemOf(layer, feature.geometry, feature.crs)
    else reading.tally.warn(feature.hasShape ? 'bad-geometry' : 'no-geometry', `feature ${where}`)
    if (textOf(element)) record.values[indexOf(layer, 'value')] = textOf(element)
    yield record
  }
}

function indexOf(layer: Layer, name: string): number {
  const index = layer.columns.indexOf(name)
  return index < 0 ? layer.columns.push(name) - 1 : index
}

type Geometry = NonNullable<RawRecord['geometry']>

/** A feature in another system than its layer's is brought into that one. */
function inSystemOf(layer: Layer, geometry: Geometry, crs: string | undefined): Geometry {
  if (!crs || !layer.crs || crs === layer.crs) return geometry
  const moved = mapPositions(geometry, ([x, y]) => {
    const degrees = toWgs84(x!, y!, crs)
    return degrees && fromWgs84(...degrees, layer.crs!)
  })
  return moved ?? geometry
}
