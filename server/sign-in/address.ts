import { z } from 'zod'

export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || name === '::1') {
    return true
  }
  return /^127(?:\.\d{1,3}){3}$/.test(name)
}

export const Url = z
  .string()
  .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'is not an address such as https://example.org',
    abort: true,
  })
  .transform(text => new URL(text))

/** Secrets travel to it, so it is https, or this machine. */
export const SafeUrl = Url.refine(
  url => url.protocol === 'https:' || isLoopback(url.hostname),
  'must begin with https:// (plain http is for this machine only)',
)
