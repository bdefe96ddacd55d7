import { z } from 'zod'
import { Version } from './common.ts'
import { Role } from './identity.ts'

/** Somebody with a role in a team. */
export const Member = z
  .object({
    id: z.string(),
    version: Version,
    role: Role,
    /** Null while nobody with this login or mail has signed in. */
    account: z
      .object({
        id: z.string(),
        name: z.string(),
        isBlocked: z.boolean(),
        /** Null for those who are not to know. */
        signedInAt: z.iso.datetime().nullable(),
      })
      .nullable(),
    login: z.string().nullable(),
    mail: z.string().nullable(),
    /** Whom of the team's people it is. */
    personId: z.string().nullable(),
    isMe: z.boolean(),
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const Members = z.object({
  /** Whether everybody who signs in may read the team. */
  isPublic: z.boolean(),
  members: z.array(Member),
})
export type Members = z.infer<typeof Members>

/** One of `login` and `mail`. */
export const NewMember = z.object({
  login: z.string().trim().max(40).nullable().default(null),
  mail: z.string().trim().max(200).nullable().default(null),
  role: Role,
  personId: z.string().max(100).nullable().default(null),
})
export type NewMember = z.input<typeof NewMember>

export const MemberEdit = z
  .object({ version: Version, role: Role, personId: z.string().max(100).nullable() })
  .partial()
  .required({ version: true })
export type MemberEdit = z.infer<typeof MemberEdit>

export const TeamVisibility = z.object({ isPublic: z.boolean() })
export type TeamVisibility = z.infer<typeof TeamVisibility>
