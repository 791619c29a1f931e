import { randomBytes } from 'node:crypto'

/** A name that nobody guesses: 128 bits, fit for an address. */
export const newSecret = (): string => randomBytes(16).toString('base64url')

/** True of what `newSecret` may have given. */
export const isSecret = (text: string | undefined): text is string => /^[\w-]{22}$/.test(text ?? '')
