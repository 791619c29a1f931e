import type { SendingCount } from '@wiker/town/letter/issues.ts'
import type { Issue, LetterContent, LetterItem } from '@wiker/town/letter/types.ts'
import { letterKinds } from '@wiker/town/letter/types.ts'
import type { LetterSetting } from '@wiker/town/letter/when.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { addDays, dayIn, longDay, weekdayName } from '../formatting/dates.ts'
import { clockTime, hour } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import { number } from '../formatting/quantities.ts'
import { words as allWords } from '../formatting/words.ts'
import { LedgerTable } from '../money/earnings/ledger-table.tsx'
import { languageOf } from '../server/language.ts'
import { factsOf, paidBy, subjectOf } from './letter-words.ts'

export interface DeskLetterProps {
  town: TownCard
  setting: LetterSetting
  issue: Issue
  content: LetterContent & { all: LetterItem[] }
  past: Issue[]
  counts: ReadonlyMap<number, SendingCount>
  subscribers: number
  said?: string | undefined
}

export function DeskLetterBody(props: DeskLetterProps) {
  const { town, setting, issue, content, subscribers, said } = props
  const { t, to, words, today } = useReader()
  const path = `/bureau/${town.slug}/lettre`
  const at = dayIn(issue.sendAt, town.timezone)
  const leaves = t('letter.desk.leaves', {
    date: longDay(at, words, today),
    hour: hour(issue.sendAt.toISOString(), town.timezone, words),
    count: subscribers,
  })
  const isSkipped = issue.state === 'skipped'
  return (
    <>
      <DeskHead
        title={t('letter.desk.title', { town: town.name })}
        lead={setting.isOn ? (isSkipped ? t('letter.desk.skipped') : leaves) : t('letter.desk.off')}
        said={said}
      />
      {content.all.length === 0 && (
        <Empty>
          <p>{t('letter.desk.empty')}</p>
        </Empty>
      )}
      <p class="actions">
        <a class="button button--quiet" href={to(`${path}/apercu`)}>
          {t('letter.desk.preview')}
        </a>
        <a class="button button--quiet" href={to(`${path}/apercu.txt`)}>
          {t('letter.desk.text')}
        </a>
      </p>
      <form class="report" method="post" action={to(path)}>
        <div class="field">
          <label for="mot">{t('letter.desk.word')}</label>
          <textarea id="mot" name="mot" rows={4} maxlength={2000}>
            {issue.word}
          </textarea>
        </div>
        <div class="field">
          <label for="objet">{t('letter.desk.subject')}</label>
          <small id="objet-hint">
            {t('letter.desk.subjectHint', {
              subject: subjectOf({ ...content, subject: '' }, town, allWords[languageOf(town.country)]),
            })}
          </small>
          <input
            type="text"
            id="objet"
            name="objet"
            value={issue.subject}
            maxlength={120}
            aria-describedby="objet-hint"
          />
        </div>
        {content.all.length > 0 && <Items {...props} />}
        <p class="actions">
          <button class="button" type="submit" name="do" value="garder">
            {t('letter.desk.save')}
          </button>
          <button class="button button--quiet" type="submit" name="do" value={isSkipped ? 'quand-meme' : 'pas'}>
            {t(isSkipped ? 'letter.desk.unskip' : 'letter.desk.skip')}
          </button>
        </p>
      </form>
      <When {...props} path={path} />
      {props.past.length > 0 && <Past {...props} />}
    </>
  )
}

function Items({ content, issue, town }: DeskLetterProps) {
  const { t, words } = useReader()
  const { out, first } = issue.arrangement
  const places = ['keep', 'first', 'out'] as const
  const placeOf = (id: string) => (out.includes(id) ? 'out' : first.includes(id) ? 'first' : 'keep')
  const order = (item: LetterItem) =>
    first.includes(item.id) ? first.indexOf(item.id) - 1000 : content.all.indexOf(item)
  let index = 0
  return (
    <Block id="contenu" title={t('letter.desk.items')}>
      {letterKinds.map((kind) => {
        const items = content.all.filter((item) => item.kind === kind).toSorted((a, b) => order(a) - order(b))
        if (items.length === 0) return null
        return (
          <>
            <h3>{t(`letter.kind.${kind}`)}</h3>
            <ul class="list">
              {items.map((item) => {
                const at = index++
                const name = readableName(item.name)
                return (
                  <li>
                    <input type="hidden" name={`id.${at}`} value={item.id} />
                    <p class="list__name">{name}</p>
                    <p class="line__facts">
                      {[...factsOf(item, town, words), paidBy(item, words)].filter(Boolean).map((fact) => (
                        <span>{fact}</span>
                      ))}
                    </p>
                    <label class="field">
                      <span class="visually-hidden">{t('letter.desk.place', { name })}</span>
                      <select name={`place.${at}`}>
                        {places.map((place) => (
                          <option value={place} selected={place === placeOf(item.id)}>
                            {t(`letter.desk.${place}`)}
                          </option>
                        ))}
                      </select>
                    </label>
                  </li>
                )
              })}
            </ul>
          </>
        )
      })}
    </Block>
  )
}

function When({ setting, path }: DeskLetterProps & { path: string }) {
  const { t, to, words } = useReader()
  return (
    <Block id="quand" title={t('letter.desk.when')}>
      <form class="report" method="post" action={to(path)}>
        <label class="choice">
          <input type="checkbox" name="envoyer" value="oui" checked={setting.isOn} />
          <span>{t('letter.desk.on')}</span>
        </label>
        <label class="field">
          <span>{t('letter.desk.weekday')}</span>
          <select name="jour">
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <option value={String(day)} selected={day === setting.weekday}>
                {weekdayName(addDays('2026-11-22', day), words)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('letter.desk.hour')}</span>
          <select name="heure">
            {Array.from({ length: 16 }, (_, index) => index + 6).map((one) => (
              <option value={String(one)} selected={one === setting.hour}>
                {clockTime(`${one}:00`, words)}
              </option>
            ))}
          </select>
        </label>
        <button class="button button--quiet" type="submit" name="do" value="quand">
          {t('letter.desk.setWhen')}
        </button>
      </form>
    </Block>
  )
}

function Past({ past, counts, town }: DeskLetterProps) {
  const { t, words, today } = useReader()
  return (
    <Block id="avant" title={t('letter.desk.past')}>
      <LedgerTable
        caption={t('letter.desk.past')}
        columns={[
          { name: t('letter.desk.week') },
          { name: t('letter.desk.outcome') },
          { name: t('letter.desk.sent'), number: true },
          { name: t('letter.desk.refused'), number: true },
          { name: t('letter.desk.unanswered'), number: true },
          { name: t('letter.desk.unsubscribed'), number: true },
        ]}
        rows={past.map(({ id, sendAt, state }) => {
          const count = counts.get(id)
          const figures = [
            count?.sent,
            (count?.refused ?? 0) + (count?.bounced ?? 0) + (count?.complaints ?? 0),
            count?.unanswered,
            count?.unsubscribed,
          ]
          return {
            cells: [
              longDay(dayIn(sendAt, town.timezone), words, today),
              t(`letter.state.${state}`),
              ...figures.map((one) => number(one ?? 0, words)),
            ],
          }
        })}
      />
      <p class="find__hint">{t('letter.desk.noPixel')}</p>
    </Block>
  )
}
