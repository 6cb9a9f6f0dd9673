'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { type Content, keyOf, type Place } from '@/lib/customers/content'
import { type Difference, merged, openPlaces, type Side, threeWay, usualSide } from '@/lib/customers/three-way'
import { PlaceName, shownText } from './changes-panel'

interface Props {
  original: Content
  yours: Content
  theirs: Content
  /** An external ID is changed in a step of its own, so here theirs stands. */
  fixed?: readonly Place[]
  onResolve: (content: Content) => void
  onBack: () => void
}

/** Somebody else saved first: yours, theirs and the original of every place that differs, with a choice for each. */
export function ConflictView({ original, yours, theirs, fixed = [], onResolve, onBack }: Props) {
  const t = useTranslations('conflict')
  const differences = threeWay(original, yours, theirs)
  const [choices, setChoices] = useState<ReadonlyMap<Place, Side>>(new Map())
  const [isTried, setTried] = useState(false)
  const open = openPlaces(differences, choices)
  const resolve = () => {
    setTried(true)
    if (open.length === 0) onResolve(merged(theirs, differences, choices))
  }
  return (
    <section aria-labelledby="conflict" className="mt-4 rounded-lg border border-line bg-surface">
      <div className="border-b border-line px-4 pt-3 pb-3">
        <h2 id="conflict" tabIndex={-1} ref={(element) => element?.focus()} className="text-md font-bold outline-none">
          {t('title')}
        </h2>
        <p className="mt-1 text-muted">{t('text')}</p>
      </div>
      <ul>
        {differences.map((difference) => (
          <DifferenceRow
            key={difference.place}
            difference={difference}
            isFixed={fixed.includes(difference.place)}
            isMissing={isTried && open.includes(difference.place)}
            side={choices.get(difference.place) ?? usualSide(difference)}
            onChoose={(side) => setChoices(new Map(choices).set(difference.place, side))}
          />
        ))}
      </ul>
      <div className="grid gap-3 px-4 py-3.5">
        {isTried && open.length > 0 && <Notice look="trouble">{t('open', { count: open.length })}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={resolve}>
            {t('save')}
          </Button>
          <Button onClick={onBack}>{t('back')}</Button>
        </div>
      </div>
    </section>
  )
}

interface RowProps {
  difference: Difference
  isFixed: boolean
  isMissing: boolean
  side: Side | undefined
  onChoose: (side: Side) => void
}

function DifferenceRow({ difference, isFixed, isMissing, side, onChoose }: RowProps) {
  const t = useTranslations('conflict')
  const { place, by } = difference
  const isChosen = !isFixed && by !== 'same'
  return (
    <li className={`border-b border-line px-4 py-3 ${isMissing ? 'bg-blocked-soft' : ''}`}>
      <fieldset className="grid gap-2 sm:grid-cols-[minmax(120px,1fr)_repeat(3,minmax(0,2fr))] sm:gap-3">
        <legend className="float-left mb-1 sm:mb-0">
          <span className="block font-medium">
            <PlaceName place={place} />
          </span>
          <span className={`block text-sm ${by === 'both' ? 'text-near' : 'text-muted'}`}>{t(`by.${by}`)}</span>
        </legend>
        <Version label={t('original')} text={difference.original} place={place} />
        {(['yours', 'theirs'] as const).map((one) =>
          isChosen ? (
            <label
              key={one}
              className="flex cursor-pointer items-start gap-2 rounded-md border border-line px-2.5 py-2 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name={`choice-${place}`}
                checked={side === one}
                onChange={() => onChoose(one)}
                className="mt-0.5 accent-accent"
              />
              <Version label={t(one)} text={difference[one]} place={place} />
            </label>
          ) : (
            <Version key={one} label={t(one)} text={difference[one]} place={place} />
          ),
        )}
      </fieldset>
    </li>
  )
}

function Version({ label, text, place }: { label: string; text: string | undefined; place: Place }) {
  const t = useTranslations('conflict')
  return (
    <span className="block min-w-0">
      <span className="block text-sm text-muted">{label}</span>
      <span className="block whitespace-pre-wrap wrap-anywhere">
        {text === undefined ? (
          <i className="text-muted">{keyOf(place) === undefined ? t('empty') : t('noKey')}</i>
        ) : text === '' ? (
          <i className="text-muted">{t('emptyText')}</i>
        ) : (
          <PlainText>{shownText(place, text)}</PlainText>
        )}
      </span>
    </span>
  )
}
