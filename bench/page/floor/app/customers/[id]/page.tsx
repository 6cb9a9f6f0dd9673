import { api, type Customer } from '@/bench/page/floor/api'

export const dynamic = 'force-dynamic'

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const [customer, { items }] = await Promise.all([
    api<Customer>(`/customers/${id}`),
    api<{ items: unknown[] }>(`/customers/${id}/grants/upcoming`),
  ])
  return (
    <main>
      <h1>{customer.name}</h1>
      <section data-section="grants">
        <h2>Grants</h2>
        <p>{items.length}</p>
      </section>
    </main>
  )
}
