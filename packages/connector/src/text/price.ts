import { amountsIn, normalizePrice, saysFree } from '../normalize/prices.ts'
import { fold } from '../normalize/text.ts'
import type { EventDraft } from './announcement.ts'

/** The sentence that speaks of paying, in its own words when it says more than one price. */
export function priceOf(
  text: string,
  context: { country: string; timezone: string },
): Pick<EventDraft, 'price' | 'priceCurrency' | 'isAccessibleForFree'> | undefined {
  const settings = { country: context.country, timezone: context.timezone }
  const sentences = text.split(/\n|(?<=[.!?])\s+(?=\p{Lu})/u)
  const priced = sentences.filter(
    (sentence) =>
      amountsIn(sentence, settings).length > 0 &&
      !/€ ?(?:de|en) (?:bons?|lots?|gains?|cadeaux|prix)|bons? d['’]achat|gros lots?\b|à gagner|récolt|de lots|collecté/i.test(
        sentence,
      ),
  )
  const free = sentences.find((sentence) => saysFree(fold(sentence)) && !FREE_ASIDE.test(fold(sentence)))
  const visitors = priced.filter((sentence) => !EXHIBITORS.test(fold(sentence)))
  const coming = visitors.length > 0 || free ? visitors : priced
  const entry =
    coming.find((sentence) =>
      /entree|tarif|prix|participation|billet|place|entry|admission|ticket|entrada|precio|bilet|intrare|pret|intrade|entre|adulte|repas|menu|inscription/.test(
        fold(sentence),
      ),
    ) ?? coming[0]
  if (
    free &&
    (!entry || (entry !== free && !/entree|tarif|prix|billet|place|admission|entrada|intrare/.test(fold(entry))))
  )
    return { isAccessibleForFree: true }
  if (!entry) return undefined
  const clause = withNext(entry, priced, sentences)
    .split(/\s[–-]\s|[.;]\s|,\s(?=\p{L})/u)
    .filter((part) => amountsIn(part, settings).length > 0 || saysFree(fold(part)))
  const price = normalizePrice(clause.length > 0 ? clause.join(', ').trim() : entry.trim(), settings).value
  if (!price) return undefined
  // What those pay who sell is told in its own words: it is no price of coming.
  if (EXHIBITORS.test(fold(entry)))
    return {
      price: entry
        .trim()
        .replace(/[.\s]+$/, '')
        .slice(0, 120),
      priceCurrency: price.priceCurrency ?? 'EUR',
    }
  const amounts = amountsIn(clause.join(', '), settings)
  if (
    amounts.length === 1 &&
    !RANGE.test(clause.join(', ')) &&
    !saysFree(fold(clause.join(', '))) &&
    amounts[0]!.amount > 0
  )
    return { price: amounts[0]!.amount, priceCurrency: amounts[0]!.currency, isAccessibleForFree: false }
  const { text: _, ...fields } = price
  return fields
}

/** "De 8 à 22 €": two prices, of which one has no sign. */
const RANGE = /\d\s?(?:€|euros?)?\s?(?:à|-|–|\/|ou)\s?\d+(?:[.,]\d+)?\s?(?:€|euros?)/i

/** What follows at once and has a price too goes on: "Adultes : 20 €. Moins de 12 ans : 10 €". */
function withNext(entry: string, priced: string[], sentences: string[]): string {
  const at = sentences.indexOf(entry)
  let whole = entry
  for (let i = at + 1; i < sentences.length && i < at + 4; i++) {
    const next = sentences[i]!
    if (!priced.includes(next) || EXHIBITORS.test(fold(next))) break
    whole += `, ${next}`
  }
  return whole.replace(/\.,/g, ',')
}

/** Free, but not the coming. */
const FREE_ASIDE =
  /\b(?:navette|parking|stationnement|vestiaire|garderie|essai|consommation|degustation|boisson)s?\b[^.]{0,30}(?:gratuit|offert)|(?:gratuit|offert)\w* [^.]{0,12}(?:navette|parking|stationnement|vestiaire)/

/** What those pay who sell, not those who come. */
const EXHIBITORS = /\bexposant|emplacement|la table\b|metre lineaire|le ml\b/
