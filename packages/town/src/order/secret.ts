import { randomBytes } from 'node:crypto'

/** The last segment of an address that only its holder knows: 144 bits nobody guesses. */
export const newSecret = () => randomBytes(18).toString('base64url')

export const isSecret = (given: string) => /^[A-Za-z0-9_-]{24}$/.test(given)
