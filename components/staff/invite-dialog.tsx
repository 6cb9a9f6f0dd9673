'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { type Invitation, invitation } from '@/lib/auth/credentials'
import { teamMutations } from '@/lib/queries/team'
import { OneTimeLink } from './one-time-link'
import { Refusal } from './refusal'
import { RoleChoice } from './role-choice'

/** Asks whom to invite as what, then shows the link to pass on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('team.invite')
  const invite = useMutation(teamMutations.invite())
  const { register, handleSubmit, formState } = useForm<Invitation>({
    resolver: standardSchemaResolver(invitation),
    defaultValues: { email: '', role: 'viewer' },
  })
  if (invite.data)
    return (
      <Dialog
        title={t('readyTitle')}
        description={t('ready', { email: invite.variables.email })}
        isOpen
        onClose={onClose}
        actions={
          <Button look="primary" onClick={onClose}>
            {t('done')}
          </Button>
        }
      >
        <OneTimeLink issued={invite.data} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('title')}
      description={t('text')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" form="invite" disabled={invite.isPending}>
            {invite.isPending ? t('working') : t('submit')}
          </Button>
        </>
      }
    >
      <form id="invite" noValidate onSubmit={handleSubmit((given) => invite.mutate(given))} className="grid gap-1">
        <TextField
          label={t('email')}
          type="email"
          autoComplete="off"
          error={formState.errors.email && t('emailWrong')}
          {...register('email')}
        />
        <RoleChoice {...register('role')} />
        {invite.isError && (
          <div className="mt-3">
            <Notice look="trouble">
              <Refusal error={invite.error} />
            </Notice>
          </div>
        )}
      </form>
    </Dialog>
  )
}
