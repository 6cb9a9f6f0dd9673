'use client'
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { useForm } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { linkUse } from '@/lib/auth/credentials'
import { PASSWORD_LENGTH } from '@/lib/auth/password-length'
import { RefusedError } from '@/lib/queries/own-routes'
import { type LinkFor, staffMutations, staffQueries } from '@/lib/queries/staff'
import { routes } from '@/lib/routes'
import * as z from '@/lib/zod'
import { Refusal } from './refusal'
import { RoleName } from './role-name'

/** The token of the link; it stands behind `#`, which no server sees. */
const tokenOfLink = () => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '-'
const onHashChange = (listener: () => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** What somebody sees who opens a one-time link: an invitation, or a new password. */
export function LinkForm({ kind }: { kind: LinkFor['kind'] }) {
  const t = useTranslations('link')
  const token = useSyncExternalStore(onHashChange, tokenOfLink, () => undefined)
  const link = useQuery({ ...staffQueries.link(token ?? ''), enabled: token !== undefined })
  if (link.isPending || token === undefined)
    return <div role="status" aria-label={t('loading')} className="h-52 rounded-md bg-sunken" />
  const isClosed = link.data ? link.data.kind !== kind : link.error instanceof RefusedError && link.error.code === 'link_closed'
  if (isClosed)
    return (
      <>
        <p className="mb-4 text-muted">{t(`${kind}.closed`)}</p>
        <a className={`${buttonClass()} w-full`} href={routes.login()}>
          {t('signIn')}
        </a>
      </>
    )
  if (!link.data)
    return (
      <>
        <Notice look="trouble">{link.error && <Refusal error={link.error} />}</Notice>
        <Button className="mt-4 w-full" onClick={() => void link.refetch()} disabled={link.isFetching}>
          {t('retry')}
        </Button>
      </>
    )
  return <Form link={link.data} token={token} />
}

const person = z.omit(linkUse, { token: true })
const invited = z.required(person, { name: true })
type Given = z.infer<typeof person>

function Form({ link: { kind, email, role }, token }: { link: LinkFor; token: string }) {
  const t = useTranslations('link')
  const { register, handleSubmit, formState } = useForm<Given>({
    resolver: standardSchemaResolver(kind === 'invitation' ? invited : person),
    defaultValues: kind === 'invitation' ? { name: '', password: '' } : { password: '' },
  })
  const spend = useMutation({ ...staffMutations.spendLink(), onSuccess: () => window.location.replace(routes.home()) })
  const { errors } = formState
  const isTooCommon = spend.error instanceof RefusedError && spend.error.code === 'password_too_common'
  return (
    <form noValidate method="post" onSubmit={handleSubmit((given) => spend.mutate({ ...given, token }))}>
      <p className="mb-4 text-muted">
        {kind === 'invitation' ? t.rich('invitation.text', { role: () => <RoleName role={role} /> }) : t('password.text')}
      </p>
      {kind === 'invitation' && (
        <TextField label={t('name')} autoComplete="name" error={errors.name && t('nameMissing')} {...register('name')} />
      )}
      <TextField label={t('email')} type="email" autoComplete="username" value={email} readOnly />
      <TextField
        label={t('newPassword')}
        type="password"
        autoComplete="new-password"
        hint={t('passwordHint', PASSWORD_LENGTH)}
        error={errors.password ? t('passwordHint', PASSWORD_LENGTH) : isTooCommon ? t('passwordTooCommon') : undefined}
        {...register('password')}
      />
      {spend.isError && !isTooCommon && (
        <Notice look="trouble">
          <Refusal error={spend.error} />
        </Notice>
      )}
      <Button type="submit" look="primary" className="mt-4 w-full" disabled={spend.isPending || spend.isSuccess}>
        {spend.isPending || spend.isSuccess ? t('working') : t(`${kind}.submit`)}
      </Button>
    </form>
  )
}
