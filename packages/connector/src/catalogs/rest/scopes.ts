import { isObject, type Json, numberOf, objectOf, textOf } from '../fields.ts'
import { nextLink } from '../paging.ts'
import type { Answer } from '../types.ts'
import { envelopes, nextNames, totalNames } from './names.ts'

const DEEPEST = 3
const MOST = 60

/** The objects of an answer that may speak of paging: the answer itself, its envelopes, then whatever else is no list. */
export function scopesOf(json: unknown): Json[] {
  const found = [objectOf(json)]
  for (let at = 0, end = 1, depth = 0; depth < DEEPEST; depth++, at = end, end = found.length)
    for (const one of found.slice(at, end)) {
      const names = Object.keys(one).filter((name) => isObject(one[name]))
      names.sort((a, b) => Number(envelopes.includes(b)) - Number(envelopes.includes(a)))
      for (const name of names) if (found.length < MOST) found.push(objectOf(one[name]))
    }
  return found
}

/** RFC 8288 in the header, else an address under one of the usual names. */
export function nextOf(answer: Answer): string | undefined {
  const header = nextLink(answer)
  if (header) return header
  for (const scope of scopesOf(answer.json)) {
    const list = [scope.links, scope.link, scope._links].find(Array.isArray) as unknown[] | undefined
    const linked = list?.map(objectOf).find(({ rel, relation }) => (rel ?? relation) === 'next')
    const address = textOf(linked?.href) ?? textOf(linked?.url)
    if (address) return address
    for (const name of nextNames) {
      const value = isObject(scope[name]) ? (scope[name].href ?? scope[name]['@id'] ?? scope[name].url) : scope[name]
      if (typeof value === 'string' && isAddress(value)) return value
    }
  }
  return undefined
}

/** Whole, from the top, or only what changes of the one before (`Lieux?$skiptoken=8`). */
const isAddress = (text: string): boolean =>
  /^(?:https?:\/\/|\/|\?|\.{1,2}\/)\S+$/.test(text) || /^[\w.~%/-]+\?[^\s=]+=\S*$/.test(text)

/** `57`, `"57"`, `{"value": 57}`. */
export function count(value: unknown): number | undefined {
  if (isObject(value)) return numberOf(value.value)
  return numberOf(value) ?? (typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : undefined)
}

export function firstNumber(scopes: Json[], names: readonly string[]): number | undefined {
  for (const scope of scopes)
    for (const name of names) {
      const found = count(scope[name])
      if (found !== undefined) return found
    }
  return undefined
}

export const firstText = (scopes: Json[], name: string): string | undefined =>
  scopes.map((scope) => (typeof scope[name] === 'string' ? textOf(scope[name]) : undefined)).find(Boolean)

export const isSaid = (scopes: Json[], names: readonly string[], value: boolean): boolean =>
  scopes.some((scope) => names.some((name) => scope[name] === value))

export function totalOf(answer: Answer): number | undefined {
  return (
    firstNumber(scopesOf(answer.json), totalNames) ??
    headerNumber(answer, 'x-total-count', 'x-wp-total', 'x-total', 'x-pagination-total-count', 'x-total-results') ??
    rangeTotal(answer)
  )
}

/** `Content-Range: items 0-9/57` */
function rangeTotal({ headers }: Answer): number | undefined {
  const total = /\d+-\d+\/(\d+)\s*$/.exec(headers['content-range'] ?? '')?.[1]
  return total === undefined ? undefined : Number(total)
}

export function headerNumber({ headers }: Answer, ...names: string[]): number | undefined {
  const text = names.map((name) => headers[name]).find((value) => /^\d+$/.test(value ?? ''))
  return text === undefined ? undefined : Number(text)
}
