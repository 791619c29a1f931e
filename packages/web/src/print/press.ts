import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { createTurns } from '@wiker/platform/pictures/turns.ts'

/** A sheet to be printed: a template of `templates/`, what it says, and the files it shows. */
export interface Sheet {
  template: 'week' | 'poster'
  data: object
  /** By the name under which the template asks for them. */
  files?: Record<string, Uint8Array>
}

type Answer = { pdf: Uint8Array } | { problem: string }

/** Milliseconds for a sheet, and after which an idle press is put away: its memory is for readers. */
const patience = 20_000
const idle = 60_000
const turns = createTurns(1)
let worker: Worker | undefined
let away: NodeJS.Timeout | undefined

/** Sets a sheet as PDF with Typst, in a thread of its own that is kept a minute: one sheet at a time in a process. */
export function printSheet(sheet: Sheet): Promise<Buffer> {
  return turns(async () => {
    clearTimeout(away)
    const template = await readFile(new URL(`templates/${sheet.template}.typ`, import.meta.url), 'utf8')
    try {
      // A letter that the typefaces do not have would be a box; this one has no shape at all.
      const data = JSON.stringify(sheet.data).replaceAll('\u2060', '')
      const answer = await ask({ template, data, files: sheet.files ?? {} })
      if ('problem' in answer) throw new Error(`The sheet ${sheet.template} cannot be set: ${answer.problem}`)
      return Buffer.from(answer.pdf)
    } finally {
      away = setTimeout(closePress, idle).unref()
    }
  })
}

export function closePress(): void {
  clearTimeout(away)
  void worker?.terminate()
  worker = undefined
}

function ask(work: { template: string; data: string; files: Record<string, Uint8Array> }): Promise<Answer> {
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
    at.postMessage(work)
  })
}
