import type { MapContext } from '../map/context.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { Draft } from './row.ts'
import type { Tally } from './tally.ts'

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
  return ({ fields, record }) => {
    if (fields.townCode !== undefined) return
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
