import { encode } from 'uqr'
import { useBigScreen } from '../../components/big-screen.ts'
import styles from './meeting.module.css'

/** Dark squares as one path; scanners want dark on white, also in the dark. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 2 })
  const squares = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="QR code of this page’s address"
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0z`} fill="#ffffff" />
      <path d={squares} fill="#10151f" />
    </svg>
  )
}

/** On the big screen of a room: how to come in with a phone. */
export function Join() {
  const { isOn } = useBigScreen()
  if (!isOn) return null
  const address = `${location.origin}${location.pathname}`
  return (
    <section className={styles.join} aria-label="Join with your phone">
      <QrCode text={address} />
      <div>
        <p>Join with your phone</p>
        <p className={styles.address}>{address}</p>
      </div>
    </section>
  )
}
