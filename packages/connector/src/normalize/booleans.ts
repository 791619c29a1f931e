import type { Normalized } from '../types.ts'
import { fold } from './text.ts'

/** Yes or no in the words of forms and spreadsheets: oui, non, x, vrai, da, nu, sí, ja, nej, 1, 0… */
export function normalizeBoolean(raw: unknown): Normalized<boolean> {
  if (typeof raw === 'boolean') return { value: raw }
  if (raw === null || raw === undefined) return {}
  const word = fold(String(raw).trim()).replace(/[.!]$/, '')
  if (word === '') return {}
  if (YES.has(word)) return { value: true }
  if (NO.has(word)) return { value: false }
  return { problem: { key: 'boolean-unknown', values: { text: String(raw).slice(0, 60) } } }
}

const words = (list: string) => new Set(list.split(' '))
const YES = words('oui o vrai v x yes y true t 1 1.0 1,0 on da adevarat si s verdadero ja j sant sann wahr ok ✓ ✔ ☑')
const NO = words('non n faux f no false 0 0.0 0,0 off nu fals falso nej falskt falsk nein falsch ✗ ✘ ☐')
