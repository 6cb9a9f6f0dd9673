'use client'
import { Failure } from '@/components/layout/failure'

/** For the unforeseen. What can be foreseen is an ErrorPanel in its own place. */
export default Failure
