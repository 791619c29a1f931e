import type { Format } from '../../types.ts'
import { detectExcelXml } from './detect.ts'
import { openExcelXml } from './read.ts'

export const excelXml: Format = { name: 'excel-xml', detect: detectExcelXml, open: openExcelXml }
