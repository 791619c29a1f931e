import { Worker } from 'node:worker_threads'

/** A document to be set by Typst: its template's text, what it says (`/data.json` for the template), and the files it shows. */
export interface Typesetting {
  template: string
  data: object
  /** By the name under which the template asks for them. */
  files?: Record<string, Uint8Array>
}

type Answer = { pdf: Uint8Array } | { problem: string }

/** Milliseconds for a document, and after which an idle press is put away. */
const patience = 20_000
const idle = 60_000
let worker: Worker | undefined
let away: NodeJS.Timeout | undefined
let last: Promise<unknown> = Promise.resolve()

/** Sets a document as PDF, every font in it, in a thread of its own that is kept a minute: one document at a time in a process. */
export function typeset(document: Typesetting): Promise<Buffer> {
  const turn = last.then(() => work(document))
  last = turn.catch(() => undefined)
  return turn
}

async function work({ template, data, files = {} }: Typesetting): Promise<Buffer> {
  clearTimeout(away)
  try {
    // The word joiner has no shape, and the typefaces would show a box for it.
    const answer = await ask({ template, data: JSON.stringify(data).replaceAll('\u2060', ''), files })
    if ('problem' in answer) throw new Error(`The document cannot be set: ${answer.problem}`)
    return Buffer.from(answer.pdf)
  } finally {
    away = setTimeout(closePress, idle).unref()
  }
}

export function closePress(): void {
  clearTimeout(away)
  void worker?.terminate()
  worker = undefined
}

function ask(document: { template: string; data: string; files: Record<string, Uint8Array> }): Promise<Answer> {
  worker ??= new Worker(new URL('press-worker.js', import.meta.url), { execArgv: [] })
  const at = worker
  at.unref()
  return new Promise<Answer>((resolve, reject) => {
    const end = (error?: Error) => {
      clearTimeout(timer)
      at.off('message', answered)
      at.off('error', failed)
      at.off('exit', gone)
      if (!error) return
      closePress()
      reject(error)
    }
    const answered = (answer: Answer) => {
      end()
      resolve(answer)
    }
    const failed = (error: unknown) => end(error as Error)
    const gone = () => end(new Error('The press stopped'))
    const timer = setTimeout(() => end(new Error('The press takes too long')), patience)
    at.on('message', answered)
    at.on('error', failed)
    at.on('exit', gone)
    at.postMessage(document)
  })
}
