import { isEmpty, kindOf, type ValueKind } from './value-kind.ts'

/** A row of cells with the line a person sees in an editor or the row number of a sheet. */
export interface Row {
  cells: unknown[]
  line: number
  /** Cells that got the value of a merged one above them. */
  merged?: number
}

export interface TableHead {
  /** How many rows come before the data (titles, blank lines, the header itself). */
  skip: number
  /** 1-based line of the header; absent when the table has none. */
  headerRow?: number
  columns: string[]
  /** Columns named by us because the header left them empty. */
  unnamed: number
  duplicates: string[]
  /** Lines above the header that are no data: the table's title often. */
  titles: string[]
  twoLines: boolean
  /** Rows with nothing but their first cell are headings of the rows below: their words go into this column, ours. */
  sections?: number
}

const LOOK = 30

/** Finds the header in the first rows of a table (RFC 4180 says nothing of titles above it; people write them all the same). */
export function findHead(rows: Row[]): TableHead {
  const width = usualWidth(rows)
  const candidates = rows.slice(0, LOOK)
  let best: { index: number; score: number } | undefined
  for (let index = 0; index < candidates.length; index++) {
    const score = headerScore(rows, index, width)
    if (score > 0 && (!best || score > best.score + 0.001)) best = { index, score }
  }
  if (!best || (best.index > 0 && likeTheRowsAbove(rows, best.index))) return headless(rows, width)
  // The fuller of two header lines was found: the one above may group its columns.
  const index =
    best.index > 0 && groups(rows[best.index - 1]!.cells, rows[best.index]!.cells) && secondLine(rows, best.index - 1)
      ? best.index - 1
      : best.index
  return named(rows, index, width)
}

/** The first row is a header beyond doubt: numbers or dates stand below its words, or most of its words are known labels. */
export function isSureHeader(rows: Row[]): boolean {
  const cells = rows[0]!.cells
  const present = filled(cells)
  if (present.length < 2 || present.some((cell) => kindOf(cell) !== 'text' && kindOf(cell) !== 'code')) return false
  const { headerLike, dataLike, repeated } = compare(cells, rows.slice(1))
  const known = present.filter((cell) => labelWords.test(fold(String(cell)))).length
  return dataLike === 0 && repeated === 0 && (headerLike >= 1 || known >= present.length * 0.5)
}

/** Rows as full as this one stand above it and nothing in its columns tells it from data: the table has no header. */
function likeTheRowsAbove(rows: Row[], index: number): boolean {
  const size = filled(rows[index]!.cells).length
  const evidence = compare(rows[index]!.cells, rows.slice(index + 1, index + 101))
  const others = rows.filter((_, at) => at !== index).slice(0, 100)
  if (sharesShape(filled(rows[index]!.cells), others)) return true
  return evidence.headerLike === 0 && rows.slice(0, index).some((row) => size > 1 && filled(row.cells).length >= size)
}

