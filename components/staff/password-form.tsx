'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type PasswordChange, passwordChange } from '@/lib/auth/credentials'
import { PASSWORD_LENGTH } from '@/lib/auth/password-length'
import { accountMutations } from '@/lib/queries/account'
import { RefusedError } from '@/lib/queries/own-routes'
import { Refusal } from './refusal'

/** A new password for oneself. Every other session ends; this one goes on under a new cookie. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('profile.password')
  const change = useMutation(accountMutations.changePassword())
  const { register, handleSubmit, formState, reset } = useForm<PasswordChange>({
    resolver: standardSchemaResolver(passwordChange),
    defaultValues: { current: '', password: '' },
  })
  const { errors } = formState
  const field = change.error instanceof RefusedError ? change.error.details : {}
  return (
    <form
      noValidate
      method="post"
      className="max-w-92"
      onSubmit={handleSubmit((given) => change.mutate(given, { onSuccess: () => reset() }))}
    >
      {/* For password managers, which otherwise do not know whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t('current')}
        type="password"
        autoComplete="current-password"
        error={errors.current ? t('currentMissing') : change.error && 'current' in field ? t('currentWrong') : undefined}
        {...register('current')}
      />
      <TextField
        label={t('new')}
        type="password"
        autoComplete="new-password"
        hint={t('hint', PASSWORD_LENGTH)}
        error={errors.password ? t('hint', PASSWORD_LENGTH) : change.error && 'password' in field ? t('tooCommon') : undefined}
        {...register('password')}
      />
      {change.error && Object.keys(field).every((name) => name !== 'current' && name !== 'password') && (
        <Notice look="trouble">
          <Refusal error={change.error} />
        </Notice>
      )}
      <p role="status" className={change.isSuccess ? 'mb-2 text-accent' : ''}>
        {change.isSuccess && t('done')}
      </p>
      <Button type="submit" disabled={change.isPending}>
        {change.isPending ? t('working') : t('submit')}
      </Button>
    </form>
  )
}
