import { handle } from '@/lib/bff/handle'
import { operations } from '@/lib/bff/operations'

export const GET = handle(operations.getCustomer)
export const DELETE = handle(operations.deleteCustomer)
