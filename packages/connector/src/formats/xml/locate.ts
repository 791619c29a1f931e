import { local } from './sax.ts'
import type { Shape } from './survey.ts'

/** Names of lists in data made by programs: their elements are the records even when the envelope says much of itself. */
const listNames =
  /^(results?|records?|items?|data|rows?|features?|entr(y|ies)|events?|evenements?|événements?|members?|list|liste|objects?|elements?|docs?|donnees|données|fiches?|annonces?)$/i
const MOST_LAYERS = 20

/** The repeating elements that are the records of a document, the main ones first; the root itself when nothing repeats. */
export function locate(document: Shape, kinOf: (shape: Shape) => Shape[] = alike): Shape[] {
  const found = repeating(document).filter((shape) => !owned(shape))
  const rich = found.filter((shape) => richness(shape) >= 2)
  const best = (rich.length > 0 ? rich : found).sort((a, b) => weight(b) - weight(a))
  const [main] = best
  if (!main) return [...document.children.values()].slice(0, 1).map((root) => listed(root) ?? only(root))
  const kin = kinOf(main)
  const others = best.filter(
    (shape) =>
      shape !== main &&
      !kin.includes(shape) &&
      richness(shape) >= 3 &&
      (shape.count >= 10 || weight(shape) >= weight(main) * 0.05),
  )
  return [main, ...others].slice(0, MOST_LAYERS).map((shape) => inner(shape, false))
}

/** The element itself and its siblings of other names that say the same of themselves: `<concert>` beside `<exposition>`. */
export function alike(shape: Shape): Shape[] {
  const names = new Set([...shape.children.values()].map(({ name }) => name))
  const kin = [...(shape.parent?.children.values() ?? [])].filter((other) => {
    const common = [...other.children.keys()].filter((name) => names.has(name)).length
    return other !== shape && common >= 2 && common >= Math.max(names.size, other.children.size) * 0.5
  })
  return [shape, ...kin]
}

/** `<evenements><evenement/></evenements>`: a list that has only one today. */
function listed(shape: Shape): Shape | undefined {
  for (const child of shape.children.values()) {
    const list = local(shape.name).toLowerCase()
    const one = local(child.name).toLowerCase()
    const plural =
      list === `${one}s` ||
      list === `${one}x` ||
      list === `${one}list` ||
      (list.length > 4 && list.replace(/ies$/, 'y') === one)
    if (plural && !isLeaf(child) && shape.children.size === 1 && scalarsOf(child) >= 2) return child
    const below = listed(child)
    if (below) return below
  }
  return undefined
}

/** `{"agenda": {"evenement": {…}}}`: the one thing inside envelopes. */
function only(root: Shape): Shape {
  const [child, ...more] = root.children.values()
  return child && more.length === 0 && !isLeaf(child) && root.attributes.size <= 3 ? only(child) : root
}

const weight = (shape: Shape): number => shape.leaves * (listNames.test(local(shape.name)) ? 2 : 1)
const richness = (shape: Shape): number => shape.leaves / Math.max(shape.count, 1)

/** Outermost elements that repeat within one parent. */
function repeating(shape: Shape): Shape[] {
  return [...shape.children.values()].flatMap((child) =>
    child.most < 2 ? repeating(child) : isTranslation(child) || isField(child) ? [] : [child],
  )
}

/** The same text in several languages. */
const isTranslation = (shape: Shape): boolean =>
  isLeaf(shape) && shape.attributes.size === 1 && shape.attributes.has('xml:lang')

/** `<champ nom="ville">Blain</champ>`: the attribute is the name of the field; a field may hold fields (`<champ nom="adresse"><champ …`). */
export function isField(shape: Shape): boolean {
  const [attribute, ...more] = shape.attributes
  const [inside, ...others] = shape.children.values()
  return (
    (inside === undefined || (inside.name === shape.name && others.length === 0 && isField(inside))) &&
    more.length === 0 &&
    shape.texts > 0 &&
    attribute !== undefined &&
    fieldNames.test(local(attribute))
  )
}
const fieldNames = /^(name|nom|nombre|nume|namn|key|cle|clave|field|fieldname|champ|campo|label|libelle|property)$/i

/** A thing with many facts of its own owns its lists; an envelope only carries one. */
function owned(shape: Shape): boolean {
  if (listNames.test(local(shape.name)) && shape.count > 2) return false
  for (let above = shape.parent; above?.parent; above = above.parent) {
    const own = scalarsOf(above)
    if (own >= 5 && own > richness(shape)) return true
  }
  return false
}

/** Attributes and texts an element has directly. */
export function scalarsOf(shape: Shape): number {
  const texts = [...shape.children.values()].filter((child) => child.most === 1 && child.texts > 0 && isLeaf(child))
  return shape.attributes.size + texts.length
}

export const isLeaf = (shape: Shape): boolean => shape.children.size === 0

/** Groups of records: a few parents, each with many children that say more than the parent does. */
function inner(shape: Shape, strict: boolean): Shape {
  const lists = repeating(shape)
  const inLists = lists.reduce((sum, list) => sum + list.leaves, 0)
  const own = (shape.leaves - inLists) / Math.max(shape.count, 1)
  const best = lists
    .filter((list) => {
      const rich = richness(list)
      const many = rich > own * 2 ? list.count > shape.count : list.count >= shape.count * 2
      if (list.parents < shape.count * 0.5 || !many) return false
      return rich >= 3 && rich > own ? true : !strict && own <= 4 && rich >= 2
    })
    .sort((a, b) => b.leaves - a.leaves)[0]
  return best ? inner(best, true) : shape
}

/** From the document down to the shape itself. */
export function pathOf(shape: Shape): Shape[] {
  const path: Shape[] = []
  for (let one: Shape | undefined = shape; one?.parent; one = one.parent) path.unshift(one)
  return path
}

/** The element's own name; with its prefix where a sibling of another vocabulary has the same. */
export function displayName(shape: Shape): string {
  const name = local(shape.name)
  const siblings = shape.parent?.children.values() ?? []
  for (const other of siblings) if (other !== shape && local(other.name) === name) return shape.name
  return name
}

/** `id`; `@id` where an element of the same name stands beside it. */
export function attributeName(shape: Shape, attribute: string): string {
  const name = local(attribute)
  for (const child of shape.children.values()) if (local(child.name) === name) return `@${name}`
  return name
}
