import { Button, CopyButton, SegmentedControl } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Team } from '#contract/team.ts'
import styles from './pictures.module.css'
import { type Colours, charts, type Format, picturePath, snippetOf } from './pictures.ts'

const colourChoices: { value: Colours; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'reader', label: "The reader's" },
]
const formatChoices: { value: Format; label: string }[] = [
  { value: 'svg', label: 'SVG' },
  { value: 'png', label: 'PNG' },
]

type Props = { team: Team; pictureKey: string; origin: string }

/** What to paste, beside what will be seen. */
export function PictureSnippets({ team, pictureKey, origin }: Props) {
  const id = useId()
  const [colours, setColours] = useState<Colours>('light')
  const [format, setFormat] = useState<Format>('svg')
  return (
    <>
      <div className={styles.choices}>
        <div>
          <p id={`${id}-colours`}>Colours</p>
          <SegmentedControl
            aria-labelledby={`${id}-colours`}
            data={colourChoices}
            value={colours}
            onChange={setColours}
            size="xs"
          />
        </div>
        <div>
          <p id={`${id}-format`}>Format</p>
          <SegmentedControl
            aria-labelledby={`${id}-format`}
            data={formatChoices}
            value={format}
            onChange={setFormat}
            size="xs"
          />
        </div>
      </div>
      {charts.map(({ chart, title, width, height }) => {
        const alt = `${title}, ${team.name}`
        const snippet = snippetOf({ key: pictureKey, origin, alt }, chart, { colours, format })
        return (
          <section key={chart} className={styles.chart} aria-label={title}>
            <div className={styles.head}>
              <h3>{title}</h3>
              <CopyButton value={snippet}>
                {({ copied, copy }) => (
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
                    aria-label={`Copy the text for ${title}`}
                    onClick={copy}
                  >
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
            </div>
            <pre className={styles.code}>{snippet}</pre>
            <picture>
              {colours === 'reader' && (
                <source
                  media="(prefers-color-scheme: dark)"
                  srcSet={picturePath(pictureKey, chart, format, true)}
                />
              )}
              <img
                className={styles.preview}
                alt={alt}
                width={width}
                height={height}
                loading="lazy"
                src={picturePath(pictureKey, chart, format, colours === 'dark')}
              />
            </picture>
          </section>
        )
      })}
    </>
  )
}
