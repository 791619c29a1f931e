import type { PlaceReference } from '@wiker/model'
import { fold } from '../normalize/text.ts'

/** Where a text says it happens: a hall by name, a street, a town. Only what is written. `dates` are spans that are not part of a name. */
export function placeIn(text: string, dates: { index: number; end: number }[]): PlaceReference | undefined {
  // Dates and times end a place's name.
  let masked = text
  for (const { index, end } of dates)
    masked = `${masked.slice(0, index)}${'\uE000'.repeat(end - index)}${masked.slice(end)}`
  const labelled = labelledPlace(masked)
  const named = labelled ?? namedPlace(masked)
  const address = addressIn(labelled ? `${labelled}\n${masked}` : masked)
  const place: PlaceReference = {}
  const name = named && withoutTown(tidyName(named))
  if (name && name !== address?.streetAddress) place.name = name
  if (address?.streetAddress) place.streetAddress = address.streetAddress
  if (address?.postalCode) place.postalCode = address.postalCode
  const locality = address?.locality ?? localityAfter(masked, named)
  if (locality) place.addressLocality = locality
  return Object.keys(place).length > 0 ? place : undefined
}

const LABEL =
  /^[\s*•–-]*(?:lieu|où|adresse|endroit|lieu de rendez-vous|rendez-vous|rdv|where|venue|place|location|address|lugar|dónde|donde|loc|locul|unde|locație|plats|var|lokal)\s*[:：]\s*(.+)$/im

function labelledPlace(text: string): string | undefined {
  const match = LABEL.exec(text)
  const said = match?.[1]?.split(/\uE000/)[0]?.trim()
  return said && said.length > 2 && /\p{L}/u.test(said) ? cutAt(said) : undefined
}

/** Words that begin the name of a place, in five languages. */
const PLACE_WORD =
  '(?:petite |grande |ancienne |nouvelle )?(?:salles?|église|eglise|place|parc|stade|gymnase|médiathèque|mediatheque|bibliothèque|bibliotheque|ludothèque|mairie|hôtel de ville|école|ecole|collège|lycée|foyer|maison|théâtre|cinéma|halles?|espace|centre|château|chapelle|complexe|terrain|étang|plage|jardin|port\\b|local\\b|café|bar\\b|restaurant|musée|hippodrome|ferme|square|esplanade|parvis|quai|préau|cour\\b|moulin|abbaye|domaine|boulodrome|dojo|piscine|galerie|prairie|auditorium|kiosque|parking|bourg|lac\\b|forêt|caserne|crêperie|brasserie|librairie|ehpad|résidence|club-?house|skatepark|hangar|grange|longère|base nautique|base de loisirs|aire|site|monument(?: aux morts)?|pôle|abbatiale|pré(?= )|verger|poste de secours|presbytère|préau|amphithéâtre|bibliobus|atelier(?= d[ue] )|centre-bourg|village hall|church hall|town hall|town square|library|school|pub\\b|museum|park\\b|theatre|community centre|church|plaza|teatro|biblioteca|casa de (?:la )?cultura|casa de cultură|casa|polideportivo|ayuntamiento|parque|iglesia|museo|centro|recinto|căminul cultural|cămin|primărie|primăria|piața|biserica|parcul|sala|școala|stadionul|muzeul|biblioteket|kyrkan|folkets hus|församlingshemmet|bygdegården|torget|skolan|idrottshallen|hembygdsgården|medborgarhuset)'
const PREPOSITION =
  "(?:à la|à l['’]|au|aux|dans la|dans le|dans l['’]|dans les|sous le|sous la|derrière le|derrière la|sur la|sur le|sur l['’]|devant la|devant le|devant l['’]|place de|à|dans|en l['’]|chez|at the|at|in the|in|en el|en la|en|la|în|in|pe|på|i|vid|rdv|rendez-vous)"

function namedPlace(text: string): string | undefined {
  const strong = new RegExp(
    `(?:(?<![\\p{L}])${PREPOSITION}\\s*|^[\\s*•–-]*(?:l['’]|la |le |les )?|[,;:(–-]\\s*(?:l['’])?|[.!?]\\s+|\\uE000 +|(?<=\\s)(?=(?:salle|place|espace|parking|médiathèque|gymnase|galerie|halle|maison des|esplanade|parvis)\\s))(${PLACE_WORD}(?![\\p{L}])[^\\n\\uE000]*)`,
    'gimu',
  )
  for (const match of text.matchAll(strong)) {
    const name = cutAt(match[1]!)
    if (
      name.length < 4 ||
      /^(?:place|places|parc|site|port|maison|centre|cour|local|bar|casa|piața|sala|école|centro)$/i.test(name)
    )
      continue
    // "places limitées", "salle 2e" or an organiser's "école de musique organise" are no venue.
    if (
      /^(?:places?|sites?) (?:limit|dispo|assis|gratuit|internet|web|de parking|restant)|^(?:maison|école|centre|club|bar|restaurant) [^,]{0,40}\b(?:organise|propose|présente)/i.test(
        name,
      )
    )
      continue
    if (isElsewhere(text.slice(0, match.index), name)) continue
    // "Nettoyage de la plage", or a heading that says what it is: no place.
    if (
      /(?<!d[ée]part )\b\p{L}{4,}\s+(?:de|du|des)\s+$/iu.test(text.slice(0, match.index)) &&
      /^la (?:plage|forêt|ferme|école|maison|place)\b/i.test(match[0])
    )
      continue
    if (isHeading(text.slice(0, match.index), match[0])) continue
    return name
  }
  return suffixed(text)
}

