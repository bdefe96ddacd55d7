import { useRouteError } from 'react-router'
import { Problem } from '../components/Problem.tsx'

/** A page that broke, or whose code could not be fetched (for example after an update of Knots). */
export function Trouble() {
  const error = useRouteError()
  return (
    <Problem
      title="This page could not be shown"
      error={error}
      retryLabel="Load it again"
      onRetry={() => location.reload()}
    />
  )
}
