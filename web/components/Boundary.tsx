import { Component, type ReactNode } from 'react'

type Props = { fallback: ReactNode; children: ReactNode }

/** Keeps a part that broke, or whose code could not be fetched, from taking the page and its drafts with it. */
export class Boundary extends Component<Props, { broke: boolean }> {
  override state = { broke: false }

  static getDerivedStateFromError() {
    return { broke: true }
  }

  override render() {
    return this.state.broke ? this.props.fallback : this.props.children
  }
}
