import { normalizeSiret } from '../normalize/codes.ts'
import { MONTH } from '../normalize/date-words.ts'
import { gazetteerOf, townName } from '../places/gazetteer.ts'
import { fold } from './words.ts'

/** What one value looks like. A value may look like several kinds; the column's shares and its name decide. */
export type Kind =
  | 'date'
  | 'datetime'
  | 'time'
  | 'timespan'
  | 'year'
  | 'number'
  | 'integer'
  | 'money'
  | 'percent'
  | 'latlon'
  | 'wkt'
  | 'geojson'
  | 'json'
  | 'postcode'
  | 'foreignpostcode'
  | 'towncode'
  | 'siret'
  | 'siren'
  | 'rna'
  | 'phone'
  | 'email'
  | 'url'
  | 'image'
  | 'boolean'
  | 'weekday'
  | 'hours'
  | 'weeklyhours'
  | 'town'
  | 'street'
  | 'html'
  | 'rrule'
  | 'title'
  | 'prose'

export interface DetectorSettings {
  country: string
}

export function kindsOf(text: string, settings: DetectorSettings): Kind[] {
  const kinds: Kind[] = []
  const folded = fold(text)
  if (numberLike.test(text)) numbers(text, kinds, settings)
  if (isDate(text, folded))
    kinds.push(/\d{1,2}\s*[:h]\s*\d{2}|T\d{2}/i.test(text) && !/[T\s]00:?00(?::?00)?/.test(text) ? 'datetime' : 'date')
  if (timeOnly.test(folded)) kinds.push('time')
  else if (timeSpan.test(folded)) kinds.push('timespan')
  if (email.test(text)) kinds.push('email')
  if (url.test(text)) kinds.push(image.test(text) ? 'image' : 'url')
  else if (imageFile.test(text)) kinds.push('image')
  if (
    phone.test(text) &&
    text.replace(/\D/g, '').length >= 8 &&
    !isDate(text, folded) &&
    !/^\d{4}\s?[-/]\s?\d{4}$/.test(text)
  ) {
    kinds.push('phone')
  }
  if (latlon.test(text) || (text.length < 60 && dmsPair.test(text))) kinds.push('latlon')
  if (wkt.test(text)) kinds.push('wkt')
  if (/^\s*\{\s*"(?:type|coordinates)"\s*:/.test(text)) kinds.push('geojson')
  if (/^\s*(?:\[\s*\{|\{\s*")/.test(text)) kinds.push('json')
  if (/^W\d[0-9AB]\d{7}$/.test(text)) kinds.push('rna')
  if (booleans.has(folded)) kinds.push('boolean')
  if (settings.country === 'GB' && /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(text)) kinds.push('postcode')
  if (foreignPostcode.test(text)) kinds.push('foreignpostcode')
  if (/\bFREQ=/.test(text)) kinds.push('rrule')
  if (weekday.test(folded)) kinds.push('weekday')
  if (openingHours.test(folded)) kinds.push('hours')
  if (weeklyHours.test(folded) && !dayOfMonth.test(folded)) kinds.push('weeklyhours')
  if (/<(?:p|br|div|a|ul|li|b|strong|em|span)\b[^>]*>|&nbsp;|&[a-z]+;/i.test(text)) kinds.push('html')
  if (street.test(folded)) kinds.push('street')
  if (/\p{L}{2}/u.test(text)) words(text, kinds, settings)
  return kinds
}

function numbers(text: string, kinds: Kind[], { country }: DetectorSettings): void {
  kinds.push('number')
  if (/^[+-]?\d+(?:[.,]0+)?$/.test(text)) kinds.push('integer')
  const digits = text.replace(/[.,]0+$/, '')
  if (/^(?:1[89]|20)\d{2}$/.test(digits)) kinds.push('year')
  if (postcodes[country]?.test(digits)) kinds.push('postcode')
  if (/^\d{3,6}$|^2[AB]\d{3}$/.test(digits)) {
    const padded = country === 'SE' ? digits.padStart(4, '0') : country === 'RO' ? digits : digits.padStart(5, '0')
    if (gazetteerOf(country).byCode(padded)) kinds.push('towncode')
  }
  if (/^\d{9}$|^\d{14}$/.test(digits) && !normalizeSiret(digits).problem)
    kinds.push(digits.length === 9 ? 'siren' : 'siret')
  if (/[€$£]|\b(?:eur|euros?|lei|ron|kr|sek)\b/i.test(text)) kinds.push('money')
  if (/%\s*$/.test(text)) kinds.push('percent')
}

function words(text: string, kinds: Kind[], { country }: DetectorSettings): void {
  if (text.length <= 45 && gazetteerOf(country).byName(townName(text) === '' ? text : text).length > 0)
    kinds.push('town')
  const count = text.split(/\s+/).length
  if (text.length > 120 || count > 16) kinds.push('prose')
  else if (text.length >= 3 && count <= 16) kinds.push('title')
}

function isDate(text: string, folded: string): boolean {
  if (text.length > 60) return false
  return isoDate.test(text) || numericDate.test(text) || compactDate.test(text) || writtenDate.test(folded)
}

const numberLike =
  /^[^\d\p{L}+-]?\s*[+-]?\d[\d\s\u00a0\u202f.,']*(?:e[+-]?\d+)?\s*(?:€|\$|£|%|eur|euros?|lei|ron|kr|sek|m2|m²|ha|km|m)?\.?$|^2[AB]\d{3}$/iu
const isoDate = /^\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?:[T\s].*)?$/
const numericDate =
  /^(?:\p{L}{2,9}\.?,?\s+)?(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:0?[1-9]|[12]\d|3[01])\s?[/.-]\s?(?:\d{4}|\d{2})(?:[\sT,à-].*)?$/u
const compactDate = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T\s]\d{2}:?\d{2}(?::?\d{2})?Z?)?$/
/** With those of Catalan, Portuguese and Italian. `Calle Mayor 3` is no day of May. */
const month = `(?:${MONTH}|gener|febrer|marc|abril|maig|juny|juliol|agost|setembre|desembre|janeiro|fevereiro|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)(?![a-z])`
const writtenDate = new RegExp(
  `(?:^|\\s|\\d)(?:\\d{1,2}(?:er|st|nd|rd|th|\\.)?(?:\\s+de)?[\\s-]+${month}\\.?|${month}\\.?\\s+\\d{1,2})(?:\\b|,|$)`,
)
const timeOnly =
  /^(?:kl\.?\s*)?(?:[01]?\d|2[0-4])\s*(?:h|:|\.|heures?|hrs?|horas?)\s*(?:[0-5]\d)?(?:\s*(?:min|h))?(?::[0-5]\d)?(?:\s*[ap]\.?m\.?)?$/
const timeSpan =
  /^(?:de\s*|from\s*)?(?:[01]?\d|2[0-4])\s*(?:h|:|\.)\s*(?:[0-5]\d)?\s*(?:-|–|a|to|\/|till|pana la|hasta)\s*(?:[01]?\d|2[0-4])\s*(?:h|:|\.)\s*(?:[0-5]\d)?h?$/
const email = /^[^\s@<>]*<?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}>?(?:\s*[;,/]|\s|$)/i
const url =
  /^(?:https?:\/\/|www\.)\S+|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:fr|com|org|net|eu|bzh|es|ro|se|de|info|cat)(?:\/\S*)?$/i
const image = /\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#].*)?$/i
const imageFile = /^[\w./%-]+\.(?:jpe?g|png|gif|webp|svg)$/i
const phone = /^(?:t[eé]l\.?\s*:?\s*)?(?:\+|00)?\(?\d[\d\s()./\u00a0-]{6,20}\d(?:\s*[;,/|].*)?$/i
const latlon =
  /^\s*[[({]?\s*-?\d{1,3}[.,]\d{2,}\s*[,;.\s|/]+\s*-?\d{1,3}[.,]\d{2,}\s*[\])}]?\s*$|^-?\d{1,2}\.\d+\s*,\s*-?\d{1,3}$/
/** `47°28'30.5"N 1°45'42.1"W`: degrees with minutes, twice. */
const dmsPair =
  /^\s*[NS]?\s*\d{1,2}\s*[°º]\s*\d[^,;/A-Z]*[NSEWO]?\s*[,;/]?\s*[NSEWO]?\s*-?\d{1,3}\s*[°º]\s*\d[^A-Z]*[NSEWO]?\s*$/i
const wkt = /^\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s*Z?M?\s*(?:\(|EMPTY)/i
const booleans = new Set(
  'oui non o n vrai faux true false t f yes no y da nu adevarat fals si verdadero falso ja nej sant falskt nein x'.split(
    ' ',
  ),
)
const day =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves|viernes|sabado|domingo|luni|marti|miercuri|joi|vineri|sambata|duminica|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge'
const weekday = new RegExp(
  `^(?:tous les |chaque |le |les |every |los |in fiecare |varje )?(?:${day})s?(?:\\s*(?:[,;/&+-]|et|and|y|si|och|au|a|matin|soir|apres-midi)\\s*(?:${day})?s?)*$`,
)
const shortDay =
  'mo|tu|we|th|fr|sa|su|lun|mar|mer|jeu|ven|sam|dim|lu|ma|me|je|ve|di|mon|tue|wed|thu|fri|sat|sun|vie|sab|dom|mie|joi|vin|dum|man|tis|ons|tor|fre|lor|son'
const hour = '\\d{1,2}\\s*(?:h|:|\\.)\\s*\\d{0,2}'
const openingHours = new RegExp(
  `24/7|24h/24|7j/7|toute l'annee|(?:\\b(?:${day}|${shortDay})s?\\b.*${hour})|(?:${hour}.*\\b(?:${day}|${shortDay})s?\\b)|(?:^|\\b)${hour}\\s*(?:-|–|a|to)\\s*${hour}|\\bouvert|\\bferme\\b|sur rendez|\\babierto|\\bdeschis|\\boppet`,
)
const dayOfMonth = new RegExp(`\\d(?:er)?\\s*(?:de )?${month}|\\d{1,2}/\\d{1,2}`)
const weeklyHours = new RegExp(`(?:^|[^a-z])(?:${day})s?(?![a-z]).*${hour}`)
const street =
  /(?:^|\s|\d|,)(?:rue|av|ave|avenue|bd|bld|boulevard|place|pl|chemin|che|route|rte|impasse|imp|allee|all|quai|square|cours|passage|esplanade|parvis|lotissement|lieu[ -]dit|faubourg|venelle|rond[ -]point|zone|z\.?a\.?c?|calle|c\/|avda|avenida|plaza|paseo|carrer|carretera|ctra|strada|str|bulevardul|bdul|aleea|calea|piata|soseaua|street|st|road|rd|lane|square|drive)\.?\s+\S|\S(?:gatan|vagen|torget|plan|gata|strasse|weg|platz|allee)\b/
const postcodes: Record<string, RegExp> = {
  FR: /^(?:\d{4,5}|2[AB]\d{3})$/,
  ES: /^\d{4,5}$/,
  RO: /^\d{5,6}$/,
  SE: /^\d{3} ?\d{2}$/,
  DE: /^\d{5}$/,
  AT: /^\d{4}$/,
  CH: /^\d{4}$/,
  BE: /^\d{4}$/,
  LU: /^\d{4}$/,
}
/** British, Canadian, Portuguese, Dutch, Swedish and plain figures: any country's, for columns whose name says so. */
const foreignPostcode =
  /^(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4}-\d{3}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|(?:[A-Z]{1,2}-)?\d{4,6})$/i
