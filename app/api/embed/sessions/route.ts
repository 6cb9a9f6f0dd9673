import { mintSession } from '@/lib/embed/mint'

export const POST = mintSession
