import type { Child } from 'hono/jsx'

export interface Column {
  name: string
  /** Figures, aligned to the end. */
  number?: boolean
}

interface Props {
  caption: string
  columns: Column[]
  rows: { id?: string; cells: Child[]; strong?: boolean }[]
}

/** A table of figures that becomes cards on a phone, each value after its name. */
export function LedgerTable({ caption, columns, rows }: Props) {
  return (
    <table class="ledger">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, number }) => (
            <th scope="col" class={number ? 'number' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, strong }) => (
          <tr id={id} class={strong ? 'ledger__sum' : undefined}>
            {cells.map((cell, index) => {
              const { name, number } = columns[index]!
              return index === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <td class={number ? 'number' : undefined} data-label={name}>
                  {cell}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
