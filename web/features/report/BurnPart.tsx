import { useComputedColorScheme } from '@mantine/core'
import type { Sprint } from '#contract/sprint.ts'
import { burndownPath } from './api.ts'
import styles from './report.module.css'

/** The picture that can also be embedded elsewhere; on paper always in its light colours. */
export function BurnPart({ slug, sprint }: { slug: string; sprint: Sprint }) {
  const theme = useComputedColorScheme('light')
  const path = (width: number, of = theme) => burndownPath(slug, sprint.id, of, width)
  return (
    <>
      <picture>
        <source media="(max-width: 40em)" srcSet={path(400)} width={400} height={426} />
        <img
          className={styles.picture}
          src={path(960)}
          width={960}
          height={565}
          alt={`Burn-down of ${sprint.title}`}
        />
      </picture>
      <img className={styles.printed} src={path(960, 'light')} width={960} height={565} alt="" />
    </>
  )
}
