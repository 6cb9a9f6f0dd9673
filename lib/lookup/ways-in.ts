/** Ways into lookup from other pages. `address`: of the lookup page, with origin. */
import { MAX_TICKET } from './scan-ticket'

/** What fits into an address on its way through sign-in; longer texts go behind `#`, which no server is sent. */
const MAX_QUERY_TEXT = 200

/** The address of a bookmark: looks up what is selected, or asks for it. */
export const bookmarklet = (address: string): string =>
  `javascript:${encodeURI(
    [
      '(()=>{',
      `const a=${JSON.stringify(address)};`,
      `const t=(String(getSelection()).trim()||prompt("Look up a customer")||"").slice(0,${MAX_TICKET});`,
      'if(!t)return;',
      `const q=t.length<=${MAX_QUERY_TEXT}&&!/[\\r\\n]/.test(t);`,
      'open(a+(q?"?q=":"#t=")+encodeURIComponent(t),"_blank","noopener")',
      '})()',
    ].join(''),
  )}`

/** For a search engine of one's own; browsers put what is typed in place of `%s`, encoded. */
export const keywordSearch = (address: string): string => `${address}?q=%s`

/** Placeholders as each help desk writes them. */
export const deskLinks = (address: string): { desk: string; link: string }[] => [
  { desk: 'Zendesk', link: `${address}?external_id={{ticket.requester.external_id}}&email={{ticket.requester.email}}` },
  { desk: 'Intercom', link: `${address}?external_id={{user.user_id}}&email={{user.email}}` },
  { desk: 'Front', link: `${address}?email={{recipient.email}}` },
  { desk: 'Salesforce', link: `${address}?external_id={!Account.AccountNumber}&email={!Contact.Email}` },
]
