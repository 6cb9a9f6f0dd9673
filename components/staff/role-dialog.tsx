'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { isRole } from '@/lib/auth/roles'
import type { TeamMember } from '@/lib/auth/team'
import { teamMutations } from '@/lib/queries/team'
import { Refusal } from './refusal'
import { RoleChoice } from './role-choice'

export function RoleDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const t = useTranslations('team.role')
  const [role, setRole] = useState(member.role)
  const changeRole = useMutation({ ...teamMutations.changeRole(member.id), onSuccess: onClose })
  return (
    <Dialog
      title={t('title', { name: member.name })}
      description={t('text')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            disabled={changeRole.isPending || role === member.role}
            onClick={() => isRole(role) && changeRole.mutate(role)}
          >
            {changeRole.isPending ? t('working') : t('submit')}
          </Button>
        </>
      }
    >
      <RoleChoice value={role} onChange={(event) => setRole(event.currentTarget.value)} />
      {changeRole.isError && (
        <div className="mt-3">
          <Notice look="trouble">
            <Refusal error={changeRole.error} />
          </Notice>
        </div>
      )}
    </Dialog>
  )
}
