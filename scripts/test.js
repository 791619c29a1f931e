// `npm test`: style, types, then every test. With arguments, only the tests they name.
import { checkNode } from './check-node.js'

checkNode()
import('./test-all.js')
