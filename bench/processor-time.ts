import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Seconds of processor time that a process has used so far; undefined where the system does not tell. */
export function processorSeconds({ pid }: ChildProcess): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}
