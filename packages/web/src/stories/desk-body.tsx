import { pathOf } from '@wiker/town/records/path.ts'
import { kindName } from '@wiker/town/stories/registry.ts'
import { type StoryRule, storyRuleNames } from '@wiker/town/stories/rules.ts'
import type { Story, StoryState } from '@wiker/town/stories/types.ts'
import type { TownCard, TownOutline } from '@wiker/town/types.ts'
import { StoryChartFigure } from '../charts/story-chart.tsx'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { plainDay } from '../formatting/dates.ts'
import { EvidenceList } from './evidence-list.tsx'
import { Parts } from './story-text.tsx'

interface ListProps {
  town: TownCard
  stories: Story[]
  rules: Record<string, StoryRule>
  today: string
  said?: string | undefined
}

/** Drafts to read, what is published, what was refused; and for each kind whether it is published without a word. */
export function StoriesBody({ town, stories, rules, today, said }: ListProps) {
  const { t } = useReader()
  const of = (state: StoryState) => stories.filter((story) => story.state === state)
  const waiting = of('draft').filter(({ until }) => until >= today)
  const done = [...of('published'), ...of('withdrawn'), ...of('refused')]
  return (
    <>
      <DeskHead title={t('stories.title', { town: town.name })} lead={t('stories.lead')} said={said} />
      <Block id="a-lire" title={t('stories.drafts')}>
        {waiting.length === 0 ? (
          <Empty>
            <p>{t('stories.none')}</p>
          </Empty>
        ) : (
          <StoryLines stories={waiting} town={town} />
        )}
      </Block>
      {done.length > 0 && (
        <Block id="decides" title={t('stories.done')}>
          <StoryLines stories={done.slice(0, 40)} town={town} />
        </Block>
      )}
      <Block id="regles" title={t('stories.rules')}>
        <p class="list__facts">{t('stories.rules.lead')}</p>
        <ul class="list story-rules">
          {Object.entries(rules).map(([kind, rule]) => (
            <RuleLine town={town} kind={kind} rule={rule} />
          ))}
        </ul>
      </Block>
    </>
  )
}

function StoryLines({ stories, town }: { stories: Story[]; town: TownCard }) {
  const { t, to, language, words, today } = useReader()
  return (
    <ul class="list">
      {stories.map(({ id, title, text, kind, state, until, outdated }) => (
        <li>
          <a href={to(`/bureau/${town.slug}/recits/${id}`)}>{title}</a>
          <p class="list__facts">
            {kindName(kind, language)} · {t(`stories.state.${state}`)}
            {state === 'draft' && ` · ${t('stories.until', { date: plainDay(until, words, today) })}`}
            {outdated && ` · ${t('stories.outdated.short')}`}
          </p>
          {state === 'draft' && <p class="story-excerpt">{text.split('\n\n')[0]}</p>}
        </li>
      ))}
    </ul>
  )
}

function RuleLine({ town, kind, rule }: { town: TownCard; kind: string; rule: StoryRule }) {
  const { t, to, language } = useReader()
  const name = kindName(kind, language)
  return (
    <li>
      <form method="post" action={to(`/bureau/${town.slug}/recits`)} class="story-rule">
        <label for={`regle-${kind}`}>{name}</label>
        <select id={`regle-${kind}`} name="regle">
          {storyRuleNames.map((one) => (
            <option value={one} selected={one === rule}>
              {t(`stories.rule.${one}`)}
            </option>
          ))}
        </select>
        <button
          type="submit"
          name="do"
          value={`regle.${kind}`}
          class="button button--quiet"
          aria-label={`${t('stories.rule.set')} (${name})`}
        >
          {t('stories.rule.set')}
        </button>
      </form>
    </li>
  )
}

interface OneProps {
  town: TownCard
  story: Story
  outline?: TownOutline | undefined
  said?: string | undefined
  /** A refusal was sent without its reason. */
  lacksReason?: boolean
}

/** One story with what each of its figures comes from, and what may be done with it. */
export function StoryDeskBody({ town, story, outline, said, lacksReason = false }: OneProps) {
  const { t, to, language } = useReader()
  const { id, state, title, parts, chart, evidence } = story
  const page = story.thingId && recordPath(town.slug, 'news', pathOf(story.thingId, title))
  return (
    <>
      <DeskHead
        title={title}
        lead={`${kindName(story.kind, language)} · ${t(`stories.state.${state}`)}`}
        said={said}
        wrong={lacksReason ? t('stories.reasonMissing') : undefined}
        wrongAt="raison"
      />
      {story.outdated && <p class="notice">{t('stories.outdated')}</p>}
      {story.reason && <p class="list__facts">{t('stories.reasonGiven', { reason: story.reason })}</p>}
      {story.unfound.length > 0 && (
        <p class="list__facts">{t('stories.answered', { words: story.unfound.map(({ said }) => said).join(', ') })}</p>
      )}
      <div class="prose story">
        {parts.map((paragraph) => (
          <p>
            <Parts parts={paragraph} story={story} town={town} />
          </p>
        ))}
      </div>
      {chart && <StoryChartFigure chart={chart} id="graphique" outline={outline} />}
      <EvidenceList paragraphs={parts} chart={chart} evidence={evidence} town={town} />
      <form method="post" action={to(`/bureau/${town.slug}/recits`)} class="story-actions">
        <p class="actions">
          {state !== 'published' && (
            <button type="submit" name="do" value={`publier.${id}`} class="button">
              {t('stories.publish')}
            </button>
          )}
          {(state === 'draft' || state === 'published') && (
            <a class="button button--quiet" href={to(`/bureau/${town.slug}/recits/${id}/modifier`)}>
              {t('stories.edit')}
            </a>
          )}
          {story.undoable && (
            <button type="submit" name="do" value={`annuler.${id}`} class="button button--quiet">
              {t('stories.undo')}
            </button>
          )}
          {state === 'published' && page && (
            <a class="tall" href={to(page)}>
              {t('stories.seePage')}
            </a>
          )}
        </p>
      </form>
      {(state === 'draft' || state === 'published') && (
        <form method="post" action={to(`/bureau/${town.slug}/recits`)} class="form">
          <label class="field" for="raison">
            <span>{t(state === 'draft' ? 'stories.whyRefuse' : 'stories.whyWithdraw')}</span>
            <input
              id="raison"
              type="text"
              name="raison"
              maxlength={500}
              required
              aria-invalid={lacksReason ? 'true' : undefined}
            />
          </label>
          <button
            type="submit"
            name="do"
            value={`${state === 'draft' ? 'refuser' : 'retirer'}.${id}`}
            class="button button--quiet"
          >
            {t(state === 'draft' ? 'stories.refuse' : 'stories.withdraw')}
          </button>
        </form>
      )}
    </>
  )
}
