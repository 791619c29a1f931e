import { withQuery } from '../../components/links.ts'
import { Pager } from '../../components/pager.tsx'
import { useReader } from '../../components/reader.ts'
import { Empty } from '../../components/section.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { number } from '../../formatting/quantities.ts'
import { asked, askedPage, show } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { moneyOf } from '../amount.ts'
import { type CockpitDeps, operatorAsking } from './asking.ts'
import { CockpitHead } from './head.tsx'
import { type Cell, csvOf, footOf, isAmount, type ListColumn, type MoneyList } from './list.ts'

const linesAtOnce = 200

/** What a list is made from: what is asked for in its address, and the way to its words. */
export type ReadList = (c: SiteContext, deps: CockpitDeps) => Promise<MoneyList | undefined>

/** A list of the operator's, at its address and, with the same query, as `.csv`. */
export function registerList(site: Site, deps: CockpitDeps, path: string, read: ReadList): void {
  site.get(path, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const list = await read(c, deps)
    if (!list) return next()
    return show(c, deps, {
      body: <ListBody list={list} path={c.var.path} query={c.req.query()} page={askedPage(c)} />,
      head: { title: list.title, noindex: true },
    })
  })
  site.get(path.endsWith('}') ? path.replace(/}$/, '\\.csv}') : `${path}.csv`, async (c, next) => {
    const acting = await operatorAsking(c, deps)
    if (acting instanceof Response) return acting
    const list = await read(c, deps)
    if (!list) return next()
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${c.var.path.split('/').at(-1)}"`)
    return c.body(csvOf(list))
  })
}

/** One of the words that an address may say. */
export function oneOf<Word extends string>(c: SiteContext, name: string, known: readonly Word[]): Word | undefined {
  return known.find((one) => one === asked(c, name))
}

interface Props {
  list: MoneyList
  path: string
  query: Record<string, string>
  page: number
}

export function ListBody({ list, path, query, page }: Props) {
  const { t, to } = useReader()
  const { page: _, ...kept } = query
  const shown = list.rows.slice((page - 1) * linesAtOnce, page * linesAtOnce)
  return (
    <>
      <CockpitHead title={list.title} lead={list.lead} />
      {list.filters?.map(({ name, options }) => (
        <nav class="tabs" aria-label={name}>
          {options.map((option) => (
            <a href={to(withQuery(path, { ...kept, ...option.query }))} aria-current={option.isOn ? 'page' : undefined}>
              {option.text}
            </a>
          ))}
        </nav>
      ))}
      {list.rows.length === 0 ? (
        <Empty>
          <p>{t('cockpit.list.none')}</p>
        </Empty>
      ) : (
        <>
          <table class="ledger">
            <caption class="visually-hidden">{list.title}</caption>
            <thead>
              <tr>
                {list.columns.map(({ name, kind }) => (
                  <th scope="col" class={isFigure(kind) ? 'number' : undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ cells, href }) => (
                <Row columns={list.columns} cells={cells} href={href} />
              ))}
            </tbody>
            <Foot list={list} />
          </table>
          <Pager path={path} query={kept} page={page} pages={Math.ceil(list.rows.length / linesAtOnce)} />
        </>
      )}
      <p>
        <a class="button button--quiet" href={to(withQuery(`${path}.csv`, kept))} download>
          {t('cockpit.csv')}
        </a>
      </p>
    </>
  )
}

const isFigure = (kind: ListColumn['kind']) => kind === 'number' || kind === 'amount'

function Row({ columns, cells, href }: { columns: ListColumn[]; cells: Cell[]; href: string | undefined }) {
  const { to } = useReader()
  return (
    <tr>
      {columns.map(({ name, kind }, index) => {
        const said = <Said cell={cells[index]} kind={kind} />
        return index === 0 ? (
          <th scope="row">{href ? <a href={to(href)}>{said}</a> : said}</th>
        ) : (
          <td class={isFigure(kind) ? 'number' : undefined} data-label={name}>
            {said}
          </td>
        )
      })}
    </tr>
  )
}

function Said({ cell, kind }: { cell: Cell; kind: ListColumn['kind'] }) {
  const { words } = useReader()
  if (cell === null || cell === undefined || cell === '') return <span>–</span>
  if (isAmount(cell)) return <span>{moneyOf(cell.cents, cell.currency, words)}</span>
  if (typeof cell === 'number') return <span>{number(cell, words)}</span>
  return <span>{kind === 'day' ? plainDay(cell, words) : cell}</span>
}

/** The total of every line, not of those on this page alone. */
function Foot({ list }: { list: MoneyList }) {
  const { t, words } = useReader()
  const { count, sums } = footOf(list)
  return (
    <tfoot>
      <tr class="ledger__sum">
        <th scope="row">{t('cockpit.list.total', { count })}</th>
        {list.columns.slice(1).map(({ name, kind }, index) => (
          <td class={isFigure(kind) ? 'number' : undefined} data-label={sums[index + 1] ? name : undefined}>
            {sums[index + 1]?.map((sum) => (
              <span class="ledger__line">{moneyOf(sum.cents, sum.currency, words)}</span>
            ))}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
