import { and, eq } from 'drizzle-orm'
import { customers, wallets } from '@/lib/sandbox/database/tables/customers'
import { subscriptions } from '@/lib/sandbox/database/tables/subscriptions'
import { ApiError } from '@/lib/sandbox/http/api-error'
import type { Call } from '@/lib/sandbox/http/operation'
import { emptyReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { customerById } from './find-customer'

/** `DELETE /customers/{id}` (5.5): archives. Only active subscriptions and active wallets stand in the way. */
export async function deleteCustomer({ path, credential }: Call, { db, clock }: Sandbox): Promise<Reply> {
  const id = path.id ?? ''
  await db.transaction(async (transaction) => {
    await transaction.select({ id: customers.id }).from(customers).where(eq(customers.id, id)).for('update')
    const customer = await customerById(transaction, id)
    if (customer.status !== 'published') throw new ApiError('not_found', 'The customer is archived already')
    const [subscription] = await transaction
      .select({ id: subscriptions.id })
      .from(subscriptions)
      .where(
        and(
          eq(subscriptions.customerId, id),
          eq(subscriptions.status, 'published'),
          eq(subscriptions.subscriptionStatus, 'active'),
        ),
      )
      .limit(1)
    if (subscription) throw new ApiError('invalid_operation', 'The customer has an active subscription', { customer_id: id })
    const [wallet] = await transaction
      .select({ id: wallets.id })
      .from(wallets)
      .where(and(eq(wallets.customerId, id), eq(wallets.status, 'published'), eq(wallets.walletStatus, 'active')))
      .limit(1)
    if (wallet) throw new ApiError('invalid_operation', 'The customer has an active wallet', { customer_id: id })
    await transaction
      .update(customers)
      .set({ status: 'archived', updatedAt: clock.stamp(), updatedBy: credential.userId })
      .where(eq(customers.id, id))
  })
  return emptyReply(204)
}
