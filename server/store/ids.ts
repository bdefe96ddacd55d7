import { randomBytes } from 'node:crypto'

/** A random id of 16 letters, digits, `-` and `_` (96 bits): no order, not to be guessed. */
export function newId(): string {
  return randomBytes(12).toString('base64url')
}
