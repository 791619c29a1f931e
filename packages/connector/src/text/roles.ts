import { fold } from '../normalize/text.ts'

/** What a date or a time is there for. Only `event` ones say when it happens. */
export type DateRole =
  | 'event'
  | 'deadline'
  | 'opening-of-booking'
  | 'past'
  | 'written'
  | 'former'
  | 'until'
  | 'from'
  | 'other'

/** `before` is the folded text of the same sentence that precedes the date, `after` what follows it. */
export function roleOf(before: string, after: string): DateRole {
  const near = before.slice(-90)
  if (
    /(?:initialement|d'abord|precedemment|originally|inicialmente|initial) (?:prevue?s?|programmee?s?|annoncee?s?|fixee?s?|planned|scheduled|prevista?|programat[a]?)(?: (?:pour )?(?:le|du|au|les|for|para el|pentru))?[^.]{0,12}$|prevue?s? (?:initialement|a l'origine)[^.]{0,10}$|(?:au lieu d[ue]|instead of|en lugar del)\s*$/.test(
      near,
    )
  )
    return 'former'
  if (
    /^\s*(?:[^.\n]{0,25})?\b(?:est|sont|a ete|ont ete|is|has been)?\s*(?:reportee?s?|decalee?s?|avancee?s?|deplacee?s?|postponed|rescheduled|aplazad[oa]|amanat[a]?|flyttas)\s+(?:au|a(?! une date)|du|to|until|al|pentru|pe|till)\b/.test(
      after.slice(0, 90),
    ) &&
    !/\breporte/.test(near)
  )
    return 'former'
  if (
    /(?:inscriptions?|reservations?|billetterie|candidatures?|registrations?|inscripciones)\b[^.;]{0,120}(?:sont|seront|est|sera|are|estan|ouvertes?)[^.;]{0,20}(?:du|le|des le|a partir du|from|del|desde el|jusqu'au)\s*$/.test(
      before,
    )
  )
    return 'opening-of-booking'
  if (BOOKING.test(before) && DEADLINE_NEAR.test(near)) return 'deadline'
  if (
    /\ba (?:rendre|remettre|retourner|deposer|renvoyer)(?: en mairie| complete)?(?: pour| avant| au plus tard)?\s*(?:le )?$/.test(
      near,
    )
  )
    return 'deadline'
  if (/\b(?:depot|depose|reprise|retrait|recuperation) d(?:es |e l|e |')[^.;\n]{0,40}?(?:le |les )?$/.test(near))
    return 'other'
  if (/\breport[ee]*\s*(?:possible |eventuel )?(?:au|le)\s*$/.test(near) && /^[^.\n]{0,20}\ben cas d/.test(after))
    return 'other'
  if (
    /(?:date limite|dernier delai|au plus tard|cloture|avant le|deadline|by the|antes del?|fecha limite|pana (?:la|pe|in)(?: data de)?|senast(?: den)?|innan|last date|no later than)[^.;\n]{0,45}$/.test(
      near,
    ) ||
    /^\s*(?:inclus )?(?:au plus tard|dernier delai|dernier carat|date limite|at the latest)/.test(after)
  )
    return 'deadline'
  if (
    BOOKING.test(near.slice(-60)) &&
    /(?:a partir du|des le|jusqu'au|jusqu'a|ouvertes? (?:le|du|depuis|des)|ouvriront le|debuteront le|du|from|desde|hasta|until|till)\s*(?:le )?$/.test(
      near,
    )
  )
    return 'opening-of-booking'
  if (
    /(?:inscri(?:ptions?|vez-vous|re)|reservations?|reserver|billetterie|tickets?|se renseigner|renseignements)(?: (?:obligatoires?|possibles?|ouvertes?|en mairie|souhaitees?|conseillees?))?\s*(?::|le|les|du|au|jusqu'au|a partir du|des le|avant)\s*(?:le )?$/.test(
      near,
    )
  )
    return 'opening-of-booking'
  if (
    /(?:publie|mis a jour|mise a jour|ecrit|redige|fait a [\w' -]+,?|poste|edite|paru|posted|updated|publicado|publicat|publicerad)[^.\n]{0,12}(?: le| on)?\s*:?\s*$/.test(
      near,
    )
  )
    return 'written'
  if (
    /(?:ne|nee|fondee?|creee?|depuis|since|desde|din|sedan|mort|decedee?|loi du|arrete du|decret du|deliberation du|en date du|seance du|suite a la reunion du|lors (?:de la|du) [\w' ]{3,30}du|victimes? du|armistice du|appel du)\s*(?:le )?$/.test(
      near,
    )
  )
    return 'other'
  return 'event'
}

/** A time of the sentence that is not the event's: opening of the doors, hours at which one may telephone. */
export function timeRole(before: string, after: string): 'event' | 'doors' | 'end' | 'other' {
  const near = before.slice(-70)
  if (
    /(?:portes?|doors?(?: open)?|puertas|usile|dorrarna|insl?app|ouverture(?: des portes| au public| des caisses| de la salle| salle| caisse)?|accueil(?: du public)?|billetterie)[^.;\n\d]{0,24}$/.test(
      near,
    ) &&
    !/(?:spectacle|concert|debut|match|film|seance|portes ouvertes)[^.;\n\d]{0,20}$/.test(near)
  )
    return 'doors'
  if (/^\s*[:(,-]?\s*\(?(?:ouverture des portes|portes\b|doors\b)(?![^.;\n]{0,14}\d)/.test(after.slice(0, 50)))
    return 'doors'
  if (
    /(?:jusqu'a|jusque|fin (?:prevue |vers |a )*|until|till|hasta(?: las)?|pana la|retour(?: prevu)?(?: vers)?|fermeture)[^.;\n\d]{0,12}$/.test(
      near,
    )
  )
    return 'end'
  if (
    /(?:reserv(?!e\b)|retrait d|depot d|inscri|telephon|appel(?:er|ez)|contact(?:er|ez)|renseign|joindre|billetterie|mairie ouverte|call|phone|llamar)[^.\n]{0,60}$/.test(
      near,
    ) &&
    !/(?:lieu|salle|rendez-vous|rdv|spectacle|concert|debut)(?:(?!inscri|reserv)[^.\n]){0,30}$/.test(near.slice(-32))
  )
    return 'other'
  return 'event'
}

/** Of an NFC text: the folded sentence around a span, cut in two. */
export function around(folded: string, index: number, end: number): { before: string; after: string } {
  const start = Math.max(
    0,
    ...[
      ...folded
        .slice(0, index)
        .matchAll(
          /\n|[!?]\s|(?<!\b(?:st|ste|av|bd|m|mme|tel|env|lun|mar|mer|jeu|ven|sam|dim|janv|fevr|avr|juil|sept|oct|nov|dec|ex))\.\s/g,
        ),
    ].map((match) => match.index + match[0].length),
  )
  const stop = folded.slice(end).search(/\n|[!?](?:\s|$)|\.(?:\s|$)/)
  return { before: folded.slice(start, index), after: stop < 0 ? folded.slice(end) : folded.slice(end, end + stop) }
}

export const foldedOf = (text: string) => fold(text.normalize('NFC'))

const BOOKING =
  /(?:inscri|reserv|billet|place[s]? en vente|s'inscrire|candidat|depot d|depos|repondre|reponse|bulletin|coupon|register|registration|booking|book |tickets|inscripci|reserva|apunt|inscrier|rezerv|bilete|anmal|boka|biljett|paiement|regl(?:er|ement)|commande|don[s]? )/
const DEADLINE_NEAR =
  /(?:avant le|avant|jusqu'au|jusqu'a|pour le|au plus tard(?: le)?|by|before|until|antes del?|hasta(?: el)?|pana (?:la|pe|in)|senast(?: den)?|innan|till(?: den)?|limite[^.]{0,15}|delai[^.]{0,10}|clotur[^.]{0,15})\s*(?:le |the |el |:)?\s*$/
