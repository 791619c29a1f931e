// `node scripts/run.js <file.ts> [arguments]`: runs a file of the repository with the Node it was made for.
import { checkNode } from './check-node.js'

checkNode()
import('./run-file.js')
