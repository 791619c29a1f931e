import { backup, restore } from './commands/backup.ts'
import { countryCheck } from './commands/country.ts'
import { demoClear } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { harvestApprove, harvestRun } from './commands/harvest.ts'
import { nationalFetch, nationalList } from './commands/national.ts'
import { personAdd, personLink, personList, personRemove } from './commands/person.ts'
import { sourceAdd, sourceList, sourceRemove } from './commands/source.ts'
import { stories } from './commands/stories.ts'
import { townList, townOpen } from './commands/town.ts'
import type { Command } from './desk.ts'

export const commands: Record<string, Command> = {
  'town open': townOpen,
  'town list': townList,
  'national fetch': nationalFetch,
  'national list': nationalList,
  'source add': sourceAdd,
  'source list': sourceList,
  'source remove': sourceRemove,
  'harvest run': harvestRun,
  'harvest approve': harvestApprove,
  'person add': personAdd,
  'person list': personList,
  'person remove': personRemove,
  'person link': personLink,
  stories,
  'country check': countryCheck,
  'demo clear': demoClear,
  doctor,
  backup,
  restore,
}
