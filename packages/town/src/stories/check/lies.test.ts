import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composeStories } from '../compose.ts'
import { addToldTown, toldDay } from '../testing/told-town.ts'
import { type Part, type StoryLanguage, storyLanguages, type Told } from '../types.ts'
import { checkComposed, checkText } from './check.ts'
import { vocabularyOf } from './vocabulary.ts'

const { db } = await testDatabase()
const town = await addToldTown(db)
const { stories, refused } = await composeStories(db, { town, today: toldDay })
const told = (language: StoryLanguage, kind: (typeof stories)[number]) =>
  (language === kind.language ? kind.told : kind.others[language])!
const vocabularies = Object.fromEntries(
  await Promise.all(storyLanguages.map(async (language) => [language, await vocabularyOf(language)] as const)),
)

/** A told text with one piece said otherwise. */
function changed({ title, chart, paragraphs }: Told, paragraph: number, piece: number, text: string): Told {
  const lying = paragraphs.map((parts, at) =>
    at === paragraph ? parts.map((part, nth) => (nth === piece ? { ...part, t: text } : part)) : parts,
  )
  return { title, chart, paragraphs: lying }
}

const pieces = (of: Told, wanted: (part: Part) => boolean) =>
  of.paragraphs.flatMap((parts, paragraph) =>
    parts.flatMap((part, piece) => (part.e && wanted(part) ? [{ paragraph, piece, text: part.t }] : [])),
  )

test('the checker has nothing against what the house wrote', () => {
  expect(refused).toEqual([])
  expect(stories).toHaveLength(14)
})

describe.each(stories.map((story) => [story.kind, story] as const))('in a story of the kind %s', (_, story) => {
  const { facts } = story.evidence
  test.each(storyLanguages)('one wrong digit is caught, wherever it is (%s)', (language) => {
    const text = told(language, story)
    const digits = pieces(text, ({ t }) => /\d/.test(t))
    if (digits.length === 0) return
    fc.assert(
      fc.property(fc.constantFrom(...digits), fc.nat(), fc.integer({ min: 1, max: 9 }), (at, place, more) => {
        const places = [...at.text.matchAll(/\d/g)].map(({ index }) => index)
        const index = places[place % places.length]!
        const digit = (Number(at.text[index]) + more) % 10
        const lie = at.text.slice(0, index) + digit + at.text.slice(index + 1)
        const problems = checkComposed(
          changed(text, at.paragraph, at.piece, lie),
          language,
          facts,
          vocabularies[language]!,
        )
        expect(problems, lie).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test.each(storyLanguages)('another weekday, month or number in words is caught (%s)', (language) => {
    const text = told(language, story)
    for (const at of pieces(text, ({ e }) => ['day', 'weekday', 'month', 'number'].includes(facts[e![0]!]!.type))) {
      const lie = otherWord(at.text, language)
      if (lie === at.text) continue
      const problems = checkComposed(
        changed(text, at.paragraph, at.piece, lie),
        language,
        facts,
        vocabularies[language]!,
      )
      expect(problems, lie).not.toEqual([])
    }
  })

  test.each(storyLanguages)('a changed name is caught (%s)', (language) => {
    const text = told(language, story)
    const names = pieces(text, ({ e, t }) => facts[e![0]!]!.type === 'name' && /\p{L}{3}/u.test(t))
    if (names.length === 0) return
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.constantFrom(...'bcdfgz'), (at, place, letter) => {
        const places = [...at.text.matchAll(/\p{L}/gu)].map(({ index }) => index)
        const index = places[place % places.length]!
        if (at.text[index]!.toLowerCase() === letter) return
        const lie = at.text.slice(0, index) + letter + at.text.slice(index + 1)
        // « des Amis » is how French says « de » and « Les Amis ».
        if (/^des /.test(lie)) return
        const problems = checkComposed(
          changed(text, at.paragraph, at.piece, lie),
          language,
          facts,
          vocabularies[language]!,
        )
        expect(problems, lie).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('a figure that no data say is caught in a text that somebody edited', () => {
    const text = story.told.paragraphs.map((parts) => parts.map(({ t }) => t).join('')).join('\n\n')
    const judge = (edited: string) =>
      checkText({ text: edited, language: 'fr', facts, vocabulary: vocabularies.fr! }).problems
    expect(judge(text)).toEqual([])
    expect(judge(`${text} Il y en avait 8 713.`)).toMatchObject([{ what: 'number', said: '8 713' }])
    expect(judge(`${text} C’est le 31 février.`)).not.toEqual([])
    expect(judge(`${text} On y verra Brigitte Lefranc.`)).toMatchObject([{ said: 'Brigitte' }, { said: 'Lefranc' }])
    expect(judge(`${text} Le coût : 99 999 €, soit 77,7 % de plus.`)).toMatchObject([
      { what: 'money' },
      { what: 'percent' },
    ])
    expect(judge(`${text} Les quatre-vingt-douze présents ont doublé la mise.`)).toHaveLength(2)
  })
})

const words: Record<StoryLanguage, string[][]> = {
  fr: [
    ['lundi', 'mardi'],
    ['samedi', 'dimanche'],
    ['jeudi', 'vendredi'],
    ['novembre', 'décembre'],
    ['deux', 'trois'],
    ['quatre', 'cinq'],
    ['sept', 'huit'],
  ],
  en: [
    ['Monday', 'Tuesday'],
    ['Saturday', 'Sunday'],
    ['Thursday', 'Friday'],
    ['November', 'December'],
    ['two', 'three'],
    ['four', 'five'],
    ['seven', 'eight'],
  ],
  es: [
    ['lunes', 'martes'],
    ['sábado', 'domingo'],
    ['jueves', 'viernes'],
    ['noviembre', 'diciembre'],
    ['dos', 'tres'],
    ['cuatro', 'cinco'],
    ['siete', 'ocho'],
  ],
  ro: [
    ['luni', 'marți'],
    ['sâmbătă', 'duminică'],
    ['joi', 'vineri'],
    ['noiembrie', 'decembrie'],
    ['două', 'trei'],
    ['patru', 'cinci'],
    ['șapte', 'opt'],
  ],
  sv: [
    ['måndag', 'tisdag'],
    ['lördag', 'söndag'],
    ['torsdag', 'fredag'],
    ['november', 'december'],
    ['två', 'tre'],
    ['fyra', 'fem'],
    ['sju', 'åtta'],
  ],
}

/** The first of these words in a text, said as its neighbour. */
function otherWord(text: string, language: StoryLanguage): string {
  for (const [one, other] of words[language].flatMap(([a, b]) => [[a!, b!] as const, [b!, a!] as const])) {
    const pattern = new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, 'iu')
    if (pattern.test(text)) return text.replace(pattern, other)
  }
  return text
}
