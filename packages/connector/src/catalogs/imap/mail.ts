import PostalMime from 'postal-mime'
import { PartFile } from '../part-file.ts'
import type { Part, Session } from '../types.ts'

/** Pictures, signatures and what only one mail program reads; calendars are read with the mail itself. */
const noData =
  /^(?:image|audio|video)\/|^text\/calendar|^application\/(?:ics|pgp|pkcs7|x-pkcs7|ms-tnef)|\.(?:ics|vcs|p7s|asc|sig|dat|png|jpe?g|gif|bmp|webp|mp[34]|mov)$/i

/** A mail as it came, and each file attached to it; of one that was cut short, what is written in it. */
export async function* partsOf(uid: number, source: Buffer, whole: boolean, session: Session): AsyncGenerator<Part> {
  const mail = await new PostalMime({ attachmentEncoding: 'arraybuffer' }).parse(source)
  const name = `${uid}-${slug(mail.subject ?? '')}`
  yield { member: `${name}.eml`, document: await kept(source, session) }
  for (const [index, { filename, mimeType, content }] of (whole ? mail.attachments : []).entries()) {
    if (noData.test(mimeType) || noData.test(filename ?? '') || typeof content === 'string') continue
    const bytes = Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content))
    if (bytes.length > 0) yield { member: `${uid}-${filename || `${index + 1}`}`, document: await kept(bytes, session) }
  }
}

const slug = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || 'mail'

async function kept(bytes: Buffer, session: Session) {
  const part = await PartFile.open(session)
  try {
    await part.append(async (out) => void out.end(bytes))
    return await part.done('', '', session.settings.now())
  } catch (error) {
    await part.dispose()
    throw error
  }
}
