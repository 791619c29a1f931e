/**
 * Names of days and months in French, English, Spanish, Romanian, Swedish and German, folded (no accents, lower case).
 * A word that means two things in two languages stands once: the grammar around it decides.
 */
const MONTH_NAMES: string[] = [
  'janvier janv jan january januari januar ianuarie ian enero ene',
  'fevrier fevr fev february febuary feb februari februar februarie febrero',
  'mars mar march marzo martie marz maerz',
  'avril avr april apr aprilie abril abr',
  'mai may mayo maj',
  'juin june jun juni iunie iun junio',
  'juillet juil july jul juli iulie iul julio',
  'aout august aug augusti agosto ago',
  'septembre sept sep september septiembre setiembre septembrie',
  'octobre oct october oktober okt octubre octombrie',
  'novembre nov november noviembre noiembrie noi',
  'decembre dec december dezember dez diciembre dic decembrie',
]

const WEEKDAY_NAMES: string[] = [
  'lundi lun monday mon lunes luni mandag mandagen mandagar mandagarna man montag',
  'mardi mar tuesday tue tues martes marti tisdag tisdagen tisdagar tisdagarna tis dienstag',
  'mercredi mer merc wednesday wed weds miercoles mier mie miercuri onsdag onsdagen onsdagar onsdagarna ons mittwoch',
  'jeudi jeu thursday thu thur thurs jueves jue joi torsdag torsdagen torsdagar torsdagarna tors tor donnerstag',
  'vendredi ven vend friday fri viernes vie vineri vin fredag fredagen fredagar fredagarna fre freitag',
  'samedi sam saturday sat sabado sab sambata simbata lordag lordagen lordagar lordagarna lor samstag',
  'dimanche dim sunday sun domingo dom duminica dum sondag sondagen sondagar sondagarna son sonntag',
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
    /(?:di|dis|day|days|dag|dags|tag|che|ches|dagar|dagarna|dagen|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|miercuri|vineri|sambata|simbata|duminica|mittwoch)$/.test(
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
