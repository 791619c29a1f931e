import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Unreadable } from '../problem.ts'
import type { RawWord } from './reader-worker.ts'
import type { PictureLanguage } from './types.ts'

/** Milliseconds for one picture, the loading of the language with it. */
const patience = 60_000
/** Without this much memory, the reading waits for better times rather than take the whole program with it. */
const memoryNeeded = 350 * 1024 * 1024
/** A reader that nobody asks for a while is let go: it holds some 200 MB. */
const keptFor = 20_000

const codes: Record<PictureLanguage, string> = { fr: 'fra', es: 'spa', ro: 'ron', sv: 'swe', en: 'eng' }
const require = createRequire(import.meta.url)
const entry = new URL(import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js', import.meta.url)

export interface RawReading {
  words: RawWord[]
  /** Numbers of the lines before which a paragraph begins. */
  breaks: number[]
}

let turn: Promise<unknown> = Promise.resolve()

/** Reads a prepared picture. One at a time in a process; one that takes too long is given up with its thread. */
export function readPrepared(picture: Uint8Array, language: PictureLanguage): Promise<RawReading> {
  const reading = turn.then(() => read(picture, language))
  turn = reading.catch(() => undefined)
  return reading
}

/** Is what reads pictures installed here? It is an optional dependency. */
export function canReadPictures(language: PictureLanguage = 'fr'): boolean {
  try {
    for (const name of ['tesseract.js', 'tesseract.js-core/package.json', 'sharp']) require.resolve(name)
    return folderOf(language) !== undefined
  } catch {
    return false
  }
}

let current: { worker: Worker; language: PictureLanguage; timer: NodeJS.Timeout | undefined } | undefined
let asked = 0

async function read(picture: Uint8Array, language: PictureLanguage): Promise<RawReading> {
  if (!canReadPictures(language)) throw new Unreadable('picture-reader-missing')
  if (!current && process.availableMemory() < memoryNeeded) throw new Unreadable('picture-no-memory')
  const worker = await readerFor(language)
  clearTimeout(current?.timer)
  const id = ++asked
  let answer: ((given: RawReading) => void) | undefined
  let fail: ((error: Error) => void) | undefined
  const answered = new Promise<RawReading>((resolve, reject) => {
    answer = resolve
    fail = reject
  })
  const hear = (message: RawReading & { id?: number }) => {
    if (message.id === id) answer!(message)
  }
  const broke = () => fail!(new Unreadable('picture-unread'))
  const timer = setTimeout(() => fail!(new Unreadable('picture-slow', { seconds: patience / 1000 })), patience)
  worker.on('message', hear)
  worker.once('error', broke)
  worker.once('exit', broke)
  worker.postMessage({ id, picture })
  try {
    return await answered
  } catch (error) {
    await letGo()
    throw error
  } finally {
    clearTimeout(timer)
    worker.off('message', hear)
    worker.off('error', broke)
    worker.off('exit', broke)
    restLater()
  }
}

async function readerFor(language: PictureLanguage): Promise<Worker> {
  if (current?.language === language) return current.worker
  await letGo()
  const worker = new Worker(entry, {
    workerData: { folder: folderOf(language), language: codes[language] },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    stdout: true,
    stderr: true,
  })
  worker.unref()
  current = { worker, language, timer: undefined }
  worker.on('error', () => {})
  worker.once('exit', () => {
    if (current?.worker === worker) current = undefined
  })
  return worker
}

/** Nobody waits for it: it may stay a while, without keeping the program alive. */
function restLater(): void {
  if (!current) return
  current.timer = setTimeout(() => void letGo(), keptFor)
  current.timer.unref()
}

async function letGo(): Promise<void> {
  const { worker, timer } = current ?? {}
  current = undefined
  clearTimeout(timer)
  await worker?.terminate()
}

/** Where the language's data lies: a package of its own. */
function folderOf(language: PictureLanguage): string | undefined {
  const code = codes[language]
  const folder = join(dirname(require.resolve(`@tesseract.js-data/${code}/package.json`)), '4.0.0_best_int')
  return existsSync(join(folder, `${code}.traineddata.gz`)) ? folder : undefined
}
