'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useIsLive } from '@/components/ui/use-is-live'
import { type FirstAdministrator, firstAdministrator } from '@/lib/auth/credentials'
import { PASSWORD_LENGTH } from '@/lib/auth/password-length'
import { staffMutations } from '@/lib/queries/staff'
import { routes } from '@/lib/routes'
import * as z from '@/lib/zod'
import { Refusal } from './refusal'

const person = z.omit(firstAdministrator, { token: true })
type Person = Omit<FirstAdministrator, 'token'>

/** The token of the set-up link; it stands behind `#`, which no server sees. */
const tokenOfLink = () => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? ''

export function SetupForm() {
  const t = useTranslations('setup')
  const isLive = useIsLive()
  // As with signing in, what was typed before the form was live stays.
  const { register, handleSubmit, formState } = useForm<Person>({ resolver: standardSchemaResolver(person) })
  const setUp = useMutation({ ...staffMutations.setUp(), onSuccess: () => window.location.replace(routes.home()) })
  const { errors } = formState
  return (
    <form noValidate method="post" onSubmit={handleSubmit((given) => setUp.mutate({ ...given, token: tokenOfLink() || '-' }))}>
      <p className="mb-4 text-muted">{t('text')}</p>
      <TextField label={t('name')} autoComplete="name" error={errors.name && t('nameMissing')} {...register('name')} />
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        error={errors.email && t('emailWrong')}
        {...register('email')}
      />
      <TextField
        label={t('password')}
        type="password"
        autoComplete="new-password"
        hint={t('passwordHint', PASSWORD_LENGTH)}
        error={errors.password && t('passwordHint', PASSWORD_LENGTH)}
        {...register('password')}
      />
      {setUp.isError && (
        <Notice look="trouble">
          <Refusal error={setUp.error} />
        </Notice>
      )}
      <Button type="submit" look="primary" className="mt-4 w-full" disabled={!isLive || setUp.isPending || setUp.isSuccess}>
        {setUp.isPending || setUp.isSuccess ? t('working') : t('submit')}
      </Button>
    </form>
  )
}
