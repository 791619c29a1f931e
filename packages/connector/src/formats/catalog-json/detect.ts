import { encodingOf } from '../../detect/encoding.ts'
import type { Detection, Member } from '../../types.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'
import { WHOLE } from '../json/source.ts'

/** Data sets with their files as the interfaces of catalogues answer: udata, CKAN, Opendatasoft, DCAT-US. Told by their shape. */
export async function detectCatalogJson(_head: Uint8Array, member: Member): Promise<Detection | undefined> {
  if (member.bytes > WHOLE) return undefined
  const found = await preview(member)
  if (!found || found.sequence) return undefined
  const [first] = datasetsIn(found.value)
  if (!first) return undefined
  const { name: encoding } = await encodingOf(member)
  return { format: 'json', encoding, confidence: 0.96 }
}

type Json = Record<string, unknown>

/** The data sets of an answer: the answer itself, its list, or the list in its envelope. */
export function datasetsIn(answer: unknown): Json[] {
  if (isDataset(answer)) return [answer]
  const lists = [
    answer,
    ...(isObject(answer)
      ? ['data', 'result', 'results', 'dataset', 'datasets', 'packages'].map((key) => answer[key])
      : []),
  ]
  if (isObject(answer) && isObject(answer.result)) lists.push(answer.result.results, [answer.result])
  for (const list of lists) {
    if (!Array.isArray(list) || list.length === 0) continue
    const datasets = list.filter(isDataset)
    if (datasets.length >= list.length * 0.5) return datasets
  }
  return []
}

function isDataset(value: unknown): value is Json {
  if (!isObject(value)) return false
  if (isObject(value.metas) && (typeof value.dataset_id === 'string' || typeof value.datasetid === 'string'))
    return true
  if (typeof (value.title ?? value.name) !== 'string' || '@graph' in value) return false
  const files = value.resources ?? value.distribution
  if (!Array.isArray(files)) return false
  // An empty data set is one all the same when it says whose and since when.
  if (files.length === 0) return 'metadata_modified' in value || ('organization' in value && 'frequency' in value)
  const telling = files.filter(
    (file) =>
      isObject(file) &&
      ['url', 'downloadURL', 'accessURL', 'format', 'mime', 'mediaType'].filter((key) => key in file).length >= 2,
  )
  return telling.length >= files.length * 0.5
}
