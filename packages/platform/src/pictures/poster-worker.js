import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** The first pages of a PDF as points, with their text. In a thread of its own: a file made to never end is ended with it. */
const { bytes, mostPages, width } = workerData

/** Characters of text that are kept. */
const longestText = 20_000

async function read() {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  const count = document.getPageCount()
  const pages = []
  const texts = []
  for (let index = 0; index < Math.min(count, mostPages); index++) {
    const page = document.getPage(index)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const tall = originalHeight / originalWidth
    // A page far longer than wide would be as many points as it likes.
    if (!(tall > 0.2 && tall < 5)) continue
    // Drawing a page closes it: its text comes first.
    texts.push(page.getText())
    const drawn = await page.render({ width, height: Math.round(width * tall), render: 'bitmap' })
    pages.push({ width: drawn.width, height: drawn.height, data: drawn.data })
  }
  return { count, pages, text: texts.join('\n\n').slice(0, longestText) }
}

read().then(
  (read) => parentPort.postMessage(read),
  (error) => parentPort.postMessage({ problem: /password/i.test(String(error?.message)) ? 'locked' : 'broken' }),
)
