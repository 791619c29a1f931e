import { parse } from '@wiker/platform/i18n.ts'
import { readableName } from '@wiker/platform/readable-name.ts'
import type { Given, Values } from './facts.ts'
import { grammars } from './grammar/grammar.ts'
import { dateParts, type Grammar } from './grammar/shape.ts'
import type { FactValue, Origin, Part, StoryLanguage } from './types.ts'
import { choose } from './variant.ts'

export type Sentences = Record<string, string>

/** Who speaks: a language, a kind's sentences in it, and the facts that the text leans on, gathered on the way. */
export interface Speaker {
  language: StoryLanguage
  sentences: Sentences
  /** Of the story: which of its ways each sentence takes. */
  variant: number
  /** The day the words are said on: its year goes without saying. */
  today: string
  facts: FactValue[]
}

/**
 * One sentence with its values: `lead` is said as `lead`, `lead.2` or `lead.3`, in turn by the week. A value `x` is `{x}`; a number's plural is
 * `{xN, plural, …}`, its feminine in words `{xF}`, and whether it is there at all `{xQ, select, yes {…} other {…}}`.
 */
export function say(speaker: Speaker, key: string, values: Values): Part[] {
  const { language, sentences, variant } = speaker
  const ways = [key, ...[2, 3, 4, 5].map((nth) => `${key}.${nth}`)].filter((one) => sentences[one] !== undefined)
  if (ways.length === 0) throw new Error(`No sentence ${key} in ${language}`)
  const way = ways[choose(variant, key, ways.length)]!
  const grammar = grammars[language]
  const pieces = message(sentences[way]!, language)
    .formatToParts(messageValues(speaker, values) as Record<string, never>)
    .flatMap(({ type, value }): Part[] =>
      type === 0 ? [{ t: String(value) }] : ((value as unknown as Spoken).parts ?? [{ t: String(value) }]),
    )
  return joined(pieces, grammar)
}

/** A sentence begins with a capital. */
export function sentence(parts: Part[]): Part[] {
  const [first, ...rest] = parts
  return first ? [{ ...first, t: capital(first.t) }, ...rest] : parts
}

export const textOf = (parts: Part[]) => parts.map(({ t }) => t).join('')

/** What a message is given: an object that it passes through untouched. */
interface Spoken {
  parts: Part[]
}

const messages = new Map<string, ReturnType<typeof parse>>()

function message(text: string, language: StoryLanguage) {
  const name = `${language} ${text}`
  let made = messages.get(name)
  if (!made) {
    made = parse(grammars[language].typeset(text), grammars[language].locale)
    messages.set(name, made)
  }
  return made
}

function messageValues(speaker: Speaker, values: Values): Record<string, Spoken | string | number> {
  const all: Record<string, Spoken | string | number> = {}
  for (const [name, given] of Object.entries(values)) {
    all[`${name}Q`] = given ? 'yes' : 'no'
    if (!given) continue
    all[name] = { parts: spoken(speaker, given) }
    if (given.is === 'list') all[`${name}N`] = given.items.length
    if (given.is !== 'fact') continue
    if (given.type === 'name') {
      all[`${name}G`] = grammars[speaker.language].gender?.(String(given.value)) ?? 'other'
      all[`${name}A`] = { parts: withArticle(speaker, given) }
    }
    if (typeof given.value === 'number') all[`${name}N`] = given.value
    if (given.style?.words) all[`${name}F`] = { parts: spoken(speaker, given, true) }
  }
  return all
}

function spoken(speaker: Speaker, given: Given, feminine = false): Part[] {
  switch (given.is) {
    case 'fact':
      return [{ t: valueInWords(speaker, given, feminine), e: [noted(speaker, given)] }]
    case 'period':
      return periodParts(speaker, given.from, given.to)
    case 'phrase':
      return say(speaker, given.key, given.values)
    case 'list':
      return listParts(speaker, given)
  }
}

/** A place by its common noun: « le château d’Ancenis », « l’église Saint Sauveur ». Only languages that know the noun do so. */
function withArticle(speaker: Speaker, given: Extract<Given, { is: 'fact' }>): Part[] {
  const text = valueInWords(speaker, given)
  const article = grammars[speaker.language].article?.(text)
  const said = article !== undefined ? text[0]!.toLocaleLowerCase() + text.slice(1) : text
  return [...(article ? [{ t: article }] : []), { t: said, e: [noted(speaker, given)] }]
}

function noted(speaker: Speaker, { type, value, currency, from }: FactValue): number {
  const fact = { type, value, ...(currency && { currency }), from }
  const same = speaker.facts.findIndex((one) => one.type === type && nameOf(one.from) === nameOf(from))
  return same >= 0 ? same : speaker.facts.push(fact) - 1
}

