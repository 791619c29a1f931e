import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { CloseFields } from './close.tsx'
import { ChoiceField, TextField } from './fields.tsx'
import type { MembersProps } from './members.tsx'
import { SpaceHead } from './space-head.tsx'

export function MembersBody(props: MembersProps) {
  const { page, person, mayChange, mayClose, members, invitations, claims, said, problem } = props
  const { t, to } = useReader()
  const action = to(`/mon-espace/${page.id}/membres`)
  return (
    <>
      <SpaceHead
        page={page}
        title={t('members.title', { name: page.name })}
        lead={t('members.lead')}
        said={said}
        problem={problem}
      />
      <Block id="membres" title={t('members.list', { count: members.length })}>
        <form method="post" action={action}>
          <ul class="list">
            {members.map((member) => (
              <li>
                <p class="list__name">{member.name || member.email}</p>
                <p class="line__facts">
                  <span>{t(`members.role.${member.role}`)}</span>
                  {member.name && <span>{member.email}</span>}
                  {member.person === person && <span>{t('members.you')}</span>}
                </p>
                {mayChange && member.person !== person && (
                  <p class="actions">
                    <button
                      class="button button--quiet"
                      type="submit"
                      name="do"
                      value={`${member.role === 'owner' ? 'membre' : 'proprietaire'}.${member.person}`}
                    >
                      {t(member.role === 'owner' ? 'members.makeMember' : 'members.makeOwner')}
                    </button>
                    <button
                      class="button button--quiet"
                      type="submit"
                      name="do"
                      value={`retirer.${member.person}`}
                      aria-label={t('members.removeNamed', { name: member.name || member.email })}
                    >
                      {t('members.remove')}
                    </button>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </form>
      </Block>
      {claims.length > 0 && (
        <Block id="demandes" title={t('members.claims', { count: claims.length })}>
          <ul class="list">
            {claims.map((claim) => (
              <li>
                <p class="list__name">{claim.personName || claim.email}</p>
                <p>{t('deskPages.asks', { who: claim.email, capacity: claim.capacity })}</p>
                {claim.message && <blockquote class="letter">{claim.message}</blockquote>}
                <form class="actions" method="post" action={action}>
                  <button class="button" type="submit" name="do" value={`accepter.${claim.id}`}>
                    {t('members.accept')}
                  </button>
                  <button class="button button--quiet" type="submit" name="do" value={`refuser.${claim.id}`}>
                    {t('members.refuse')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {mayChange && <Invite {...props} />}
      {invitations.length > 0 && (
        <Block id="invitations" title={t('members.invitations')}>
          <form method="post" action={action}>
            <ul class="list">
              {invitations.map((invitation) => (
                <li>
                  <p class="list__name">{invitation.email}</p>
                  <p class="line__facts">
                    <span>{t(`members.role.${invitation.role}`)}</span>
                  </p>
                  <p class="actions">
                    <button
                      class="button button--quiet"
                      type="submit"
                      name="do"
                      value={`annuler.${invitation.id}`}
                      aria-label={t('members.withdrawNamed', { name: invitation.email })}
                    >
                      {t('members.withdraw')}
                    </button>
                  </p>
                </li>
              ))}
            </ul>
          </form>
        </Block>
      )}
      {mayClose && (
        <Block id="fermer" title={t('deskPages.close')}>
          <form class="report" method="post" action={to(`/mon-espace/${page.id}/fermer`)}>
            <CloseFields />
            <button class="button button--quiet" type="submit">
              {t('deskPages.close')}
            </button>
          </form>
        </Block>
      )}
      {!mayClose && members.some((member) => member.person === person) && (
        <Block id="quitter" title={t('members.leaveTitle')}>
          <p>{t('members.leaveLead')}</p>
          <form method="post" action={to(`/mon-espace/${page.id}/quitter`)}>
            <button class="button button--quiet" type="submit">
              {t('members.leave')}
            </button>
          </form>
        </Block>
      )}
    </>
  )
}

function Invite({ page, typed, problem }: MembersProps) {
  const { t, to } = useReader()
  return (
    <Block id="inviter" title={t('members.invite')}>
      <form class="report" method="post" action={to(`/mon-espace/${page.id}/membres`)}>
        <TextField
          name="courriel"
          type="email"
          label={t('members.email')}
          hint={t('members.emailHint')}
          value={typed?.email}
          problems={typed && problem ? { courriel: problem } : {}}
          maxlength={254}
          required
        />
        <ChoiceField
          name="role"
          label={t('members.role')}
          value={typed?.role ?? 'member'}
          options={[
            { value: 'member', label: t('members.role.memberMay') },
            { value: 'owner', label: t('members.role.ownerMay') },
          ]}
        />
        <button class="button" type="submit" name="do" value="inviter">
          {t('members.send')}
        </button>
      </form>
    </Block>
  )
}
