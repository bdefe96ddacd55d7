import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { signInWanted } from '../lib/api.ts'
import { sessionQuery, signInPath } from '../lib/session.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { isSomethingTyped, watchTyping } from './typed.ts'

/**
 * Around every page. Where the server wants a sign-in it leads there and back again, once; what somebody is
 * typing stays where it is.
 */
export function Root() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const here = `${pathname}${search}${hash}`
  const at = useRef({ here, isLeaving: false })
  const [isAsking, setIsAsking] = useState(false)
  useEffect(() => {
    at.current = { here, isLeaving: pathname === '/sign-in' }
  }, [here, pathname])
  useEffect(() => watchTyping(), [])
  useEffect(() => {
    const lead = () => {
      if (at.current.isLeaving) return
      client.setQueryData(sessionQuery.queryKey, known => known && { ...known, account: null })
      if (isSomethingTyped()) return setIsAsking(true)
      at.current.isLeaving = true
      void navigate(signInPath(at.current.here), { replace: true })
    }
    window.addEventListener(signInWanted, lead)
    return () => window.removeEventListener(signInWanted, lead)
  }, [client, navigate])
  const goOn = useCallback(() => {
    setIsAsking(false)
    void client.invalidateQueries()
  }, [client])
  return (
    <>
      <Outlet />
      {isAsking && <SignInAgain onBack={goOn} onClose={() => setIsAsking(false)} />}
    </>
  )
}
