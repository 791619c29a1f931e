/** Languages that can be set right: `formatting/conventions.ts` knows how each says a day and an hour. */
export const knownLanguages = ['fr', 'en', 'es', 'ro', 'sv'] as const
export type Language = (typeof knownLanguages)[number]

/** Languages the pages speak: those whose messages are all written. The first has no prefix; the others live under `/en/…` with the same segments behind it. */
export const languages: readonly Language[] = knownLanguages
export const defaultLanguage: Language = 'fr'

/** `/en/blain/agenda` is the English of `/blain/agenda`. */
export function splitLanguage(pathname: string): { language: Language; path: string } {
  const first = pathname.split('/', 2)[1] ?? ''
  const language = languages.find((one) => one === first && one !== defaultLanguage)
  if (!language) return { language: defaultLanguage, path: pathname }
  return { language, path: pathname.slice(first.length + 1) || '/' }
}

/** The address of a page in a language: `localPath('en', '/blain')` is `/en/blain`. */
export function localPath(language: Language, path: string): string {
  if (language === defaultLanguage) return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}
