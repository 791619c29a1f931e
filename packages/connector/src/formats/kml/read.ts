import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { newLayer } from '../geometry/layer.ts'
import { type OpenElement, textOf, xmlEvents } from '../markup/elements.ts'
import { passes, type Reading, textOfMember } from '../markup/reading.ts'
import { XmlPackage } from '../xml/package.ts'
import { placemarkOf } from './placemark.ts'

/** The placemarks of a map; in which folders each stands is a column of its own. */
export async function openKml(member: Member, detection: Detection, context: ReadContext): Promise<Layer[]> {
  if (detection.format === 'kmz') return openArchive(member, context)
  return [mapLayer(member, detection, undefined, (tally) => textOfMember(member, tally)())]
}

async function openArchive(member: Member, context: ReadContext): Promise<Layer[]> {
  const parts = await XmlPackage.open(member, context.limits)
  parts.close()
  const maps = parts.paths.filter((path) => path.endsWith('.kml'))
  // The first one at the top is the map that is shown; the others hang on it.
  const main = maps.find((path) => path === 'doc.kml') ?? maps.find((path) => !path.includes('/')) ?? maps[0]
  if (main === undefined) throw new Unreadable('nothing-inside')
  const ordered = [main, ...maps.filter((path) => path !== main)]
  return ordered.map((path, index) =>
    mapLayer(
      member,
      { format: 'kmz', encoding: 'utf-8', confidence: 1 },
      index > 0 ? path : undefined,
      async function* () {
        const own = await XmlPackage.open(member, context.limits)
        try {
          yield* own.text(path)
        } finally {
          own.close()
        }
      },
    ),
  )
}

function mapLayer(
  member: Member,
  detection: Detection,
  part: string | undefined,
  text: Parameters<typeof passes>[1],
): Layer {
  const layer = newLayer(member, detection.format, part)
  layer.encoding = detection.encoding ?? 'utf-8'
  layer.crs = 'EPSG:4326'
  layer.records = passes(layer, text, (reading) => placemarks(reading, layer))
  return layer
}

async function* placemarks(reading: Reading, layer: Layer): AsyncGenerator<RawRecord> {
  const interests = {
    forgive: reading.forgive,
    cutOff: reading.cutOff,
    whole: (name: string, parents: readonly OpenElement[]) =>
      name === 'Placemark' ||
      name === 'NetworkLink' ||
      (name === 'name' && /^(Document|Folder)$/.test(parents.at(-1)?.name ?? '')) ||
      // Styles and views say how to draw, not what is there.
      /^(Style|StyleMap|Schema|Region|LookAt|Camera|GroundOverlay|ScreenOverlay)$/.test(name),
  }
  let where = 0
  for await (const event of xmlEvents(reading.pieces, interests)) {
    if (!('element' in event)) continue
    const { element, parents } = event
    if (element.name === 'name') {
      const holder = parents.at(-1)!
      holder.notes.name ??= textOf(element)
      if (holder.name === 'Document' && holder.notes.name) layer.facts = { title: String(holder.notes.name) }
    } else if (element.name === 'NetworkLink') reading.tally.warn('network-link')
    else if (element.name === 'Placemark') {
      where++
      const { values, geometry } = placemarkOf(element, foldersOf(parents))
      const record: RawRecord = reading.flattener.record(values, where)
      if (geometry) record.geometry = geometry
      else reading.tally.warn(geometry === null ? 'bad-geometry' : 'no-geometry', `placemark ${where}`)
      yield record
    }
  }
}

function foldersOf(parents: readonly OpenElement[]): string | undefined {
  const names = parents.filter(({ name }) => name === 'Folder').flatMap(({ notes }) => (notes.name as string) ?? [])
  return names.length > 0 ? names.join(' / ') : undefined
}
