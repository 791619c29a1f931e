import { fold } from '../normalize/text.ts'

/** What kind of text this is, as far as events are concerned. */
export type Nature = 'announcement' | 'report' | 'thanks' | 'minutes' | 'advert' | 'notice' | 'none'

/** Words for things one goes to. Folded, five languages. */
export const EVENT_WORD =
  /\b(?:concert|loto|super loto|vide[- ]?greniers?|braderie|fete|feria|marche (?:de noel|aux|du terroir|artisanal|des createurs|nocturne|gourmand)|marche|spectacle|representations?|bal|fest[- ]noz|fest[- ]deiz|the dansant|apres-midi dansant|guinguette|repas|diner|dejeuner|banquet|soiree|assemblee generale|a\.?g\.?|reunion|conseil municipal|randonnees?|rando|marche nordique|balades?|tournoi|concours|match|rencontres?|exposition|expo|atelier|conference|debat|projection|cine(?:-debat|-club|ma)?|seance|don du sang|collecte|ceremonie|commemoration|kermesse|belote|tarot|stage|visites?|portes? ouvertes?|festival|brocante|bourse (?:aux|puericulture)|foire|salon|forum|feu d'artifice|carnaval|course|trail|cyclo|theatre|piece|contes?|lecture|dedicace|permanence|inauguration|vernissage|messe|pardon|veillee|telethon|goelan|galette|voeux|apero|aperitif|barbecue|pique-nique|karaoke|quiz|jeux|chasse aux oeufs|cours|initiation|demonstration|gala|audition|chorale|retransmission|nettoyage|troc|bourse|tombola|animation|journee|matinee|sortie|voyage|defile|fanfare|recital|rassemblement|pot|gouter|stand|escape game|festivites|rendez-vous|rdv|meeting|fair|fete|show|workshop|talk|film|screening|market|party|open day|tournament|walk|hike|ride|race|exhibition|gig|jumble sale|quiz night|concierto|fiesta|mercad(?:o|illo)|taller|charla|conferencia|exposicion|teatro|pelicula|carrera|torneo|verbena|romeria|feria|jornada|excursion|concursul?|meciul|konserten|spectacol|piesa de teatru|targ|bal|atelier|conferinta|expozitie|expozitia|film|serbare|hram|zilele|concertul|alergare|meci|konsert|fest|marknad|loppis|forelasning|utstallning|teater|film|tavling|mote|arsmote|vandring|dans|kurs|traff|guidad)s?\b/

export function natureOf(text: string): Nature {
  const folded = fold(text)
  const future = count(folded, FUTURE)
  const past = count(folded, PAST)
  if (
    /\b(?:proces[- ]verbal|compte[- ]rendu (?:de la|du|de l')|etaient presents|ordre du jour adopte|le quorum|secretaire de seance|delibere|a l'unanimite|adopte a|minutes of the meeting|acta de la (?:sesion|reunion)|proces verbal|protokoll fort vid)\b/.test(
      folded,
    ) &&
    past + count(folded, /\b(?:etaient presents|presents :|excuses :|approuve|adopte|vote)\b/g) > future
  )
    return 'minutes'
  if (
    /\b(?:merci a (?:tous|toutes)|un (?:grand|immense) merci|nous remercions|remercie(?:nt)? (?:chaleureusement |vivement )?(?:tous|toutes|l'ensemble|les)|thank you (?:all|to everyone)|thanks to everyone|gracias a todos|multumim tuturor|tack alla|(?:nos |toutes nos )?felicitations (?:a |aux ))\b/.test(
      folded,
    ) &&
    future === 0
  )
    return 'thanks'
  if (past > 0 && past > future) return 'report'
  if (ADVERT.test(folded) && !STRONG_EVENT.test(folded)) return 'advert'
  if (NOTICE.test(folded) && future < 2 && !STRONG_EVENT.test(folded)) return 'notice'
  return EVENT_WORD.test(folded) || future > 0 ? 'announcement' : 'none'
}

/** Sentences that tell of something over. */
export function isPast(sentence: string): boolean {
  const folded = fold(sentence)
  return count(folded, PAST) > count(folded, FUTURE)
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

const PAST =
  /\b(?:a eu lieu|ont eu lieu|avait lieu|s'est (?:imposee?|inclinee?|qualifiee?|tenue?|deroulee?|terminee?|achevee?|passee?|conclue?)|se sont (?:\w{2,}(?:ies?|es|is|us)|dit|tenue?s|deroulee?s|retrouvee?s|reunie?s|affrontee?s|succede)|s'etai(?:t|ent)|a (?:rassemble|reuni|accueilli|attire|connu|remporte|ete (?:une (?:reussite|belle)|un (?:succes|franc)|organisee?))|ont (?:participe|repondu|profite|assiste|pu|ete accueillis)|(?:etait|etaient) (?:au rendez-vous|presente?s?|nombreux)|avait ete|nous avons (?:passe|vecu|accueilli|eu|recolte)|beau succes|franc succes|retour sur|retour en images|took place|was held|were held|was attended|gathered|tuvo lugar|se celebro|tuvieron lugar|asistieron|particip(?:aron|o)|a avut loc|au avut loc|au participat|s-a desfasurat|agde rum|holls|deltog)\b/g
const FUTURE =
  /\b(?:aura lieu|auront lieu|se tiendra|se tiendront|se deroulera|se derouleront|organise(?:nt|ra|ront)?|propose(?:nt|ra|ront)?|vous (?:invite|convie|attend|propose|donne)(?:nt|ons|z)?|nous vous (?:invitons|convions|attendons|proposons|donnons)|sera|seront|venez|rendez-vous|rejoignez|inscri(?:vez|ptions?|re)|reserv(?:ez|ations?)|ouvert a tous|n'oubliez pas|retenez|notez|a vos agendas|bloquez|prochaine?s?|accueillera|debutera|commencera|pensez a|ne manquez pas|est (?:annule|reporte|deplace|decale|avance)e?s?|sont (?:annule|reporte)e?s|will (?:be|take)|join us|come (?:and|along)|you are invited|is organi[sz]ing|doors open|tendra lugar|se celebrara|os invita(?:mos)?|te esperamos|organiza|va avea loc|vor avea loc|va (?:asteptam|invitam)|organizeaza|sunteti invitati|valkommen|valkomna|ager rum|bjuder in|arrangerar|oppet hus)\b/g
const ADVERT =
  /\b(?:-?\d{1,2} ?% (?:de (?:remise|reduction)|sur)|remise de|en promotion|promo(?:tion)?s?\b|soldes?|destockage|offre (?:valable|speciale|exceptionnelle|decouverte)|a vendre|a louer|prix cass|code promo|livraison (?:gratuite|offerte)|nouvelle collection|commandez|achetez|carte de fidelite|recrut(?:e|ement|ons)|offre d'emploi|je cherche|recherche (?:un|une|des)|covoiturage|poste a pourvoir|cdi|cdd|discount|sale ends|buy now|special offer|oferta|descuento|rebajas|reducere|reduceri|oferta speciala|rea\b|rabatt|erbjudande)/
const NOTICE =
  /\b(?:coupures? (?:d'eau|d'electricite|de courant)|(?<!\b[sl]e[su]rs? )(?<!ses )travaux|circulation (?:interdite|alternee|sera)|stationnement interdit|fermeture (?:exceptionnelle|annuelle|de la|du)|(?:sera|seront)(?: exceptionnellement)? ferme|la mairie (?:sera|est) fermee|nouveaux horaires|rouvrira|reouverture|change(?:ment)? d'horaires|horaires d'ouverture|collecte des (?:dechets|ordures|encombrants|sacs)|avis d'enquete|enquete publique|recensement|arrete municipal|perdu|trouve|naissance de|carnet rose|avis de deces|alerte|vigilance|water cut|road closed|corte de (?:agua|luz)|intreruper|vagarbete|avstangning)/
const STRONG_EVENT =
  /\b(?:concert|loto|vide[- ]?greniers?|bal\b|spectacle|fest-noz|tournoi|exposition|conference|randonnee|portes ouvertes|reunion publique|inauguration|vernissage|theatre|projection|belote|kermesse|carnaval|festival|feu d'artifice|marche de noel|atelier|degustation|dedicace|defile|course (?:cycliste|a pied)|grand prix|trail|marathon|vernissage|expose\b|visite guidee|don du sang|repas|open day|workshop|concierto|taller|concert|spectacol|konsert|oppet hus)/
