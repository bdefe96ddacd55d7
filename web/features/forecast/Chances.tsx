import type { Forecast } from '#contract/forecast.ts'
import { Figure } from '../../components/Figure.tsx'
import { FigureStrip } from '../../components/FigureStrip.tsx'
import type { Question } from '../../lib/forecast.ts'
import { untilWords } from '../../lib/forecast-words.ts'
import { formatDayWithYear, formatPoints } from '../../lib/format.ts'

type Props = { forecast: Forecast; question: Question }

type Chance = { percent: number; value: string; unit: string; note: string }

const ofSprints = ({
  percent,
  sprints,
  lastDay,
}: NonNullable<Forecast['sprints']>[number]): Chance =>
  sprints === null
    ? { percent, value: 'Later', unit: '', note: 'than the years looked at' }
    : {
        percent,
        value: String(sprints),
        unit: sprints === 1 ? 'sprint' : 'sprints',
        note: lastDay === null ? '' : `by ${formatDayWithYear(lastDay)}`,
      }

/** The same answer at three degrees of certainty. */
export function Chances({ forecast, question }: Props) {
  const { sprints, points, formula } = forecast
  const chances = [
    ...(sprints ?? []).map(ofSprints),
    ...(points ?? []).map(({ percent, points }) => ({
      percent,
      value: formatPoints(Math.floor(points)),
      unit: 'points',
      note: `at least, ${untilWords(question)}`,
    })),
  ]
  return (
    <FigureStrip label="How sure">
      {chances.map(({ percent, value, unit, note }) => (
        <Figure
          key={percent}
          label={`${percent} % sure`}
          value={value}
          {...(unit ? { unit } : {})}
          note={note || undefined}
          formula={formula}
        />
      ))}
    </FigureStrip>
  )
}
