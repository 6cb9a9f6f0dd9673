'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CopyIcon } from '@/components/ui/copy-button'
import { FindBox } from '@/components/ui/filter-bar'
import { JsonText } from '@/components/ui/json-text'
import { Panel, type Read } from '@/components/ui/panel'
import { PlainText } from '@/components/ui/plain-text'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { httpsLink } from '@/lib/format/https-link'

const FIND_FROM = 8
const LONG = 240

/** Metadata as rows to find and copy, or as JSON. Values are text, whatever they look like; only https addresses are links. */
export function MetadataPanel({ metadata, reads }: { metadata: Customer['metadata']; reads: Read[] }) {
  const t = useTranslations('metadata')
  const [text, setText] = useState('')
  const [isJson, setJson] = useState(false)
  // In the order of the keys, since the API promises none.
  const entries = Object.entries(metadata ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
  const wanted = text.trim().toLowerCase()
  const shown = entries.filter(([key, value]) => !wanted || `${key}\n${value}`.toLowerCase().includes(wanted))
  return (
    <Panel
      title={t('title')}
      reads={reads}
      lines={5}
      aside={
        entries.length > 0 && (
          <>
            {t('count', { count: entries.length })}
            <button
              type="button"
              aria-pressed={isJson}
              onClick={() => setJson(!isJson)}
              className="ml-3 text-accent hover:underline"
            >
              {isJson ? t('asRows') : t('asJson')}
            </button>
          </>
        )
      }
    >
      {() =>
        entries.length === 0 ? (
          <p className="px-4 pb-3.5 text-muted">{t('none')}</p>
        ) : (
          <>
            {entries.length >= FIND_FROM && !isJson && (
              <div className="border-t border-line px-4 py-2.5">
                <FindBox label={t('find')} value={text} onChange={setText} />
              </div>
            )}
            {isJson ? (
              <JsonText label={t('title')} json={JSON.stringify(Object.fromEntries(entries))} />
            ) : shown.length === 0 ? (
              <p className="border-t border-line px-4 py-3 text-muted">{t('noMatch')}</p>
            ) : (
              <dl className="border-t border-line py-1">
                {shown.map(([key, value]) => (
                  <Row key={key} name={key} value={value} />
                ))}
              </dl>
            )}
          </>
        )
      }
    </Panel>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  const t = useTranslations('metadata')
  const [isWhole, setWhole] = useState(false)
  const link = httpsLink(value)
  const isLong = value.length > LONG
  const text = isLong && !isWhole ? value.slice(0, LONG) : value
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_24px] items-start gap-x-3 px-4 py-1.5 hover:bg-sunken sm:grid-cols-[minmax(0,180px)_minmax(0,1fr)_24px]">
      <dt className="font-mono text-sm text-muted wrap-anywhere">
        <PlainText>{name}</PlainText>
      </dt>
      <dd className="font-mono text-sm whitespace-pre-wrap wrap-anywhere max-sm:col-start-1 max-sm:row-start-2">
        {value === '' ? (
          <span className="font-sans text-muted">{t('empty')}</span>
        ) : link ? (
          <a href={link} target="_blank" rel="noopener noreferrer" className="text-accent underline">
            <PlainText>{text}</PlainText>
          </a>
        ) : (
          <PlainText>{text}</PlainText>
        )}
        {isLong && (
          <button type="button" onClick={() => setWhole(!isWhole)} className="ml-1 font-sans text-accent hover:underline">
            {isWhole ? t('less') : t('more', { count: value.length - LONG })}
          </button>
        )}
      </dd>
      <dd className="-mt-0.75 max-sm:col-start-2 max-sm:row-start-1">
        <CopyIcon label={name} value={value} />
      </dd>
    </div>
  )
}
