import { openDocument } from './read.ts'
import { type PdfText, textOfPdf } from './text.ts'

/** The running text of a PDF's first pages with the place of each word; nothing of a document that was scanned. Throws `Unreadable`. */
export async function readPdfText(bytes: Uint8Array, pages = 2): Promise<PdfText> {
  const document = await openDocument(bytes)
  try {
    return await textOfPdf(document, pages)
  } finally {
    await document.loadingTask.destroy()
  }
}
