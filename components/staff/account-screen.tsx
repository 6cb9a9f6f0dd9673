'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/layout/page-header'
import { useStaff } from '@/components/layout/staff-provider'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { isRole } from '@/lib/auth/roles'
import { accountMutations, accountQueries } from '@/lib/queries/account'
import { PasswordForm } from './password-form'
import { SessionList } from './session-list'

/** What everybody can see and change of their own account. */
export function AccountScreen() {
  const t = useTranslations('profile')
  const roles = useTranslations('roles')
  const { name, email, role } = useStaff()
  const sessions = useQuery(accountQueries.sessions())
  const { isPending, variables, error, mutate } = useMutation(accountMutations.endSession())
  return (
    <>
      <PageHeader title={t('title')} actions={<span className="text-sm text-muted">{t('zone')}</span>} />
      <div className="mt-4 grid items-start gap-3.5 lg:grid-cols-2">
        <div className="grid gap-3.5">
          <Card title={t('who')}>
            <Facts>
              <Fact name={t('name')} missing={t('missing')}>
                {name}
              </Fact>
              <Fact name={t('email')} missing={t('missing')}>
                {email}
              </Fact>
              <Fact name={t('role')} missing={t('missing')}>
                {isRole(role) ? t('roleAndMay', { role: roles(`${role}.name`), may: roles(`${role}.may`) }) : role}
              </Fact>
            </Facts>
          </Card>
          <Card title={t('password.title')}>
            <PasswordForm email={email} />
          </Card>
        </div>
        <Card
          title={t('sessions')}
          aside={
            (sessions.data?.sessions.length ?? 0) > 1 && (
              <Button look="quiet" className="-my-2 -mr-2.75" disabled={isPending} onClick={() => mutate(undefined)}>
                {t('endOthers')}
              </Button>
            )
          }
        >
          <SessionList query={sessions} ending={{ isPending, variables, error }} onEnd={mutate} />
        </Card>
      </div>
    </>
  )
}
