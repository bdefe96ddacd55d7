import type { BurndownDay } from '#contract/burndown.ts'
import styles from './chart.module.css'

type Props = {
  days: BurndownDay[]
  today: string
  x: (index: number) => number
  band: number
  top: number
}

const weekdays = ['S', 'M', 'T', 'W', 'T', 'F', 'S']
const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** Weekday and day of the month below each band; where they get too narrow, every other one. */
export function BurnDays({ days, today, x, band, top }: Props) {
  const every = band < 19 ? Math.ceil(19 / band) : 1
  return (
    <g>
      {days.map(({ day }, index) => {
        if (index % every !== 0 && day !== today) return null
        const date = new Date(`${day}T00:00:00Z`)
        const number = date.getUTCDate()
        const named = band >= 52 && (index === 0 || number === 1)
        const className = day === today ? styles.tickStrong : styles.tick
        return (
          <g key={day}>
            <text className={className} x={x(index) + band / 2} y={top + 14} textAnchor="middle">
              {(band >= 34 ? names : weekdays)[date.getUTCDay()]}
            </text>
            <text className={className} x={x(index) + band / 2} y={top + 29} textAnchor="middle">
              {named ? `${number} ${month.format(date)}` : number}
            </text>
          </g>
        )
      })}
    </g>
  )
}
