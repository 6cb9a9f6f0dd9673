'use client'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { useStaff } from '@/components/layout/staff-provider'
import { Icon } from '@/components/ui/icon'
import { onDemand } from '@/components/ui/on-demand'
import { PopoverButton } from '@/components/ui/popover-button'
import type { TeamMember } from '@/lib/auth/team'

const DIALOGS = {
  role: onDemand(() => import('./role-dialog').then(({ RoleDialog }) => RoleDialog)),
  passwordLink: onDemand(() => import('./password-link-dialog').then(({ PasswordLinkDialog }) => PasswordLinkDialog)),
  sessions: onDemand(() => import('./sessions-dialog').then(({ SessionsDialog }) => SessionsDialog)),
  state: onDemand(() => import('./state-dialog').then(({ StateDialog }) => StateDialog)),
}
type Act = keyof typeof DIALOGS

/** What an administrator can do with a member. What cannot be done says why. */
export function MemberMenu({ member }: { member: TeamMember }) {
  const t = useTranslations('team.menu')
  const isOwn = useStaff().id === member.id
  const [open, setOpen] = useState<Act>()
  const Opened = open && DIALOGS[open]
  const isDisabled = member.state === 'disabled'
  const acts: { act: Act; label: string; because?: string }[] = [
    { act: 'role', label: t('role'), because: member.roleByProvider ? t('roleByProvider') : undefined },
    { act: 'passwordLink', label: t('passwordLink'), because: isDisabled ? t('enableFirst') : undefined },
    { act: 'sessions', label: t('sessions') },
    { act: 'state', label: isDisabled ? t('enable') : t('disable'), because: isOwn ? t('own') : undefined },
  ]
  return (
    <>
      <PopoverButton
        look="quiet"
        className="w-8 px-0"
        label={t('label', { name: member.name })}
        face={<Icon name="more" />}
        align="end"
      >
        {(close) => (
          <ul className="w-60 p-1">
            {acts.map(({ act, label, because }) => (
              <li key={act}>
                <button
                  type="button"
                  disabled={because !== undefined}
                  onClick={() => {
                    close()
                    setOpen(act)
                  }}
                  className="block w-full rounded-md px-2 py-1.5 text-left enabled:hover:bg-sunken disabled:cursor-not-allowed disabled:text-muted"
                >
                  {label}
                  {because && <span className="block text-xs text-muted">{because}</span>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </PopoverButton>
      {Opened && (
        <Suspense>
          <Opened member={member} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
    </>
  )
}
