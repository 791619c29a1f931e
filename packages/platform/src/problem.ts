/**
 * Why the product cannot do what its operator asked, in one sentence that says what to do.
 * Printed alone, without a stack: it is about the machine or its settings, never about a bug.
 */
export class Problem extends Error {
  override readonly name = 'Problem'
}

/** The `code` of a system error (`ENOSPC`, `EACCES`…), or of a PostgreSQL error (`57P03`…). */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : undefined
}
