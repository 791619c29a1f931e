import { createHash, randomBytes } from 'node:crypto'

/** What a link carries; only its digest is kept. */
export const newToken = () => randomBytes(24).toString('base64url')
export const digestOf = (token: string) => createHash('sha256').update(token).digest('hex')
