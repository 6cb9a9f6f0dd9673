import 'server-only'
import { auditHead } from '@/lib/audit/audit'
import { setUpUnattended } from '@/lib/auth/setup'
import { FolderLockedError } from '@/lib/database/folder-lock'
import { answerTurnedAway } from '@/lib/embed/turned-away'
import { SettingsError, settings } from '@/lib/env'
import { guardAnswers } from '@/lib/http/answer-headers'
import { answerBeforeFramework } from '@/lib/http/before-framework'
import { noteClientAddresses } from '@/lib/http/client-address'
import { envelopeFailures } from '@/lib/http/framework-failures'
import { holdHeaders } from '@/lib/http/held-headers'
import { limitRequests } from '@/lib/http/request-limits'
import { answerUnknownMethod } from '@/lib/http/unknown-method'
import { log } from '@/lib/log'
import { openStore, provideStore } from '@/lib/store/store'
import { storeInUse } from '@/lib/store/store-in-use'
import { closeOnSignal, logStrayFailures } from './shutdown'

/** Opens what the console stands on, or ends the process with one line that says what to do. */
export async function start(): Promise<void> {
  try {
    logStrayFailures()
    limitRequests()
    guardAnswers(settings().publicUrl)
    answerBeforeFramework((request, response) => {
      if (answerUnknownMethod(request, response) || answerTurnedAway(request, response)) return true
      envelopeFailures(request, response)
      holdHeaders(response)
      return false
    })
    noteClientAddresses(settings().signIn.trustedProxyHops)
    const store = await openStore(settings())
    provideStore(store)
    closeOnSignal(settings().drainNoticeMs, () => store.close())
    await setUpUnattended()
    await logAuditHead()
  } catch (error) {
    console.error(reasonOf(error))
    process.exit(1)
  }
}

/** Kept outside the store, the head shows later whether entries were cut off its end. */
async function logAuditHead() {
  const { number, hash } = await auditHead()
  log.info({ entries: number, head: hash }, 'audit')
}

function reasonOf(error: unknown): string {
  if (error instanceof FolderLockedError) return storeInUse(error)
  if (error instanceof SettingsError) return error.message
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `The console cannot open its store (check DATABASE_URL or DATA_DIR): ${error.message}${cause}`
}
