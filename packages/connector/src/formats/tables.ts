import type { Format } from '../types.ts'
import { arrow } from './arrow/format.ts'
import { dbf } from './dbf/format.ts'
import { docx } from './docx/format.ts'
import { excelXml } from './excel-xml/format.ts'
import { fixedWidth } from './fixed-width/format.ts'
import { html } from './html/format.ts'
import { markdown } from './markdown/format.ts'
import { parquet } from './parquet/format.ts'
import { pdf } from './pdf/format.ts'
import { picture } from './picture/format.ts'
import { sqlite } from './sqlite/format.ts'
import { vcard } from './vcard/format.ts'
import { xls } from './xls/format.ts'
import { yaml } from './yaml/format.ts'

/** Files made by other programs than editors of text. */
export const tables: readonly Format[] = [
  xls,
  excelXml,
  sqlite,
  parquet,
  arrow,
  dbf,
  pdf,
  picture,
  html,
  docx,
  vcard,
  yaml,
  markdown,
  fixedWidth,
]
