import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { createTurns } from './turns.ts'

export type PosterRefusal = 'pdfLocked' | 'pdfBroken' | 'pdfEmpty' | 'pdfSlow'

/** What was drawn of a PDF: a lossless picture of its first pages, one under the other, and the words they hold. */
export type Poster =
  | { ok: true; picture: Buffer; text: string; pages: number; shown: number }
  | { ok: false; reason: PosterRefusal }

interface DrawnPage {
  width: number
  height: number
  data: Uint8Array
}
type Answer = { count: number; pages: DrawnPage[]; text: string } | { problem: 'locked' | 'broken' }

/** A poster and its back; what is longer is a document, not a poster. */
const mostPages = 2
const width = 1600
const patience = 20_000
const turns = createTurns(1)

/** Draws the first pages of a PDF, and keeps its text. One at a time in a process; a file that takes too long is given up. */
export function readPoster(bytes: Uint8Array): Promise<Poster> {
  return turns(async () => {
    const answer = await askWorker(bytes)
    if (answer === 'slow') return { ok: false, reason: 'pdfSlow' }
    if ('problem' in answer) return { ok: false, reason: answer.problem === 'locked' ? 'pdfLocked' : 'pdfBroken' }
    if (answer.pages.length === 0) return { ok: false, reason: 'pdfEmpty' }
    const picture = await stacked(answer.pages)
    return { ok: true, picture, text: tidy(answer.text), pages: answer.count, shown: answer.pages.length }
  })
}

function askWorker(bytes: Uint8Array): Promise<Answer | 'slow'> {
  const worker = new Worker(new URL('./poster-worker.js', import.meta.url), {
    workerData: { bytes, mostPages, width },
    execArgv: [],
    stderr: true,
  })
  return new Promise<Answer | 'slow'>((resolve) => {
    const timer = setTimeout(() => resolve('slow'), patience)
    worker.once('message', resolve)
    worker.once('error', () => resolve({ problem: 'broken' }))
    worker.once('exit', () => resolve({ problem: 'broken' }))
    worker.once('exit', () => clearTimeout(timer))
  }).finally(() => void worker.terminate())
}

function stacked(pages: DrawnPage[]): Promise<Buffer> {
  const height = pages.reduce((sum, page) => sum + page.height, 0)
  let top = 0
  const layers = pages.map((page) => {
    const raw = { width: page.width, height: page.height, channels: 4 as const }
    const layer = {
      input: Buffer.from(page.data.buffer, page.data.byteOffset, page.data.byteLength),
      raw,
      left: 0,
      top,
    }
    top += page.height
    return layer
  })
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(layers)
    .png({ compressionLevel: 1 })
    .toBuffer()
}

/** The text of a page as lines that people can read: without the spaces that placed it. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[\p{Cc}\p{Co}\ufffe\uffff\ufffd]/gu, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
