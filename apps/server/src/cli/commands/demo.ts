import { clearExamples } from '@wiker/harvest'
import type { Command } from '../desk.ts'

export const demoClear: Command = async (desk) => {
  desk.say(`${await clearExamples(desk.db)} examples removed.`)
  return 0
}
