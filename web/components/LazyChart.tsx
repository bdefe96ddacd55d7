import { type ReactNode, Suspense } from 'react'
import { Boundary } from './Boundary.tsx'
import { Loading } from './Loading.tsx'
import { Problem } from './Problem.tsx'

/** Room for a chart whose code comes in a chunk of its own. */
export function LazyChart({ height, children }: { height: number; children: ReactNode }) {
  return (
    <Boundary
      fallback={
        <Problem
          title="The chart could not be shown"
          error={null}
          retryLabel="Load the page again"
          onRetry={() => location.reload()}
        />
      }
    >
      <Suspense fallback={<Loading height={height} label="Loading the chart" />}>
        {children}
      </Suspense>
    </Boundary>
  )
}
