import { attributeWords } from './vocabulary/attributes.ts'
import { neighbourSubjects, neighbourWords } from './vocabulary/neighbours.ts'
import { subjectWords } from './vocabulary/subjects.ts'
import { comparable, labelWords, withoutBrackets } from './words.ts'

/** A word of the vocabulary's left side: `NAME`, `START`, `VENUE`… */
export type Concept = string

/** A label understood: each span is one word or expression with what it can mean; an unknown word means nothing. */
export interface ParsedLabel {
  spans: { words: string; concepts: Concept[] }[]
  /** `title_fr`, `description.en`: the language the column is in. */
  language?: string
  /** `Adresse 2`: its number in a row of alike columns. */
  index?: number
}

export function parseLabel(label: string): ParsedLabel {
  const outer = parseWords(label)
  const inner = /\p{L}/u.test(label) ? parseWords(withoutBrackets(label)) : outer
  return inner.spans.some(({ concepts }) => concepts.length > 0) || outer === inner ? inner : outer
}

function parseWords(label: string): ParsedLabel {
  const { bare, language } = splitLanguage(dropContainers(label))
  let words = labelWords(bare).flatMap(splitUnknown)
  let index: number | undefined
  const last = words.at(-1)
  if (words.length > 1 && last && /^\d$/.test(last) && !phrases.has(words.slice(-2).join(' '))) {
    index = Number(last)
    words = words.slice(0, -1)
  }
  const parsed: ParsedLabel = { spans: spansOf(words, cutShort(label)) }
  if (language) parsed.language = language
  if (index !== undefined) parsed.index = index
  return parsed
}

/** Longest expressions first, from left to right. */
function spansOf(words: string[], mayBeCut: boolean): ParsedLabel['spans'] {
  const spans: ParsedLabel['spans'] = []
  for (let i = 0; i < words.length; ) {
    let length = Math.min(4, words.length - i)
    for (; length > 1; length--) if (phrases.has(words.slice(i, i + length).join(' '))) break
    const text = words.slice(i, i + length).join(' ')
    const known = phrases.get(text) ?? (length === 1 ? joined.get(text) : undefined)
    const cut = mayBeCut && length === 1 && i === words.length - 1 && text.length < 6 ? completed(words, i) : undefined
    if (cut?.back && !known && spans.length > 0) spans.pop()
    const alone = mayBeCut && words.length === 1 && !known ? longerWord(text) : []
    const whole = cut && !(cut.back && known) ? cut.concepts : alone
    spans.push({ words: text, concepts: [...new Set([...(known ?? []), ...whole])] })
    i += length
  }
  return spans
}

/** dBASE cuts names to ten characters: `cle_intero` is `cle_interop`, `commune_no` is `commune_nom`. */
const cutShort = (label: string) => label.trim().length === 10 && /^[\w-]+$/.test(label.trim())

function completed(words: string[], i: number): { concepts: Concept[]; back: boolean } | undefined {
  const word = words[i]!
  if (i > 0) {
    const pair = `${words[i - 1]} ${word}`
    for (const [phrase, concepts] of phrases) if (phrase.startsWith(pair)) return { concepts, back: true }
  }
  const likely = [
    'nom',
    'insee',
    'numero',
    'adresse',
    'date',
    'description',
    'commune',
    'code',
    'libelle',
    'type',
    'telephone',
  ]
  const whole = word.length >= 2 ? likely.find((candidate) => candidate.startsWith(word)) : undefined
  return whole ? { concepts: phrases.get(whole) ?? [], back: false } : undefined
}

/** `descriptio`, `organisate`: ten letters tell the word of the vocabulary that begins so. */
function longerWord(start: string): Concept[] {
  for (const [phrase, concepts] of phrases) if (phrase.startsWith(start) && !phrase.includes(' ')) return concepts
  return []
}

/** `codepostal`, `NOMCOM`, `startdatum`, `evenemangsnamn`: words written together. */
function splitUnknown(word: string): string[] {
  if (word.length < 5 || phrases.has(word) || joined.has(word)) return [word]
  if (/^id(?!e|i|o|y)[a-z]{3,}$/.test(word)) return ['id', ...splitUnknown(word.slice(2))]
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const head = word.slice(0, cut)
    const tail = word.slice(cut)
    if (!isPart(head) && !(head.endsWith('s') && isPart(head.slice(0, -1)))) continue
    if (isPart(tail)) return [head.endsWith('s') && !isPart(head) ? head.slice(0, -1) : head, tail]
  }
  return [word]
}

