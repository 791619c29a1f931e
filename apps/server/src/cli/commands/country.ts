import { resolve } from 'node:path'
import { checkCountry } from '../../country-check.ts'
import { type Command, UsageError } from '../desk.ts'

/** Says what the folder of a country lacks before its towns can open, and what to know of it. */
export const countryCheck: Command = async (desk, [folder, ...more]) => {
  if (!folder || more.length > 0) throw new UsageError('Give the folder of one country, such as countries/es.')
  const { pack, lacks, remarks } = await checkCountry(resolve(desk.calledFrom, folder))
  for (const line of lacks) desk.warn(`LACKS  ${line}`)
  for (const line of remarks) desk.say(`note   ${line}`)
  if (lacks.length > 0) return 1
  desk.say(`${pack!.name} (${pack!.country}) can open.`)
  return 0
}
