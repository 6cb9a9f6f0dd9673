'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import type { TeamMember } from '@/lib/auth/team'
import { teamMutations } from '@/lib/queries/team'
import { OneTimeLink } from './one-time-link'
import { Refusal } from './refusal'

/** Makes the link by which a member sets a new password, then shows it. */
export function PasswordLinkDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('team.passwordLink')
  const { data, isPending, error, mutate } = useMutation(teamMutations.issuePasswordLink(member.id))
  if (!data)
    return (
      <ConfirmDialog
        title={t('title', { name: member.name })}
        text={t('text')}
        act={t('act')}
        isPending={isPending}
        failure={error && <Refusal error={error} />}
        onConfirm={mutate}
        onClose={onClose}
      />
    )
  return (
    <Dialog
      title={t('readyTitle')}
      description={t('ready', { email: member.email })}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      }
    >
      <OneTimeLink issued={data} />
    </Dialog>
  )
}
