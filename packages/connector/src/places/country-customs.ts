/**
 * What gives a country away in its publishers' files: the small words of its language, the letters other languages lack, its
 * phone prefix, its national projections, its zone. Words shared by two of the languages are left out.
 */
export interface CountryCustoms {
  /** IANA zone of most of its towns: the zone of times that name none. */
  timezone: string
  /** Small words, and the commonest names of columns. */
  words: ReadonlySet<string>
  letters?: RegExp
  /** How prices are written there and nowhere else. */
  money?: RegExp
  phone: RegExp
  languages: readonly string[]
  domain: RegExp
  /** EPSG codes used there alone. */
  crs: RegExp
  /** Names of its registers, projections and codes, as columns bear them. */
  registers?: RegExp
  /** Postal codes that look like nobody else's here. */
  postcode?: RegExp
  /** Postal codes of four figures, as in several of the countries; `false` where they can't have four. */
  fourFigures?: boolean
  /** Countries whose language it shares: their words speak for it too, less than for them. */
  shares?: readonly string[]
}

const words = (list: string) => new Set(list.split(' '))

export const countryCustoms: Record<string, CountryCustoms> = {
  FR: {
    timezone: 'Europe/Paris',
    fourFigures: false,
    words: words(
      'le les des du et au aux dans pour avec sur une un est par sont nom adresse commune ville libelle debut heure tarif lieu rue mairie salle ecole place insee cp horaires voie',
    ),
    letters: /[çœêèûôëïÇŒÊÈ]/,
    phone: /(?:^|[^\d+])(?:\+33|0033|\(33\))/,
    languages: ['fr'],
    domain: /\.(?:fr|re|bzh|alsace|corsica|paris)(?:[/:?#]|$)/i,
    registers: /insee|siren|siret|lambert[ _]?93|\bl93\b|rgf[ _]?93|\bcc(?:4\d|50)\b/i,
    crs: /^EPSG:(?:2154|39(?:4[2-9]|50)|2756[1-4]|2757[1-4]|27582|2972|2975|5490|4471)$/,
  },
  ES: {
    timezone: 'Europe/Madrid',
    fourFigures: false,
    words: words(
      'el los las del y con por fecha nombre direccion municipio telefono horario calle plaza ayuntamiento centro inicio fin provincia codigo descripcion tipo precio gratuito avenida hora lugar correo importe concedido beneficiario asociacion nif cif desde hasta para una poblacion entidad ano',
    ),
    letters: /[ñ¿¡Ñ]/,
    phone: /(?:^|[^\d+])(?:\+34|0034)/,
    languages: ['es', 'ca', 'gl', 'eu'],
    domain: /\.(?:es|cat|gal|eus)(?:[/:?#]|$)/i,
    registers: /c[oó]d(?:igo)?[ _.]*ine\b|utm[ _]?(?:29|30|31)\b|huso/i,
    crs: /^EPSG:(?:2303[01]|2582[89]|25830|4083)$/,
  },
  RO: {
    timezone: 'Europe/Bucharest',
    fourFigures: false,
    words: words(
      'cu pentru din ale este sau prin strada str nr primaria primarie judet judetul localitate localitatea denumire denumirea adresa ora oras comuna scoala biserica piata institutia intrare pret suma institutii anul beneficiar denumirii lei nume prenume',
    ),
    money: /\d\s?(?:lei|RON)\b/i,
    letters: /[șțşţăȘȚŞŢĂ]/,
    phone: /(?:^|[^\d+])(?:\+40|0040)/,
    languages: ['ro'],
    domain: /\.ro(?:[/:?#]|$)/i,
    registers: /siruta|stereo[ _]?(?:19)?70|siiir|\blmi\b/i,
    crs: /^EPSG:(?:3844|31700)$/,
  },
  SE: {
    timezone: 'Europe/Stockholm',
    fourFigures: false,
    words: words(
      'och att det som for pa av med till ar ett den namn adress kommun postnummer ort plats beskrivning lank telefon typ oppettider gata gatan vagen startdatum slutdatum pris arrangor skola bibliotek belopp mottagare forening datum tid fran inte som skolnamn gatuadress besoksadress postnr postort kommunkod huvudman forening anordnare evenemang evenemangsnamn lekplats badplats namnd arende sammantradesdatum',
    ),
    money: /\d\s?(?:kr|SEK)\b/i,
    letters: /[åÅ]/,
    phone: /(?:^|[^\d+])(?:\+46|0046)/,
    languages: ['sv'],
    domain: /\.(?:se|nu)(?:[/:?#]|$)/i,
    registers: /sweref|rt[ _]?90|kommunkod|skolenhetskod|\bscb\b|l[aä]nskod/i,
    crs: /^EPSG:(?:30(?:0[6-9]|1[0-8])|3021)$/,
  },
  DE: {
    timezone: 'Europe/Berlin',
    fourFigures: false,
    words: words(
      'und der die das von mit bei zum zur strasse plz ort stadt gemeinde beginn ende uhr uhrzeit datum titel veranstaltung veranstaltungsort veranstalter eintritt bezeichnung anschrift oeffnungszeiten verein jahr betrag ansprechpartner beschreibung zeit kategorie telefon',
    ),
    letters: /[üßÜ]/,
    phone: /(?:^|[^\d+])(?:\+49|0049)/,
    languages: ['de'],
    domain: /\.(?:de|berlin|hamburg|bayern|koeln|nrw|saarland)(?:[/:?#]|$)/i,
    registers: /gauss|\bags\b|gemeindeschl[uü]e?ssel|utm[ _]?3[23]\b/i,
    crs: /^EPSG:(?:2583[23]|3146[6-9]|4647|565[0-9])$/,
  },
  AT: {
    timezone: 'Europe/Vienna',
    words: words('obmann obfrau bezirk katastralgemeinde sportunion marktgemeinde'),
    shares: ['DE'],
    phone: /(?:^|[^\d+])(?:\+43|0043)/,
    languages: ['de-at'],
    domain: /\.(?:at|wien|tirol)(?:[/:?#]|$)/i,
    registers: /\bgkz\b|gemeindekennziffer|\bmgi\b/i,
    crs: /^EPSG:(?:3125[4-9]|31287)$/,
    fourFigures: true,
  },
  CH: {
    timezone: 'Europe/Zurich',
    money: /\bCHF\b|\bFr\.\s?\d/,
    words: words('npa chf fr canton kanton franken lokalitat'),
    shares: ['FR', 'DE'],
    phone: /(?:^|[^\d+])(?:\+41|0041)/,
    languages: ['rm', 'de-ch', 'fr-ch', 'it-ch'],
    domain: /\.(?:ch|swiss|zuerich)(?:[/:?#]|$)/i,
    registers: /\b(?:lv|mn)[ _]?(?:95|03)\b|\bnpa\b|\bchf\b|\bofs\b|bfs[ _-]?n/i,
    crs: /^EPSG:(?:2056|21781)$/,
    fourFigures: true,
  },
  BE: {
    timezone: 'Europe/Brussels',
    words: words('bourgmestre echevin cpas gsm gemeente straat'),
    shares: ['FR'],
    phone: /(?:^|[^\d+])(?:\+32|0032)/,
    languages: ['fr-be', 'nl-be'],
    domain: /(?<!youtu)\.(?:be|brussels|vlaanderen|gent)(?:[/:?#]|$)/i,
    registers: /lambert[ _]?(?:72|2008)|\bl72\b|\bins[ _]?code|nis[ _-]?code|code[ _]ins\b/i,
    crs: /^EPSG:(?:31370|3812)$/,
    fourFigures: true,
  },
  LU: {
    timezone: 'Europe/Luxembourg',
    words: words('gemeng luref'),
    shares: ['FR'],
    phone: /(?:^|[^\d+])(?:\+352|00352)/,
    languages: ['lb', 'fr-lu', 'de-lu'],
    domain: /\.lu(?:[/:?#]|$)/i,
    registers: /luref/i,
    crs: /^EPSG:2169$/,
    postcode: /^L-\d{4}$/,
    fourFigures: true,
  },
  GB: {
    timezone: 'Europe/London',
    words: words('parish borough council ward lane fayre raffle vicar pence pounds sterling ltd'),
    money: /£|\bGBP\b/,
    phone: /(?:^|[^\d+])(?:\+44|0044)/,
    languages: ['en-gb'],
    domain: /\.(?:uk|scot|wales|cymru|london)(?:[/:?#]|$)/i,
    registers: /\buprn\b|\busrn\b|osgb|british national grid|\bgss[ _]?code|naptan|atco ?code/i,
    crs: /^EPSG:27700$/,
    postcode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  },
  IE: {
    timezone: 'Europe/Dublin',
    words: words('eircode townland garda gaeilge ltd'),
    phone: /(?:^|[^\d+])(?:\+353|00353)/,
    languages: ['en-ie', 'ga'],
    domain: /\.(?:ie|irish)(?:[/:?#]|$)/i,
    registers: /eircode|\bitm\b/i,
    crs: /^EPSG:(?:2157|29902)$/,
    postcode: /^[AC-FHKNPRTV-Y]\d[\dW] ?[0-9AC-FHKNPRTV-Y]{4}$/,
  },
}
