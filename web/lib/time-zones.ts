/** Where the browser says it is; UTC where it does not say. */
export const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** What is to be seen and searched for in a list: "Europe/Zurich (GMT+2)". */
function labelOf(timeZone: string, now: number): string {
  const offset = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find(part => part.type === 'timeZoneName')?.value
  return `${timeZone.replaceAll('_', ' ')} (${offset})`
}

export type TimeZoneOption = { value: string; label: string }

export const timeZoneOption = (value: string, now: number): TimeZoneOption => ({
  value,
  label: labelOf(value, now),
})

/** All time zones, with `also` among them even if the browser does not list it. */
export function timeZoneOptions(also: string, now: number): TimeZoneOption[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also])
  return [...names].sort().map(value => timeZoneOption(value, now))
}