/** Width of most rows, trailing empty cells left out: titles and notes are narrower. */
function usualWidth(rows: Row[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const width = filledWidth(row.cells)
    if (width > 0) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  const widths = [...counts].filter(([width, count]) => count >= Math.max(2, rows.length * 0.1) || width === 1)
  return Math.max(1, ...(widths.length > 0 ? widths : [...counts]).map(([width]) => width))
}

export function filledWidth(cells: unknown[]): number {
  let width = cells.length
  while (width > 0 && isEmpty(cells[width - 1])) width--
  return width
}

const filled = (cells: unknown[]): unknown[] => cells.filter((cell) => !isEmpty(cell))

function headerScore(rows: Row[], index: number, width: number): number {
  const cells = rows[index]!.cells
  const present = filled(cells)
  if (present.length === 0) return 0
  const coverage = present.length / Math.max(width, 1)
  if (width > 1 && (present.length < 2 || coverage < 0.5)) return 0
  if (present.some((cell) => String(cell).length > 300)) return 0
  const below = rows.slice(index + 1, index + 101).filter((row) => filled(row.cells).length > 0)
  const evidence = compare(cells, below)
  if (evidence.dataLike > evidence.headerLike) return 0
  const distinct = new Set(present.map((cell) => String(cell).trim().toLowerCase())).size / present.length
  const texts =
    present.filter((cell) => kindOf(cell) === 'text' || kindOf(cell) === 'code' || isYear(cell)).length / present.length
  if (texts < 0.5 || distinct < 0.5) return 0
  const typed = evidence.headerLike + evidence.dataLike
  const contrast =
    typed > 0 ? (evidence.headerLike - evidence.dataLike) / typed : labelness(present, below, evidence.repeated)
  if (typed === 0 && contrast <= 0) return 0
  // Below a row that is as full as this one, this is more likely data: titles above a header are narrow.
  const fullAbove = rows.slice(0, index).filter((row) => filled(row.cells).length >= present.length * 0.7).length
  return coverage * 2 + texts + distinct + contrast * 2 - fullAbove * 0.4 - index * 0.01
}

interface Evidence {
  /** Columns whose values have a nature (number, date, link) this row's cell does not share. */
  headerLike: number
  /** Columns where it does: the row looks like one more row of data. */
  dataLike: number
  /** Cells that stand again further down in the same column. */
  repeated: number
}

function compare(cells: unknown[], below: Row[]): Evidence {
  const evidence: Evidence = { headerLike: 0, dataLike: 0, repeated: 0 }
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]
    if (isEmpty(cell)) continue
    const values = below.map((row) => row.cells[column]).filter((value) => !isEmpty(value) && value !== cell)
    const usual = usualKind(values)
    const kind = kindOf(cell)
    if (usual && usual !== 'text') {
      if (kind === usual && !(isYear(cell) && !values.some(isYear)))
        evidence.dataLike += usual === 'code' && values.length < 3 ? 0 : 1
      else if (kind === 'text' || kind === 'code' || kind !== usual) evidence.headerLike++
    } else if (
      values.length >= 3 &&
      !/\d/.test(String(cell)) &&
      values.filter((value) => /\d/.test(String(value))).length >= values.length * 0.8
    ) {
      evidence.headerLike += 0.5
    }
    if (below.some((row) => row.cells[column] === cell)) evidence.repeated++
  }
  return evidence
}

