import { endMintedSession } from '@/lib/embed/mint'

export const DELETE = endMintedSession
