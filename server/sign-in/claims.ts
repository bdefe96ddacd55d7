export type Claims = Record<string, unknown>

const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A claim by its name, or by the names on the way to it with dots between them; undefined where there is none. */
export function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let at: unknown = claims
  for (const part of name.split('.')) {
    if (!isObject(at) || !Object.hasOwn(at, part)) return undefined
    at = at[part]
  }
  return at
}

/** Whether a claim is this value, or a list with it. Upper and lower case are not the same. */
export function holds(claims: Claims, { claim, value }: { claim: string; value: string }): boolean {
  const found = claimOf(claims, claim)
  const values = Array.isArray(found) ? found : [found]
  return values.some(one => isPlain(one) && String(one) === value)
}

const isPlain = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The address, lower case, that one of several answers gives and calls verified in the same answer; where the issuer is trusted, it need not. */
export function verifiedMail(answers: readonly Claims[], isTrusted: boolean): string | null {
  for (const { email, email_verified: isVerified } of answers) {
    if (typeof email !== 'string' || !email.includes('@')) continue
    if (isTrusted || isVerified === true || isVerified === 'true') return email.trim().toLowerCase()
  }
  return null
}

/** How somebody is called: by name, else by what they sign in with. */
export function nameOf(claims: Claims): string | null {
  const { name, preferred_username: username } = claims
  for (const one of [name, username]) {
    if (typeof one === 'string' && one.trim() !== '') return one.trim().slice(0, 200)
  }
  return null
}
