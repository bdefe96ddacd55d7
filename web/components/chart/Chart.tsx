import { ActionIcon, Tooltip } from '@mantine/core'
import { IconFileTypeCsv, IconPhotoDown, IconTable } from '@tabler/icons-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { ChartTable } from './ChartTable.tsx'
import styles from './chart.module.css'
import { toPng } from './picture.ts'
import type { Legend } from './picture-legend.ts'
import { fileName, save } from './save.ts'
import { type Column, toCsv } from './table.ts'
import { useWidth } from './use-width.ts'

type Props = {
  title: string
  /** What the picture says below its title: sprint and days. */
  subtitle: string
  legend: Legend[]
  /** The same data as columns, for the table and the CSV file. */
  table: Column[]
  height: number
  /** Draws the svg at the width there is. */
  children: (width: number) => ReactNode
  /** What to know of it, where that hangs on the width that it has. */
  notes?: (width: number) => ReactNode
  /** In front of the buttons: what is shown. */
  controls?: ReactNode
}

const quiet = { variant: 'subtle', color: 'gray', c: 'var(--knots-muted)' } as const
const pressed = { variant: 'light', color: 'indigo' } as const

/** The frame of every chart: title, legend, a table of the same data, PNG and CSV to take away. */
export function Chart(props: Props) {
  const { title, subtitle, legend, table, height, children, notes, controls } = props
  const ref = useRef<HTMLDivElement>(null)
  const width = useWidth(ref)
  const [tabled, setTabled] = useState(false)
  const id = useId()
  const words = notes?.(width)
  const name = fileName(`${title} ${subtitle}`)
  const savePicture = async () => {
    const svg = ref.current?.querySelector('svg')
    if (svg) save(await toPng(svg, title, subtitle, legend), `${name}.png`)
  }
  const saveCsv = () => save(new Blob([toCsv(table)], { type: 'text/csv' }), `${name}.csv`)
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        <div className={styles.tools}>
          {controls}
          <Tooltip withinPortal={false} label="Show the data as a table">
            <ActionIcon
              {...(tabled ? pressed : quiet)}
              aria-label={`Table of ${title}`}
              aria-pressed={tabled}
              onClick={() => setTabled(!tabled)}
            >
              <IconTable size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip withinPortal={false} label="Save as a picture">
            <ActionIcon {...quiet} aria-label={`${title} as PNG`} onClick={savePicture}>
              <IconPhotoDown size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip withinPortal={false} label="Save the data as CSV">
            <ActionIcon {...quiet} aria-label={`${title} as CSV`} onClick={saveCsv}>
              <IconFileTypeCsv size={18} />
            </ActionIcon>
          </Tooltip>
        </div>
        <ul className={styles.legend} aria-label="Legend">
          {legend.map(({ label, mark, color }) => (
            <li key={label}>
              <span
                className={styles.swatch}
                data-mark={mark}
                style={{ color: `var(${color})` }}
                aria-hidden="true"
              />
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={ref} className={styles.body} style={{ height }}>
        {width > 0 && children(width)}
      </div>
      {words && <div className={styles.notes}>{words}</div>}
      {tabled && <ChartTable title={title} columns={table} />}
    </figure>
  )
}
