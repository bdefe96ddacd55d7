import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Invalid } from '../errors.ts'

/** What a secret is for. It cannot be opened as another kind, or as that of another team. */
type Purpose = 'token' | 'reminder'
export type Owner = { purpose: Purpose; teamId: string }

export type Vault = {
  /** False without KNOTS_SECRET: then secrets lie as they are. */
  isLocked: boolean
  /** What is stored of a secret. */
  seal(owner: Owner, secret: string): string
  /** The secret again. Throws Invalid, in words for a person, for what was not sealed under this KNOTS_SECRET. */
  open(owner: Owner, stored: string): string
}

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
/** Begins all that is sealed; the number is that of the way in which it is. */
const prefix = 'sealed:1:'

export const isSealed = (stored: string) => stored.startsWith(prefix)

const things: Record<Purpose, string> = {
  token: 'The team’s token for GitHub',
  reminder: 'The address for reminders',
}

/** Says which secret to give again, and why. */
function unreadable({ purpose }: Owner, why: string) {
  return new Invalid(`${things[purpose]} ${why}. Give it again; nothing else is used in its place.`)
}

const boundTo = ({ purpose, teamId }: Owner) => Buffer.from(`${purpose} ${teamId}`)

/**
 * Keeps secrets so that the database file alone tells none of them: AES-256-GCM under a key derived by HKDF-SHA-256 from
 * KNOTS_SECRET, bound to the team and what the secret is for. Nothing of the key is stored, so a lost one opens nothing.
 */
export function makeVault(secret: string | null): Vault {
  if (secret === null) return openVault
  const key = Buffer.from(hkdfSync('sha256', secret, 'knots', 'secrets at rest, 1', keyBytes))
  return {
    isLocked: true,
    seal(owner, text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
      cipher.setAAD(boundTo(owner))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(owner, stored) {
      // What lies open was sealed when Knots started: since then somebody else put it there.
      if (!isSealed(stored)) throw unreadable(owner, 'was not saved by this Knots')
      const bytes = Buffer.from(stored.slice(prefix.length), 'base64url')
      try {
        const nonce = bytes.subarray(0, nonceBytes)
        const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        cipher.setAAD(boundTo(owner))
        cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        const text = cipher.update(bytes.subarray(nonceBytes + tagBytes))
        return Buffer.concat([text, cipher.final()]).toString('utf8')
      } catch {
        throw unreadable(owner, 'was saved under another KNOTS_SECRET, or is damaged')
      }
    },
  }
}

const openVault: Vault = {
  isLocked: false,
  seal: (_owner, text) => text,
  open(owner, stored) {
    if (!isSealed(stored)) return stored
    throw unreadable(owner, 'was saved under a KNOTS_SECRET that this Knots was not given')
  },
}
