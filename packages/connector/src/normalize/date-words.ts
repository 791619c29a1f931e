/**
 * Names of days and months in French, English, Spanish, Romanian, Swedish and German, folded (no accents, lower case).
 * A word that means two things in two languages stands once: the grammar around it decides.
 */
const MONTH_NAMES: string[] = [
  'janvier janv jan january januari januar ianuarie ian enero ene gennaio gen janeiro gener xaneiro urtarrila',
  'fevrier fevr fev february febuary feb februari februar februarie febrero febbraio fevereiro febreiro otsaila',
  'mars mar march marzo martie marz maerz maart marco marc martxoa',
  'avril avr april apr aprilie abril abr aprile apirila',
  'mai may mayo maj maggio mei maio maig maiatza',
  'juin june jun juni iunie iun junio giugno junho juny xuno ekaina',
  'juillet juil july jul juli iulie iul julio luglio julho juliol xullo uztaila',
  'aout august aug augusti agosto ago augustus agost abuztua',
  'septembre sept sep september septiembre setiembre septembrie settembre setembro setembre iraila',
  'octobre oct october oktober okt octubre octombrie ottobre outubro urria',
  'novembre nov november noviembre noiembrie noi novembro azaroa',
  'decembre dec december dezember dez diciembre dic decembrie dicembre dezembro desembre decembro abendua',
]

const WEEKDAY_NAMES: string[] = [
  'lundi lun monday mon lunes luni mandag mandagen mandagar mandagarna man montag lunedi maandag dilluns astelehena',
  'mardi mar tuesday tue tues martes marti tisdag tisdagen tisdagar tisdagarna tis dienstag martedi dinsdag dimarts asteartea',
  'mercredi mer merc wednesday wed weds miercoles mier mie miercuri onsdag onsdagen onsdagar onsdagarna ons mittwoch mercoledi woensdag dimecres asteazkena',
  'jeudi jeu thursday thu thur thurs jueves jue joi torsdag torsdagen torsdagar torsdagarna tors tor donnerstag giovedi donderdag dijous osteguna',
  'vendredi ven vend friday fri viernes vie vineri vin fredag fredagen fredagar fredagarna fre freitag venerdi vrijdag divendres ostirala',
  'samedi sam saturday sat sabado sab sambata simbata lordag lordagen lordagar lordagarna lor samstag sabato zaterdag dissabte larunbata',
  'dimanche dim sunday sun domingo dom duminica dum sondag sondagen sondagar sondagarna son sonntag domenica zondag diumenge igandea',
]

export const MONTHS = numbered(MONTH_NAMES)
/** 1 is Monday (ISO 8601). Plurals of full names (`mardis`, `Tuesdays`, `sábados`) are there too. */
export const WEEKDAYS = numbered(WEEKDAY_NAMES, (name) => (name.length > 5 ? [name, `${name}s`] : [name, `${name}s`]))

/** Alternations for regular expressions over folded text, longest first. */
export const MONTH = alternation(MONTHS.keys())
export const WEEKDAY = alternation(WEEKDAYS.keys())
/** Only whole names: safe to look for in a sentence (`mer`, `son`, `sat` and `mon` are words of their own). */
export const WEEKDAY_FULL = alternation([...WEEKDAYS.keys()].filter((name) => isFull(name)))

/** RFC 5545 two-letter days, Monday first. */
export const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

function isFull(name: string): boolean {
  return (
    /(?:di|dis|day|days|dag|dags|tag|che|ches|dagar|dagarna|dagen|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|miercuri|vineri|sambata|simbata|duminica|mittwoch|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|astelehena|asteartea|asteazkena|osteguna|ostirala|larunbata|igandea)$/.test(
      name,
    ) ||
    name === 'luni' ||
    name === 'marti' ||
    name === 'joi'
  )
}

function numbered(names: string[], forms: (name: string) => string[] = (name) => [name]): Map<string, number> {
  const map = new Map<string, number>()
  names.forEach((line, i) => {
    for (const name of line.split(' ')) for (const form of forms(name)) if (!map.has(form)) map.set(form, i + 1)
  })
  return map
}

function alternation(names: Iterable<string>): string {
  return [...names].sort((a, b) => b.length - a.length).join('|')
}
