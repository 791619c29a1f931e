import type { FaultKind } from '../health/faults.ts'
import type { TableStyle } from './write-csv.ts'

/** What goes wrong, or merely otherwise, with a source between two days of the month, both included. */
export type Incident = { from: number; to: number; fault?: readonly FaultKind[] } & Mischief

type Mischief =
  /** The server: a status, silence in the middle of an answer, an answer shorter than it says, a circle of redirections. */
  | { kind: 'status'; status: number }
  | { kind: 'stall' | 'cut-off' | 'loop' }
  /** An answer that is not the file: a page of maintenance, nothing, a header alone, half of the file as if it were all. */
  | { kind: 'maintenance' | 'empty' | 'bare' | 'half' | 'octets' }
  /** Part of what it should list, by mistake or because it is so (`agreed`: a person then says yes). */
  | { kind: 'shrunk'; share: number; agreed?: boolean }
  | { kind: 'flood'; rows: number }
  /** It goes on answering what it said on the day before. */
  | { kind: 'frozen' | 'lying-304' }
  | { kind: 'elsewhere'; status: 301 | 302 }
  /** Everything twice, everything in another order. */
  | { kind: 'doubled' | 'shuffled' }
  | { kind: 'style'; style: Partial<TableStyle> }

export type MischiefKind = Mischief['kind']

const lastDay = 29

/** The accidents of the month, by the slug of their source. Every kind of source has some, no source has two at a time. */
export function incidentsOf(slug: string): Incident[] {
  return accidents[slug] ?? []
}

const accidents: Record<string, Incident[]> = {
  'blain-mairie': [
    { kind: 'style', from: 4, to: lastDay, style: { delimiter: ',', encoding: 'utf-8-bom', dates: 'iso' } },
    { kind: 'status', status: 404, from: 10, to: 12, fault: ['unreachable'] },
    { kind: 'style', from: 16, to: lastDay, style: { renamed: { Titre: 'Xq7' } }, fault: ['column-renamed'] },
    { kind: 'shrunk', share: 0.5, from: 21, to: 22, fault: ['held'] },
  ],
  'nozay-mairie': [
    { kind: 'style', from: 3, to: lastDay, style: { turned: 4 } },
    { kind: 'maintenance', from: 8, to: 9, fault: ['unreadable', 'held'] },
    { kind: 'style', from: 13, to: 18, style: { without: ['Tarif'] }, fault: ['column-lost'] },
    { kind: 'doubled', from: 22, to: 23 },
  ],
  'savenay-mairie': [
    {
      kind: 'style',
      from: 6,
      to: lastDay,
      style: { encoding: 'windows-1252', title: 'Agenda municipal – export du site' },
    },
    { kind: 'flood', rows: 700, from: 12, to: 13, fault: ['held'] },
    { kind: 'bare', from: 18, to: 19, fault: ['held', 'unreadable'] },
    { kind: 'shuffled', from: 23, to: 25 },
  ],
  'guerande-mairie': [
    { kind: 'half', from: 7, to: 7, fault: ['held', 'unreadable'] },
    { kind: 'octets', from: 11, to: 20 },
    { kind: 'empty', from: 24, to: 25, fault: ['unreadable', 'held'] },
  ],
  'blain-amicale-laique': [
    { kind: 'status', status: 500, from: 6, to: 6 },
    { kind: 'status', status: 503, from: 14, to: 16, fault: ['unreachable'] },
  ],
  'nozay-amicale-laique': [{ kind: 'cut-off', from: 9, to: 9 }],
  'savenay-amicale-laique': [{ kind: 'status', status: 410, from: 20, to: lastDay, fault: ['unreachable'] }],
  'guerande-amicale-laique': [{ kind: 'lying-304', from: 8, to: 11 }],
  'blain-ecole-de-musique': [{ kind: 'half', from: 12, to: 12, fault: ['held', 'unreadable'] }],
  'nozay-ecole-de-musique': [{ kind: 'elsewhere', status: 301, from: 10, to: lastDay, fault: ['moved'] }],
  'savenay-ecole-de-musique': [{ kind: 'elsewhere', status: 302, from: 10, to: 11 }],
  'guerande-ecole-de-musique': [{ kind: 'loop', from: 15, to: 16, fault: ['unreachable'] }],
  'guerande-tourisme': [{ kind: 'shrunk', share: 0.55, agreed: true, from: 12, to: lastDay, fault: ['held'] }],
  'nozay-comite-des-fetes': [{ kind: 'stall', from: 17, to: 18, fault: ['unreachable'] }],
  'blain-theatre': [{ kind: 'maintenance', from: 15, to: 16, fault: ['unreadable', 'held'] }],
  'nozay-theatre': [{ kind: 'half', from: 19, to: 19, fault: ['unreadable', 'held'] }],
  'blain-tourisme': [{ kind: 'frozen', from: 9, to: lastDay, fault: ['silent'] }],
  'nozay-tourisme': [{ kind: 'half', from: 10, to: 10, fault: ['unreadable', 'held'] }],
  'savenay-tourisme': [{ kind: 'shuffled', from: 5, to: 9 }],
  'blain-equipements': [{ kind: 'shrunk', share: 0.5, from: 10, to: 11, fault: ['held'] }],
  'nozay-equipements': [
    {
      kind: 'style',
      from: 8,
      to: lastDay,
      style: { renamed: { 'Nom de l’équipement': 'LIBELLE_2' } },
      fault: ['column-renamed'],
    },
  ],
  'savenay-equipements': [{ kind: 'style', from: 5, to: lastDay, style: { delimiter: '\t', turned: 2 } }],
  'blain-associations': [{ kind: 'status', status: 403, from: 5, to: 7, fault: ['unreachable'] }],
  'nozay-associations': [{ kind: 'style', from: 9, to: lastDay, style: { encoding: 'windows-1252' } }],
  'blain-actualites': [{ kind: 'maintenance', from: 13, to: 14, fault: ['unreadable', 'held'] }],
  // A feed cut short has its newest articles still, and lacks only what it would drop soon.
  'savenay-actualites': [{ kind: 'half', from: 16, to: 16 }],
  openagenda: [
    { kind: 'status', status: 502, from: 5, to: 6, fault: ['unreachable'] },
    { kind: 'half', from: 14, to: 14, fault: ['unreadable', 'held'] },
  ],
  departement: [{ kind: 'shuffled', from: 10, to: lastDay }],
}
