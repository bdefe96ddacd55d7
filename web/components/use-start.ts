import { useState } from 'react'
import { useNavigate } from 'react-router'
import { currentStep, stepPath, useStartMeeting } from '../lib/meeting.ts'
import { tellFailure } from '../lib/tell-failure.ts'

/** Starts the meeting and goes to its first step; where one is held already, to where that is. */
export function useStart(slug: string) {
  const begin = useStartMeeting(slug)
  const navigate = useNavigate()
  const [isStarting, setIsStarting] = useState(false)
  const start = async () => {
    setIsStarting(true)
    try {
      const meeting = await begin()
      const step = currentStep(meeting)?.step
      if (step) navigate(stepPath(slug, step, meeting))
    } catch (error) {
      tellFailure('The meeting was not started')(error)
    } finally {
      setIsStarting(false)
    }
  }
  return { start, isStarting }
}
