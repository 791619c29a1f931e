import type { Readable } from 'node:stream'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import { problemOf, Unreadable } from '../problem.ts'
import type { Member, Problem } from '../types.ts'
import { harmless, isNoise } from './names.ts'
import { spill } from './spill.ts'
import type { Budget } from './unpack.ts'

/** A zip that is a bag of files; workbooks and documents, which are zips too, are left whole for their own readers. */
export async function isPlainZip(head: Uint8Array, member: Member): Promise<boolean> {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  if (!((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))) return false
  try {
    const zip = await openArchive(member.file)
    try {
      const names: string[] = []
      for await (const entry of entriesOf(zip)) {
        const name = nameOf(entry)
        if (name === '[Content_Types].xml' || name === 'mimetype') return false
        if (!name.endsWith('/') && !isNoise(name)) names.push(name)
      }
      if (isMap(names, member.path)) return false
    } finally {
      zip.close()
    }
  } catch {
    // Broken: unzip says what is wrong.
  }
  return true
}

/** KMZ: a map at the top (`doc.kml`, or whatever it is called when the archive's name says so) and nothing but what it shows. */
function isMap(names: string[], path: string): boolean {
  const shown = /\.(kml|png|jpe?g|gif|webp|svg|bmp|tiff?|dae|obj|mtl|mp3|wav|html?|css|js|txt)$/i
  const main = /\.kmz$/i.test(path) ? /^[^/]+\.kml$/i : /^doc\.kml$/i
  return names.some((name) => main.test(name)) && names.every((name) => shown.test(name))
}

/** Every file of a zip (APPNOTE 6.3). A broken or encrypted entry is reported and the next ones are still read. */
export async function* unzip(
  member: Member,
  budget: Budget,
  report: (path: string, problem: Problem) => void,
): AsyncGenerator<Member> {
  const zip = await openArchive(member.file)
  try {
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry)
      if (name.endsWith('/') || isNoise(harmless(name))) continue
      const path = `${member.path}/${harmless(name)}`
      try {
        if (entry.isEncrypted()) throw new Unreadable('encrypted')
        yield await spill(await openEntry(zip, entry), path, entry.compressedSize, budget)
      } catch (error) {
        report(path, problemOf(error, 'broken-archive'))
        if (error instanceof Unreadable && error.problem.key === 'too-many-members') return
      }
    }
  } finally {
    zip.close()
  }
}

export async function openArchive(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    openZip(
      file,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, zip) => {
        if (error || !zip) return reject(new Unreadable('broken-archive', { reason: error?.message ?? '' }))
        resolve(zip)
      },
    )
  })
}

export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await nextEntry(zip)
    if (!entry) return
    yield entry
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      zip.off('entry', onEntry)
      zip.off('end', onEnd)
      zip.off('error', onError)
      act()
    }
    const onEntry = (entry: Entry) => done(() => resolve(entry))
    const onEnd = () => done(() => resolve(undefined))
    const onError = (error: Error) => done(() => reject(new Unreadable('broken-archive', { reason: error.message })))
    zip.on('entry', onEntry)
    zip.on('end', onEnd)
    zip.on('error', onError)
    zip.readEntry()
  })
}

export function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(new Unreadable('broken-archive', { reason: error?.message ?? '' }))
      resolve(stream)
    })
  })
}

/** Names are UTF-8 when the archive says so or when they are; older archivers on Windows wrote code page 437 or 850. */
export function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer | string
  if (typeof raw === 'string') return raw
  const utf8 = raw.toString('utf8')
  return utf8.includes('\ufffd') ? cp850(raw) : utf8
}

const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´­±‗¾¶§÷¸°¨·¹³²■ '

function cp850(raw: Buffer): string {
  return Array.from(raw, (byte) => (byte < 128 ? String.fromCharCode(byte) : CP850[byte - 128])).join('')
}
