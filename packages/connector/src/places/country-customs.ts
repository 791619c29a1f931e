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
  phone: RegExp
  languages: readonly string[]
  domain: RegExp
  /** EPSG codes used there alone. */
  crs: RegExp
  /** South, west, north, east, in degrees: only for countries whose box is nobody else's here. */
  box?: readonly [number, number, number, number]
}

const words = (list: string) => new Set(list.split(' '))

export const countryCustoms: Record<string, CountryCustoms> = {
  FR: {
    timezone: 'Europe/Paris',
    words: words(
      'le les des du et au aux dans pour avec sur une un est par sont nom adresse commune ville libelle debut heure tarif lieu rue mairie salle ecole place insee cp horaires voie',
    ),
    letters: /[çœêèâûôëïÇŒÊÈ]/,
    phone: /(?:^|[^\d+])(?:\+33|0033|\(33\))/,
    languages: ['fr'],
    domain: /\.(?:fr|re|bzh|alsace|corsica|paris)(?:[/:?#]|$)/i,
    crs: /^EPSG:(?:2154|39(?:4[2-9]|50)|2756[1-4]|2757[1-4]|27582|2972|2975|5490|4471)$/,
  },
  ES: {
    timezone: 'Europe/Madrid',
    words: words(
      'el los las del y con por fecha nombre direccion municipio telefono horario calle plaza ayuntamiento centro inicio fin provincia codigo descripcion tipo precio gratuito avenida hora lugar correo importe concedido beneficiario asociacion nif cif desde hasta para una poblacion entidad ano',
    ),
    letters: /[ñ¿¡Ñ]/,
    phone: /(?:^|[^\d+])(?:\+34|0034)/,
    languages: ['es', 'ca', 'gl', 'eu'],
    domain: /\.(?:es|cat|gal|eus)(?:[/:?#]|$)/i,
    crs: /^EPSG:(?:2303[01]|2582[89]|25830|4083)$/,
  },
  RO: {
    timezone: 'Europe/Bucharest',
    words: words(
      'cu pentru din ale este sau prin strada str nr primaria primarie judet judetul localitate localitatea denumire denumirea adresa ora oras comuna scoala biserica piata institutia intrare pret suma institutii anul beneficiar denumirii lei nume prenume',
    ),
    letters: /[șțşţăȘȚŞŢĂ]/,
    phone: /(?:^|[^\d+])(?:\+40|0040)/,
    languages: ['ro'],
    domain: /\.ro(?:[/:?#]|$)/i,
    crs: /^EPSG:(?:3844|31700)$/,
    box: [43.5, 20.1, 48.4, 29.9],
  },
  SE: {
    timezone: 'Europe/Stockholm',
    words: words(
      'och att det som for pa av med till ar ett den namn adress kommun postnummer ort plats beskrivning lank telefon typ oppettider gata gatan vagen startdatum slutdatum pris arrangor skola bibliotek belopp mottagare forening datum tid fran inte som',
    ),
    letters: /[åÅ]/,
    phone: /(?:^|[^\d+])(?:\+46|0046)/,
    languages: ['sv'],
    domain: /\.(?:se|nu)(?:[/:?#]|$)/i,
    crs: /^EPSG:(?:30(?:0[6-9]|1[0-8])|3021)$/,
    box: [55.2, 10.5, 69.2, 24.3],
  },
}
