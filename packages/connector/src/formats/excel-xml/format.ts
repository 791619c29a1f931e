import type { Format } from '../../types.ts'
import { detectExcelXml } from './detect.ts'

export const excelXml: Format = {
  name: 'excel-xml',
  detect: detectExcelXml,
  open: async (member, detection) => (await import('./read.ts')).openExcelXml(member, detection),
}
