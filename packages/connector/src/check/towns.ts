import type { MapContext } from '../map/context.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { Draft } from './row.ts'
import type { Tally } from './tally.ts'

/** `Maison des associations, 77410 Villevaudé` and `Place de l'Église, Annet-sur-Marne` end with their town. */
function townInText(text: string, country: string): { postalCode?: string; addressLocality: string } | undefined {
  const gazetteer = gazetteerOf(country)
  const coded = /(?:^|[\s,(-])(\d{5}|\d{3} \d{2}),?\s+(\p{L}[\p{L}' .-]{1,44}?)(?:\s+cedex.*)?\s*(?:[,)].*)?$/iu.exec(
    text,
  )
  if (coded) {
    const postalCode = coded[1]!
    const name = coded[2]!.trim()
    if (gazetteer.certain(name, { postalCode })) return { postalCode, addressLocality: name }
  }
  const last = text
    .split(/\s*[,(–—]\s*|\s-\s/)
    .at(-1)
    ?.replace(/\)$/, '')
    .trim()
  if (!last || last.length === text.length || last.length < 3 || !/^\p{Lu}/u.test(last)) return undefined
  return gazetteer.certain(last, {}) ? { addressLocality: last } : undefined
}

/** Supplies the town's code where name and postal code (or the name alone, when only one town has it) leave no doubt. */
export function townFinder(context: MapContext, tally: Tally): (draft: Draft) => void {
  const gazetteer = gazetteerOf(context.country)
  const known = new Map<string, string | undefined>()
  const find = (name: string, postalCode: string | undefined) => {
    const key = `${name}|${postalCode ?? ''}`
    if (!known.has(key)) {
      if (known.size > 50_000) known.clear()
      known.set(key, gazetteer.certain(name, postalCode ? { postalCode } : {})?.code)
    }
    return known.get(key)
  }
  const fromText = (fields: Draft['fields']) => {
    for (const name of ['streetAddress', 'location']) {
      const text = fields[name]
      if (typeof text !== 'string') continue
      const found = townInText(text, context.country)
      if (!found) continue
      fields.addressLocality = found.addressLocality
      if (found.postalCode !== undefined) fields.postalCode ??= found.postalCode
      return
    }
  }
  return ({ fields, record }) => {
    if (fields.townCode !== undefined) return
    if (fields.addressLocality === undefined) fromText(fields)
    const name = fields.addressLocality
    if (typeof name === 'string') {
      const code = find(name, fields.postalCode as string | undefined)
      if (code === undefined) return
      fields.townCode = code
      tally.repair('town-code-found', name, code, record.where)
    } else if (context.town && fields.latitude === undefined && fields.postalCode === undefined) {
      fields.townCode = context.town.code
      fields.addressLocality = context.town.name
      tally.repair('town-given', '', context.town.code, record.where)
    }
  }
}
