import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { type Rule, rulesOf } from './rules.ts'

/** A piece of text where it stands, in points from the lower left corner. */
export interface Word {
  text: string
  left: number
  right: number
  /** Of the baseline. */
  y: number
  size: number
}

export interface Page {
  words: Word[]
  rules: Rule[]
}

interface TextItem {
  str: string
  transform: number[]
  width: number
}

/** The texts and the drawn lines of one page (1-based). Text that does not run from left to right is left out. */
export async function pageOf(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number)
  try {
    const content = await page.getTextContent()
    const words: Word[] = []
    for (const item of content.items as unknown as TextItem[]) {
      if (typeof item.str !== 'string' || item.str.trim() === '') continue
      const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform
      if (Math.abs(b) > Math.abs(a) * 0.1) continue
      const size = Math.abs(d) || Math.abs(a)
      words.push({ text: item.str, left: x, right: x + item.width, y, size })
    }
    return { words, rules: await rulesOf(await page.getOperatorList()) }
  } finally {
    page.cleanup()
  }
}
