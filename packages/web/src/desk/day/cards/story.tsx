import { refuseStory } from '@wiker/town/stories/decide.ts'
import { readStories, readStory } from '@wiker/town/stories/store.ts'
import type { Story } from '@wiker/town/stories/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { EvidenceList } from '../../../stories/evidence-list.tsx'
import { putStoryOnline, undoStoryOnline } from '../../../stories/online.ts'
import { Parts } from '../../../stories/story-text.tsx'
import { type Answering, type Card, cardKind } from '../card-kind.ts'

/** A text made from the data: read, it takes one key; each of its figures leads to what it was read in. */
export const story = cardKind<Story>({
  name: 'story',
  says: { one: 'stories.card.one', count: 'stories.card.count' },
  action: 'story.handle',
  seconds: 25,
  path: 'recits',
  read: async ({ deps, town, today, words }): Promise<Card<Story>[]> => {
    const stories = await readStories(deps.people.db, town.code, { states: ['draft', 'published'], newsOn: today })
    return stories
      .filter(({ state, outdated }) => state === 'draft' || outdated)
      .map((one) => ({
        id: String(one.id),
        name: one.title,
        pressing: { day: one.until, since: one.createdAt },
        ...(one.state === 'draft' &&
          one.unfound.length === 0 && { suggests: { answer: 'accept', why: words.t('stories.card.why') } }),
        data: one,
      }))
  },
  Body: ({ card: { data }, town }) => <StoryWords story={data} town={town} />,
  answers: ({ data: { id, state } }, { words: { t }, town }) => {
    const edit = {
      name: 'edit',
      label: t('stories.edit'),
      key: 'm',
      href: `/bureau/${town.slug}/recits/${id}/modifier`,
    }
    if (state !== 'draft') return [edit]
    const asks = { label: t('stories.whyRefuse'), needed: true }
    return [
      { name: 'accept', label: t('stories.publish'), key: 'a' },
      edit,
      { name: 'refuse', label: t('stories.refuse'), key: 'r', asks },
    ]
  },
  answer: answerStory,
  undo: async ({ at: { deps, town }, card, by }) => {
    const { db } = deps.people
    const known = await readStory(db, Number(card))
    if (known?.town !== town.code) return false
    const actor = { person: by.person.id, capacity: by.role }
    return (await undoStoryOnline(deps, db, known.id, actor)).ok
  },
})

async function answerStory({ at: { deps, town, now }, card, answer, reason, by }: Answering<Story>) {
  const { db } = deps.people
  const known = await readStory(db, Number(card.id))
  if (known?.town !== town.code || known.state !== 'draft') return { ok: false, over: true } as const
  const actor = { person: by.person.id, capacity: by.role }
  const done =
    answer === 'accept'
      ? await putStoryOnline(deps, db, known.id, actor)
      : await refuseStory(db, known.id, actor, { now, reason })
  if (done.ok) return { ok: true } as const
  return done.reason === 'unfound'
    ? ({ ok: false, problem: 'stories.unfound' } as const)
    : ({ ok: false, over: true } as const)
}

function StoryWords({ story: told, town }: { story: Story; town: TownCard }) {
  return (
    <>
      {told.parts.map((paragraph) => (
        <p class="story">
          <Parts parts={paragraph} story={told} town={town} />
        </p>
      ))}
      <EvidenceList paragraphs={told.parts} chart={told.chart} evidence={told.evidence} town={town} />
    </>
  )
}
