import { Button, Stack, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Meeting, MeetingStepKey } from '#contract/meeting.ts'
import { useMe } from '../../lib/me.ts'
import { currentStep, stepNames, stepPath } from '../../lib/meeting.ts'
import { tellFailure } from '../../lib/tell-failure.ts'
import { useMeetingActs } from './api.ts'
import { nextStep } from './steps.ts'
import { useIsTyped } from './typed.ts'

export type Thread = ReturnType<typeof useThread>

/** Whether this browser follows; who leads does not unless they say so. Remembered for the meeting. */
function useFollows(slug: string, meetingId: string, isLeader: boolean) {
  const [kept, keep] = useLocalStorage({ key: `knots-follow-${slug}`, defaultValue: '' })
  const said = kept.startsWith(`${meetingId} `) ? kept.endsWith(' yes') : null
  const set = (follows: boolean) => keep(`${meetingId} ${follows ? 'yes' : 'no'}`)
  return [said ?? !isLeader, set] as const
}

const noteId = 'meeting-step'

/** Goes to the page of a step; while something typed is not saved, offers to go instead. */
function useGo(slug: string, meeting: Meeting) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const isTyped = useIsTyped()
  return (step: MeetingStepKey) => {
    const path = stepPath(slug, step, meeting)
    notifications.hide(noteId)
    if (path === pathname) return
    const leave = () => {
      notifications.hide(noteId)
      navigate(path)
    }
    if (!isTyped()) return leave()
    notifications.show({
      id: noteId,
      title: `The meeting is at ${stepNames[step]}`,
      autoClose: false,
      message: (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">This page stays: something you typed here is not saved.</Text>
          <Button size="compact-sm" onClick={leave}>
            Go there
          </Button>
        </Stack>
      ),
    })
  }
}

/** The meeting as this browser goes along with it. */
export function useThread(slug: string, meeting: Meeting) {
  const acts = useMeetingActs(slug)
  const me = useMe(slug)
  const isLeader = meeting.leader !== null && meeting.leader.personId === me
  const leads = isLeader || meeting.leader === null
  const [follows, setFollows] = useFollows(slug, meeting.id, isLeader)
  const [isMoving, setIsMoving] = useState(false)
  const goTo = useGo(slug, meeting)
  const current = currentStep(meeting)
  const now = current?.step ?? null
  const next = nextStep(meeting.steps)

  /** A step that this browser asked for, on its way: its page is gone to whether one follows or not. */
  const isAsked = useRef(false)
  const seen = useRef(now)
  useEffect(() => {
    if (seen.current === now) return
    seen.current = now
    if (now !== null && (follows || isAsked.current)) goTo(now)
    isAsked.current = false
  })

  const move = async (to: MeetingStepKey | null, isSkipped = false) => {
    if (isMoving) return
    isAsked.current = true
    setIsMoving(true)
    try {
      const { meeting: after, wasFirst } = await acts.move(meeting.id, { from: now, to, isSkipped })
      const reached = currentStep(after)?.step
      if (!wasFirst && reached !== undefined && reached !== to)
        notifications.show({
          message: `Somebody else went on meanwhile: the meeting is at ${stepNames[reached]}.`,
        })
    } catch (error) {
      isAsked.current = false
      tellFailure('The meeting did not go on')(error)
    } finally {
      setIsMoving(false)
    }
  }
  return {
    slug,
    meeting,
    me: me ?? null,
    isLeader,
    current,
    next,
    follows,
    setFollows,
    isMoving,
    goNext: () => void move(next),
    skip: () => void move(next, true),
    /** Opens a step: for all where one leads, else on this page alone. */
    open: (step: MeetingStepKey) => {
      if (leads && step !== now) void move(step)
      else goTo(step)
    },
    lead: (personId: string | null) =>
      void acts.lead(meeting, personId).catch(tellFailure('Who leads was not kept')),
    end: () => acts.end(meeting.id),
  }
}
