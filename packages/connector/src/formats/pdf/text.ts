import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import type { PictureWord } from '../../picture/types.ts'

/** The running text of a document's first pages, each word where it stands when the pages lie one under the other, as wide as each other. */
export interface PdfText {
  text: string
  words: PictureWord[]
}

interface Item {
  str: string
  hasEOL: boolean
  transform: number[]
  width: number
  height: number
}

/** As the document's own order has it; the words of `pages` pages are placed. Scripts of the document are never run. */
export async function textOfPdf(document: PDFDocumentProxy, pages = 2): Promise<PdfText> {
  const found: { items: Item[]; width: number; height: number }[] = []
  for (let number = 1; number <= Math.min(document.numPages, pages); number++) {
    const page = await document.getPage(number)
    try {
      const [left = 0, bottom = 0, right = 1, top = 1] = page.view
      const { items } = await page.getTextContent()
      const own = (items as unknown as Item[]).filter(({ str }) => typeof str === 'string')
      for (const item of own) {
        item.transform = [...item.transform]
        item.transform[4]! -= left
        item.transform[5]! -= bottom
      }
      found.push({ items: own, width: right - left, height: top - bottom })
    } finally {
      page.cleanup()
    }
  }
  return placed(found)
}

function placed(pages: { items: Item[]; width: number; height: number }[]): PdfText {
  const whole = pages.reduce((sum, { width, height }) => sum + height / width, 0)
  const words: PictureWord[] = []
  const lines: string[] = ['']
  let above = 0
  for (const { items, width, height } of pages) {
    let baseline: number | undefined
    let size = 0
    const breakLine = () => {
      if (lines.at(-1)!.trim() !== '') lines.push('')
    }
    for (const { str, hasEOL, transform, width: wide, height: tall } of items) {
      const y = transform[5] ?? 0
      if (str.trim() !== '') {
        if (baseline !== undefined && Math.abs(y - baseline) > Math.max(size, tall) * 0.5) {
          breakLine()
          // A gap of two lines is a paragraph's.
          if (Math.abs(y - baseline) > Math.max(size, tall) * 2.2) lines.push('')
        }
        baseline = y
        size = tall
        const line = lines.length - 1
        for (const word of str.matchAll(/\S+/g)) {
          words.push({
            text: word[0],
            confidence: 100,
            line,
            left: ((transform[4] ?? 0) + (wide * word.index) / str.length) / width,
            top: (above + (height - y - tall) / width) / whole,
            width: (wide * word[0].length) / str.length / width,
            height: (tall * 1.2) / width / whole,
          })
        }
      }
      lines[lines.length - 1] += str
      if (hasEOL) breakLine()
    }
    above += height / width
    breakLine()
    lines.push('')
  }
  return {
    text: lines
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    words,
  }
}
