import Link from 'next/link'
import { api, type Customer } from '@/bench/page/floor/api'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const { items } = await api<{ items: Customer[] }>('/customers/search', {
    limit: 50,
    sort: [{ field: 'updated_at', direction: 'desc' }],
  })
  return (
    <table>
      <tbody>
        {items.map(({ id, name, external_id, status, updated_at }) => (
          <tr key={id} data-row>
            <td>
              <Link href={`/customers/${id}`}>{name}</Link>
            </td>
            <td>{external_id}</td>
            <td>{status}</td>
            <td>{updated_at.slice(0, 10)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
