import type { Layer, Member } from '../../types.ts'

/** A layer to be filled in: its member's own path unless it is one of several. */
export function newLayer(member: Member, format: string, part?: string): Layer {
  return {
    path: part === undefined ? member.path : `${member.path}#${part}`,
    format,
    columns: [],
    repairs: [],
    warnings: [],
    records: async function* () {},
  }
}
