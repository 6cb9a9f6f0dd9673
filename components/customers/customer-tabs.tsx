'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { recordQueries } from '@/lib/queries/record'
import { CUSTOMER_TABS, routes } from '@/lib/routes'

/** The pages of one customer. A count stands beside a name only once its answer is there. */
export function CustomerTabs({ id }: { id: string }) {
  const t = useTranslations('record')
  const billing = useBilling()
  const path = usePathname()
  const queries = recordQueries(billing, id)
  const { data: features } = useQuery({ ...queries.entitlements, select: (answer) => answer.features?.length })
  const { data: grants } = useQuery({ ...queries.grants, select: (answer) => answer.items?.length })
  const counts: Partial<Record<(typeof CUSTOMER_TABS)[number], number | undefined>> = { entitlements: features, grants }
  return (
    <nav
      aria-label={t('tabs.label')}
      className="sticky top-0 z-5 -mx-4 mt-2 flex gap-5 overflow-x-auto overflow-y-hidden bg-bg px-4 shadow-[inset_0_-1px_var(--line)] lg:static lg:mx-0 lg:px-0"
    >
      {CUSTOMER_TABS.map((tab) => {
        const href = routes.customerTab(billing.environment, id, tab)
        return (
          <Link
            key={tab}
            href={href}
            prefetch={false}
            scroll={false}
            aria-current={path === href ? 'page' : undefined}
            className="border-b-2 border-transparent py-2 whitespace-nowrap text-muted hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text focus-visible:-outline-offset-2"
          >
            {t(`tabs.${tab}`)}
            {counts[tab] !== undefined && <span className="figures ml-1 font-normal text-muted">{counts[tab]}</span>}
          </Link>
        )
      })}
    </nav>
  )
}
