import { readPublisher } from '@wiker/town/order/publisher.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site } from '../server/deps.ts'
import { type Examination, lastExamination } from './examination.ts'

/** `/accessibilite`: the statement the law asks for, drawn from what the tests really examined. */
export function registerAccessibility(site: Site, deps: Deps): void {
  site.get('/accessibilite', async (c) => {
    const { t } = wordsFor(c)
    const publisher = await readPublisher(deps.db, null)
    return show(c, deps, {
      body: <AccessibilityBody examination={lastExamination()} email={publisher?.email} />,
      head: { title: t('accessibility.title'), description: t('accessibility.lead') },
    })
  })
}

export function AccessibilityBody({ examination, email }: { examination: Examination; email?: string | undefined }) {
  const { t, to, words } = useReader()
  const { examinedOn, tool, states, passed, violations, enlarged, touched } = examination
  const rules = [...Map.groupBy(violations, ({ rule }) => rule)]
  return (
    <>
      <div class="page-head">
        <h1>{t('accessibility.title')}</h1>
        <p>{t('accessibility.lead')}</p>
      </div>
      <Block id="etat" title={t('access.state')}>
        <Empty>
          <p>
            <strong>{t('access.notAudited')}</strong>
          </p>
          <p>{t('access.notAuditedText')}</p>
        </Empty>
      </Block>
      <Block id="examine" title={t('access.examined')}>
        <p>{t('access.run', { date: plainDay(examinedOn, words), tool, count: states.length })}</p>
        <ul>
          <li>{t('access.axe', { count: passed.length })}</li>
          <li>{t('access.enlarged', { count: enlarged.length })}</li>
          <li>{t('access.touched', { count: touched.length })}</li>
          <li>{t('access.keyboard')}</li>
        </ul>
      </Block>
      <Block id="defauts" title={t('access.faults')}>
        {rules.length === 0 ? (
          <p>{t('access.noFault')}</p>
        ) : (
          <ul>
            {rules.map(([rule, found]) => (
              <li>{t('access.fault', { rule, count: found.length })}</li>
            ))}
          </ul>
        )}
        <p>{t('access.others')}</p>
      </Block>
      <Block id="ecrire" title={t('accessibility.tell.title')}>
        <p>{t('access.tell')}</p>
        <p class="actions">
          <a class="button" href={to('/signaler?page=%2Faccessibilite')}>
            {t('report.link')}
          </a>
          {email && (
            <a class="tall" href={`mailto:${email}`}>
              {email}
            </a>
          )}
        </p>
        <p>{t('access.defender')}</p>
      </Block>
    </>
  )
}
