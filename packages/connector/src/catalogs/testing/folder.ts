import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder with these files, all written on one day unless `touch` says otherwise. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const root = mkdtempSync(join(tmpdir(), 'wiker-test-'))
  for (const [path, content] of Object.entries(files)) put(root, path, content)
  return root
}

export function put(root: string, path: string, content: string | Uint8Array, day = '2026-11-01'): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  const time = new Date(`${day}T08:00:00Z`)
  utimesSync(file, time, time)
}

export const rooms = 'nom;adresse;commune\nSalle des fêtes;rue du Port;Donges\nGymnase;rue du Stade;Donges\n'
export const parks = 'nom;adresse;commune\nParc de la mairie;rue du Pré;Donges\nSquare;rue du Lac;Donges\n'
