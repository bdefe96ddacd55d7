import type { Meeting } from '#contract/meeting.ts'
import { stepNames } from '../../lib/meeting.ts'
import styles from './meeting.module.css'
import { StepTime } from './StepTime.tsx'
import { stateWords } from './steps.ts'

/** How long each step took. */
export function StepTimes({ meeting }: { meeting: Meeting }) {
  return (
    <table className={styles.times}>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">State</th>
          <th scope="col">Time</th>
        </tr>
      </thead>
      <tbody>
        {meeting.steps.map(step => (
          <tr key={step.step}>
            <th scope="row">{stepNames[step.step]}</th>
            <td>{stateWords[step.state]}</td>
            <td>
              <StepTime step={step} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
