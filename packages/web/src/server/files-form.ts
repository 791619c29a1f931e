import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import type { SiteContext } from './deps.ts'
import { type Fields, readAtMost } from './own-form.ts'

/** Bytes of one file; a photograph of a telephone has three to twelve millions. */
export const largestUpload = 20 * 1024 * 1024
const mostFiles = 10
const mostFields = 200
const largestField = 256 * 1024
/** Of a whole form, with its files: what is sent beyond it is not read. */
const largestWhole = 60 * 1024 * 1024
const mostFieldBytes = 1024 * 1024
const patience = 120_000

export interface SentFile {
  name: string
  bytes: Buffer
  /** It was larger than a file may be: the rest was not kept. */
  tooLarge: boolean
}

export interface FilesForm {
  field: Fields
  /** Of the fields that were sent, in their order; files are none. */
  names: () => string[]
  /** The values of a field that may be there several times, such as tick boxes. */
  all: (name: string) => string[]
  /** The file of a field; undefined when none was chosen. */
  file: (name: string) => SentFile | undefined
  /** All the files of a field that takes several, in their order. */
  files: (name: string) => SentFile[]
}

/**
 * The fields and files of a form, or the answer to what is too large or no form. A file too large is left out and said to be, so that what was
 * typed beside it is kept. Works for a form without files too.
 */
export async function readFilesForm(c: SiteContext): Promise<FilesForm | Response> {
  const type = c.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) {
    if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return c.text('415', 415)
    const body = await readAtMost(c.req.raw, mostFieldBytes)
    if (!body) return c.text('413', 413)
    const sent = new URLSearchParams(body.toString('utf8'))
    return formOf(new Map([...sent.keys()].map((name) => [name, sent.getAll(name)])), new Map())
  }
  if (Number(c.req.header('content-length') ?? 0) > largestWhole) return c.text('413', 413)
  if (!c.req.raw.body) return c.text('400', 400)
  try {
    return await parse(Readable.fromWeb(c.req.raw.body as NodeReadableStream), type)
  } catch (error) {
    return error instanceof TooLarge ? c.text('413', 413) : c.text('400', 400)
  }
}

class TooLarge extends Error {}

function formOf(fields: Map<string, string[]>, files: Map<string, SentFile[]>): FilesForm {
  const all = (name: string) => fields.get(name) ?? []
  return {
    names: () => [...fields.keys()],
    field: (name) => all(name).at(-1) ?? '',
    all,
    file: (name) => files.get(name)?.at(-1),
    files: (name) => files.get(name) ?? [],
  }
}

function parse(body: Readable, type: string): Promise<FilesForm> {
  const fields = new Map<string, string[]>()
  const files = new Map<string, SentFile[]>()
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: { fileSize: largestUpload, files: mostFiles, fields: mostFields, fieldSize: largestField, headerPairs: 50 },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(new TooLarge()), patience)
    const fail = (error: unknown) => {
      clearTimeout(timer)
      body.unpipe(parser)
      body.destroy()
      reject(error)
    }
    let read = 0
    let typed = 0
    body.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > largestWhole) fail(new TooLarge())
    })
    body.once('error', fail)
    parser.on('field', (name, value) => {
      typed += value.length
      if (typed > mostFieldBytes) return fail(new TooLarge())
      fields.set(name, [...(fields.get(name) ?? []), value])
    })
    parser.on('file', (field, stream, name) => {
      const chunks: Buffer[] = []
      let tooLarge = false
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.once('limit', () => {
        tooLarge = true
        chunks.length = 0
      })
      stream.once('error', fail)
      stream.once('end', () => {
        const bytes = Buffer.concat(chunks)
        // A browser sends the field of a file that was not chosen: without a name and without a byte.
        if (tooLarge || bytes.length > 0)
          files.set(field, [...(files.get(field) ?? []), { name: name ?? '', bytes, tooLarge }])
      })
    })
    parser.once('error', fail)
    parser.once('finish', () => {
      clearTimeout(timer)
      resolve(formOf(fields, files))
    })
    body.pipe(parser)
  })
}
