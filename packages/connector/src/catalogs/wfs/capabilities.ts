import { Unreadable } from '../../problem.ts'
import { addressWith } from '../fields.ts'
import type { Session } from '../types.ts'
import { childOf, childrenOf, descendants, parseTree, rootName, type XmlNode, xmlText } from '../xml.ts'

export interface FeatureType {
  name: string
  title?: string
  description?: string
  keywords: string[]
  crs?: string
}

export interface Capabilities {
  version: string
  title?: string
  publisher?: string
  types: FeatureType[]
  /** What the service calls GeoJSON, when it gives any. */
  json?: string
}

/** What the service can do; it answers with the highest version it speaks. */
export async function capabilitiesOf(endpoint: URL, session: Session): Promise<Capabilities> {
  const { text } = await session.get(addressWith(endpoint, { service: 'WFS', request: 'GetCapabilities' }))
  const root = rootName(text) === 'WFS_Capabilities' ? await parseTree(text) : undefined
  if (!root) throw exceptionIn(text) ?? new Unreadable('not-this-protocol')
  const identification = childOf(root, 'ServiceIdentification') ?? childOf(root, 'Service')
  const provider = childOf(root, 'ServiceProvider')
  const title = word(identification, 'Title')
  const publisher = word(provider, 'ProviderName')
  const json = geojsonOf(formatsOf(root))
  return {
    version: root.attributes.version ?? '1.0.0',
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    types: [...descendants(root, 'FeatureType')].flatMap(typeOf),
    ...(json ? { json } : {}),
  }
}

function word(node: XmlNode | undefined, name: string): string | undefined {
  return (node && xmlText(childOf(node, name)).trim()) || undefined
}

function typeOf(node: XmlNode): FeatureType[] {
  const name = word(node, 'Name')
  const title = word(node, 'Title')
  const description = word(node, 'Abstract')
  const crs = word(node, 'DefaultCRS') ?? word(node, 'DefaultSRS') ?? word(node, 'SRS')
  const keywords = [...descendants(node, 'Keyword')].map((one) => xmlText(one).trim()).filter(Boolean)
  return name
    ? [
        {
          name,
          keywords,
          ...(title ? { title } : {}),
          ...(description ? { description } : {}),
          ...(crs ? { crs } : {}),
        },
      ]
    : []
}

/** 1.1 and 2.0 list them as values of a parameter, 1.0 as elements. */
function formatsOf(root: XmlNode): string[] {
  const operation = [...descendants(root, 'Operation')].find(({ attributes }) => attributes.name === 'GetFeature')
  const scope = operation ?? [...descendants(root, 'GetFeature')][0]
  if (!scope) return []
  const values = [...descendants(scope, 'Parameter')]
    .filter(({ attributes }) => attributes.name?.toLowerCase() === 'outputformat')
    .flatMap((parameter) => [...descendants(parameter, 'Value')])
    .map((value) => xmlText(value).trim())
  const named = [...descendants(scope, 'ResultFormat')].flatMap((format) =>
    childrenOf(format, ...format.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]))).map(
      ({ name }) => name,
    ),
  )
  return [...values, ...named]
}

function geojsonOf(formats: string[]): string | undefined {
  return (
    formats.find((format) => /geo\+?json/i.test(format)) ??
    formats.find((format) => /^(?:application\/)?json$/i.test(format))
  )
}

/** The service's own words of refusal, which come with status 200 as well. */
export function exceptionIn(text: string): Unreadable | undefined {
  if (!/ExceptionReport/.test(text.slice(0, 2000))) return undefined
  const [, reason = ''] =
    /<(?:\w+:)?(?:ExceptionText|ServiceException)[^<>]{0,500}>\s{0,200}(?:<!\[CDATA\[)?([^<\]]{0,500})/.exec(text) ?? []
  return new Unreadable('service-refuses', { reason: reason.trim().slice(0, 200) })
}