function usualKind(values: unknown[]): ValueKind | undefined {
  if (values.length === 0) return undefined
  const counts = new Map<ValueKind, number>()
  for (const value of values) {
    const kind = kindOf(value)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const [kind, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  return count >= values.length * 0.8 ? kind : undefined
}

const isYear = (cell: unknown): boolean => /^(19|20)\d\d$/.test(String(cell).trim())

/**
 * All columns are words: a header is told from data by what labels look like (`nom_commune`, `Code postal`, no
 * sentence), by known words, and by not standing again below.
 */
function labelness(present: unknown[], below: Row[], repeated: number): number {
  const texts = present.map((cell) => String(cell).trim())
  if (below.length === 0) return 0.05
  const known = texts.filter((text) => labelWords.test(fold(text))).length / texts.length
  const technical =
    texts.filter((text) => /_|[a-z][A-Z]|^[A-Z]{2,}$|^#|^id$/.test(text) && !/\s/.test(text)).length / texts.length
  const wordy = texts.filter((text) => text.length > 60).length / texts.length
  if (repeated > present.length / 2 && known < 0.5) return -1
  if (known === 0 && technical < 0.5 && (sharesNature(present, below) || sharesShape(present, below))) return -0.5
  return 0.3 + known + technical * 0.3 - wordy
}

/** One of the columns holds a short closed list (`M`, `F`) of the cell's own length, or the cell stands below again. */
function sharesNature(cells: unknown[], below: Row[]): boolean {
  return cells.some((cell, column) => {
    const values = below.map((row) => row.cells[column]).filter((value) => !isEmpty(value))
    const kinds = new Set(values.map(String))
    return values.length >= 5 && kinds.size <= Math.max(3, values.length / 10) && kinds.has(String(cell))
  })
}

/** Every cell is made like nearly all those below it, of two capitalised words or more: people, streets, not labels. */
function sharesShape(cells: unknown[], below: Row[]): boolean {
  return cells.every((cell, column) => {
    const shape = shapeOf(cell)
    const values = below.map((row) => row.cells[column]).filter((value) => !isEmpty(value))
    return (
      /\w \w/.test(shape) &&
      values.length >= 2 &&
      values.filter((value) => shapeOf(value) === shape).length >= values.length * 0.8
    )
  })
}

/** `Marie Dupont` → `Aa Aa`; the case of the letters after the second tells nothing. */
const shapeOf = (cell: unknown): string =>
  String(cell)
    .trim()
    .replace(/\p{L}[\p{L}'’-]*/gu, (word) =>
      /^\p{Lu}\p{Lu}+$/u.test(word) ? 'AA' : /^\p{Lu}/u.test(word) ? 'Aa' : 'a',
    )

/** Whether a cell reads as the name of a column. */
export const isLabel = (cell: unknown): boolean =>
  !isEmpty(cell) && String(cell).length <= 50 && labelWords.test(fold(String(cell))) && !/\d{3}/.test(String(cell))

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const labelWords =
  /\b(nom|name|nombre|nume|namn|prenom|titre|title|titulo|titlu|titel|libelle|label|intitule|adresse|address|direccion|adresa|adress|rue|voie|commune|ville|city|municipio|localitate|kommun|insee|code|cod|codigo|kod|cp|postal|date|fecha|data|datum|debut|fin|start|end|heure|hour|hora|ora|tid|horaires?|jour|day|annee|year|ano|an|ar|type|tipo|tip|typ|categorie|category|categoria|description|descriptif|descripcion|descriere|beskrivning|tel|telephone|phone|telefono|telefon|mail|email|courriel|url|site|web|lien|link|latitude|longitude|lat|lon|lng|x|y|geo|id|identifiant|numero|no|num|siret|siren|montant|amount|prix|price|precio|pret|pris|objet|organisme|lieu|place|lugar|loc|plats?|sexe|genre|nombre|total|statut|status|etat|source|remarques?|observations?|commentaires?|activite|association|quartier|secteur|departement|region|pays|country|valeur|value)\b/

function named(rows: Row[], index: number, width: number): TableHead {
  const group = secondLine(rows, index)
  const first = rows[index]!
  const second = group ? rows[index + 1]! : undefined
  const last = second ?? first
  const raw: string[] = []
  const size = Math.max(filledWidth(first.cells), second ? filledWidth(second.cells) : 0, Math.min(width, 2000))
  let current = ''
  for (let column = 0; column < size; column++) {
    const top = clean(first.cells[column])
    const under = second ? clean(second.cells[column]) : ''
    if (top) current = top
    raw.push(second && under && under !== top ? [current, under].filter(Boolean).join(' ') : top)
  }
  const units = !second && isUnitsRow(rows, index + 1)
  const titles = rows.slice(0, index).flatMap((row) => filled(row.cells).map((cell) => clean(cell)))
  return {
    skip: index + (second || units ? 2 : 1),
    headerRow: last.line,
    titles,
    twoLines: second !== undefined || units,
    ...nameColumns(raw),
  }
}

/** A line of units or explanations between the header and the data: words where all that follows are numbers or dates. */
function isUnitsRow(rows: Row[], index: number): boolean {
  const below = rows.slice(index + 1, index + 60)
  const cells = rows[index]?.cells
  if (
    !cells ||
    below.length < 3 ||
    filled(cells).some((cell) => kindOf(cell) !== 'text' || unknownWords.test(String(cell).trim()))
  )
    return false
  const evidence = compare(cells, below)
  return evidence.headerLike >= 3 && evidence.dataLike === 0 && evidence.repeated === 0
}

/**
 * A whole small table with headings among its rows (`SPORTS` alone in its row, then the clubs): the head with a column for
 * them. The same head when there are none.
 */
export function withSections(head: TableHead, rows: readonly Row[]): TableHead {
  if (head.headerRow === undefined || head.columns.length < 3 || head.columns.includes(SECTION)) return head
  const data = rows.filter(
    ({ cells, line }) => line > head.headerRow! + (head.twoLines ? 1 : 0) && filled(cells).length > 0,
  )
  const alone = data.filter(({ cells }) => isHeading(cells))
  const others = data.length - alone.length
  if (alone.length < 2 || alone.length > others || isHeading(data.at(-1)!.cells)) return head
  if (data.some(({ cells }, i) => isHeading(cells) && isHeading(data[i + 1]!.cells))) return head
  // Headings stand above the first rows, notes below the last ones.
  if (!data.slice(0, 2).some(({ cells }) => isHeading(cells))) return head
  return { ...head, columns: [...head.columns, SECTION], sections: head.columns.length }
}

const SECTION = 'category'

export function isHeading(cells: readonly unknown[]): boolean {
  const [first] = cells
  return (
    !isEmpty(first) &&
    cells.slice(1).every(isEmpty) &&
    kindOf(first) === 'text' &&
    String(first).length <= 60 &&
    !/^\s*(?:\*|source|nota|total)/i.test(String(first))
  )
}

const unknownWords = /^(nc|nd|n\/[acd]|na|null|none|inconnue?|néant|-+|\?+|(non|not) .+)$/i

/** Merged cells above their sub-columns: the first line has gaps that the second one fills. */
function secondLine(rows: Row[], index: number): boolean {
  const first = rows[index]!.cells
  const second = rows[index + 1]?.cells
  if (!second) return false
  const size = Math.max(first.length, second.length)
  let gapsFilled = 0
  for (let column = 0; column < size; column++) if (isEmpty(first[column]) && !isEmpty(second[column])) gapsFilled++
  if (gapsFilled < 1 || filled(second).some((cell) => !['text', 'code'].includes(kindOf(cell)))) return false
  const evidence = compare(second, rows.slice(index + 2, index + 60))
  return evidence.headerLike > 0 && evidence.dataLike === 0 && evidence.repeated === 0
}

/** A line of groups has at least two, and names alone what has no part below it (or leaves that corner empty). */
function groups(first: unknown[], second: unknown[]): boolean {
  if (filled(first).length < 2 || filled(first).some((cell) => !['text', 'code'].includes(kindOf(cell)))) return false
  return isEmpty(first[0]) || first.some((cell, column) => !isEmpty(cell) && isEmpty(second[column]))
}

function headless(rows: Row[], width: number): TableHead {
  const start = rows.findIndex((row) => filledWidth(row.cells) >= Math.max(1, width * 0.6))
  const skip = Math.max(start, 0)
  return {
    skip,
    columns: Array.from({ length: rows.length === 0 ? 0 : width }, (_, column) => `column${column + 1}`),
    unnamed: 0,
    duplicates: [],
    titles: rows.slice(0, skip).flatMap((row) => filled(row.cells).map(clean)),
    twoLines: false,
  }
}

const clean = (cell: unknown): string =>
  isEmpty(cell)
    ? ''
    : String(cell)
        .replace(/[\s\ufeff]+/gu, ' ')
        .trim()

/** Unique names: an empty one becomes `columnN`, a second `Nom` becomes `Nom (2)`. */
export function nameColumns(raw: string[]): Pick<TableHead, 'columns' | 'unnamed' | 'duplicates'> {
  const seen = new Set<string>()
  const duplicates: string[] = []
  let unnamed = 0
  const columns = raw.map((name, column) => {
    if (name === '') unnamed++
    const base = name || `column${column + 1}`
    let unique = base
    for (let count = 2; seen.has(unique); count++) unique = `${base} (${count})`
    if (unique !== base) duplicates.push(base)
    seen.add(unique)
    return unique
  })
  return { columns, unnamed, duplicates }
}