/** The same cell, or the same computation over the same cells, is one fact however often it is said. */
function nameOf(origin: Origin): string {
  if ('table' in origin) return [origin.table, ...Object.values(origin.key), origin.field].join('|')
  return [origin.how, origin.given ?? '', ...origin.of.map(nameOf)].join('(')
}

/** A value as the language writes it. */
export function valueInWords(
  { language, today }: Pick<Speaker, 'language' | 'today'>,
  given: Extract<Given, { is: 'fact' }>,
  feminine = false,
): string {
  const { type, value, currency, style } = given
  const grammar = grammars[language]
  const figures = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(grammar.locale, options).format(+value)
  const year = String(value).slice(0, 4) !== today.slice(0, 4)
  switch (type) {
    case 'number':
      if (style?.words && Number.isInteger(value) && +value >= 1 && +value <= 9)
        return grammar.cardinal(+value, feminine)
      return figures({ maximumFractionDigits: style?.decimals ?? 1 })
    case 'money':
      return figures({
        style: 'currency',
        currency: currency ?? 'EUR',
        currencyDisplay: language === 'ro' && (currency ?? 'EUR') === 'EUR' ? 'name' : 'symbol',
        minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
        maximumFractionDigits: 2,
      })
    case 'percent':
      return figures({ style: 'unit', unit: 'percent', maximumFractionDigits: style?.decimals ?? 1 }).replace(
        /\s?%/,
        language === 'en' ? '%' : '\u00a0%',
      )
    case 'distance':
      if (+value < 1) return `${Math.round(+value * 1000)}\u00a0m`
      return `${figures({ maximumFractionDigits: 1 })}\u00a0km`
    case 'year':
      return String(value)
    case 'day':
      return grammar.day(String(value), { weekday: Boolean(style?.weekday), year })
    case 'month':
      return monthName(grammar, String(value), year)
    case 'weekday':
      return dateParts(grammar.locale, `2024-01-0${value}`, { weekday: 'long' })
        .map((part) => part.value)
        .join('')
    case 'hour':
      return grammar.clock(String(value))
    case 'name':
      return readableName(String(value))
  }
}

function monthName({ locale }: Grammar, month: string, year: boolean): string {
  return dateParts(locale, `${month}-01`, { month: 'long', ...(year && { year: 'numeric' }) })
    .map(({ value }) => value)
    .join('')
}

/** « du 19 décembre au 4 janvier 2027 »: the year is said once when it is the same. */
function periodParts(speaker: Speaker, from: FactValue, to: FactValue): Part[] {
  const grammar = grammars[speaker.language]
  const [before, between] = grammar.period
  const toYear = String(to.value).slice(0, 4)
  const year = toYear !== speaker.today.slice(0, 4)
  const sameYear = String(from.value).startsWith(toYear)
  const said = (fact: FactValue, withYear: boolean): Part => ({
    t: grammar.day(String(fact.value), { weekday: true, year: withYear }),
    e: [noted(speaker, fact)],
  })
  return [{ t: before }, said(from, year && !sameYear), { t: between }, said(to, year)]
}

function listParts(speaker: Speaker, { items, joined: how = 'and' }: Extract<Given, { is: 'list' }>): Part[] {
  const { locale } = grammars[speaker.language]
  const each = items.map((item) =>
    item.is === 'fact' && item.style?.article ? withArticle(speaker, item) : spoken(speaker, item),
  )
  const stop = speaker.language === 'fr' ? '\u202f; ' : '; '
  if (how === 'semicolon') return each.flatMap((parts, at) => (at ? [{ t: stop }, ...parts] : parts))
  const format = new Intl.ListFormat(locale, { type: 'conjunction' })
  return format
    .formatToParts(each.map((_, at) => String(at)))
    .flatMap(({ type, value }) => (type === 'element' ? each[Number(value)]! : [{ t: value }]))
}

/** Neighbouring pieces of plain text are one; words that run into what follows are set as the language wants. */
function joined(parts: Part[], grammar: Grammar): Part[] {
  const out: Part[] = []
  for (const part of parts) {
    if (part.t === '') continue
    const last = out.at(-1)
    if (!last) {
      out.push({ ...part })
      continue
    }
    const [before, after] = last.e ? [last.t, part.t] : grammar.meet(last.t, part.t)
    last.t = before
    if (!last.e && !part.e) last.t += after
    else out.push({ ...part, t: after })
  }
  return out
}

const capital = (text: string) =>
  text.replace(/^([«"(\s]*)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toLocaleUpperCase())
