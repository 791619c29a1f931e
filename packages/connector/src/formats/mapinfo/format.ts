import type { Format } from '../../types.ts'
import { detectMapinfo } from './detect.ts'
import { openMif } from './mif.ts'
import { openTab } from './tab.ts'

export const mapinfo: Format = {
  name: 'mapinfo',
  detect: detectMapinfo,
  open: (member, detection) => (detection.format === 'mif' ? openMif(member) : openTab(member)),
}
