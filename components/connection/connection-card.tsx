'use client'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Fact, Facts } from '@/components/ui/facts'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import type { ConnectionReport, Right } from '@/lib/connection/report'
import { connectionMutations } from '@/lib/queries/connection'

interface Props {
  environment: string
  address: string
  isCurrent: boolean
}

export function ConnectionCard({ environment, address, isCurrent }: Props) {
  const t = useTranslations('connection')
  const check = useMutation(connectionMutations.check(environment))
  return (
    <Card title={environment} aside={isCurrent && t('here')}>
      <Facts>
        <Fact name={t('facts.address')} missing={t('missing')} isMono>
          {address}
        </Fact>
        {check.data && <Findings report={check.data} />}
      </Facts>
      {check.isError ? (
        <ErrorPanel error={check.error} onRetry={() => check.mutate()} isRetrying={check.isPending} />
      ) : (
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button disabled={check.isPending} onClick={() => check.mutate()}>
            {check.isPending ? t('checking') : check.data ? t('again') : t('check')}
            <span className="sr-only">: {environment}</span>
          </Button>
          <span role="status" className="text-sm text-muted">
            {check.isPending ? '' : check.data ? '' : t('notChecked')}
          </span>
        </div>
      )}
    </Card>
  )
}

const REASONS = ['upstream_unreachable', 'upstream_timeout', 'upstream_open', 'upstream_busy', 'upstream_bad_response'] as const

function Findings({ report }: { report: ConnectionReport }) {
  const t = useTranslations('connection')
  const format = useFormatter()
  const { reached, read, write, latency, envelope, members, breaker, checked_at: checkedAt } = report
  const missing = t('missing')
  const reasonOf = (code: string) => {
    const known = REASONS.find((one) => one === code)
    return known ? t(`reasons.${known}`) : t('reasons.other', { code })
  }
  const ms = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  return (
    <>
      <Fact name={t('facts.reached')} missing={missing}>
        {reached.ok ? (
          <State sign="fine">{t('reached.yes')}</State>
        ) : (
          <State sign="stopped">{t('reached.no', { reason: reasonOf(reached.code) })}</State>
        )}
      </Fact>
      <Fact name={t('facts.read')} missing={missing}>
        <RightState right={read} probe={t('probes.read')} />
      </Fact>
      <Fact name={t('facts.write')} missing={missing}>
        <RightState right={write} probe={t('probes.write')} />
      </Fact>
      <Fact name={t('facts.latency')} missing={missing}>
        {latency && t('latency', { median: ms(latency.median_ms), each: latency.each_ms.map(ms).join(', ') })}
      </Fact>
      <Fact name={t('facts.api')} missing={missing}>
        {reached.ok && `${t(`envelopes.${envelope ?? 'none'}`)}; ${t(`members.${members ?? 'none'}`)}`}
      </Fact>
      <Fact name={t('facts.breaker')} missing={missing}>
        <State sign={breaker === 'closed' ? 'fine' : 'stopped'}>{t(`breaker.${breaker}`)}</State>
      </Fact>
      <Fact name={t('facts.checkedAt')} missing={missing}>
        <Time at={checkedAt} as="clock" />
      </Fact>
    </>
  )
}

const SIGNS = { granted: 'fine', refused: 'stopped', unclear: 'near', 'not-checked': 'unknown' } as const

function RightState({ right, probe }: { right: Right; probe: string }) {
  const t = useTranslations('connection.rights')
  return (
    <span className="flex flex-wrap gap-x-2">
      <State sign={SIGNS[right.state]}>{t(right.state, { status: right.status ?? 0 })}</State>
      <span className="text-muted">{probe}</span>
    </span>
  )
}
