/**
 * Degrees, minutes, seconds, or degrees with a cardinal letter: `47°28'34"N`, `N 47° 28.57'`, `1°45'46" O`, `47.4762 N`.
 * `O` is west in French and Spanish (a German east has no place in a French or Spanish file).
 */
export function readDms(text: string): { value: number; axis?: 'lat' | 'lon' } | undefined {
  const plain = text
    .replace(/[ºd˚]/g, '°')
    .replace(/[′’‘´`]/g, "'")
    .replace(/[″”“]|''/g, '"')
    .replace(/(\d),(\d)/g, '$1.$2')
    .trim()
  const match =
    /^(?:([NSEWO])[a-z]*\.?\s*)?([+-]?\d{1,3}(?:\.\d+)?)\s*(?:°\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:'|min|mn|m)?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|sec|s)?)?)?)?\s*(?:([NSEWO])[a-z]*\.?)?$/i.exec(
      plain,
    )
  if (!match) return undefined
  const letter = (match[1] ?? match[5])?.toUpperCase()
  if (!letter && !plain.includes('°')) return undefined
  const degrees = Number(match[2])
  const minutes = Number(match[3] ?? 0)
  const seconds = Number(match[4] ?? 0)
  if (minutes >= 60 || seconds > 60) return undefined
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600
  const negative = match[2]!.startsWith('-') || letter === 'S' || letter === 'W' || letter === 'O'
  const axis = letter ? (letter === 'N' || letter === 'S' ? 'lat' : 'lon') : undefined
  return { value: negative ? -size : size, ...(axis ? { axis } : {}) }
}

export const isDms = (text: string) => /\d\s*[°ºd˚]/.test(text)
