'use client'
import { useTranslations } from 'next-intl'
import { PlainText } from '@/components/ui/plain-text'
import type { ReadText, WrongWord } from '@/lib/customers/condition-text'

interface Props {
  typed: string
  read: ReadText
  /** Somebody pressed Enter: until then a word may only be unfinished. */
  showsWrong: boolean
  onReplace: (text: string) => void
}

/** What Enter will make of the conditions that stand in the search box, or which words of them are wrong and why. */
export function QueryHelp({ typed, read, showsWrong, onReplace }: Props) {
  const t = useTranslations('finding')
  return (
    <div
      role="status"
      className="absolute top-full left-0 z-20 mt-1.5 w-full min-w-72 rounded-lg bg-surface px-3 py-2.5 text-sm shadow-float"
    >
      {showsWrong && read.wrong.length > 0 ? (
        <>
          <p className="font-mono wrap-anywhere">
            <Marked text={typed} wrong={read.wrong} />
          </p>
          <ul className="mt-2 space-y-1.5">
            {read.wrong.map((word) => (
              <li key={word.from}>
                <span className="text-blocked">
                  {t.rich(`wrong.${word.why}`, {
                    word: () => (
                      <code className="font-mono font-medium">
                        <PlainText>{word.word}</PlainText>
                      </code>
                    ),
                  })}
                </span>{' '}
                {word.suggestion && (
                  <button
                    type="button"
                    className="font-mono text-accent underline"
                    onClick={() => onReplace(replaced(typed, word, word.suggestion ?? ''))}
                  >
                    {t('useInstead', { suggestion: word.suggestion })}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="text-muted">
          {read.conditions.length + (read.status ? 1 : 0) > 0
            ? t('enterAdds', { count: read.conditions.length + (read.status ? 1 : 0) })
            : t('goOn')}
        </p>
      )}
    </div>
  )
}

/** A suggestion that ends in a colon takes the place of the name alone: what was typed after it stays. */
function replaced(typed: string, { from, to, word }: WrongWord, suggestion: string): string {
  const rest = /[:=]$/.test(suggestion) ? word.replace(/^-?[^:=<>]*[:=<>]+/, '') : ''
  return `${typed.slice(0, from)}${suggestion}${rest}${typed.slice(to)}`
}

function Marked({ text, wrong }: { text: string; wrong: readonly WrongWord[] }) {
  const parts = wrong.flatMap(({ from, to }, index) => [
    { from: wrong[index - 1]?.to ?? 0, to: from, isWrong: false },
    { from, to, isWrong: true },
  ])
  parts.push({ from: wrong.at(-1)?.to ?? 0, to: text.length, isWrong: false })
  return parts.map(({ from, to, isWrong }) =>
    isWrong ? (
      <mark key={`${from}!`} className="rounded-xs bg-blocked-soft text-blocked underline decoration-wavy">
        <PlainText>{text.slice(from, to)}</PlainText>
      </mark>
    ) : (
      <PlainText key={from}>{text.slice(from, to)}</PlainText>
    ),
  )
}
