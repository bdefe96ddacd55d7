import { Skeleton } from '@mantine/core'
import { Loading } from '../../components/Loading.tsx'

/** The shape of an answer before it is there. */
export function AnswerLoading() {
  return (
    <>
      <Loading height={190} label="Loading the forecast" />
      <Skeleton height={380} radius="lg" />
    </>
  )
}
