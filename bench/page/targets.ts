import type { WidgetPage } from '@/lib/embed/widgets'

/** What is measured: where its rows, its search and its record are. */
export interface Condition {
  selector: string
  /** `{name}` stands for the name of the row that was opened. */
  text?: string
  /** Only the first such element counts. */
  first?: boolean
}

export interface Typing {
  input: string
  type: string
  expect: string
}

export interface Target {
  name: string
  url: string
  /** Gives each run an address of its own, where one serves only so often; `url` is not asked for then. */
  freshUrl?: () => Promise<string>
  /** A data row, never a skeleton. */
  row: string
  /** The element whose hydration is timed. */
  interactive?: string
  search?: Typing
  /** The same, but what must show is no row. */
  lookup?: Typing & { hit: string }
  /** The same among rows that are all there, which come back when it is cleared. */
  filter?: Typing
  /** The link within a row that opens the record, and what must show then. */
  record?: { link: string; ready: Condition[]; header?: Condition[] }
  hasScroll?: boolean
  /** Sent with every request. */
  cookie?: { name: string; value: string }
}

export const floorTargets = (url: string): Target[] => [
  { name: 'Next.js hello (floor)', url: `${url}/`, row: '#hello', interactive: '#hello' },
  {
    name: 'Next.js list (floor)',
    url: `${url}/customers`,
    row: '[data-row]',
    interactive: '[data-row]',
    hasScroll: true,
    record: { link: 'a', ready: [{ selector: 'main h1', text: '{name}' }, { selector: '[data-section]' }] },
  },
]

/**
 * @param text whose row is on top when its last key is down, and not before
 * @param manyFeaturesId of the customer with 400 features
 */
export const consoleTargets = (
  url: string,
  cookie: NonNullable<Target['cookie']>,
  text: string,
  manyFeaturesId: string,
): Target[] => {
  const list = { cookie, row: 'main table tbody tr:has(a)', interactive: 'main input[type=search]' }
  return [
    {
      ...list,
      name: 'Billing Console',
      url: `${url}/bench/customers?size=50`,
      search: { input: 'main input[type=search]', type: text, expect: text },
      record: {
        link: 'a[href*="/customers/"]',
        header: [{ selector: 'main h1', text: '{name}' }],
        ready: [{ selector: 'main h1', text: '{name}' }, { selector: 'main section[aria-busy=false]' }],
      },
    },
    { ...list, name: 'Billing Console, 100 rows', url: `${url}/bench/customers?size=100`, hasScroll: true },
    {
      cookie,
      name: 'Billing Console, lookup',
      url: `${url}/bench/lookup`,
      row: 'main h1',
      interactive: 'main textarea',
      lookup: { input: 'main textarea', type: 'acme-42', expect: 'acme-42', hit: 'main [data-hit=exact]' },
    },
    {
      cookie,
      name: 'Billing Console, 400 features',
      url: `${url}/bench/customers/${manyFeaturesId}/entitlements`,
      row: 'main tbody tr',
      interactive: 'main input[type=search]',
      filter: { input: 'main input[type=search]', type: '217', expect: '217' },
    },
  ]
}

/**
 * Drawn by its script alone, so it is live when it is seen.
 * @param freshUrl of a widget by itself, or of all in one, with a token
 */
export const widgetTarget = (widget: WidgetPage, freshUrl: () => Promise<string>): Target => ({
  name: `Embed, ${widget}`,
  url: '',
  freshUrl,
  row: 'main li .figures',
})
