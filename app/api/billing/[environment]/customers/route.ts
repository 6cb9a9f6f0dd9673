import { handle } from '@/lib/bff/handle'
import { operations } from '@/lib/bff/operations'

export const POST = handle(operations.createCustomer)
export const PUT = handle(operations.updateCustomer)
