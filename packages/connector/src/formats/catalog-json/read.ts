import type { Detection, Layer, Member } from '../../types.ts'
import { type Distribution, knownDataset, list, shortFormat, text } from '../dcat/dataset.ts'
import { itemLayer } from '../items/layer.ts'
import { isObject } from '../json/locate.ts'
import { parseDocument } from '../json/source.ts'
import { Tally } from '../table/tally.ts'
import { datasetsIn } from './detect.ts'

type Json = Record<string, unknown>

/** The data sets of a catalogue's answer; what it says beyond the common columns follows under its own names. */
export async function openCatalogJson(member: Member, detection: Detection): Promise<Layer[]> {
  const first: Pick<Layer, 'repairs' | 'warnings'> = { repairs: [], warnings: [] }
  const datasets = datasetsIn(await parseDocument(member, new Tally(first)))
  const layer = itemLayer(() => datasets.map(datasetOf), {
    path: member.path,
    format: detection.format,
    encoding: detection.encoding,
    known: knownDataset,
    warnings: first.warnings,
  })
  return [layer]
}

function datasetOf(given: Json): Json {
  const about = { ...metasOf(given.metas), ...given }
  const distributions = list(about.resources ?? about.distribution).flatMap(distributionOf)
  const { organization, publisher, tags, keyword, keywords } = about
  return {
    ...given,
    identifier: text(about.dataset_id ?? about.datasetid ?? about.id ?? about.identifier ?? about.name),
    title: text(about.title) ?? text(about.name),
    description: text(about.notes) ?? text(about.description),
    page: [about.page, about.landingPage, about.url].map(text).find((one) => /^https?:/.test(one ?? '')),
    publisherName: nameOf(organization) ?? nameOf(publisher) ?? nameOf(about.owner) ?? text(about.author),
    licence: text(about.license_title) ?? text(about.license) ?? text(about.license_id),
    modified: text(
      about.last_modified ?? about.last_update ?? about.metadata_modified ?? about.modified ?? about.data_processed,
    ),
    keywords: list(tags ?? keywords ?? keyword).flatMap(
      (word) => (isObject(word) ? text(word.display_name ?? word.name) : text(word)) ?? [],
    ),
    ...(distributions.length > 0 ? { distributions } : {}),
  }
}

/** Opendatasoft keeps what a data set says of itself in groups, of which `default` is everybody's. */
function metasOf(metas: unknown): Json {
  if (!isObject(metas)) return {}
  return isObject(metas.default) ? metas.default : metas
}

function distributionOf(value: unknown): Distribution[] {
  if (!isObject(value)) return []
  const url = [value.url, value.downloadURL, value.accessURL, value.latest]
    .map(text)
    .find((one) => /^(https?|ftp):/.test(one ?? ''))
  if (!url) return []
  const name = text(value.title) ?? text(value.name) ?? text(value.description)
  const mediaType = text(value.mime) ?? text(value.mimetype) ?? text(value.mediaType)
  const format = text(value.format) ?? mediaType
  return [
    {
      url,
      ...(name ? { name } : {}),
      ...(format ? { format: shortFormat(format) } : {}),
      ...(mediaType ? { mediaType } : {}),
    },
  ]
}

const nameOf = (value: unknown): string | undefined =>
  isObject(value)
    ? (text(value.title) ?? text(value.name))
    : typeof value === 'string' && !/^[\da-f-]{20,}$/.test(value)
      ? value
      : undefined
