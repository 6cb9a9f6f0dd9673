'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { CopyIcon } from '@/components/ui/copy-button'
import { ErrorNote } from '@/components/ui/error-panel'
import { toast } from '@/components/ui/toasts'
import type { StoredConfiguration } from '@/lib/embed/configuration'
import { EMBED_DENSITIES, EMBED_FONTS, EMBED_MODES, type EmbedTheme } from '@/lib/embed/theme'
import { brandColours, isCorrected } from '@/lib/embed/theme-tokens'
import { customerQueries } from '@/lib/queries/customers'
import { embedMutations } from '@/lib/queries/embeds'
import { routes } from '@/lib/routes'
import { PreviewFrame } from './preview-frame'

const OFFERED = 20

/** The look of the widgets, tried on the real ones with any customer before it is saved, and what to put into the vendor’s page. */
export function EmbedDesigner({ stored }: { stored: StoredConfiguration }) {
  const t = useTranslations('designer')
  const [theme, setTheme] = useState(stored.configuration.theme)
  const [language, setLanguage] = useState(stored.configuration.languages[0])
  const change = useMutation(embedMutations.change(stored.id))
  const isChanged = JSON.stringify(theme) !== JSON.stringify(stored.configuration.theme)
  const save = () =>
    change.mutate(
      { version: stored.version, configuration: { ...stored.configuration, theme } },
      { onSuccess: () => toast({ text: t('saved') }) },
    )
  return (
    <Card title={t('title')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,260px)_minmax(0,1fr)]">
        <div>
          <ThemeFields theme={theme} onChange={setTheme} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={save} disabled={!isChanged || change.isPending}>
              {change.isPending ? t('saving') : t('save')}
            </Button>
            {isChanged && <Button onClick={() => setTheme(stored.configuration.theme)}>{t('undo')}</Button>}
          </div>
          {change.error && (
            <div className="mt-3 rounded-md border border-line bg-blocked-soft">
              <ErrorNote error={change.error} what={t('saveFailed')} onRetry={save} isRetrying={change.isPending} />
            </div>
          )}
        </div>
        <Tried stored={stored} theme={theme} language={language} onLanguage={setLanguage} />
      </div>
      <Snippet />
    </Card>
  )
}

const FIELD = 'h-8.5 w-full rounded-md border border-line-strong bg-surface px-2.5'

