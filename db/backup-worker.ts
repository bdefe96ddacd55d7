import { workerData } from 'node:worker_threads'
import { backUp } from './backup.ts'

const { source, folder, at, keep } = workerData as {
  source: string
  folder: string
  at: number
  keep: number
}
backUp(source, folder, at, keep)
