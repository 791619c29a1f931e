import { fold } from '../normalize/text.ts'
import { EVENT_WORD } from './nature.ts'
import { maskOf, tidyTitle } from './title.ts'
import { scanWhen, type When, type WhenOptions } from './when.ts'

/**
 * A programme tells several events, each on its own lines: "Samedi 5 : concert… / Dimanche 6 : marché…", or one paragraph each.
 * Anything else is one block.
 */
export function cutBlocks(text: string, options: WhenOptions): string[] {
  const whens = scanWhen(text, options).filter((when) => when.role === 'event')
  if (new Set(whens.map((when) => when.startDay)).size < 2) return [text]
  return byLines(text, whens) ?? byParagraphs(text, whens) ?? [text]
}

function byLines(text: string, whens: When[]): string[] | undefined {
  const starts: number[] = []
  const days = new Set<string>()
  for (const { 0: line, index: offset } of text.matchAll(UNIT)) {
    const inLine = whens.filter((when) => when.index >= offset && when.end <= offset + line.length)
    const first = inLine[0]
    if (
      first &&
      /^[\s•*–#>-]*(?:\p{Extended_Pictographic}\uFE0F?\s*)*(?:le|les|du|ce|dès le|on|el|los|pe|den)?\s*$/iu.test(
        line.slice(0, first.index - offset),
      ) &&
      (namesSomething(line, inLine, offset) || nextNames(text, line, inLine, offset))
    ) {
      starts.push(offset)
      for (const when of inLine) if (when.startDay) days.add(when.startDay)
    }
  }
  if (starts.length < 2 || days.size < 2) return undefined
  return starts.map((start, i) => {
    const block = text.slice(start, starts[i + 1] ?? text.length)
    // The last one ends with its paragraph: what follows speaks of all.
    return i === starts.length - 1 ? block.split(/\n\s*\n/)[0]! : block
  })
}

/** A day alone on its line, above the line that says what there is. */
function nextNames(text: string, line: string, inLine: When[], offset: number): boolean {
  if (
    /\p{L}{3}/u.test(
      maskOf(
        line,
        inLine.map(({ index, end }) => ({ index: index - offset, end: end - offset })),
      ).replace(/^\s*(?:le|les|du|ce)\s/iu, ''),
    )
  )
    return false
  const next = /^\n([^\n]+)/.exec(text.slice(offset + line.length))?.[1]
  return next !== undefined && EVENT_WORD.test(fold(next)) && !/^\s*\d{1,2}\/\d/.test(next)
}

function namesSomething(line: string, inLine: When[], offset: number): boolean {
  const spans = inLine.map((when) => ({ index: when.index - offset, end: when.end - offset }))
  const rest = tidyTitle(maskOf(line, spans).replace(/\d{1,2}\s?(?:h|:)\s?\d{0,2}/g, ' '))
  const folded = fold(rest)
  if (!/\p{L}{3}.*\p{L}{3}/u.test(rest)) return false
  return (
    EVENT_WORD.test(folded) ||
    (!/^(?:a la|au|a l'|dans|salle|eglise|place|de|des|a partir|et|ou|journee|matin|apres-midi|soir|toute la journee|horaires?|ouvert|entree)\b/.test(
      folded,
    ) &&
      (rest.split(' ').length >= 2 || /^\p{Lu}\p{L}{5,}$/u.test(rest)))
  )
}

function byParagraphs(text: string, whens: When[]): string[] | undefined {
  const blocks: string[] = []
  const days = new Set<string>()
  let offset = 0
  for (const paragraph of text.split(/(?<=\n\s*\n)/)) {
    const inside = whens.filter((when) => when.index >= offset && when.end <= offset + paragraph.length)
    const [head = ''] = paragraph.trim().split('\n')
    const spans = inside.map((when) => ({ index: when.index - offset, end: when.end - offset }))
    const lead = paragraph.length - paragraph.trimStart().length
    const title = tidyTitle(maskOf(paragraph, spans).slice(lead, lead + head.length))
    const own = inside.find((when) => when.startDay && !days.has(when.startDay))
    if (
      own &&
      head.length < 110 &&
      /\p{L}{3}/u.test(title) &&
      (EVENT_WORD.test(fold(title)) || /^\s*(?:#|[-•*]|\d[.)])/.test(head)) &&
      !/^(?:bonjour|chers?|cheres?|madame)/.test(fold(head))
    ) {
      blocks.push(paragraph.trim())
      for (const when of inside) if (when.startDay) days.add(when.startDay)
    }
    offset += paragraph.length
  }
  return blocks.length >= 2 ? blocks : undefined
}

/** A line, or a sentence of it. */
const UNIT =
  /[^\n\s][^\n]*?(?:[.!?;](?=\s)(?<!\b(?:janv|févr|avr|juil|sept|oct|nov|déc|lun|mar|mer|jeu|ven|sam|dim|St|Ste|M|Mme)\.)|(?=\n)|$)/g