/** "Théâtre de marionnettes", "CINÉMA PLEIN AIR" above all the rest: what it is, not where. */
function isHeading(before: string, found: string): boolean {
  if (!/^\s*(?:théâtre|cinéma|café)/i.test(found) || !/(?:^|\n)[\s*•–-]*$/.test(before)) return false
  return before.trim() === '' || /^\s*(?:théâtre|cinéma|café)\s*(?:$|:| de (?:marionnettes|rue|plein))/i.test(found)
}

/** Where one books, asks or looks at papers is not where it takes place; nor does a café of parents have walls. */
function isElsewhere(before: string, name: string): boolean {
  const sentence = before
    .slice(-70)
    .split(/[.!?\n;]\s*/)
    .at(-1)!
  return (
    /(?:programme|inscri\p{L}*|renseignements?|dossiers?|consultables?|à retirer|retrait|bulletins?|réserv\p{L}*|billets?|billetterie|vin d['’]honneur|organisée? par)[^,]*$/iu.test(
      sentence,
    ) ||
    /^(?:café (?:des|tricot|philo|couture|littéraire|citoyen|parents)|atelier d[ue]s? (?!\p{Lu})|site (?:internet|web))/u.test(
      name.toLowerCase().slice(0, 8) + name.slice(8),
    ) ||
    /^(?:mairie|commune|primăria|ayuntamiento)[^,]{0,30}\b(?:organise|organizează|organiza|propose|invite)/iu.test(name)
  )
}

/** "Sankt Olofs kyrka", "Stora torget", "St Mary’s Church", "Scout Hut": the word for the place comes last. */
function suffixed(text: string): string | undefined {
  return /(?:^|[,;–-]\s*|\b(?:at|in|vid|i|på)\s+(?:the\s+)?)((?:\p{Lu}[\p{L}'’.]*\s){1,3}(?:[Kk]yrka|[Tt]orget|[Kk]yrkan|[Ss]kola|[Cc]hurch|[Ss]quare|[Hh]all|[Hh]ut|[Ll]ibrary|[Ss]chool|[Pp]ark|[Cc]entre|[Cc]enter))(?![\p{L}])/mu.exec(
    text,
  )?.[1]
}

/** A name ends at punctuation, a date, or a word that begins something else. */
function cutAt(text: string): string {
  return text
    .split(
      /\uE000|[\n;!?(/]|\s:\s|\s[–—-]\s|\.(?:\s|$)|,\s*(?=[£€]|(?:sur rendez-vous|rendez-vous|rdv|photo|départ|arrivée|repas|du\s|tous\s|chaque\s|retour|places|\d+\s?h|à partir|de\s*$|dès|ouvert|entrée|tarif|gratuit|sur place|avec|venez|organis|réserv|inscri|buvette|restauration|suivi|pour|au profit|animé|le\s|la\s|les\s|par\s|en\s|dans\s|il\s|nous\s|vous\s|prix|con\s|entrada|cu\s|intrarea|fri\s|entry|free|tickets|tout\s|toute\s|\d+\s?€|places|animation|salle\s|à\s))/iu,
    )[0]!
    .replace(
      /\s+(?:à partir|de|à|dès|le|ce|du|au profit|pour|avec|sur le thème|par|en présence|où|afin|vous|nous|est|sera|aura|se|organise\p{L}*|propose\p{L}*|présente\p{L}*|ouvert\p{L}*|from|on|at|with|starting|this|el|los|las|con|desde|para|de las|pe|cu|la ora|ora|începând|în data de|den|kl\.?|klockan|med|from|jusqu['’]\p{L}*|les|dans le cadre|puis|suivi\p{L}*|entrée|tarif|gratuit|animé\p{L}*|réserv\p{L}*|inscri\p{L}*|et)\s*(?:\uE000.*)?$/iu,
      '',
    )
    .replace(
      /\s+(?:n['’]|et non |contre \p{Lu}|à partir de|dès|pour (?:un|une|le|la|les|tous)|avec|au profit|sur le thème|en présence|où|afin|organis\p{L}+|propos\p{L}+|présent\p{L}+|est ouvert|sera|aura|est|expose|se tiendra|se déroulera|vous|nous|with|starting|con |cu |med |om |par l|ouvre|accueille\p{L}*|invite\p{L}*|les (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|tous les|chaque|todos los|în fiecare|varje|every|hors vacances|sauf).*$/iu,
      '',
    )
    .replace(/\s+toute l['’]année.*$/i, '')
    .replace(/[\s,:.)–-]+$/, '')
    .trim()
}

/** "Salle Phénix à Héric": the town is told apart. */
function withoutTown(name: string | undefined): string | undefined {
  const bare = name?.replace(/(?<=\S\s\S.*)\s+à\s+\p{Lu}[\p{L}'’ -]+$/u, '')
  return bare && bare.length > 5 ? bare : name
}

function tidyName(name: string): string | undefined {
  const first = name
    .split(/,\s*(?=\d|\p{Lu}|rue |chemin |avenue |place |route |impasse |allée )/u)[0]!
    .replace(/^(?:(?:à la|au|aux|dans la|dans le|la|le|at the|en el|en la|the)\s+|(?:à )?l['’]\s*)/i, '')
    .trim()
  if (first.length < 3 || first.length > 90 || (STREET.test(first) && /^\d/.test(first))) return undefined
  return first.charAt(0).toUpperCase() + first.slice(1)
}

const STREET_KIND =
  '(?:rue|avenue|av\\.|boulevard|bd\\.?|place|chemin|impasse|allées?|route|quai|cours|square|passage|sentier|venelle|calle|c/|avenida|avda\\.?|plaza|paseo|strada|str\\.|bulevardul|aleea|street|road|lane)'
const STREET = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{1,4}(?:\\s?(?:bis|ter|[a-d]))?,?\\s+)(?:${STREET_KIND})\\s+[^\\n,;(\\uE000–]{2,60}|(?<![\\p{L}])(?:rue|avenue|boulevard|chemin|impasse|route|quai|allée|calle|avenida|strada)\\s+(?:de |du |des |d['’]|la |le |les |l['’])*[\\p{Lu}][^\\n,;(\\uE000–.]{1,50}|(?<![\\p{L}])\\p{Lu}[\\p{L}]+(?:gatan|vägen)\\s+\\d+`,
  'iu',
)

function addressIn(text: string): { streetAddress?: string; postalCode?: string; locality?: string } | undefined {
  const street = STREET.exec(text)
  const streetAddress = street?.[0] && cutStreet(street[0])
  const postal =
    /(?<![\d+])(\d{5}|\d{3} \d{2})\s+(\p{Lu}[\p{L}'’ -]{1,40}?)(?=\s*(?:[\n,;.()\uE000]|cedex|$|\s(?:à|le|de|entrée|tarif|tél)\b|\s[–-]\s))/iu.exec(
      text,
    )
  if (!streetAddress && !postal) return undefined
  return {
    ...(streetAddress ? { streetAddress } : {}),
    ...(postal && /^\p{Lu}/u.test(postal[2]!) ? { postalCode: postal[1]!, locality: postal[2]!.trim() } : {}),
  }
}

function cutStreet(street: string): string | undefined {
  const text = cutAt(street)
    .replace(/\s+\d{5}.*$/, '')
    .replace(/\s+(?:à|au|aux)\s+\p{Lu}.*$/u, '')
    .trim()
  return text.length > 5 && !/^(?:route|cours|chemin) (?:de|du|des) (?!\p{Lu})/u.test(text) ? text : undefined
}

/** "à Savenay", "de Donges", ", Blain" beside the place. */
function localityAfter(text: string, named: string | undefined): string | undefined {
  const place = named ? text.indexOf(named) : -1
  if (place < 0) return undefined
  const around = text.slice(place, place + named!.length + 60).split('\n')[0]!
  const town =
    "(\\p{Lu}[\\p{Ll}ï'’]+(?:[-' ’](?:sur|sous|en|le|la|les|lès|de|du|des|d|l)?[-' ’]?\\p{Lu}[\\p{Ll}]+|-(?:sur|sous|en|le|la|les|de|du|des|lès)-\\p{Lu}[\\p{Ll}]+)*)"
  const after = `(?=\\s*(?:[.,;:!)\\uE000\\n]|$|à |le |de |pour |dès |avec |on |at |el ))`
  const beside =
    new RegExp(`(?:\\s(?:à|in|en|din)\\s|,\\s*(?:à\\s)?|\\s[–-]\\s)${town}${after}`, 'u').exec(around) ??
    (COMMUNAL.test(named!) ? new RegExp(`\\sde\\s${town}$`, 'u').exec(named!) : null)
  const found = beside?.[1]
  return found && !NOT_A_TOWN.test(fold(found)) ? found : undefined
}

/** Halls every town has: what follows "de" is the town. */
const COMMUNAL =
  /^(?:la |l['’])?(?:salle (?:des fêtes|polyvalente|municipale|communale)|église|mairie|stade|gymnase|médiathèque|bibliothèque|foyer|bourg)/i

const NOT_A_TOWN =
  /^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|noel|paques|entree|tarif|gratuit|venez|inscription|reservation|restauration|buvette|au |le |la |les |tous|tout|place|rue|organise|contact|renseignement|saint-?sylvestre|pentecote|toussaint|halloween|ouvert|animation|bar|repas|jean|pierre|marie|paul|les|monsieur|madame|mme|free|entry|tickets|entrada|intrare|fri|jules|victor|louis)\b/
