export interface NpmFailure {
  error?: { code?: string }
  stderr?: string
  stdout?: string
}
export function explainFailure(failure: NpmFailure, root: string): string
