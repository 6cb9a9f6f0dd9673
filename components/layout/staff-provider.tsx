'use client'
import { createContext, type ReactNode, use } from 'react'
import { may, type Permission, type Restriction } from '@/lib/auth/roles'

/** Who is signed in, as far as the pages need to know. */
export interface Person {
  id: string
  name: string
  email: string
  role: string
  restrictions: readonly Restriction[]
}

const StaffContext = createContext<Person | undefined>(undefined)

export function StaffProvider({ person, children }: { person: Person; children: ReactNode }) {
  return <StaffContext value={person}>{children}</StaffContext>
}

export function useStaff(): Person {
  const person = use(StaffContext)
  if (!person) throw new Error('useStaff needs a StaffProvider above it')
  return person
}

/** Whether to offer something. It decides no access: the route behind it does. */
export const useMay = (permission: Permission): boolean => may(useStaff(), permission)
