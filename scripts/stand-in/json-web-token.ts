import { verify } from 'node:crypto'
import type { App } from './world/apps.ts'
import type { World } from './world/types.ts'

const LONGEST_SECONDS = 600

export function isAppToken(token: string): boolean {
  return token.split('.').length === 3
}

/** The app that signed a token (RS256), or GitHub's words for what is wrong with it. */
export function whoSigned(world: World, token: string): { app: App } | { refused: string } {
  const [head = '', claims = '', signature = ''] = token.split('.')
  const header = parsed(head)
  const { iss, iat, exp } = parsed(claims) ?? {}
  if (header?.alg !== 'RS256') return { refused: 'A JSON web token could not be decoded' }
  const app = world.apps.find(known => String(known.id) === String(iss))
  if (!app) return { refused: 'Integration not found' }
  const bytes = Buffer.from(`${head}.${claims}`)
  if (!verify('sha256', bytes, app.publicKey, Buffer.from(signature, 'base64url'))) {
    return { refused: 'A JSON web token could not be decoded' }
  }
  const now = world.now() / 1000
  if (typeof iat !== 'number' || iat > now + 60) {
    return {
      refused:
        "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    }
  }
  if (typeof exp !== 'number' || exp < now) {
    return {
      refused:
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    }
  }
  if (exp > now + LONGEST_SECONDS + 60) {
    return { refused: "'Expiration time' claim ('exp') is too far in the future" }
  }
  return { app }
}

function parsed(part: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
