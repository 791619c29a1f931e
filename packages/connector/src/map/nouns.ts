import type { Entity } from '@wiker/model'
import { labelWords } from './words.ts'

/** Share of texts that name a thing of this kind among their first words: "Loto de…", "Salle des fêtes", "Amicale laïque". */
export function nounsIn(texts: readonly string[], entity: Entity): number {
  const words = nouns[entity]
  if (!words || texts.length === 0) return 0
  let count = 0
  for (const text of texts) {
    const some = labelWords(text).slice(0, 6)
    if (some.some((word, i) => words.has(word) || words.has(`${word} ${some[i + 1] ?? ''}`) || isKind(word, entity)))
      count++
  }
  return count / texts.length
}

/** German and Swedish write the kind of a thing at the end of one long word: `Ökomarkt`, `Heimatverein`, `Sommarkonsert`. */
const isKind = (word: string, entity: Entity) => word.length > 7 && heads[entity]?.test(word) === true
const heads: Partial<Record<Entity, RegExp>> = {
  event:
    /(?:konzert|ausstellung|fuhrung|lesung|vortrag|turnier|veranstaltung|theater|konsert|utstallning|forestallning|forelasning|vandring|loppis|marsch)$/,
  place:
    /(?:platz|schule|garten|halle|museum|bibliothek|kirche|brunnen|bad|skola|skolan|badet|plats|platsen|hallen|parken|museet|bibliotek|biblioteket|kyrka|kyrkan)$/,
  organization:
    /(?:verein|verband|genossenschaft|gesellschaft|chor|feuerwehr|forening|foreningen|klubb|klubben|forbund)$/,
  market: /(?:markt|marknad|marknaden|torgdag)$/,
}

/** `s l` without its small word is a lone letter, which names nothing. */
const words = (text: string) =>
  new Set(
    text
      .split('|')
      .map((word) => labelWords(word).join(' '))
      .filter((word) => word.length > 1),
  )
