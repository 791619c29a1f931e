import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { lazily } from '../../lazily.ts'
import { readPicture } from '../../picture/read-picture.ts'
import type { PictureLanguage } from '../../picture/types.ts'

const sharpOf = lazily<typeof import('sharp').default>('sharp')

/** Points below which a picture on a page is a logo, and beyond which it would fill the memory. */
const smallest = 300_000
const largest = 40_000_000

/** The text of a scanned document: of the pictures its pages are made of, the largest of each. */
export async function textOfScan(document: PDFDocumentProxy, language: PictureLanguage): Promise<string> {
  const { extractImages } = await import('unpdf')
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const images = await extractImages(document, number)
    const [page] = images
      .filter(({ width, height }) => width * height >= smallest && width * height <= largest)
      .sort((a, b) => b.width * b.height - a.width * a.height)
    if (!page) continue
    const { data, width, height, channels } = page
    const png = await sharpOf()(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
      raw: { width, height, channels },
    })
      .png({ compressionLevel: 1 })
      .toBuffer()
    texts.push((await readPicture(png, language)).text)
  }
  return texts.join('\n\n')
}
