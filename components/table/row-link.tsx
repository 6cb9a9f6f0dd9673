import { plainText } from '@/components/ui/plain-text'
import { rowLinkId } from './row-labels'

/**
 * A row's one link, followed by the table (`followRow`); a click anywhere in the row follows it. It is what the row's checkbox is named
 * by. It is cut itself, so that a long name covers nothing beside it.
 */
export function RowLink({ id, href, children }: { id: string; href: string; children: string }) {
  return (
    <a id={rowLinkId(id)} data-row-link="" href={href} dir="auto" className="lead-name">
      {plainText(children)}
    </a>
  )
}
