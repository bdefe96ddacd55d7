import styles from './picture.module.css'

/** Wind in the sails: three lines with a curl, drawn once. */
function Wind() {
  return (
    <g className={styles.wind}>
      <path d="M20 52h118c22 0 22-30 3-30-11 0-15 9-11 16" />
      <path d="M52 72h132c20 0 21 26 3 26-10 0-13-7-10-13" />
      <path d="M8 92h92" />
    </g>
  )
}

function Boat() {
  return (
    <g>
      <path className={styles.mast} d="M110 14v112" />
      <path className={styles.sail} d="M116 20c44 26 58 60 58 92h-58z" />
      <path className={styles.jib} d="M103 30c-27 26-38 54-41 82h41z" />
      <path className={styles.flag} d="M110 14l22-7v13z" />
      <path className={styles.hull} d="M42 122h142c-6 26-22 40-46 40H84c-22 0-36-14-42-40z" />
      <path className={styles.stripe} d="M47 133h132" />
    </g>
  )
}

function Island() {
  return (
    <g>
      <path className={styles.hillFar} d="M96 128c24-58 62-76 92-40 14 16 26 30 44 40z" />
      <path className={styles.hill} d="M10 128c30-50 64-84 104-62 28 15 40 46 70 62z" />
      <path
        className={styles.sand}
        d="M0 132c40-16 200-18 250 0 6 8-2 14-14 14H16c-14 0-20-8-16-14z"
      />
      <path className={styles.mast} d="M112 66V22" />
      <path className={styles.flag} d="M112 22l30 9-30 10z" />
    </g>
  )
}

function Rocks() {
  return (
    <g>
      <path className={styles.rockFar} d="M84 130l24-76 20-16 16 26 26 22 26 44z" />
      <path className={styles.rock} d="M4 130l28-70 18-22 22 10 18 36 18 14 22 32z" />
      <path className={styles.rockEdge} d="M50 38l8 34-14 40M128 38l6 44 20 44" />
      <path className={styles.underWater} d="M0 96c33 8 66 8 99 0s66-8 99 0v34H0z" />
    </g>
  )
}

/**
 * The boat on its way, behind and between the places: wind and sails above the water, the chain of the anchor and
 * the rocks below it, the island on the horizon. Stretches with the page; said in words by the places themselves.
 */
export function BoatPicture() {
  return (
    <div className={styles.picture} aria-hidden="true">
      <div className={styles.sky} />
      <div className={styles.sea} />
      <svg
        className={styles.band}
        viewBox="0 0 1296 190"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path
          className={styles.wavesFar}
          d="M0 118c54-12 108-12 162 0s108 12 162 0 108-12 162 0 108 12 162 0 108-12 162 0 108 12 162 0 108-12 162 0 108 12 162 0v72H0z"
        />
      </svg>
      <svg className={styles.windDrawing} viewBox="0 0 210 110" aria-hidden="true">
        <Wind />
      </svg>
      <svg className={styles.islandDrawing} viewBox="0 0 250 150" aria-hidden="true">
        <Island />
      </svg>
      <svg className={styles.boatDrawing} viewBox="30 0 166 170" aria-hidden="true">
        <Boat />
      </svg>
      <svg
        className={styles.band}
        viewBox="0 0 1296 190"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path
          className={styles.waves}
          d="M0 146c36 9 72 9 108 0s72-9 108 0 72 9 108 0 72-9 108 0 72 9 108 0 72-9 108 0 72 9 108 0 72-9 108 0 72 9 108 0 72-9 108 0 72 9 108 0 72-9 108 0v44H0z"
        />
      </svg>
      <svg className={styles.rocksDrawing} viewBox="0 0 198 130" aria-hidden="true">
        <Rocks />
      </svg>
      <svg
        className={styles.chain}
        viewBox="0 0 60 120"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path d="M60 0C57 40 8 20 0 120" />
      </svg>
    </div>
  )
}
