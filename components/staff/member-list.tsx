'use client'
import { useTranslations } from 'next-intl'
import { useStaff } from '@/components/layout/staff-provider'
import { PlainText } from '@/components/ui/plain-text'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import type { TeamMember } from '@/lib/auth/team'
import { MemberMenu } from './member-menu'
import { RoleName } from './role-name'

/** A table that folds its columns beneath the name where there is no room for them. */
export function MemberList({ members }: { members: TeamMember[] }) {
  const t = useTranslations('team')
  const { id: ownId } = useStaff()
  const head = 'px-3 py-2 text-left text-sm font-medium text-muted'
  const folding = 'px-3 max-md:hidden'
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <table className="w-full">
        <caption className="sr-only">{t('members')}</caption>
        <thead>
          <tr className="border-b border-line">
            <th scope="col" className={`${head} pl-4`}>
              {t('columns.member')}
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              {t('columns.role')}
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              {t('columns.state')}
            </th>
            <th scope="col" className={`${head} max-md:hidden`}>
              {t('columns.lastSignIn')}
            </th>
            <th scope="col" className="w-12">
              <span className="sr-only">{t('columns.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {members.map((member) => (
            <tr key={member.id} className="h-12">
              <th scope="row" className="max-w-0 py-1.5 pl-4 text-left font-normal md:w-2/5">
                <span className="flex items-center gap-2">
                  <span className="truncate font-medium">
                    <PlainText>{member.name}</PlainText>
                  </span>
                  {member.id === ownId && <span className="text-sm text-muted">{t('you')}</span>}
                </span>
                <span className="block truncate text-sm text-muted">
                  <PlainText>{member.email}</PlainText>
                </span>
                <span className="mt-0.5 flex flex-wrap gap-x-3 text-sm md:hidden">
                  <RoleName role={member.role} />
                  <MemberState state={member.state} />
                </span>
              </th>
              <td className={folding}>
                <RoleName role={member.role} />
                {member.roleByProvider && <span className="block text-sm text-muted">{t('byProvider')}</span>}
              </td>
              <td className={folding}>
                <MemberState state={member.state} />
              </td>
              <td className={`${folding} whitespace-nowrap`}>
                {member.lastSignInAt ? (
                  <Time at={member.lastSignInAt} as="minute" />
                ) : (
                  <span className="text-muted">{t('never')}</span>
                )}
              </td>
              <td className="pr-2 text-right">
                <MemberMenu member={member} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MemberState({ state }: { state: TeamMember['state'] }) {
  const t = useTranslations('team')
  return <State sign={state === 'active' ? 'fine' : 'stopped'}>{t(`states.${state}`)}</State>
}
