import type { Part, Story, StoryLanguage, Told } from '@wiker/town/stories/types.ts'
import type { TownCard, TownOutline } from '@wiker/town/types.ts'
import { StoryChartFigure } from '../charts/story-chart.tsx'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import { EvidenceList } from './evidence-list.tsx'
import { factPath } from './facts.ts'

interface Props {
  story: Story
  town: TownCard
  outline?: TownOutline | undefined
}

/** The story as the reader's language has it; the town's own when nobody has said it in hers. */
export function toldIn(story: Story, language: string): Told & { language: StoryLanguage } {
  const other = language === story.language ? undefined : story.others[language as StoryLanguage]
  if (other) return { ...other, language: language as StoryLanguage }
  return { title: story.title, paragraphs: story.parts, chart: story.chart, language: story.language }
}

/** A published story: each figure, name and date leads to what it was read in; the chart, the corrections, and where all of it comes from. */
export function StoryText({ story, town, outline }: Props) {
  const { language, words, t, today } = useReader()
  const told = toldIn(story, language)
  return (
    <>
      <div class="prose story" lang={told.language === language ? undefined : told.language}>
        {told.paragraphs.map((parts) => (
          <p>
            <Parts parts={parts} story={story} town={town} />
          </p>
        ))}
      </div>
      {told.chart && <StoryChartFigure chart={told.chart} id="graphique" outline={outline} />}
      {story.corrections.map(({ on, was, is }) => (
        <p class="notice">
          {t('stories.corrected', { date: plainDay(on, words, today), was: was || '–', is: is || '–' })}
        </p>
      ))}
      {story.unfound.length > 0 && <p class="list__facts">{t('stories.byHand')}</p>}
      <EvidenceList paragraphs={told.paragraphs} chart={told.chart} evidence={story.evidence} town={town} />
    </>
  )
}

export function Parts({ parts, story, town }: { parts: Part[]; story: Story; town: TownCard }) {
  const { to } = useReader()
  return (
    <>
      {parts.map(({ t: text, e }) => {
        if (!e?.length) return text
        const path = factPath(story.evidence, e[0]!, town.slug)
        return (
          <a class="fact" href={path.startsWith('#') ? path : to(path)}>
            {text}
          </a>
        )
      })}
    </>
  )
}
