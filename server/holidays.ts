import Holidays from 'date-holidays'
import { Invalid } from './errors.ts'

export type Holiday = { day: string; name: string }

const years = new Map<string, Holiday[]>()
const dayMilliseconds = 24 * 60 * 60 * 1000

/**
 * Public holidays from the first to the last day, both included. The region is a state's code,
 * such as BY in DE, or a state and one of its regions, such as BY.A. None without a country.
 */
export function publicHolidays(
  country: string | null,
  region: string | null,
  firstDay: string,
  lastDay: string,
): Holiday[] {
  if (country === null) return []
  const found: Holiday[] = []
  for (let year = Number(firstDay.slice(0, 4)); year <= Number(lastDay.slice(0, 4)); year += 1) {
    found.push(...holidaysOfYear(country, region, year))
  }
  return found.filter(({ day }) => day >= firstDay && day <= lastDay)
}

function holidaysOfYear(country: string, region: string | null, year: number): Holiday[] {
  const key = `${country} ${region ?? ''} ${year}`
  const known = years.get(key)
  if (known) return known
  const found = calendarOf(country, region)
    .getHolidays(year)
    .flatMap(({ date, start, end, name }) => {
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMilliseconds))
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
      return Array.from({ length: days }, (_, index) => ({
        day: new Date(first + index * dayMilliseconds).toISOString().slice(0, 10),
        name,
      }))
    })
  years.set(key, found)
  return found
}

function calendarOf(country: string, region: string | null): Holidays {
  const options = { types: ['public' as const] }
  if (region === null) return new Holidays(country, options)
  const [state = '', part] = region.split('.')
  return part === undefined
    ? new Holidays(country, state, options)
    : new Holidays(country, state, part, options)
}

/** Countries, or the regions of one, by code with their names. */
export function knownPlaces(country?: string): Record<string, string> {
  const calendar = new Holidays()
  return (
    (country === undefined ? calendar.getCountries('en') : calendar.getStates(country, 'en')) ?? {}
  )
}

/** Refuses a country or region without known holidays; `usual` is where a region alone lies. */
export function refuseUnknownPlace(
  country: string | null | undefined,
  region: string | null | undefined,
  usual: string | null,
) {
  const inCountry = country === undefined ? usual : country
  if (country && !Object.hasOwn(knownPlaces(), country)) {
    throw new Invalid(`Knots knows no holidays of ${country}. Give a code such as DE.`, 'country')
  }
  if (!region) return
  if (!inCountry) throw new Invalid('A region needs its country.', 'region')
  const [state = '', part] = region.split('.')
  const parts = part === undefined ? {} : (new Holidays().getRegions(inCountry, state, 'en') ?? {})
  const isState = Object.hasOwn(knownPlaces(inCountry), state)
  if (isState && (part === undefined || Object.hasOwn(parts, part))) return
  throw new Invalid(`Knots knows no region ${region} in ${inCountry}.`, 'region')
}
