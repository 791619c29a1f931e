import { longestMessage } from '@wiker/town/meeting/talking/conversation.ts'
import type { Child } from 'hono/jsx'
import { useReader } from '../components/reader.ts'
import { LongField, ProblemList, type Problems } from '../pages-of/fields.tsx'
import { Back } from './fields.tsx'

interface Props {
  title: string
  lead?: string
  back: { href: string; text: string }
  action: string
  problem?: string | undefined
  typed?: string | undefined
  /** Further fields, under the message. */
  children?: Child
}

/** A message that the site carries: nobody's address is given. */
export function WriteBody({ title, lead, back, action, problem, typed, children }: Props) {
  const { t, to } = useReader()
  const problems: Problems = problem ? { text: problem } : {}
  return (
    <>
      <Back {...back} />
      <div class="page-head">
        <h1>{title}</h1>
        <p>{lead ?? t('meet.write.lead')}</p>
      </div>
      <form class="report" method="post" action={to(action)}>
        <ProblemList problems={problems} />
        <LongField
          name="text"
          label={t('meet.write.text')}
          hint={t('meet.write.hint')}
          value={typed}
          rows={6}
          maxlength={longestMessage}
          problems={problems}
        />
        {children}
        <button class="button" type="submit">
          {t('meet.write.send')}
        </button>
      </form>
    </>
  )
}
