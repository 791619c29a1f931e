/** What the caller knows of the source and of the town: every normalizer takes it, none reads anything else. */
export interface NormalizeSettings {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** IANA zone of the town, `Europe/Paris`: floating times are its wall-clock times. */
  timezone: string
  /** `YYYY-MM-DD`; only words such as "samedi prochain" need it. */
  today?: string
  /** Order of numeric dates in this column, decided once by `guessDateOrder`. Without it `03/04/2026` follows the country. */
  order?: DateOrder
  /** Decimal sign of this column, decided once by `guessDecimal`. */
  decimal?: DecimalSign
  /** Numbers of this column are serial days of a workbook with this epoch. */
  excelEpoch?: 1900 | 1904
  /** Numbers of this column are seconds or milliseconds since 1970. */
  epoch?: 'seconds' | 'milliseconds'
  /** ISO 639-1 of the source, when it is known. */
  language?: string
  /** ISO 4217 of amounts without a currency of their own. */
  currency?: string
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type DecimalSign = ',' | '.'

export const frenchSettings: NormalizeSettings = { country: 'FR', timezone: 'Europe/Paris' }
