// `npm start`: installs what is missing, then serves the site.
import { checkNode } from './check-node.js'

checkNode()
import('./serve.js')
