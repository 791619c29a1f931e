import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Member } from '../types.ts'
import { fileMember } from './member.ts'

/** Formats that lay one table over several files of the same name: the extension of the first file, those of the others. */
const families: Record<string, readonly string[]> = {
  shp: 'shx dbf prj qpj cpg cst qix sbn sbx fbn fbx ain aih ixs mxs atx shp.xml dbt qml qmd sld lyr'.split(' '),
  tab: ['dat', 'map', 'id', 'ind', 'dbf'],
  mif: ['mid'],
  gml: ['xsd', 'gfs'],
  dbf: ['dbt', 'fpt', 'cpg', 'cst', 'cdx', 'mdx', 'idx', 'ndx'],
}
const order = Object.keys(families)

/** Gives each first file its others as `parts`; they no longer stand among the members. */
export function joinParts(members: readonly Member[]): Member[] {
  const byPath = new Map<string, Member>()
  for (const member of members) {
    const key = member.path.toLowerCase()
    if (!byPath.has(key)) byPath.set(key, member)
  }
  const taken = new Set<Member>()
  // A table that belongs to shapes leaves its code page to them.
  for (const member of members.toSorted((a, b) => rank(a) - rank(b))) {
    if (taken.has(member)) continue
    const { stem, family } = familyOf(member.path)
    const parts = new Map<string, Member>()
    for (const extension of family) {
      const part = byPath.get(`${stem}.${extension}`.toLowerCase())
      if (!part || part === member || taken.has(part)) continue
      parts.set(extension, part)
      taken.add(part)
    }
    if (parts.size > 0) member.parts = parts
  }
  return members.filter((member) => !taken.has(member))
}

/** A file named alone on this machine: its parts lie beside it, under its own name and no other. */
export async function partsBeside(member: Member): Promise<Member[]> {
  const { stem, family } = familyOf(basename(member.file))
  if (family.length === 0) return [member]
  const folder = dirname(member.file)
  const wanted = new Set(family.map((extension) => `${stem}.${extension}`.toLowerCase()))
  const names = await readdir(folder).catch(() => [])
  const found: Member[] = []
  for (const name of names.filter((one) => wanted.has(one.toLowerCase()))) {
    const file = join(folder, name)
    const info = await stat(file).catch(() => undefined)
    if (info?.isFile()) found.push(fileMember(name, file, info.size))
  }
  return joinParts([member, ...found])
}

const rank = ({ path }: Member): number => order.indexOf(path.slice(path.lastIndexOf('.') + 1).toLowerCase())

function familyOf(path: string): { stem: string; family: readonly string[] } {
  const dot = path.lastIndexOf('.')
  const extension = dot < 0 ? '' : path.slice(dot + 1).toLowerCase()
  return { stem: path.slice(0, dot), family: Object.hasOwn(families, extension) ? families[extension]! : [] }
}