const nouns: Partial<Record<Entity, Set<string>>> = {
  event: words(
    'concert|festival|loto|fête|spectacle|exposition|expo|conférence|atelier|visite|randonnée|marche nordique|brocante|vide grenier|bal|cinéma|théâtre|match|tournoi|réunion publique|cérémonie|repas|kermesse|salon|stage|animation|soirée|projection|rencontre|balade|carnaval|feu artifice|noël|événement|evenement|evenements|agenda|manifestation|manifestations|sorties|evento|eventos|concierto|exposición|taller|fiesta|feria|teatro|charla|jornada|visita guiada|eveniment|evenimente|spectacol|expoziție|târg de crăciun|atelier de creație|lansare|evenemang|konsert|utställning|föreställning|föredrag|workshop|exhibition|event|events|meetup|show|kalender|veranstaltung|veranstaltungen|konzert|ausstellung|bokcirkel|sagostund|quiz|vernissage|journée|portes ouvertes|vacances|jours fériés|jour férié|festivo|vacanță|lov',
  ),
  place: words(
    'salle|école|collège|lycée|mairie|musée|bibliothèque|médiathèque|piscine|stade|gymnase|terrain|parking|aire|parc|jardin|square|église|chapelle|château|monument|restaurant|crêperie|hôtel|camping|gîte|chambre d hôtes|déchetterie|déchèterie|toilettes|toilette|wc|sanitaire|sanitaires|borne|station|plage|port|cimetière|moulin|maison|centre|espace|complexe|tennis|boulodrome|skatepark|city stade|aire de jeux|équipement|equipement|equipements|lieux|lieu|dae|défibrillateur|défibrillateurs|museo|biblioteca|piscina|polideportivo|colegio|parque|plaza|iglesia|ermita|castillo|hotel|hostal|farmacia|instalación|instalaciones|muzeu|școală|școala|grădinița|liceul|parcul|biserica|primăria|spital|bibliotek|skola|förskola|simhall|badplats|lekplats|park|idrottsplats|kyrka|museum|library|school|car park|toilet|playground|hall|bar|café|pizzeria|brasserie|pharmacie|boulangerie|crèche|ehpad|hôpital|la poste|bureau de vote|point|site|fontaine|pont|tour|manoir|croix|calvaire|abbaye|halte|domaine|irve|covoiturage|patrimoine|bornes|parkings|écoles|ecoles|musées|recyclage|conteneur|anläggning|parkering|wifi|spielplatz|schule|kindergarten|rathaus',
  ),
  organization: words(
    'association|associations|amicale|club|comité|société|union|syndicat|fédération|collectif|cercle|groupement|foyer|école de musique|chorale|ape|apel|sarl|sas|eurl|sa|sci|scop|entreprise|entreprises|commerce|commerces|boutique|asociación|asociaciones|cofradía|peña|fundación|sociedad|s l|asociația|asociatia|fundația|fundatia|clubul|s r l|srl|förening|föreningar|forening|föreningen|idrottsförening|ab|verein|e v|cooperativa|artisan|boulangerie|coiffure|les amis|anciens combattants|rna|sirene|sirène|cantine|cantines|if|ik|bk|hembygdsförening|pro',
  ),
  article: words(
    'actualité|actualités|actualites|actus|news|noticias|știri|stiri|nyheter|nachrichten|article|articles|blog|publications|communiqué|bulletin|rss|atom|comunicat|pressmeddelande',
  ),
  offer: words(
    'promotion|promo|promos|remise|réduction|bon plan|bons plans|oferta|ofertas|descuento|rabatt|erbjudande|offre|soldes|reducere|offer|discount',
  ),
  menu: words(
    'menu|menus|cantine|restauration scolaire|comedor|matsedel|lunch|meniu|skolmat|speiseplan|salade|poulet|purée|yaourt|fromage|compote|gratin|riz|pâtes|carottes|steak|poisson|haricots|melon|quiche|rôti|sauté|omelette|jambon|soupe|velouté|emmental|camembert|lasagne|ratatouille|nuggets|pommes de terre|dessert|crudités|betteraves|concombre|lentilles|semoule|colin|dinde|bœuf|agneau|frites|petits pois|brocolis|beignet|flan|gouda|ensalada|sopa|pollo|arroz|macarrones|tortilla|merluza|lentejas|garbanzos|yogur|pescado|albóndigas|ciorbă|supă|piept|cartofi|orez|salată|friptură|tocăniță|köttbullar|potatismos|fisk|kyckling|soppa|pannkakor|korv|gryta|potatis|sås|pasta|soup|salad|chicken|pizza',
  ),
  market: words(
    'marché|marchés|marche|marches|mercado|mercadillo|mercados|târg|piața|piata|torgdag|marknad|market|markets|markt|wochenmarkt|foire',
  ),
  subsidy: words(
    'subvention|subventions|subvención|subvenciones|ayudas|bidrag|finanțare|finantari|aide|aides|grants|föreningsbidrag|zuwendungen',
  ),
  budget: words(
    'budget|budgets|presupuesto|presupuestos|buget|bugetul|haushalt|compte administratif|comptes|plan de cuentas',
  ),
  deliberation: words(
    'délibération|délibérations|deliberations|deliberation|acuerdos|plenos|hotărâri|hotarari|hcl|protokoll|beslut|conseil municipal|actes',
  ),
  statistic: words(
    'population|populations|statistique|statistiques|prénoms|prenoms|effectifs|recensement|estadística|población|statistici|populația|befolkning|folkmängd|statistik|nombres|namn|indicateurs|démographie',
  ),
  notice: words(
    'arrêté|arrêtés|arretes|avis|alerte|alertes|travaux|anuncio|anuncios|edicto|bando|anunț|anunturi|anunturi|kungörelse|kungörelser|driftstörning|notice|notices|coupure|enquête publique|tablón|anslag',
  ),
  address: words('adresse|adresses|bal|ban|direcciones|adrese|adresser|callejero|portales|addresses'),
  transit: words(
    'gtfs|arrêts|arrets|lignes|gares|gare|stops|routes|trips|paradas|stații|statii|hållplatser|hallplatser|transport|bus|tram|linjer|haltestellen',
  ),
  catalog: words('catalogue|catalog|datasets|dataset|jeux de données|catálogo|dcat|conjuntos de datos|datamängder'),
}
