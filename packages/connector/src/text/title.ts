import { fold } from '../normalize/text.ts'
import { EVENT_WORD } from './nature.ts'

/**
 * The name of the event: the subject or heading when it says one, else what the first sentence says is organised.
 * `spans` are the dates and times of the text, which are no part of a name.
 */
export function titleIn(
  text: string,
  subject: string | undefined,
  spans: { index: number; end: number }[],
): string | undefined {
  const lines = linesOf(text, spans)
  const heading = lines.find((line) => line.heading && isName(line.bare))
  const candidates = [subject && stripDates(subject), heading?.bare]
  const first = lines.find((line) => !isOpening(line.bare) && line.bare !== '')
  if (first && first.text.length <= 110 && !SENTENCE.test(fold(first.text)) && isName(first.bare))
    candidates.push(first.bare)
  for (const candidate of candidates) {
    const name = candidate && tidyTitle(candidate)
    if (name && isName(name) && !VAGUE.test(fold(name)) && !ASIDE.test(fold(name)) && !BETWEEN.test(name)) return name
  }
  const quoted = /^[^\n]{0,60}?[«"“]\s?([^»"”\n]{3,80}?)\s?[»"”]/u.exec(text)?.[1]
  if (quoted && !first?.bare.match(/[«"“]/) && isName(quoted)) return quoted
  const organised = organisedThing(maskOf(text, spans))
  if (organised) return organised
  const withWord = lines.find(
    (line) =>
      isName(line.bare) &&
      line.bare.length <= 90 &&
      !ASIDE.test(fold(line.bare)) &&
      EVENT_WORD.test(fold(line.bare)) &&
      !isOpening(line.bare),
  )
  const fallback = withWord?.bare ?? first?.bare
  const name = fallback && tidyTitle(fallback.length > 90 ? fallback.split(/[.!?](?:\s|$)/)[0]! : fallback)
  return name && isName(name) ? name.slice(0, 120) : undefined
}

/** What stands between hours or after a place is no name. */
const BETWEEN = /^(?:\(|(?:à|au|aux|devant|dans|chez|sous) )/iu

/** What is left of a title when its dates, times and joining words go: "Samedi 14 mars : grand loto de l'APEL à 20 h" → "Grand loto de l'APEL". */
export function tidyTitle(line: string): string {
  let text = line.replace(/\uE000+/g, '\uE000')
  text = text.replace(
    /(?:\s*[-–:,(|]?\s*(?<!\p{L})(?:le|les|du|au|à|de|dès|à partir de|ce|pour le|on|at|from|del|desde|el|los|a las|de las|pe|la|den|kl\.?|à compter du|jusqu['’]au|et)?\s*)?\uE000(?:\s*(?:et|à|au|-|–|,|de|and|y|:)?\s*\uE000)*/giu,
    '\uE000',
  )
  const parts = text.split('\uE000').map((part) => part.replace(/^[\s:,;.–—|)\]-]+|[\s:,;–—|([-]+$/g, '').trim())
  const best =
    parts
      .filter((part) => /\p{L}{3}/u.test(part))
      .sort((a, b) => Number(EVENT_WORD.test(fold(b))) - Number(EVENT_WORD.test(fold(a))))[0] ?? ''
  const name = segmentOf(best)
    .replace(
      /^(?:annul(?:é|ée|ation)|report(?:é|ée)?|complet|cancelled|postponed|rappel|info|attention|invitation|report de date|(?:attention,? )?changement d['’]\p{L}+|save the date|à vos agendas|nouveau|agenda|date à retenir)\s*(?:[:!–-]|\s–)\s*/iu,
      '',
    )
    .replace(/\s*[-–—:(]?\s*(?:ANNUL[ÉE]+|REPORT[ÉE]+|COMPLET|CANCELLED|POSTPONED)\s*[)!]*$/u, '')
    .replace(/^(?:le|la|les|un|une|des|l['’]|notre|nos|son|sa|ses)\s+(?=\p{L})/iu, (article) =>
      /^(?:le|la|les|l)/i.test(article) ? article : '',
    )
    .replace(/^en cas de [^,]{3,30},\s*(?:le|la|l['’])?\s*/iu, '')
    .replace(/\s+(?:(?:qui est |qui était )?initialement\s+)?(?:prévue?s?|programmée?s?|planned|scheduled)\s*$/iu, '')
    .replace(/^[#*•–\s-]+|[\s*_:,;.–-]+$/g, '')
    .replace(/^["«“]\s*([^"»”]+?)\s*["»”]$/, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim()
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** A line may hold the place and the price too: "Salle polyvalente : grand loto. Entrée libre", "Loto – gymnase – 4 €". */
function segmentOf(line: string): string {
  const [sentence = line] = line.split(/(?<!\b(?:St|Ste|Mme|M|Dr|av|bd))\.\s+(?=\p{Lu})/u)
  const afterPlace = /^([^:]{3,50})\s:\s(.{4,})$/u.exec(sentence)
  const text = afterPlace && ASIDE.test(fold(afterPlace[1]!)) ? afterPlace[2]! : sentence
  const parts = text.split(/(\s[-–—|]\s|,\s)/)
  let kept = parts[0]!
  for (let i = 2; i < parts.length; i += 2) {
    if (ASIDE.test(fold(parts[i]!))) break
    kept += parts[i - 1]! + parts[i]!
  }
  return ASIDE.test(fold(kept)) && parts.length > 2
    ? (parts.find((part, i) => i % 2 === 0 && !ASIDE.test(fold(part)) && /\p{L}{3}/u.test(part)) ?? kept)
    : kept
}

const ASIDE =
  /^\s*(?:(?:a la|a l'|au|aux|dans la|dans le|dans l'|sur la|sur le|at the|in the|en el|en la|la|le|in|i)?\s*(?:salles?|eglise|place|parc|stade|gymnase|mediatheque|bibliotheque|mairie|foyer|maison d|espace|complexe|terrain|halles?|chateau|chapelle|theatre municipal|cinema|village hall|church hall|library|st |teatro|casa de|caminul|kyrkan|bygdegarden|\d{1,3} (?:bis )?(?:rue|avenue|place))\b|entree|tarif|gratuit|prix|\d+(?:[.,]\d+)? ?(?:€|eur|euros|lei|kr)|libre participation|reservation|inscription|tel\b|contact|anime par|organise par|ouvert a tous|tout public|free entry|entrada|intrare|fri entre|\d{2}[ .]\d{2})/

interface Line {
  text: string
  bare: string
  heading: boolean
}

function linesOf(text: string, spans: { index: number; end: number }[]): Line[] {
  const marked = maskOf(text, spans)
  return marked
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      text: line,
      heading: /^#{1,4}\s/.test(line),
      bare: tidyTitle(line.replace(/^#+\s*/, '').replace(/\p{Extended_Pictographic}\uFE0F?/gu, ' ')),
    }))
}

export function maskOf(text: string, spans: { index: number; end: number }[]): string {
  let masked = text
  for (const { index, end } of spans) masked = masked.slice(0, index) + '\uE000'.repeat(end - index) + masked.slice(end)
  return masked
}

/** "organise son grand loto", "vous invite à sa fête", "Un concert aura lieu": what is organised. */
function organisedThing(marked: string): string | undefined {
  const stop =
    "(?=\\s*(?:\\uE000|[.,;:!?\\n(]|\\s(?:le|les|ce|du|au|à la|à l['’]|à|dans|aura|auront|se tiendra|sera|seront|qui|pour|de \\uE000|dès|en partenariat|ouvert|on|at|in the|en el|en la|el|pe|la|în|den|på|i|kl)\\s))"
  const patterns = [
    // "Rendez-vous le 18 décembre pour le traditionnel concert de Noël", "le carnaval, c'est le 20 mars"
    new RegExp(
      `(?:rendez-vous|venez|retrouvez-nous|rejoignez-nous|on se retrouve)[^.!?\\n]{0,90}?\\spour\\s((?:le|la|l['’]|les|un|une|notre|son|sa)\\s?[^\\n\\uE000.!?;,]{3,80}?)${stop}`,
      'iu',
    ),
    /((?:le|la|l['’]|les|notre|un|une)\s?[^\n\uE000.!?;:,]{3,80}?),?\s+c['’]est\s/iu,
    new RegExp(
      `(?:organis(?:e|ent|era|eront)|propos(?:e|ent|era|ons)|présent(?:e|ent|era|ons)|accueill(?:e|ent|era)|donner?a?|donnent|prépar(?:e|ent)|lanc(?:e|ent)|fêt(?:e|ent)|organisons|inaugur(?:e|era)|vous donne)\\s+(?:à nouveau |également |aussi |cette année |comme chaque année,? |pour la \\S+ année,? |en \\p{L}+ )?((?:son|sa|ses|un|une|le|la|l['’]|les|des|notre|nos|leur|leurs)\\s?[^\\n\\uE000.!?;]{3,90}?)${stop}`,
      'iu',
    ),
    new RegExp(
      `(?:invit(?:e|ent|ons)|convi(?:e|ent|ons))(?:\\s+(?:tou[st]e?s?|cordialement|chaleureusement|les habitants|le public|à tous|toute la population))*\\s+(?:à|au|aux|pour)\\s+((?:son|sa|ses|un|une|le|la|l['’]|les|participer à|assister à)?\\s?[^\\n\\uE000.!?;]{3,90}?)${stop}`,
      'iu',
    ),
    /(?:^|[\n.!?]\s*)(?:bonjour[^\n]*\n+)?(?:pour rappel,? |attention,? |rappel : )?((?:le|la|l['’]|les|un|une|notre|des|the|our|el|la|los|una?|den|)\s?[^\n\uE000.!?;,]{3,80}?)\s+(?:\([^)]*\)\s*)?(?:qui (?:devait|était)[^\n.]{0,60}\s)?(?:prévue?s?\s[^\n.]{0,45})?(?:aura lieu|auront lieu|a lieu|ont lieu|revient|est de retour|est visible|est à (?:voir|découvrir)|sera visible|se tiendra|se tiendront|se déroulera|se dérouleront|est annulée?|sont annulée?s|est reportée?|sont reportée?s|est complet|commence(?:ra)?|débutera|takes place|will take place|will be held|is cancelled|is postponed|tendrá lugar|se celebrará|queda cancelad|va avea loc|vor avea loc|este anulat|äger rum|ställs in)/iu,
    /(?:te esperamos|os esperamos|invita(?:mos)?|organiza|organizează|arrangerar|bjuder in till|holds|hosts|is holding|is hosting|are holding|organi[sz]es?|join us for|come (?:along )?to|welcome to|välkommen till|välkomna till)\s+(?:(?:en|a|al|la|un|una|o|sitt|ett|en|its|our|the|their|an?)\s)*([^\n\uE000.!?;,]{3,80}?)(?=\s*(?:\uE000|[.,;:!?\n(]|\s(?:on|at|in|el|en|este|pe|în|la|den|på|i|kl|this)\s))/iu,
  ]
  for (const pattern of patterns) {
    const match = pattern.exec(marked)
    const said = match?.[1]?.trim()
    if (!said) continue
    const name = tidyTitle(
      said
        .replace(/^(?:participer à|assister à)\s*/i, '')
        .replace(/^(?:son|sa|ses|un|une|des|notre|nos|leur|leurs|le|la|les|the|our|el|los|den)\s+|^l['’]/iu, ''),
    )
    if (isName(name) && !VAGUE.test(fold(name))) return name
  }
  return undefined
}

function stripDates(subject: string): string {
  return subject.replace(DATE_LIKE, '\uE000')
}

function isName(text: string): boolean {
  return /\p{L}{3}/u.test(text) && text.length >= 3 && text.length <= 130
}

function isOpening(text: string): boolean {
  return (
    OPENING.test(fold(text)) ||
    /^(?:lieu|où|quand|date|horaires?|heure(?! d)|tarifs?|prix|contact|tél|tel|entrée|where|when|lugar|cuándo|unde|când|plats|tid)\s*:?/iu.test(
      text,
    )
  )
}

const OPENING =
  /^(?:bonjour|bonsoir|salut|coucou|hello|hi\b|dear|chers?|cheres?|madame|monsieur|mesdames|mes amis|hola|buenos dias|estimad|buna ziua|buna\b|dragi|hej|hejsan|bonjour a tous|a tous|avis a la population|communique)\b/
const VAGUE =
  /^(?:bonjour|invitation|rappel|information|infos?|annonce|agenda|evenement|date|save the date|communique|a noter|important|newsletter|actualites?|nouvelles?|(?:la |les )?(?:prochaine?s? )?(?:date|rencontre|seance|rendez-vous)s?|venir|suivante?s?|programme|cet evenement|celui-ci|elle|il|ce|cela)$/
/** A sentence with a verb is no title. */
const SENTENCE =
  /\b(?:organise(?:nt|ra)?|on recherche|nous (?:re)?cherchons|vous (?:invite|convie|propose|attend)|aura lieu|se tiendra|se deroulera|sera|seront|nous |est (?:annule|reporte)|a lieu|revient|est de retour|c'est|est visible|rouvrira|remercie|will be|takes place|tendra lugar|va avea loc|ager rum|invita|invitam|organiza|organizeaza|join us|is holding|arrangerar)\b/
const DATE_LIKE =
  /(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?\d{1,2}(?:er)?(?:\s+(?:janv|févr|fevr|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)\p{L}*\.?(?:\s+\d{4})?|[/.]\d{1,2}(?:[/.]\d{2,4})?)(?:\s*(?:à|de|-)?\s*\d{1,2}\s?h\s?\d{0,2})?/giu
