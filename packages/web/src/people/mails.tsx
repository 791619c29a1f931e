import { type KeptMail, recentMails } from '@wiker/platform/mail/mail.ts'
import { dayIn } from '@wiker/town/days.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Deps, Site } from '../server/deps.ts'

/** `/dev/mails`, where no mail server is set and nobody but the one who works on the site reads: the letters that would have left. */
export function registerKeptMails(site: Site, deps: Deps & Required<Pick<Deps, 'people'>>): void {
  site.get('/dev/mails', async (c) => {
    c.header('cache-control', 'private, no-store')
    return show(c, deps, {
      body: <MailsBody mails={await recentMails(deps.people.db)} />,
      head: { title: wordsFor(c).t('mails.title'), noindex: true },
    })
  })
}

export function MailsBody({ mails }: { mails: KeptMail[] }) {
  const { t, words } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('mails.title')}</h1>
        <p>{t('mails.lead')}</p>
      </div>
      {mails.length === 0 && (
        <Empty>
          <p>{t('mails.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {mails.map((mail) => (
          <li>
            <h2 class="list__name">{mail.subject}</h2>
            <p class="line__facts">
              <span>{t('mails.to', { to: mail.to })}</span>
              <span>{plainDay(dayIn(networkTimezone, mail.createdAt), words)}</span>
            </p>
            <p class="letter">{linked(mail.text)}</p>
            {mail.attachments.map(({ name, type, base64 }) => (
              <p>
                <a class="tall" href={`data:${type};base64,${base64}`} download={name}>
                  {name}
                </a>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The letter's addresses can be followed. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))
}
