import { createHash, createHmac, randomBytes } from 'node:crypto'

/** What goes into the address of a link: nobody guesses it. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What the database keeps of it. */
export const digestOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** A keyed digest: who has the database without the secret learns nothing of what was counted. */
export const keyedDigest = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url')