const shortParts = new Set(
  'nom num cod code com dep reg lib id dt date tel url mail cp adr nb type tipo fin deb name namn tid hre ville voie rue lat lon no'.split(
    ' ',
  ),
)
const isPart = (text: string) => (text.length >= 4 ? phrases.has(text) || shortParts.has(text) : shortParts.has(text))

/** Wrappers of JSON and XML that say nothing: `fields.title`, `properties.nom`, `data.attributes.name`. */
function dropContainers(label: string): string {
  const uri = /^https?:\/\/.*[/#]([^/#]+)$/.exec(label)
  if (uri) return uri[1]!
  const parts = label.split(/[./]|\[\d*\]/).filter((part) => part !== '')
  let first = 0
  while (first < parts.length - 1 && containers.has(comparable(parts[first]!))) first++
  // `title[0]._value` is the title.
  if (parts.length - first > 1 && /^[_@#]?(?:value|text)$/i.test(parts.at(-1)!)) parts.pop()
  return parts
    .slice(first)
    .map((part) => part.replace(/^[\w-]{1,12}:(?=\w)/, ''))
    .join(' . ')
}

const containers = new Set(
  'fields properties attributes data record records item items row rows values value tags node nodes feature features result results entry entries channel fiche fiches members d dc dcterms gml'.split(
    ' ',
  ),
)

function splitLanguage(label: string): { bare: string; language?: string } {
  const camel = /^(.*[a-z]{2})(Fr|En|Es|Eu|Ca|Gl|Ro|Sv|Pt|Nl)$/.exec(label.trim())
  if (camel) return { bare: camel[1]!, language: camel[2]!.toLowerCase() }
  const match =
    /^(.*[\p{L}\p{N})].*?)[\s_.:@-]+\(?(fr|en|es|ro|sv|de|it|nl|pt|ca|eu|gl|br|oc|hu|ar|pl|zh|ru|bre|eus|oci|cat|fra|eng|spa)(?:[_-][A-Za-z]{2})?\)?$/iu.exec(
      label.trim(),
    )
  if (!match?.[1] || !match[2]) return { bare: label }
  const language = match[2].toLowerCase()
  // "Date de", "Titre en": with a blank only, capitals or brackets tell a language from a small word.
  if (
    /\s[a-z]{2}$/.test(label.trim()) &&
    !/[-_.:@]\s*[a-z]{2}$/.test(label.trim()) &&
    /^(de|es|en|br|it)$/.test(language)
  ) {
    return { bare: label }
  }
  return { bare: match[1], language: threeLetters[language] ?? language }
}

const threeLetters: Record<string, string> = {
  fra: 'fr',
  eng: 'en',
  spa: 'es',
  bre: 'br',
  eus: 'eu',
  oci: 'oc',
  cat: 'ca',
}

function readVocabulary(): { phrases: Map<string, Concept[]>; joined: Map<string, Concept[]> } {
  const byPhrase = new Map<string, Concept[]>()
  const byJoined = new Map<string, Concept[]>()
  const add = (map: Map<string, Concept[]>, key: string, concept: Concept) => {
    const known = map.get(key)
    if (!known) map.set(key, [concept])
    else if (!known.includes(concept)) known.push(concept)
  }
  for (const line of [attributeWords, subjectWords, neighbourWords, neighbourSubjects].join('\n').split('\n')) {
    const [concept, list] = line.split(/:(.*)/s)
    if (!concept || !list) continue
    for (const phrase of list.split('|')) {
      const words = labelWords(phrase)
      if (words.length === 0) continue
      add(byPhrase, words.join(' '), concept)
      if (words.length > 1) add(byJoined, words.join(''), concept)
    }
  }
  return { phrases: byPhrase, joined: byJoined }
}

const { phrases, joined } = readVocabulary()

/** Whether the vocabulary knows this word alone. */
export const knowsWord = (word: string) => phrases.has(word)
