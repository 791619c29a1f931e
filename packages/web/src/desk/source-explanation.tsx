import type { Explanation } from '@wiker/harvest'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { repairInWords } from '../formatting/refusals.ts'
import type { MessageKey } from '../formatting/words.ts'

/** What the connector understood, table by table: which column is what, how sure it is, what was put right. */
export function Understood({ explanation }: { explanation: Explanation | null }) {
  const { t, words, language } = useReader()
  if (!explanation) return null
  const members = explanation.members.filter((member) => member.entity)
  return (
    <Block id="understood" title={t('desk.source.understood')}>
      {members.map((member) => (
        <details open={members.length === 1}>
          <summary>
            {member.path} : {entityName(member.entity!.type)}, {t('sources.count', { count: member.records })}
          </summary>
          {member.mapping && member.mapping.length > 0 && (
            <section class="scroller" tabindex={0} aria-label={t('desk.source.columns')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('desk.source.column')}</th>
                    <th scope="col">{t('desk.source.field')}</th>
                    <th scope="col">{t('desk.source.sure')}</th>
                  </tr>
                </thead>
                <tbody>
                  {member.mapping.map(({ from, to, confidence }) => (
                    <tr>
                      <td>{from}</td>
                      <td>{fieldName(to)}</td>
                      <td>{t('desk.source.percent', { percent: Math.round(confidence * 100) })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
          {(member.repairs ?? []).length > 0 && (
            <ul>
              {member.repairs!.map((repair) => (
                <li>{repairInWords(repair, language)}</li>
              ))}
            </ul>
          )}
        </details>
      ))}
    </Block>
  )

  function entityName(type: string): string {
    return words.maybe(`entity.${type}`) ?? type
  }
  function fieldName(field: string): string {
    return words.maybe(`field.${field}` as MessageKey) ?? field
  }
}
