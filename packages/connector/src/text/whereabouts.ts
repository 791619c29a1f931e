import { guessCountry } from '../map/country.ts'
import { countryCustoms } from '../places/country-customs.ts'
import type { Layer } from '../types.ts'

/** The country whose language and numbers an announcement is written in, with its zone; nothing when it does not say so clearly. */
export function whereaboutsOf(text: string): { country: string; timezone: string } | undefined {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '')
  const sample = lines.map((line, i) => ({ values: [line], where: i + 1 }))
  const layer: Layer = {
    path: '',
    format: 'text',
    columns: [],
    repairs: [],
    warnings: [],
    records: async function* () {
      yield* sample
    },
  }
  const country = guessCountry(layer, sample, '')?.country
  return country ? { country, timezone: countryCustoms[country]!.timezone } : undefined
}
