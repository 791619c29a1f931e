import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './problem.ts'

/** Seals what has to be given back as it was (a password of a mailbox): who has the database alone cannot read it. */
export interface Secrets {
  seal(text: string): Promise<string>
  /** Undefined when it was sealed with another key, or by nobody. */
  open(sealed: string): Promise<string | undefined>
}

/**
 * AES-256-GCM, with a key that is not in the database: made of `SECRETS_KEY`, the same on every machine; without one, of a file of this machine,
 * `DATA_DIR/keys/secrets`, made at the first need and readable by its owner alone.
 */
export function openSecrets({ dataDir, key }: { dataDir: string; key?: string | undefined }): Secrets {
  let made: Promise<Buffer> | undefined
  const keyOf = () => {
    made ??= key ? Promise.resolve(digest(key)) : fileKey(join(dataDir, 'keys'))
    return made
  }
  return {
    async seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', await keyOf(), iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    async open(sealed) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
      if (!sealed.startsWith('v1.') || bytes.length < 28) return undefined
      try {
        const decipher = createDecipheriv('aes-256-gcm', await keyOf(), bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

async function fileKey(folder: string): Promise<Buffer> {
  const path = join(folder, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(randomBytes(32).toString('base64url'))
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  return digest((await readFile(path, 'utf8')).trim())
}

const digest = (text: string) => createHash('sha256').update(text).digest()
