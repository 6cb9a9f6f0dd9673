'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useIsLive } from '@/components/ui/use-is-live'
import { type Credentials, credentials } from '@/lib/auth/credentials'
import { staffMutations } from '@/lib/queries/staff'
import { Refusal } from './refusal'

/** `next` is a path of ours that the page has checked; `provider` the name of the sign-in provider, when there is one. */
export function SignInForm({ next, provider }: { next: string; provider: string | undefined }) {
  const t = useTranslations('signIn')
  const isLive = useIsLive()
  // No values to begin with: what was typed or filled in before the form was live stays.
  const { register, handleSubmit, formState } = useForm<Credentials>({ resolver: standardSchemaResolver(credentials) })
  const signIn = useMutation({
    ...staffMutations.signIn(),
    // What stood behind `#` is known to this browser alone; it goes on to where it was meant for.
    onSuccess: () => window.location.replace(next + window.location.hash),
  })
  const { errors } = formState
  return (
    <>
      {provider && <ProviderSignIn name={provider} next={next} />}
      <form noValidate method="post" onSubmit={handleSubmit((given) => signIn.mutate(given))}>
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
          autoComplete="current-password"
          error={errors.password && t('passwordMissing')}
          {...register('password')}
        />
        {signIn.isError && (
          <Notice look="trouble">
            <Refusal error={signIn.error} />
          </Notice>
        )}
        <Button type="submit" look="primary" className="mt-4 w-full" disabled={!isLive || signIn.isPending || signIn.isSuccess}>
          {signIn.isPending || signIn.isSuccess ? t('working') : t('submit')}
        </Button>
      </form>
    </>
  )
}

function ProviderSignIn({ name, next }: { name: string; next: string }) {
  const t = useTranslations('signIn')
  const begin = useMutation({
    ...staffMutations.beginWithProvider(),
    onSuccess: ({ location }) => window.location.assign(location),
  })
  return (
    <div className="mb-4 grid gap-4">
      {begin.isError && (
        <Notice look="trouble">
          <Refusal error={begin.error} />
        </Notice>
      )}
      <Button disabled={begin.isPending || begin.isSuccess} onClick={() => begin.mutate(next)}>
        {t('withProvider', { name })}
      </Button>
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
    </div>
  )
}
