import { fold } from '../normalize/text.ts'

/** Who organises, as the text names it: "L'amicale laïque organise…", "Organisé par le comité des fêtes", a signature that names an association. */
export function organizerIn(text: string, signature: string, from?: string): string | undefined {
  const labelled =
    /(?:organisat(?:eur|rice|ion)s?\s*:|organisée?s?\s+par|proposée?s?\s+par|à l['’]initiative d[eu]s?|organi[sz]ed by|hosted by|organiza\s*:|organizado por|organizador\s*:|organizat de|organizator\s*:|arrangör\s*:|arrangeras av)\s*([^\n.;!?(\uE000]{3,80})/iu.exec(
      text,
    )
  const name = labelled && tidy(labelled[1]!)
  if (name) return name
  const subject =
    /(?:^|[\n.!?]\s*)(?:bonjour[^\n]{0,30}\n+)?((?:le|la|l['’]|les|the|el|la|los)?\s?[\p{L}][^\n.!?;:\uE000]{2,80}?)\s+(?:vous\s+|os\s+|vă\s+)?(?:organis(?:e|ent|era|eront)|propos(?:e|ent)|invit(?:e|ent)|convi(?:e|ent)|présent(?:e|ent)|donn(?:e|ent) rendez-vous|organi[sz]es|hosts|holds|is holding|invites|organiza|organizează|invită|arrangerar|bjuder in)\b/imu.exec(
      text,
    )
  const said = subject && tidy(subject[1]!)
  if (said && ORGANISATION.test(fold(said))) return said
  for (const line of [...signature.split('\n'), from ?? '']) {
    const candidate = tidy(line)
    if (candidate && candidate.length < 70 && ORGANISATION.test(fold(candidate)) && !/@|\d{4}/.test(candidate))
      return candidate
  }
  return undefined
}

function tidy(name: string): string | undefined {
  const cut = name
    .replace(
      /\s+(?:le|les|du|au|à|dans|ce|pour|de \d|en)\s+(?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche).*$/iu,
      '',
    )
    .replace(/,\s*(?:la|le|les|l['’])?\s*(?:bibliothécaire|présidente?|secrétaire|trésori\p{L}+|équipe).*$/iu, '')
    .replace(/^(?:bonjour|bonsoir|madame|monsieur|chers? \p{L}+)[^,]{0,30},\s*/iu, '')
    .replace(/^(?:comme chaque année|cette année|pour la \p{L}+ fois|cet hiver|cet été)[^,]*,\s*/iu, '')
    .replace(/^(?:et |par |de )?(?:le|la|les|the|el|los)\s+|^l['’]/iu, '')
    .replace(/[\s,:–-]+$/, '')
    .trim()
  if (cut.length < 3 || cut.length > 80 || /^(?:nous|vous|on|il|elle|ils|elles|qui|je|tous|we|you)\b/i.test(cut))
    return undefined
  return cut.charAt(0).toUpperCase() + cut.slice(1)
}

const ORGANISATION =
  /\b(?:association|assoc?\.?|asso|amicale|comite|club|mairie|commune|municipalite|ville|ecole|college|apel|ape\b|fcpe|union|societe|compagnie|cie\b|troupe|chorale|harmonie|fanfare|federation|foyer|mediatheque|bibliotheque|cinema|theatre|office|paroisse|pompiers|sapeurs|ccas|uncafn|acca|cercle|groupe|collectif|ligue|entente|esperance|football|basket|judo|tennis|petanque|gymnastique|cyclo|rando|jumelage|maison|centre|espace|ehpad|librairie|cafe|restaurant|domaine|ferme|musee|conseil|secours|croix-rouge|restos|donneurs|parents d'eleves|anciens combattants|les amis|society|council|church|choir|school|library|asociacion|ayuntamiento|pena|ampa|parroquia|biblioteca|centro|asociatia|primaria|consiliul|scoala|caminul|biserica|casa|foreningen|forening|kommun|kyrka|forsamling|biblioteket|klubb|klubben|hembygdsforening|pro loco|judo-club|us\b|as\b|fc\b|es\b|osc\b|oscd\b)\b/
