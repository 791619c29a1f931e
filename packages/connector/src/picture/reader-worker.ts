import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Line, Page, PSM, Word } from 'tesseract.js'

/**
 * Reads pictures one after the other, in a thread of its own: what fails in it, or never ends, ends with it. Everything it needs lies on this
 * machine; nothing is asked of the network.
 */
const { folder, language } = workerData as { folder: string; language: string }

interface Asked {
  id: number
  picture: Uint8Array
}

export interface RawWord {
  text: string
  confidence: number
  line: number
  box: [number, number, number, number]
}

const require = createRequire(import.meta.url)
const { createWorker } = require('tesseract.js') as typeof import('tesseract.js')

const worker = await createWorker(language, 1, {
  langPath: folder,
  cacheMethod: 'none',
  gzip: true,
  errorHandler: (error: unknown) => {
    throw new Error(String(error).slice(0, 200))
  },
})

// Finds blocks and columns by itself; the library's own choice takes a picture for one block, and loses large titles.
await worker.setParameters({ tessedit_pageseg_mode: '3' as PSM })

parentPort!.on('message', async ({ id, picture }: Asked) => {
  const { data } = await worker.recognize(Buffer.from(picture), {}, { text: true, blocks: true })
  parentPort!.postMessage({ id, ...flat(data) })
})
parentPort!.postMessage({ ready: true })

/** Lines and words out of blocks and paragraphs; what is no letter, figure or sign of a text is left out. */
function flat(data: Page): { words: RawWord[]; breaks: number[] } {
  const words: RawWord[] = []
  const breaks: number[] = []
  let line = 0
  for (const block of data.blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      if (line > 0) breaks.push(line)
      for (const one of paragraph.lines) if (addLine(one, line, words)) line++
    }
  }
  return { words, breaks }
}

function addLine(line: Line, number: number, words: RawWord[]): boolean {
  const kept = line.words.filter(isWord)
  for (const { text, confidence, bbox } of kept)
    words.push({ text, confidence, line: number, box: [bbox.x0, bbox.y0, bbox.x1, bbox.y1] })
  return kept.length > 0
}

/** A speck is read as a sign, a border as a row of them: neither is a word. */
function isWord({ text, confidence }: Word): boolean {
  return confidence > 20 && (/[\p{L}\p{N}€]/u.test(text) || (confidence > 60 && /^[-–—:,.!?()«»/&+]+$/u.test(text)))
}
