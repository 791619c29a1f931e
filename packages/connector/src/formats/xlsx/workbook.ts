import type { XmlPackage } from '../xml/package.ts'
import { type Attributes, parseXml, type XmlHandlers } from '../xml/sax.ts'
import { builtinKind, formatKind, type NumberKind } from './number-format.ts'

export interface Workbook {
  sheets: { name: string; hidden: boolean; path: string }[]
  epoch1904: boolean
  strings: string[]
  /** By cell style index. */
  kinds: NumberKind[]
}

/** What all sheets share: their names and order, shared strings, number formats, epoch. */
export async function readWorkbook(parts: XmlPackage): Promise<Workbook> {
  const root = 'xl/workbook.xml'
  const links = await relations(parts, 'xl/_rels/workbook.xml.rels')
  const sheets: Workbook['sheets'] = []
  let epoch1904 = false
  await read(parts, root, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true|on)$/i.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key) && key !== 'sheetId')?.[1] ?? ''
      const path = links.get(id)
      if (path) sheets.push({ name: attributes.name ?? path, hidden: /hidden/i.test(attributes.state ?? ''), path })
    },
  })
  const strings = await sharedStrings(parts, pathOf(links, 'sharedStrings') ?? 'xl/sharedStrings.xml')
  const kinds = await cellKinds(parts, pathOf(links, 'styles') ?? 'xl/styles.xml')
  return {
    sheets: sheets.filter(({ path }) => /worksheets\//i.test(path) || parts.has(path)),
    epoch1904,
    strings,
    kinds,
  }
}

const pathOf = (links: Map<string, string>, word: string): string | undefined =>
  [...links.values()].find((path) => path.toLowerCase().includes(word.toLowerCase()))

async function relations(parts: XmlPackage, path: string): Promise<Map<string, string>> {
  const links = new Map<string, string>()
  await read(parts, path, {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id && Target)
        links.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  return links
}

/** Rich text is joined; phonetic readings (`rPh`) are left out. */
async function sharedStrings(parts: XmlPackage, path: string): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  await read(parts, path, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') phonetic++
    },
    text(text) {
      if (inText && phonetic === 0) current += text
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') strings.push(unescapeXstring(current))
    },
  })
  return strings
}

/** `_x000D_` is how a workbook writes a control character (ECMA-376 §22.4.2.4). */
export function unescapeXstring(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

async function cellKinds(parts: XmlPackage, path: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let inCells = false
  await read(parts, path, {
    open(name, attributes: Attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        const code = codes.get(id)
        kinds.push(code === undefined ? (builtinKind(id) ?? 'number') : formatKind(code))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}

/** A part that is not there (a workbook without shared strings, without styles) has nothing to say. */
async function read(parts: XmlPackage, path: string, handlers: XmlHandlers): Promise<void> {
  if (!parts.has(path)) return
  for await (const _ of parseXml(parts.text(path), handlers));
}
