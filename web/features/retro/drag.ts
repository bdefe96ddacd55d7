import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { type RefObject, useEffect, useRef, useState } from 'react'

const kind = 'knots-card'

/** Makes an element one that can be dragged, carrying the id of its card. */
export function useDragged(
  element: RefObject<HTMLElement | null>,
  cardId: string,
  isOn: boolean,
): boolean {
  const [isDragging, setIsDragging] = useState(false)
  useEffect(() => {
    if (!element.current || !isOn) return
    return draggable({
      element: element.current,
      getInitialData: () => ({ kind, cardId }),
      onDragStart: () => setIsDragging(true),
      onDrop: () => setIsDragging(false),
    })
  }, [element, cardId, isOn])
  return isDragging
}

/** Calls with the card that is let go on an element, unless it is one within it that takes it. */
export function useDropTarget(
  element: RefObject<HTMLElement | null>,
  onCard: (cardId: string) => void,
  isOn = true,
): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onCard)
  useEffect(() => {
    latest.current = onCard
  })
  useEffect(() => {
    const own = element.current
    if (!own || !isOn) return
    const isInnermost = (targets: { element: Element }[]) => targets[0]?.element === own
    return dropTargetForElements({
      element: own,
      canDrop: ({ source }) => source.data.kind === kind,
      onDropTargetChange: ({ location }) => setIsOver(isInnermost(location.current.dropTargets)),
      onDragEnter: ({ location }) => setIsOver(isInnermost(location.current.dropTargets)),
      onDragLeave: () => setIsOver(false),
      onDrop: ({ source, location }) => {
        setIsOver(false)
        if (isInnermost(location.current.dropTargets)) latest.current(String(source.data.cardId))
      },
    })
  }, [element, isOn])
  return isOver
}
