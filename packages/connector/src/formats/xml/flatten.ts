import { textOf, type XmlNode } from '../feed/tree.ts'
import { attributeName, displayName, isField } from './locate.ts'
import { isPlumbing, type Shape } from './survey.ts'

const htmlNames = new Set(
  'p br b i u em strong a span div ul ol li h1 h2 h3 h4 h5 h6 img blockquote sub sup hr small'.split(' '),
)

export type Flat = Record<string, unknown>

/** An element as one level of dotted names: attributes and elements alike; what repeats is a list, what is translated is by language. */
export function flatten(node: XmlNode, shape: Shape): Flat {
  const flat: Flat = Object.create(null)
  fill(node, shape, '', flat)
  return flat
}

function fill(node: XmlNode, shape: Shape, path: string, flat: Flat): void {
  const under = (name: string) => (path === '' ? name : `${path}.${name}`)
  for (const [key, value] of Object.entries(node.attributes))
    if (!isPlumbing(key)) flat[under(attributeName(shape, key))] = value
  const elements = node.children.filter((child) => typeof child !== 'string')
  if (elements.length === 0 || isProse(elements)) {
    const text = elements.length === 0 ? textOf(node).trim() : markup(node).trim()
    const attributed = Object.keys(node.attributes).length > 0
    if (text !== '' || !attributed) flat[path || 'value'] = node.attributes['xsi:nil'] === 'true' ? undefined : text
    return
  }
  const loose = node.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
  if (loose !== '') flat[path || 'value'] = loose
  for (const [name, same] of byName(elements)) {
    const child = shape.children.get(name)
    if (!child) continue
    const here = under(displayName(child))
    if (isField(child)) fields(same, under, flat)
    else if (same.length === 1) fill(same[0]!, child, here, flat)
    else if (areTranslations(same))
      for (const one of same) flat[`${here}.${one.attributes['xml:lang']}`] = textOf(one).trim()
    else flat[here] = same.map((one) => plainOf(one, child))
  }
}

/** Each under the name its attribute gives it. */
function fields(nodes: XmlNode[], under: (name: string) => string, flat: Flat): void {
  for (const node of nodes) {
    const name = under(Object.values(node.attributes)[0] || node.name)
    const inside = node.children.filter((child) => typeof child !== 'string')
    if (inside.length > 0) {
      fields(inside, (each) => `${name}.${each}`, flat)
      continue
    }
    const value = textOf(node).trim()
    const known = flat[name]
    flat[name] = known === undefined ? value : [known, value].flat()
  }
}

/** One of a list: its text, or an object when it has more to say. */
function plainOf(node: XmlNode, shape: Shape): unknown {
  const flat = flatten(node, shape)
  const keys = Object.keys(flat)
  return keys.length === 1 && keys[0] === 'value' ? flat.value : { ...flat }
}

function byName(nodes: XmlNode[]): Map<string, XmlNode[]> {
  const groups = new Map<string, XmlNode[]>()
  for (const node of nodes) {
    const group = groups.get(node.name)
    if (group) group.push(node)
    else groups.set(node.name, [node])
  }
  return groups
}

function areTranslations(nodes: XmlNode[]): boolean {
  const languages = new Set(nodes.map(({ attributes }) => attributes['xml:lang']))
  return languages.size === nodes.length && !languages.has(undefined)
}

const isProse = (elements: XmlNode[]): boolean =>
  elements.every(
    ({ name, children }) =>
      htmlNames.has(name.toLowerCase()) && isProse(children.filter((one) => typeof one !== 'string')),
  )

function markup(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      const { href, src } = child.attributes
      const attributes = href ? ` href="${quoted(href)}"` : src ? ` src="${quoted(src)}"` : ''
      return `<${child.name}${attributes}>${markup(child)}</${child.name}>`
    })
    .join('')
}

const quoted = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
