import type { Normalized } from '../types.ts'
import type { DecimalSign, NormalizeSettings } from './settings.ts'

/**
 * A number as people write it: `1 234,56`, `1.234,56`, `1,234.56`, `1'234.5`, `(12,5)`, `-3`, `1,5E+3`, `12,5 %` (→ 12.5), `12.50 €`.
 * `12,345` or `1.234` alone may be either: the column's decimal sign decides, else the country's.
 */
export function normalizeNumber(
  raw: unknown,
  settings: Pick<NormalizeSettings, 'country' | 'decimal'>,
): Normalized<number> {
  if (typeof raw === 'number')
    return Number.isFinite(raw)
      ? { value: raw }
      : { problem: { key: 'number-unreadable', values: { text: String(raw) } } }
  if (typeof raw === 'bigint') return { value: Number(raw) }
  if (raw === null || raw === undefined) return {}
  const shown = String(raw).trim()
  if (shown === '' || NOTHING.test(shown)) return {}
  const parts = plainDigits(shown)
  if (!parts) return { problem: { key: 'number-unreadable', values: { text: shown.slice(0, 60) } } }
  const repairs: string[] = []
  const decimal = decimalOf(
    parts.digits,
    settings.decimal ??
      (settings.country === 'GB' || settings.country === 'US' || settings.country === 'IE' ? '.' : ','),
    settings.decimal !== undefined,
  )
  if (decimal === undefined) return { problem: { key: 'number-unreadable', values: { text: shown.slice(0, 60) } } }
  let digits = parts.digits
  if (decimal === ',' && digits.includes(',')) repairs.push('decimal-comma')
  const grouped = digits.replace(decimal === ',' ? /[.']/g : /[,']/g, '')
  if (grouped !== digits || parts.blanks) repairs.push('thousands-separator')
  digits = grouped.replace(',', '.')
  if (parts.unit) repairs.push('unit')
  const value = Number(`${parts.negative ? '-' : ''}${digits}${parts.exponent}`)
  if (!Number.isFinite(value)) return { problem: { key: 'number-unreadable', values: { text: shown.slice(0, 60) } } }
  return repairs.length > 0 ? { value, repairs } : { value }
}

/** The decimal sign of a whole column, from the values that leave no doubt; `undefined` when none does. */
export function guessDecimal(values: Iterable<unknown>): DecimalSign | undefined {
  let comma = 0
  let dot = 0
  for (const value of values) {
    if (typeof value !== 'string') continue
    const parts = plainDigits(value.trim())
    if (!parts) continue
    const signs = parts.digits.replace(/[\d']/g, '')
    if (/^[.,]$/.test(signs)) {
      const after = parts.digits.split(signs)[1]!
      const before = parts.digits.split(signs)[0]!
      // `1,234` says nothing; `0,234`, `47,4762` and `12,5` do; so does a blank between thousands.
      if (after.length === 3 && !/^0|^$|\d{4}/.test(before) && !parts.blanks) continue
      if (signs === ',') comma++
      else dot++
    } else if (
      /^\.+,$|^,\.{0}$/.test(signs) ||
      (/^,{2,}$/.test(signs) === false && signs.endsWith(',') && signs.length > 1)
    )
      comma++
    else if (/^,+\.$/.test(signs) || /^,{2,}$/.test(signs)) dot++
    else if (/^\.{2,}$/.test(signs)) comma++
  }
  if (comma === dot) return undefined
  return comma > dot ? ',' : '.'
}

/** Splits what is written into sign, figures with their separators, exponent and unit. */
export function plainDigits(
  shown: string,
): { negative: boolean; digits: string; exponent: string; blanks: boolean; unit: string } | undefined {
  const match =
    /^([^\d+\-−(.,]{0,12}?)\s*(\()?\s*([^\d+\-−(.,]{0,4}?)([+\-−])?\s*((?:\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?!\d)|\d+|(?=[.,]\d))(?:[.,'’]?\d+)*[.,]?)\s*(e[+-]?\d+)?\s*(\))?\s*(-)?\s*([^\d]{0,20})$/iu.exec(
      shown,
    )
  if (!match) return undefined
  const [, before = '', open, inner = '', sign, figures = '', exponent = '', close, trailing, after = ''] = match
  if ((open !== undefined) !== (close !== undefined)) return undefined
  const unit = `${before}${inner}${after}`.trim()
  if (!UNIT.test(unit)) return undefined
  const blanks = /[\s\u00a0\u202f]/.test(figures)
  const digits = figures
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/’/g, "'")
    .replace(/[.,]$/, '')
  return {
    negative: open !== undefined || sign === '-' || sign === '−' || trailing === '-',
    digits,
    exponent,
    blanks,
    unit,
  }
}

function decimalOf(digits: string, preferred: DecimalSign, decided: boolean): DecimalSign | undefined {
  const signs = digits.replace(/[\d']/g, '')
  if (signs === '') return preferred
  if (signs.length === 1) {
    const sign = signs as DecimalSign
    const [before = '', after = ''] = digits.split(sign)
    if (after.length !== 3 || before === '' || before === '0' || before.length > 3 || digits.includes("'")) return sign
    // Three figures after one separator. A comma is the continental decimal sign; a dot in a raw file nearly always is one too,
    // so only a column that shows the other sign elsewhere makes it a thousands separator.
    if (decided) return preferred
    return sign
  }
  const last = signs.at(-1) as DecimalSign
  const groups = digits.split(/[.,]/)
  if (/^(?:\.+|,+)$/.test(signs))
    return groups.slice(1).every((group) => group.length === 3) ? (last === '.' ? ',' : '.') : undefined
  return new Set(signs.slice(0, -1)).size === 1 &&
    !signs.slice(0, -1).includes(last) &&
    groups.slice(1, -1).every((group) => group.length === 3)
    ? last
    : undefined
}

const NOTHING = /^(?:-+|n[./]?[ac]\.?|n\.?d\.?|nc|nd|nsp|null|none|nan|nil|s\.?o\.?|so|#n\/a|\.{2,}|—|–|\?)$/i
const UNIT =
  /^(?:|%|‰|°|€|\$|£|eur(?:os?)?|€\s*(?:ttc|ht)|lei|leu|ron|kr|sek|usd|gbp|chf|k€|m€|m²|m2|m3|m³|ha|km²?|km2|m|cm|mm|kg|g|t|l|h|ans?|hab(?:\.|itants?)?|personnes?|pers\.?|places?|pl\.?)\.?$/i
