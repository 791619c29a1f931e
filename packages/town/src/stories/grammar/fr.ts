import { contracts, isHAspire } from 'french-contractions'
import { toCardinal } from 'n2words/fr-FR'
import { type Grammar, hoursOf, longDate, two, unitSpaces } from './shape.ts'

export const fr: Grammar = {
  locale: 'fr-FR',
  cardinal: (value, feminine) => (value === 1 && feminine ? 'une' : toCardinal(value)),
  clock: (time) => {
    const [hours, minutes] = hoursOf(time)
    return minutes === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${two(minutes)}`
  },
  day: longDate('fr-FR', { first: '1er' }),
  period: ['du ', ' au '],
  meet: frenchMeeting,
  article: (name) =>
    /^(l’|le |la |les )/i.test(name) ? '' : articles.get(/^\p{L}+/u.exec(name.toLowerCase())?.[0] ?? ''),
  gender: (name) => {
    const first = /^\p{L}+/u.exec(name.toLowerCase())?.[0] ?? ''
    return masculine.has(first) ? 'm' : feminine.has(first) ? 'f' : 'other'
  },
  typeset: (text) =>
    unitSpaces(text)
      .replaceAll(/« ?/g, '«\u00a0')
      .replaceAll(/ ?»/g, '\u00a0»')
      .replaceAll(/ :(?=\s|$)/g, '\u00a0:')
      .replaceAll(/ ([;?!])/g, '\u202f$1'),
}

/**
 * « de » and « à » run into an article (« du Croisic », « aux Moutiers », « au 3 mars »); « de », « que » and « le » lose their vowel before
 * another, and before an h that is not heard (« d’Assérac », « d’Herbignac », but « de La Haie-Fouassière », « de Haute-Goulaine »).
 */
function frenchMeeting(before: string, after: string): [string, string] {
  const article = /^(le|les) /i.exec(after)
  const into = article && intoArticle[article[1]!.toLowerCase()]
  const small = /(^|[\s(])(de|à)(?: | )$/i.exec(before)
  if (into && small) {
    const said = into[small[2]!.toLowerCase()]!
    const set = small[2]![0] === small[2]![0]!.toUpperCase() ? capital(said) : said
    return [before.slice(0, small.index) + small[1] + set + ' ', after.slice(article[0].length)]
  }
  const open = /(^|[\s(])(de|que|le|la) $/i.exec(before)
  if (open && isElided(after)) return [`${before.slice(0, -2)}’`, after]
  return [before, after]
}

const masculine = new Set('département conseil syndicat centre groupement pays service comité club'.split(' '))
const feminine = new Set(
  'commune région ville communauté métropole mairie agglomération association agence caisse école fédération'.split(
    ' ',
  ),
)

/** What places are, in French towns. */
const places: Record<string, string> = {
  'le ':
    'hôtel château manoir moulin musée site calvaire monument pont port parc jardin lavoir menhir dolmen phare four tumulus prieuré domaine canal village cimetière bourg clocher presbytère logis marais beffroi théâtre couvent temple',
  'la ':
    'chapelle croix maison statue tour fontaine halle place porte gare forêt villa mairie grotte basilique cathédrale collégiale ferme demeure motte roche abbaye église écluse éolienne île allée',
  'les ': 'halles remparts ruines vestiges moulins alignements jardins douves',
}
const articles = new Map(
  Object.entries(places).flatMap(([article, nouns]) => nouns.split(' ').map((noun) => [noun, article] as const)),
)

const intoArticle: Record<string, Record<string, string>> = {
  le: { de: 'du', à: 'au' },
  les: { de: 'des', à: 'aux' },
}

function isElided(after: string): boolean {
  const word = /^[\p{L}]+/u.exec(after)?.[0].toLowerCase()
  if (!word || word === 'onze' || word === 'oui') return false
  const bare = word.normalize('NFD').replace(/\p{Diacritic}/gu, '')
  if (isHAspire(word) || isHAspire(word.replace(/e?s$/, '')) || isHAspire(word.replace(/e$/, ''))) return false
  return contracts(word, undefined) || (/^[aeiouœ]/.test(bare) && !/^(ouistiti|ululer|uhlan)/.test(bare))
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
