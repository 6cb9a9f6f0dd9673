'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { TeamMember } from '@/lib/auth/team'
import { teamMutations, teamQueries } from '@/lib/queries/team'
import { SessionList } from './session-list'

/** Where a member is signed in. */
export function SessionsDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('sessions')
  const query = useQuery(teamQueries.sessions(member.id))
  const { isPending, variables, error, mutate } = useMutation(teamMutations.endSession(member.id))
  const others = query.data?.sessions.filter(({ id }) => id !== query.data.current) ?? []
  return (
    <Dialog
      title={t('of', { name: member.name })}
      description={t('text')}
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          {/* Of one's own, those other than this one are ended on the account page. */}
          {others.length > 1 && others.length === query.data?.sessions.length && (
            <Button disabled={isPending} onClick={() => mutate(undefined)}>
              {t('endAll')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      <SessionList query={query} ending={{ isPending, variables, error }} onEnd={mutate} />
    </Dialog>
  )
}
