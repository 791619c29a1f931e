import { saysSomething } from '@wiker/town/letter/arrange.ts'
import { editIssue, openIssue } from '@wiker/town/letter/issues.ts'
import { countSubscribers } from '@wiker/town/letter/subscribers.ts'
import { type Issue, type LetterContent, letterKinds } from '@wiker/town/letter/types.ts'
import { nextLetter, readSetting } from '@wiker/town/letter/when.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { useReader } from '../../../components/reader.ts'
import { dayIn } from '../../../formatting/dates.ts'
import { readableName } from '../../../formatting/names.ts'
import { words as allWords } from '../../../formatting/words.ts'
import { composed } from '../../../letter/composed.ts'
import { subjectOf } from '../../../letter/letter-words.ts'
import { languageOf } from '../../../server/language.ts'
import { type Card, cardKind } from '../card-kind.ts'

interface LetterCard {
  issue: Issue
  content: LetterContent
}

/** How long before it leaves the letter is put on the desk, in milliseconds. */
const ahead = 2 * 86_400_000

/** The letter of the week, two days before it leaves: it leaves anyway; whoever looks it over says so, or opens it. */
export const letter = cardKind<LetterCard>({
  name: 'letter',
  says: { one: 'letter.card.one', count: 'letter.card.count' },
  action: 'letter.edit',
  seconds: 60,
  path: 'lettre',
  read: async ({ deps, town, now, words }): Promise<Card<LetterCard>[]> => {
    const { db } = deps.people
    const setting = await readSetting(db, town.code)
    const time = nextLetter(setting, town.timezone, now)
    if (!setting.isOn || time.at.getTime() - now.getTime() > ahead) return []
    if ((await countSubscribers(db, town.code)).on === 0) return []
    const issue = await openIssue(db, town.code, time)
    if (issue.state !== 'draft' || issue.editedAt) return []
    const content = await composed(db, town, issue)
    if (!saysSomething(content)) return []
    const count = Object.fromEntries(
      letterKinds.map((kind) => [kind, content.items.filter((item) => item.kind === kind).length]),
    )
    return [
      {
        id: issue.week,
        name: subjectOf(content, town, allWords[languageOf(town.country)]),
        pressing: { due: issue.sendAt, day: dayIn(issue.sendAt, town.timezone) },
        suggests: { answer: 'accept', why: words.t('letter.card.why', count) },
        data: { issue, content },
      },
    ]
  },
  Body: ({ card: { data } }) => <Names content={data.content} />,
  answers: (_, { words: { t }, town }) => [
    { name: 'accept', label: t('letter.card.good'), key: 'a' },
    { name: 'edit', label: t('letter.card.edit'), key: 'm', href: `/bureau/${town.slug}/lettre` },
  ],
  answer: async ({ at: { deps, town, now }, card: { data }, by }) => {
    const { db } = deps.people
    const { word, subject, arrangement, id } = data.issue
    if (!(await editIssue(db, id, { word, subject, arrangement }, by.person.id, now))) return { ok: false, over: true }
    await noteDeed(db, {
      person: by.person.id,
      role: by.role,
      action: 'letter.edit',
      town: town.code,
      subject: data.issue.week,
    })
    return { ok: true }
  },
})

function Names({ content }: { content: LetterContent }) {
  const { t } = useReader()
  return (
    <>
      {letterKinds.map((kind) => {
        const names = content.items.filter((item) => item.kind === kind).slice(0, 5)
        if (names.length === 0) return null
        return (
          <p class="list__facts">
            <strong>{t(`letter.kind.${kind}`)}</strong> {names.map(({ name }) => readableName(name)).join(' · ')}
          </p>
        )
      })}
    </>
  )
}
