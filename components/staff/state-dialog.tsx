'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { TeamMember } from '@/lib/auth/team'
import { teamMutations } from '@/lib/queries/team'
import { Refusal } from './refusal'

/** Disables a member, or enables one who is disabled. */
export function StateDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('team.state')
  const act = member.state === 'active' ? 'disable' : 'enable'
  const { isPending, error, mutate } = useMutation({ ...teamMutations.changeState(member.id), onSuccess: onClose })
  return (
    <ConfirmDialog
      title={t(`${act}.title`, { name: member.name })}
      text={t(`${act}.text`)}
      act={t(`${act}.act`)}
      isPending={isPending}
      failure={error && <Refusal error={error} />}
      onConfirm={() => mutate(act === 'disable' ? 'disabled' : 'active')}
      onClose={onClose}
    />
  )
}
