import { createHash, hkdfSync, randomBytes } from 'node:crypto'

/** 256 bits that nobody can guess. */
export const newKey = () => randomBytes(32).toString('base64url')

/** What is kept of a key. A key has too many bits to be found by trying, so a plain hash is enough. */
export const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** A key for one purpose, made of the secret of the environment. */
export const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'knots', purpose, 32))
