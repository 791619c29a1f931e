/** What file systems leave behind in archives. */
export function isNoise(name: string): boolean {
  return name === '' || /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(name)
}

/** A label only: what would climb out of a folder is dropped. */
export function harmless(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/')
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part)).join('/')
}
