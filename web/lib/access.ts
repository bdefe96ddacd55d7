import { createContext, use } from 'react'
import type { Role } from '#contract/identity.ts'

/** What the reader of a page may do in its team. What is not to be is not offered; the server refuses it besides. */
export type May = {
  /** Change what the team keeps: members and scrum masters. */
  write: boolean
  /** Commit, close, settings, who is in it: scrum masters. */
  lead: boolean
  /** Go to other pages of the team. */
  go: boolean
}

/** Where the role could not be found out nobody is kept from anything: the server still is. */
export const mayAs = (role: Role | undefined): May => ({
  write: role !== 'viewer',
  lead: role === undefined || role === 'scrum-master',
  go: true,
})

/** Somebody who has the address of a shared page. */
export const asGuest: May = { write: false, lead: false, go: false }

/** Given by the frame around the pages of a team; a shared page is read only. */
export const Access = createContext<May>(mayAs(undefined))

export const useMay = () => use(Access)
