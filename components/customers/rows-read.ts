'use client'
import { createContext } from 'react'

/** When the rows were read (milliseconds since 1970; 0 while they were not): some of their cells may be older. */
export const RowsReadContext = createContext(0)
