/** RFC 6350 §3.4: a backslash before a comma, a semicolon, a backslash or an `n`. */
export const textOf = (value: string): string =>
  value.replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim()

/** Parts between semicolons. */
export const structureOf = (value: string): string[] => split(value, ';').map(textOf)

/** Parts between commas. */
export const listOf = (value: string): string[] => split(value, ',').map(textOf)

function split(value: string, sign: string): string[] {
  const parts = ['']
  for (let index = 0; index < value.length; index++) {
    const char = value[index]!
    if (char === '\\') parts[parts.length - 1] += char + (value[++index] ?? '')
    else if (char === sign) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts
}
