import { isObject, listOf, objectOf, textOf } from '../fields.ts'
import { inLanguage, otherLanguages, wordsInLanguage } from '../languages.ts'
import type { Part } from '../types.ts'

export const eventKnown: NonNullable<Part['known']> = {
  entity: 'event',
  mapping: [
    { to: 'identifier', from: 'uid' },
    { to: 'name', from: 'title' },
    { to: 'description', from: 'longDescription' },
    { to: 'startDate', from: 'timings', field: 'timings' },
    { to: 'location', from: 'location.name' },
    { to: 'streetAddress', from: 'location.address' },
    { to: 'postalCode', from: 'location.postalCode' },
    { to: 'addressLocality', from: 'location.city' },
    { to: 'townCode', from: 'location.insee' },
    { to: 'latitude', from: 'location.latitude' },
    { to: 'longitude', from: 'location.longitude' },
    { to: 'url', from: 'canonicalUrl' },
    { to: 'image', from: 'image' },
    { to: 'image.credit', from: 'imageCredits' },
    { to: 'eventStatus', from: 'status' },
    { to: 'price', from: 'conditions' },
    { to: 'registrationUrl', from: 'registration.link' },
    { to: 'telephone', from: 'registration.phone' },
    { to: 'email', from: 'registration.email' },
    { to: 'typicalAgeRange', from: 'age' },
    { to: 'accessibility', from: 'accessibility' },
    { to: 'keywords', from: 'keywords' },
    { to: 'dateModified', from: 'updatedAt' },
  ],
}

const statuses = ['', 'scheduled', 'rescheduled', 'movedOnline', 'postponed', 'sold out', 'cancelled']
const languageFields = ['title', 'description', 'longDescription', 'conditions', 'dateRange']

/**
 * An event with its coded values in plain words: numbered status, image in parts, texts by language. The member who
 * typed it in is a person and no part of the event: left out.
 */
export function eventOf(event: unknown, languages: readonly string[], agenda?: string): unknown {
  if (!isObject(event)) return event
  const { member: _person, _agg, relative: _relative, ...own } = event
  const texts = Object.fromEntries(languageFields.map((name) => [name, inLanguage(own[name], languages)]))
  const spoken: Record<string, unknown> = {}
  for (const name of languageFields) Object.assign(spoken, otherLanguages(name, own[name], texts[name]))
  const { title, description, longDescription, conditions } = texts
  const place = objectOf(own.location)
  const keywords = wordsInLanguage(own.keywords, languages)
  for (const [language, words] of Object.entries(objectOf(own.keywords)))
    if (JSON.stringify(words) !== JSON.stringify(keywords)) spoken[`keywords.${language}`] = words
  const status = Number(own.status)
  const uid = textOf(objectOf(own.originAgenda).uid) ?? agenda
  return {
    ...own,
    ...spoken,
    uid: textOf(own.uid),
    dateRange: undefined,
    title,
    description: longDescription ? description : undefined,
    longDescription: withoutMarks(longDescription) ?? description,
    conditions,
    keywords: keywords.length > 0 ? keywords : undefined,
    timings: timingsOf(own),
    firstTiming: undefined,
    nextTiming: undefined,
    lastTiming: undefined,
    location: Object.keys(place).length > 0 ? { ...place, ...placeTexts(place, languages) } : undefined,
    status: statuses[status] || textOf(own.status),
    image: imageOf(own.image),
    age: ageOf(own.age),
    accessibility: codesOf(own.accessibility),
    registration: registrationOf(own.registration),
    canonicalUrl:
      textOf(own.canonicalUrl) ??
      (uid && own.slug ? `https://openagenda.com/agendas/${uid}/events/${own.slug}` : undefined),
  }
}

/** All of them; an answer without details has only the first, the next and the last. */
function timingsOf(event: Record<string, unknown>): unknown[] | undefined {
  if (Array.isArray(event.timings) && event.timings.length > 0) return event.timings
  const some = [event.firstTiming, event.nextTiming, event.lastTiming].filter(isObject)
  // The same moment is written with and without its milliseconds.
  const moments = new Map(some.map((timing) => [Date.parse(String(timing.begin)), timing]))
  return moments.size > 0 ? [...moments.values()] : undefined
}

/** Long texts are Markdown: marks that protect a sign, and those of bold, are none of the text. */
function withoutMarks(text: string | undefined): string | undefined {
  return text?.replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1').replace(/\*\*([^*\n]+)\*\*/g, '$1')
}

const placeTexts = (place: Record<string, unknown>, languages: readonly string[]) => ({
  name: inLanguage(place.name, languages),
  ...(isObject(place.description) ? { description: inLanguage(place.description, languages) } : {}),
  ...(isObject(place.access) ? { access: inLanguage(place.access, languages) } : {}),
})

function imageOf(image: unknown): string | undefined {
  if (!isObject(image)) return textOf(image)?.replace(/^\/\//, 'https://')
  const base = textOf(image.base) ?? ''
  const file = textOf(image.filename)
  return file && base ? `${base}${file}`.replace(/^\/\//, 'https://') : undefined
}

function ageOf(age: unknown): string | undefined {
  if (!isObject(age)) return textOf(age)
  const [from, to] = [Number(age.min ?? 0), Number(age.max ?? 0)]
  const ends = to > 0 && to < 99
  if (from > 0) return ends ? `${from}-${to} ans` : `dès ${from} ans`
  return ends ? `jusqu’à ${to} ans` : undefined
}

function codesOf(accessibility: unknown): string[] | undefined {
  const codes = isObject(accessibility)
    ? Object.keys(accessibility).filter((code) => accessibility[code] === true)
    : listOf(accessibility).map(String)
  return codes.length > 0 ? codes : undefined
}

/** Ways to register, by kind: `{ link, phone, email }`, the first of each. */
function registrationOf(list: unknown): unknown {
  const ways: Record<string, string> = {}
  for (const one of listOf(list)) {
    const value = textOf(objectOf(one).value) ?? textOf(one)
    if (!value) continue
    const kind =
      textOf(objectOf(one).type) ?? (value.includes('@') ? 'email' : /^https?:/.test(value) ? 'link' : 'phone')
    ways[kind] ??= value
  }
  return Object.keys(ways).length > 0 ? ways : undefined
}
