'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { type LookupAsked, MOST_ELSEWHERE, writeAsked } from '@/lib/lookup/asked'
import { lookupQueries } from '@/lib/queries/lookup'
import { routes } from '@/lib/routes'
import { Hits, hitsOf } from './hits'

export function Elsewheres({ environments, asked }: { environments: string[]; asked: LookupAsked }) {
  const t = useTranslations('lookup')
  const here = useBilling().environment
  const others = environments.filter((name) => name !== here)
  if (others.length === 0) return null
  return (
    <>
      {others.slice(0, MOST_ELSEWHERE).map((environment) => (
        <ElsewhereHits key={environment} environment={environment} asked={asked} />
      ))}
      {others.slice(MOST_ELSEWHERE).map((environment) => (
        <p key={environment} className="px-1 text-sm text-muted">
          {t('notLooked', { environment })}{' '}
          <a href={routes.lookup(environment, writeAsked(asked))} className="text-accent underline">
            {t('lookThere', { environment })}
          </a>
        </p>
      ))}
    </>
  )
}

/** Another environment, by one call: a line when nobody is there or nobody knows, hits under its name otherwise. */
function ElsewhereHits({ environment, asked }: { environment: string; asked: LookupAsked }) {
  const t = useTranslations('lookup')
  const id = useId()
  const answer = useQuery(lookupQueries.of(environment, asked, 'likeliest'))
  const hits = answer.data?.items ?? []
  if (answer.data?.notAsked) return null
  const line = answer.isPending
    ? t('elsewhereLooking', { environment })
    : answer.isLoadingError
      ? t('elsewhereFailed', { environment })
      : t('elsewhereNobody', { environment })
  if (hits.length === 0 || !answer.data)
    return (
      <p className={`px-1 text-sm ${answer.isLoadingError ? 'text-blocked' : 'text-muted'}`}>
        {line}{' '}
        {!answer.isPending && (
          <a href={routes.lookup(environment, writeAsked(asked))} className="text-accent underline">
            {t('lookThere', { environment })}
          </a>
        )}
      </p>
    )
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-surface">
      <h2 id={id} className="px-4 pt-3 pb-2.5 text-md font-bold">
        {t('foundIn', { environment })}
      </h2>
      <div className="border-t border-line">
        <Hits label={t('foundIn', { environment })} hits={hitsOf(answer.data, environment, t)} query={writeAsked(asked)} />
      </div>
    </section>
  )
}
