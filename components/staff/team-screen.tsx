'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { onDemand } from '@/components/ui/on-demand'
import { Skeleton } from '@/components/ui/skeleton'
import { teamQueries } from '@/lib/queries/team'
import { InvitationList } from './invitation-list'
import { MemberList } from './member-list'

const InviteDialog = onDemand(() => import('./invite-dialog').then(({ InviteDialog }) => InviteDialog))

/** Who may use the console, and as what. */
export function TeamScreen() {
  const t = useTranslations('team')
  const team = useQuery(teamQueries.members())
  const [isInviting, setInviting] = useState(false)
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <span className="text-sm text-muted max-sm:hidden">{t('zone')}</span>
            <Button look="primary" onClick={() => setInviting(true)}>
              {t('inviteSomebody')}
            </Button>
          </>
        }
      />
      <div className="mt-4 grid gap-3.5">
        {team.isPending ? (
          <Skeleton label={t('loading')} />
        ) : team.isLoadingError ? (
          <div className="rounded-lg border border-line bg-surface">
            <ErrorPanel error={team.error} onRetry={() => void team.refetch()} isRetrying={team.isFetching} />
          </div>
        ) : (
          <>
            {team.isRefetchError && <Notice look="trouble">{t('refreshFailed')}</Notice>}
            <MemberList members={team.data.members} />
            {team.data.invitations.length > 0 && <InvitationList invitations={team.data.invitations} />}
          </>
        )}
      </div>
      {isInviting && (
        <Suspense>
          <InviteDialog onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </>
  )
}
