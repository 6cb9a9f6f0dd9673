import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { routes } from '@/lib/routes'

const box = 'flex min-w-0 items-center gap-2 rounded-md border border-line bg-surface px-2.25 py-1.75 font-medium'

/** Says which billing API this is, and leads to the others when there are any. */
export function EnvironmentSwitcher({ environment, environments }: { environment: string; environments: string[] }) {
  const t = useTranslations('environment')
  if (environments.length < 2)
    return (
      <div className={box}>
        <Name environment={environment} />
      </div>
    )
  return (
    <>
      <button
        type="button"
        popoverTarget="environments"
        className={`${box} hover:bg-bg`}
        aria-label={t('switch', { environment })}
      >
        <Name environment={environment} />
        <Icon name="down" className="ml-auto size-3.5 text-muted" />
      </button>
      <div
        id="environments"
        popover="auto"
        className="fixed inset-auto bottom-14 left-2 m-0 w-48 rounded-lg bg-surface p-1 text-text shadow-float lg:top-13 lg:bottom-auto lg:left-2.5"
      >
        <ul>
          {environments.map((name) => (
            <li key={name}>
              <a
                href={routes.customers(name)}
                aria-current={name === environment ? 'true' : undefined}
                className="flex items-center gap-2 rounded-md px-2 py-1.5 font-medium hover:bg-sunken"
              >
                <Name environment={name} />
                {name === environment && <Icon name="done" className="ml-auto size-3.5 text-accent" />}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

function Name({ environment }: { environment: string }) {
  return (
    <>
      <i
        aria-hidden="true"
        className={`size-2 shrink-0 rounded-xs ${environment === 'live' ? 'bg-accent' : 'bg-sandbox-mark'}`}
      />
      <span className="truncate first-letter:uppercase">{environment}</span>
    </>
  )
}