function ThemeFields({ theme, onChange }: { theme: EmbedTheme; onChange: (theme: EmbedTheme) => void }) {
  const t = useTranslations('designer')
  const id = useId()
  const [typed, setTyped] = useState(theme.brand)
  const brand = (text: string) => {
    setTyped(text)
    if (/^#[0-9a-f]{6}$/i.test(text)) onChange({ ...theme, brand: text })
  }
  const shownBrand = typed.toLowerCase() === theme.brand.toLowerCase() || !/^#[0-9a-f]{6}$/i.test(typed) ? typed : theme.brand
  const isWrong = !/^#[0-9a-f]{6}$/i.test(shownBrand)
  const choices = { font: EMBED_FONTS, density: EMBED_DENSITIES, mode: EMBED_MODES } as const
  return (
    <>
      <div className="mb-3.5">
        <label htmlFor={`${id}-brand`} className="mb-1 block font-medium">
          {t('brand')}
        </label>
        <div className="flex gap-2">
          <input
            type="color"
            aria-label={t('pick')}
            value={theme.brand}
            onChange={(event) => brand(event.target.value)}
            className="h-8.5 w-11 shrink-0 rounded-md border border-line-strong bg-surface p-1"
          />
          <input
            id={`${id}-brand`}
            value={shownBrand}
            spellCheck={false}
            aria-invalid={isWrong || undefined}
            aria-describedby={`${id}-brand-note`}
            onChange={(event) => brand(event.target.value.trim())}
            className={`${FIELD} font-mono aria-invalid:border-blocked`}
          />
        </div>
        <p id={`${id}-brand-note`} className="mt-1 text-sm text-muted">
          {isWrong ? <span className="text-blocked">{t('brandWrong')}</span> : <Corrected brand={theme.brand} />}
        </p>
      </div>
      <div className="mb-3.5">
        <label htmlFor={`${id}-radius`} className="mb-1 flex justify-between font-medium">
          {t('radius')} <span className="figures font-normal text-muted">{t('pixels', { count: theme.radius })}</span>
        </label>
        <input
          id={`${id}-radius`}
          type="range"
          min={0}
          max={24}
          value={theme.radius}
          onChange={(event) => onChange({ ...theme, radius: event.target.valueAsNumber })}
          className="w-full accent-accent"
        />
      </div>
      {(['font', 'density', 'mode'] as const).map((name) => (
        <div key={name} className="mb-3.5">
          <label htmlFor={`${id}-${name}`} className="mb-1 block font-medium">
            {t(name)}
          </label>
          <select
            id={`${id}-${name}`}
            value={theme[name]}
            onChange={(event) => onChange({ ...theme, [name]: event.target.value })}
            className={FIELD}
          >
            {choices[name].map((choice) => (
              <option key={choice} value={choice}>
                {t(`choices.${choice}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  )
}

/** Says where a colour is not drawn as it was given, and what it is drawn as. */
function Corrected({ brand }: { brand: string }) {
  const t = useTranslations('designer')
  const modes = (['light', 'dark'] as const).filter((mode) => isCorrected(brand, mode))
  if (modes.length === 0) return t('readable')
  return modes.map((mode) => (
    <span key={mode} className="block">
      {t(`corrected.${mode}`, { colour: brandColours(brand, mode).accent })}
    </span>
  ))
}

interface TriedProps {
  stored: StoredConfiguration
  theme: EmbedTheme
  language: StoredConfiguration['configuration']['languages'][number] | undefined
  onLanguage: (language: TriedProps['language']) => void
}

function Tried({ stored, theme, language, onLanguage }: TriedProps) {
  const t = useTranslations('designer')
  const billing = useBilling()
  const id = useId()
  const list = useQuery(customerQueries.list(billing, { filter: { limit: OFFERED, offset: 0 } }))
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState('')
  const offered = (list.data?.items ?? []).flatMap(({ id, name }) => (id ? [{ id, name: name || id }] : []))
  const customerId = chosen ?? offered[0]?.id
  const isKnown = offered.some((customer) => customer.id === customerId)
  return (
    <div className="min-w-0">
      <div className="mb-2 flex flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-44">
          <label htmlFor={`${id}-customer`} className="mb-1 block font-medium">
            {t('customer')}
          </label>
          <select
            id={`${id}-customer`}
            value={isKnown ? customerId : ''}
            onChange={(event) => setChosen(event.target.value)}
            className={FIELD}
          >
            {!isKnown && <option value="">{customerId ?? t('noCustomer')}</option>}
            {offered.map((customer) => (
              <option key={customer.id} value={customer.id}>
                {customer.name}
              </option>
            ))}
          </select>
        </div>
        <form
          className="flex min-w-0 flex-1 basis-52 items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (/^[\w-]{1,128}$/.test(typed)) setChosen(typed)
          }}
        >
          <div className="min-w-0 flex-1">
            <label htmlFor={`${id}-id`} className="mb-1 block font-medium">
              {t('customerId')}
            </label>
            <input
              id={`${id}-id`}
              value={typed}
              onChange={(event) => setTyped(event.target.value.trim())}
              className={`${FIELD} font-mono`}
            />
          </div>
          <Button type="submit" className="h-8.5" disabled={!/^[\w-]{1,128}$/.test(typed)}>
            {t('show')}
          </Button>
        </form>
        <div>
          <label htmlFor={`${id}-language`} className="mb-1 block font-medium">
            {t('language')}
          </label>
          <select
            id={`${id}-language`}
            value={language}
            onChange={(event) => onLanguage(stored.configuration.languages.find((one) => one === event.target.value))}
            className={FIELD}
          >
            {stored.configuration.languages.map((one) => (
              <option key={one} value={one}>
                {t(`languages.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {list.isLoadingError && (
        <ErrorNote
          error={list.error}
          what={t('customersFailed')}
          onRetry={() => void list.refetch()}
          isRetrying={list.isFetching}
        />
      )}
      {customerId && (
        <div className="overflow-hidden rounded-lg border border-line">
          <PreviewFrame
            key={customerId}
            configId={stored.id}
            customerId={customerId}
            theme={theme}
            {...(language && { language })}
          />
        </div>
      )}
    </div>
  )
}

/** What goes into the vendor’s page. The address in it is what their server gets for the customer who is signed in there. */
function Snippet() {
  const t = useTranslations('designer')
  const origin = typeof window === 'undefined' ? '' : window.location.origin
  const text = `<script src="${origin}${routes.embedScript()}" async></script>\n<billing-embed src="{url}"></billing-embed>`
  return (
    <div className="mt-4">
      <div className="mb-1 flex items-center gap-1">
        <span className="font-medium">{t('snippet')}</span>
        <CopyIcon label={t('snippet')} value={text} />
      </div>
      <pre className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-sm" suppressHydrationWarning>
        {text}
      </pre>
      <p className="mt-1 text-sm text-muted">{t('snippetText')}</p>
    </div>
  )
}
