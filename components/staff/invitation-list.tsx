'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import type { PendingInvitation } from '@/lib/auth/team'
import { teamMutations } from '@/lib/queries/team'
import { Refusal } from './refusal'
import { RoleName } from './role-name'

/** Who was invited and has not come yet. A link that was lost is replaced by inviting the same address again. */
export function InvitationList({ invitations }: { invitations: PendingInvitation[] }) {
  const t = useTranslations('team.invitations')
  const withdraw = useMutation(teamMutations.withdraw())
  const [now] = useState(Date.now)
  return (
    <Card title={t('title')}>
      {withdraw.isError && (
        <Notice look="trouble">
          <Refusal error={withdraw.error} />
        </Notice>
      )}
      <ul className="divide-y divide-line">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.25 first:pt-0.5 last:pb-0.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                <PlainText>{email}</PlainText>
              </p>
              <p className="text-sm text-muted">
                <RoleName role={role} />
                {' · '}
                {t.rich(Date.parse(expiresAt) > now ? 'expires' : 'expired', { time: () => <Time at={expiresAt} as="minute" /> })}
              </p>
            </div>
            <Button
              aria-label={t('withdrawOf', { email })}
              disabled={withdraw.isPending && withdraw.variables === id}
              onClick={() => withdraw.mutate(id)}
            >
              {t('withdraw')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
