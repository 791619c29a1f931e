import type { AccessibilityCode } from '@wiker/model'
import type { Normalized } from '../types.ts'
import { fold } from './text.ts'

/** The codes hi, vi, mi, pi, ii of French agendas, from codes (list, object of booleans, text) or words. */
export function normalizeAccessibility(raw: unknown): Normalized<AccessibilityCode[]> {
  if (raw === null || raw === undefined || raw === '') return {}
  if (Array.isArray(raw))
    return fromText(
      raw
        .map((item) => (typeof item === 'object' && item ? String((item as { id?: unknown }).id ?? '') : String(item)))
        .join(' ; '),
    )
  if (typeof raw === 'object') {
    const said = Object.entries(raw).filter(([, value]) => value === true || value === 1 || value === 'true')
    return said.length > 0 ? fromText(said.map(([key]) => key).join(' ; ')) : {}
  }
  return fromText(String(raw))
}

function fromText(text: string): Normalized<AccessibilityCode[]> {
  const folded = fold(text.normalize('NFC'))
  if (/\b(?:non accessible|not accessible|inaccessible|pas accessible)\b/.test(folded)) return {}
  const found = WORDS.filter(([pattern]) => pattern.test(folded)).map(([, code]) => code)
  return found.length > 0
    ? { value: found }
    : { problem: { key: 'accessibility-unknown', values: { text: text.slice(0, 60) } } }
}

const WORDS: [RegExp, AccessibilityCode][] = [
  [
    /\bhi\b|auditi|sourd|malentendant|langue des signes|\blsf\b|boucle magnetique|hearing|deaf|sign language|horsel|auzului/,
    'hi',
  ],
  [/\bvi\b|visuel|aveugle|malvoyant|braille|audiodescription|visual|blind|syn(?:skad|nedsatt)/, 'vi'],
  [
    /\bmi\b|moteur|motrice|mobilite reduite|\bpmr\b|fauteuil|wheelchair|motor|reduced mobility|silla de ruedas|movilidad|rullstol|scaun rulant/,
    'mi',
  ],
  [/\bpi\b|psychi/, 'pi'],
  [/\bii\b|mental|intellectuel|cognitif|intellectual|cognitive/, 'ii'],
]
