'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { controlClass } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Content } from '@/lib/customers/content'
import { faultsOf, METADATA_BYTES, metadataBytes, type NewCustomerDraft, type RowFault } from '@/lib/customers/draft'
import { type MetadataFault, readMetadata, writeMetadata } from '@/lib/customers/metadata-text'

/** The key under which the API keeps what a customer's external ID was before. */
const FORMER_IDS = 'old_external_ids'

/** The customer's metadata, key by key or as JSON. What is not text is refused with its place, never dropped. */
export function MetadataFields({ before }: { before: Content | undefined }) {
  const t = useTranslations('metadataForm')
  const format = useFormatter()
  const { control, setValue } = useFormContext<NewCustomerDraft>()
  const [rows, text] = useWatch({ control, name: ['metadata', 'metadataText'] })
  const keys = rows.filter(({ key, value }) => key !== '' || value !== '').length
  const bytes = metadataBytes(rows)
  const isText = text !== null
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <fieldset className="flex rounded-md bg-line/60 p-0.5">
          <legend className="sr-only">{t('write')}</legend>
          {(['rows', 'json'] as const).map((way) => (
            <label
              key={way}
              className="rounded-md px-2.5 py-1 text-muted hover:text-text has-checked:bg-surface has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-55"
              title={way === 'rows' && isText && !readMetadata(text).ok ? t('mendFirst') : undefined}
            >
              <input
                type="radio"
                name="metadata-way"
                className="sr-only"
                checked={(way === 'json') === isText}
                // Broken JSON has no rows to go back to.
                disabled={way === 'rows' && isText && !readMetadata(text).ok}
                onChange={() => setValue('metadataText', way === 'json' ? writeMetadata(rows) : null, { shouldValidate: true })}
              />
              {t(way)}
            </label>
          ))}
        </fieldset>
        <span className={`figures ml-auto text-sm ${bytes > METADATA_BYTES ? 'text-blocked' : 'text-muted'}`}>
          {t('size', { keys, bytes: format.number(bytes), most: format.number(METADATA_BYTES) })}
        </span>
      </div>
      {isText ? <MetadataText /> : <MetadataRows before={before} />}
      {rows.some(({ key }) => key === FORMER_IDS) && <p className="mt-2.5 text-sm text-muted">{t('formerIds')}</p>}
    </div>
  )
}

function MetadataRows({ before }: { before: Content | undefined }) {
  const t = useTranslations('metadataForm')
  const { control, register, formState, getValues } = useFormContext<NewCustomerDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'metadata' })
  const isChecked = formState.errors.metadata !== undefined
  const faults = isChecked ? faultsOf(getValues(), before).rows : new Map<number, RowFault>()
  const add = () => append({ key: '', value: '' }, { focusName: `metadata.${fields.length}.key` })
  return (
    <>
      {fields.length > 0 && (
        <ul aria-label={t('list')} className="grid gap-2">
          {fields.map((field, index) => (
            <li
              key={field.id}
              className="grid grid-cols-[minmax(0,1fr)_32px] gap-x-2 gap-y-1 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_32px]"
            >
              <textarea
                rows={1}
                aria-label={t('key', { number: index + 1 })}
                aria-invalid={faults.has(index) || undefined}
                placeholder={t('keyPlaceholder')}
                spellCheck={false}
                className={AREA}
                {...register(`metadata.${index}.key`, { onChange: () => isChecked })}
              />
              <textarea
                rows={1}
                aria-label={t('value', { number: index + 1 })}
                placeholder={t('valuePlaceholder')}
                spellCheck={false}
                className={`${AREA} row-start-2 sm:row-start-auto`}
                {...register(`metadata.${index}.value`)}
              />
              <button
                type="button"
                aria-label={t('remove', { number: index + 1 })}
                title={t('remove', { number: index + 1 })}
                onClick={() => remove(index)}
                className="grid h-8.5 w-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-text"
              >
                <Icon name="close" />
              </button>
              <RowFaultWords fault={faults.get(index)} />
            </li>
          ))}
        </ul>
      )}
      <Button className={fields.length > 0 ? 'mt-2.5' : ''} onClick={add}>
        <Icon name="add" />
        {t('add')}
      </Button>
    </>
  )
}

const AREA = `${controlClass} field-sizing-content h-auto min-h-8.5 max-h-60 resize-none py-1.75 font-mono text-sm`

function RowFaultWords({ fault }: { fault: RowFault | undefined }) {
  const t = useTranslations('metadataForm')
  if (!fault) return null
  return (
    <p role="alert" className="col-span-full text-sm text-blocked">
      {t(`faults.${fault.rule}`)}
    </p>
  )
}

function MetadataText() {
  const t = useTranslations('metadataForm')
  const id = useId()
  const { control, setValue, getValues } = useFormContext<NewCustomerDraft>()
  const text = useWatch({ control, name: 'metadataText' }) ?? ''
  const read = readMetadata(text)
  const rowFaults = read.ok ? [...faultsOf({ ...getValues(), metadata: read.rows }).rows] : []
  const write = (next: string) => {
    setValue('metadataText', next, { shouldDirty: true })
    const rows = readMetadata(next)
    if (rows.ok) setValue('metadata', rows.rows, { shouldDirty: true, shouldValidate: true })
  }
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t('jsonLabel')}
      </label>
      <textarea
        id={id}
        value={text}
        onChange={(event) => write(event.target.value)}
        aria-invalid={!read.ok || undefined}
        aria-describedby={`${id}-note`}
        spellCheck={false}
        className={`${controlClass} field-sizing-content h-auto min-h-34 max-h-96 resize-y py-2 font-mono text-sm`}
      />
      <div id={`${id}-note`} className="mt-1 text-sm" aria-live="polite">
        {!read.ok ? (
          <ul className="text-blocked">
            {read.faults.map((fault, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: faults of one text in a fixed order
              <li key={index}>
                <JsonFaultWords fault={fault} />
              </li>
            ))}
          </ul>
        ) : rowFaults.length > 0 ? (
          <ul className="text-blocked">
            {rowFaults.map(([index, { rule }]) => (
              <li key={index}>{t(`faults.${rule}`)}</li>
            ))}
          </ul>
        ) : (
          <span className="text-muted">{t('jsonHint')}</span>
        )}
      </div>
    </>
  )
}

function JsonFaultWords({ fault }: { fault: MetadataFault }) {
  const t = useTranslations('metadataForm')
  if (fault.fault === 'notObject') return t('parse.notObject')
  if (fault.fault === 'notText')
    return t('parse.notText', { key: fault.key, value: fault.value, text: JSON.stringify(fault.value) })
  return fault.line === undefined ? t('parse.plain') : t('parse.at', { line: fault.line, column: fault.column ?? 1 })
}
