const spoken: Record<string, string> = { FR: 'fr', ES: 'es', RO: 'ro', SE: 'sv', GB: 'en', IE: 'en' }

/** What the data of a country's towns is written in (BCP 47); undefined where no country settles it. */
export function languageOf(country: string): string | undefined {
  return spoken[country]
}
